#pragma once

#include <string>

#include "graph/pipeline.h"
#include "render/renderer.h"

namespace smgraph::cli {

/// What the user can settle of that which is not known, one option a line, with what it stands for;
/// empty when there is nothing. `options.sources` must be there.
///
///     To settle what is not known
///       --env STAGE=VALUE  environment variable STAGE (train.py:3:8)
///       --set role=VALUE   command-line argument --role (train.py:12:1)
std::string OpenNames(const graph::Document& document, const render::RenderOptions& options);

}  // namespace smgraph::cli
