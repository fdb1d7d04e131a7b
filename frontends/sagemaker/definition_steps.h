#pragma once

#include <functional>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "frontends/sagemaker/definition_values.h"
#include "frontends/sagemaker/json_places.h"
#include "graph/base/result.h"
#include "graph/pipeline.h"

namespace smgraph::sagemaker {

/// Where the parts of the definition stand; gives no places when the definition is a string inside
/// another file.
struct DefinitionPlaces {
  const LineIndex* lines = nullptr;
  FileId file = FileId::kNoFile;
  SourceSpan whole;  // used when `lines` is null
  SourceSpan SpanOf(const JsonPlace* place) const;
};

/// Adds the steps of a definition (plain values) to the pipeline, nested ones after their parent,
/// and their edges.
std::optional<Error> ReadDefinitionSteps(const graph::Value& steps, const JsonPlace* place,
                                         const DefinitionPlaces& places, graph::Pipeline& pipeline);

}  // namespace smgraph::sagemaker
