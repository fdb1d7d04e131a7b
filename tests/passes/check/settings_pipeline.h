#pragma once

#include <string>
#include <string_view>
#include <utility>

#include "graph/pipeline.h"
#include "passes/check.h"

// A ZenML pipeline of one step, for the rules about settings.
namespace smgraph::passes::testing {

/// {"orchestrator.sagemaker": values}.
inline graph::Map Sagemaker(graph::Map values) {
  graph::Map keys;
  keys.Set("orchestrator.sagemaker", std::move(values));
  return keys;
}

inline graph::Pipeline WithSettings(graph::Map of_pipeline, graph::Map of_step) {
  graph::Pipeline pipeline;
  graph::PipelineInfo& info = graph::Info(pipeline);
  info.dialect = graph::Dialect::kZenMl;
  info.name = "nightly";
  info.settings.Set("settings", std::move(of_pipeline));
  graph::Step step;
  step.id = "train";
  step.settings.Set("settings", std::move(of_step));
  add_vertex(step, pipeline);
  return pipeline;
}

/// The messages of one rule, with "?" behind those that may be.
inline std::string Messages(const graph::Pipeline& pipeline, std::string_view slug,
                            const CheckOptions& options = {}) {
  std::string messages;
  for (const Diagnostic& found : Check(pipeline, options)) {
    if (found.slug != slug) continue;
    messages += found.message + (found.confidence == Confidence::kMaybe ? "?\n" : "\n");
  }
  return messages;
}

}  // namespace smgraph::passes::testing
