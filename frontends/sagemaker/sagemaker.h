#pragma once

#include "frontends/dialect/frontend.h"
#include "graph/base/result.h"
#include "graph/pipeline.h"

// SageMaker Pipelines: written with the Python SDK, v2 and v3, or compiled to a definition.
namespace smgraph::sagemaker {

/// The dialect's row of the table of frontends.
extern const frontends::Frontend kSageMaker;

/// Puts the classes and functions of the SDK into the registry.
void Declare(python::Registry& registry);
/// Every pipeline object of the evaluation as a graph, in source order (reference: SDK classes
/// Pipeline, StepsCompiler, PipelineGraph).
void Collect(python::Evaluator& ev, graph::Document& document);
/// The same, each with the definition that the SDK would make of it (PipelineInfo::definition).
void CollectCompiled(python::Evaluator& ev, graph::Document& document);

/// The compiled definition, or the answer of describe_pipeline that holds it as text.
bool IsDefinition(const JsonNode& root);
/// Reads a compiled definition: as `Pipeline.definition()` prints it, as describe_pipeline answers,
/// or in the spellings of the published schema. A definition does not hold its pipeline's name: the
/// file's stands for it. The error has a place.
Result<graph::Document> ReadDefinition(std::string_view text, FileId file, SourceMap& sources);

}  // namespace smgraph::sagemaker
