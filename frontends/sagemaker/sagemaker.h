#pragma once

#include <string_view>

#include "frontends/dialect/dialect.h"
#include "graph/base/result.h"
#include "graph/pipeline.h"

// SageMaker Pipelines: written with the Python SDK, v2 and v3, or compiled to a definition.
namespace smgraph::sagemaker {

/// The dialect's row for the table of frontends.
const frontends::PythonDialect& Dialect();

/// Every pipeline object of the evaluation as a graph, in source order (reference: SDK classes
/// Pipeline, StepsCompiler, PipelineGraph).
void Collect(python::Evaluator& ev, graph::Document& document);

/// Reads a compiled definition: as `Pipeline.definition()` prints it, as describe_pipeline answers,
/// or in the spellings of the published schema. `file` names the text in spans; `name` is the
/// pipeline's name, which the definition does not hold. The error has a place.
Result<graph::Document> ReadDefinition(std::string_view text, FileId file, std::string_view name);

}  // namespace smgraph::sagemaker
