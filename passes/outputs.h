#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "graph/pipeline.h"

namespace smgraph::passes {

/// The name of the output port of `producer` that `use` (a StepReference, FunctionResult or
/// JsonGet) reads; a port that every such step has, but that the frontend did not write down, is
/// added. Nullopt when the producer has no such output. Paths are compared part by part: a port
/// `Model` does not claim `ModelArtifacts`.
///
///   Prep, ProcessingOutputConfig.Outputs['train'].S3Output.S3Uri   train
///   Train, ModelArtifacts.S3ModelArtifacts                         ModelArtifacts
///   Evaluate, JsonGet of EvaluationReport, metrics.auc             evaluation[metrics.auc]
///   load, result [0]                                               output_0
///
/// `file_output` is the output that holds the property file, where the frontend has noted it.
std::optional<std::string> OutputRead(graph::Step& producer, const graph::Value& use,
                                      std::string_view file_output = {});

/// The same for a path in text.
std::optional<std::string> OutputAt(graph::Step& producer, std::string_view path);

/// The output that holds the property file `file`, as the step's "PropertyFiles" say; empty when
/// they do not.
std::string OutputOfPropertyFile(const graph::Step& step, std::string_view file);

/// The path of the property file `file` where another one is in the same output; else empty.
std::string PathAmongPropertyFiles(const graph::Step& step, std::string_view file);

/// "evaluation[metrics.auc]" without its JSON path: "evaluation".
std::string_view WithoutJsonPath(std::string_view output);

}  // namespace smgraph::passes
