#pragma once

#include <string>
#include <vector>

#include "graph/pipeline.h"

namespace smgraph::testing {

/// A pipeline as lists, which are easier to change than a graph.
struct Parts {
  explicit Parts(const graph::Pipeline& pipeline);
  /// The pipeline again; ports that edges end at and nobody declared are made.
  graph::Pipeline Build() const;

  struct Arc {
    graph::StepId from;
    graph::StepId to;
    graph::Edge edge;
  };
  graph::PipelineInfo info;
  std::vector<graph::Step> steps;
  std::vector<Arc> arcs;
};

/// Gives new names to all steps and to what reads them: `name(old)`.
template <typename Name>
void RenameSteps(Parts& parts, Name name) {
  const auto rename = [&name](graph::Value& value) {
    if (auto* reference = value.As<graph::StepReference>()) reference->step = name(reference->step);
    if (auto* get = value.As<graph::JsonGet>()) {
      if (!get->step.empty()) get->step = name(get->step);
    }
    if (auto* result = value.As<graph::FunctionResult>()) result->step = name(result->step);
  };
  for (graph::Step& step : parts.steps) {
    step.id = name(step.id);
    graph::Edit(step.guard, rename);
    for (auto& item : step.arguments.items)
      graph::Edit(item.second, rename);
    for (graph::Port& port : step.inputs)
      graph::Edit(port.value, rename);
    for (graph::Port& port : step.outputs)
      graph::Edit(port.value, rename);
    if (!step.multiplicity) continue;
    for (graph::Value& over : step.multiplicity->over)
      graph::Edit(over, rename);
  }
}

/// Adds an edge, and the ports that it ends at where they are missing.
void Join(graph::Pipeline& pipeline, graph::StepId from, graph::StepId to, graph::Edge edge);

}  // namespace smgraph::testing
