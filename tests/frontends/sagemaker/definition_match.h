#pragma once

#include <nlohmann/json.hpp>

#include "graph/value.h"

namespace smgraph::sagemaker {

/// Fails the test unless `definition` is the recorded one, byte for byte, once texts that differ
/// only in what comes from the environment (docs/commands/compile.md) are made the same. True when
/// it is; without `report` that is all.
bool SameDefinition(const graph::Value& definition, const nlohmann::ordered_json& recorded,
                    bool report = true);

}  // namespace smgraph::sagemaker
