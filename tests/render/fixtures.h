#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "graph/changes.h"
#include "graph/pipeline.h"

namespace smgraph::render {

struct NamedPipeline {
  std::string name;
  graph::Pipeline pipeline;
};

/// The files that the spans of the churn pipelines point into, in the order of their ids.
void AddSources(SourceMap& sources);

/// Train, evaluate, register if good: what most SageMaker pipelines look like. With parameters, a
/// schedule, settings and an unknown.
graph::Pipeline ChurnPipeline();
/// The same after some work: every kind of change.
graph::Pipeline ChurnPipelineAfter();
graph::Comparison ChurnComparison();
/// ZenML: guarded and repeated steps.
graph::Pipeline GuardedPipeline();
/// 30 steps from three sources to a canary.
graph::Pipeline MlopsPipeline();
graph::Comparison MlopsComparison();

/// Names and labels that mean something to HTML, XML, DOT, Mermaid, Markdown or a template.
graph::Pipeline MarkupPipeline();

/// Small graphs, each with something that drawings get wrong: skipped levels, wide fans, long
/// names, labels everywhere, nested decisions, several components, cycles, wide characters.
std::vector<NamedPipeline> HardPipelines();

/// All of the above.
std::vector<NamedPipeline> AllPipelines();
std::vector<graph::Comparison> AllComparisons();

/// A random graph of `steps` steps with about `density` edges a step; every eighth has labels on
/// all edges. The same seed gives the same graph everywhere.
graph::Pipeline RandomPipeline(std::uint32_t seed, std::size_t steps, double density);

/// The same graph with steps and edges inserted in another order.
graph::Pipeline Shuffled(const graph::Pipeline& pipeline, std::uint32_t seed);

}  // namespace smgraph::render
