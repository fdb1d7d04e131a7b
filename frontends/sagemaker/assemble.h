#pragma once

#include "frontends/sagemaker/compiler.h"
#include "graph/pipeline.h"

namespace smgraph::sagemaker {

/// So many steps of a pipeline are read; one that has more is not complete. The service takes a
/// thousandth of them.
inline constexpr std::size_t kMaxSteps = 50'000;

/// Edge::made_by of what the SDK's own graph has, and of references that only the service sees.
inline constexpr std::string_view kMadeBySdk = "sagemaker";
inline constexpr std::string_view kMadeByService = "sagemaker-service";

/// Puts the compiled steps into the graph: one node a step, and edges for DependsOn, references,
/// property files and branches. `pipeline_path`: under what the pipeline itself was made.
void Assemble(const Compiler& compiler, Reader& reader, Findings& findings,
              const python::Path* pipeline_path, graph::Pipeline& pipeline);

/// The output of a step that a property path reads: "train" for
/// "ProcessingOutputConfig.Outputs['train'].S3Output.S3Uri"; empty when there is none.
std::string OutputOfPath(const graph::Step& step, std::string_view path);

/// The output that holds a property file: `known` when the reference says it, else by the
/// producer's own list; empty when it is not among the outputs.
std::string OutputOfFile(const graph::Step& producer, std::string_view file, std::string known);

/// What is said about a reference that the SDK's own graph does not have; `where` is a phrase: "in
/// a tuple".
std::string OutsideReference(const std::string& step, const std::string& producer,
                             std::string_view where);

/// Adds the edge unless the same is there.
void AddEdge(graph::Pipeline& pipeline, graph::StepId from, graph::StepId to, graph::Edge edge);

/// In which runs the steps of a branch execute.
graph::Guard GuardOfArm(const graph::Step& condition, std::string_view arm);

}  // namespace smgraph::sagemaker
