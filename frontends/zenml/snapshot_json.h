#pragma once

#include <string_view>

#include "graph/base/result.h"
#include "graph/pipeline.h"

namespace smgraph::zenml {

/// Reads a compiled pipeline: a snapshot as the compiler writes it, as the server
/// returns it (below "metadata"), or a bare pipeline specification, of any version: list inputs and
/// single ones, steps named by `invocation_id` or `pipeline_parameter_name`, sources as objects or
/// text. A dynamic snapshot holds no graph: its pipeline is incomplete. The error has a place.
Result<graph::Document> ReadSnapshot(std::string_view text, FileId file);

}  // namespace smgraph::zenml
