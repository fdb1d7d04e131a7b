#pragma once

#include "frontends/sagemaker/reader.h"
#include "graph/guard.h"

namespace smgraph::sagemaker {

/// The list of conditions of a condition step, each in the words of the definition: {"Type":
/// "GreaterThan", "LeftValue": …, "RightValue": …} (reference: SDK module conditions).
graph::Value ReadConditions(Reader& reader, python::Ref conditions);

/// What a condition of that form says. The list of a condition step is a conjunction; Not and Or
/// nest.
graph::Guard GuardOfConditions(const graph::Value& conditions);

}  // namespace smgraph::sagemaker
