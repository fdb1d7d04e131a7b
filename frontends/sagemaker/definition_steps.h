#pragma once

#include <optional>

#include "graph/base/json_tree.h"
#include "graph/base/result.h"
#include "graph/pipeline.h"

namespace smgraph::sagemaker {

/// Where the parts of the definition stand. Those of a definition that is a string inside another
/// file all have the place of that string.
struct DefinitionPlaces {
  SourceSpan whole;
  bool inside_string = false;
  SourceSpan SpanOf(const JsonNode* node) const;
};

/// Adds the steps of a definition to the pipeline, nested ones after their parent, and their edges.
/// `steps` are the plain values of `node`.
std::optional<Error> ReadDefinitionSteps(const graph::Value& steps, const JsonNode& node,
                                         const DefinitionPlaces& places, graph::Pipeline& pipeline);

}  // namespace smgraph::sagemaker
