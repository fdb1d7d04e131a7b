#pragma once

#include "frontends/dialect/frontend.h"
#include "graph/base/result.h"
#include "graph/pipeline.h"

// ZenML: written in Python, static and dynamic pipelines, or compiled to a snapshot.
namespace smgraph::zenml {

/// The dialect's row of the table of frontends.
extern const frontends::Frontend kZenMl;

/// Puts the classes and functions of ZenML into the registry.
void Declare(python::Registry& registry);
/// The pipelines that the user's code calls, and those of the module that nobody calls, with their
/// defaults. One graph for each pipeline function; calls with other arguments that give another
/// graph give further pipelines.
void Collect(python::Evaluator& ev, graph::Document& document);

/// A snapshot as the compiler writes it, as the server returns it, or its specification alone.
bool IsSnapshot(const JsonNode& root);
/// Reads a compiled pipeline: a snapshot as the compiler writes it, as the server returns it (below
/// "metadata"), or a bare pipeline specification, of any version: list inputs and single ones,
/// steps named by `invocation_id` or `pipeline_parameter_name`, sources as objects or text. A
/// dynamic snapshot holds no graph: its pipeline is incomplete. The error has a place.
Result<graph::Document> ReadSnapshot(std::string_view text, FileId file, SourceMap& sources);

}  // namespace smgraph::zenml
