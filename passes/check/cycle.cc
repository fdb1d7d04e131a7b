#include <algorithm>
#include <string>
#include <vector>

#include <boost/graph/strong_components.hpp>
#include <boost/range/iterator_range.hpp>
#include <fmt/format.h>

#include "passes/check/checker.h"

namespace smgraph::passes {
namespace {

using graph::Pipeline;
using graph::StepId;

// Steps by the component that they are in, in the order of the pipeline.
std::vector<std::vector<StepId>> Components(const Pipeline& pipeline) {
  std::vector<std::size_t> component(num_vertices(pipeline));
  const auto map =
      boost::make_iterator_property_map(component.begin(), get(boost::vertex_index, pipeline));
  const std::size_t count = boost::strong_components(pipeline, map);
  std::vector<std::vector<StepId>> members(count);
  for (const StepId step : boost::make_iterator_range(vertices(pipeline)))
    members[component[step]].push_back(step);
  std::sort(members.begin(), members.end());
  return members;
}

bool NeedsItself(const Pipeline& pipeline, StepId step) {
  return edge(step, step, pipeline).second;
}

// A step of the component that must come after `step`.
StepId NextWithin(const Pipeline& pipeline, const std::vector<StepId>& members, StepId step) {
  for (const auto edge : boost::make_iterator_range(out_edges(step, pipeline))) {
    if (std::ranges::binary_search(members, target(edge, pipeline))) return target(edge, pipeline);
  }
  return step;
}

// "A -> B -> A".
std::string Path(const Pipeline& pipeline, const std::vector<StepId>& members) {
  std::vector<StepId> path;
  StepId at = members.front();
  while (std::ranges::find(path, at) == path.end()) {
    path.push_back(at);
    at = NextWithin(pipeline, members, at);
  }
  std::string text;
  for (auto step = std::ranges::find(path, at); step != path.end(); ++step)
    text += pipeline[*step].id + " -> ";
  return text + pipeline[at].id;
}

void FindCycles(const Pipeline& pipeline, const CheckOptions&, Findings& findings) {
  // ZenML's compiler refuses cycles: reading the pipeline says so.
  if (graph::Info(pipeline).dialect == graph::Dialect::kZenMl) return;
  for (const std::vector<StepId>& members : Components(pipeline)) {
    if (members.size() == 1 && !NeedsItself(pipeline, members.front())) continue;
    // What is not known may keep one of the steps, or of what they wait for, out of the pipeline.
    const bool certain = graph::Info(pipeline).complete;
    Diagnostic& found =
        findings.Add(pipeline[members.front()].span,
                     fmt::format("these steps {} for each other: {}", certain ? "wait" : "may wait",
                                 Path(pipeline, members)));
    if (certain) continue;
    found.severity = Severity::kWarning;
    found.confidence = Confidence::kMaybe;
  }
}

}  // namespace

const Checker kCycle = {
    WithPage("cycle",
             {.explanation =
                  "A step cannot start before the steps it depends on have ended. When they depend "
                  "on it in turn, the SDK and the service refuse the pipeline: \"Cycle detected in "
                  "pipeline step graph\".\n\n"
                  "Remove one of the dependencies that the message names.",
              .holds_for = "SageMaker SDK 2 and 3, ZenML",
              .bad = R"py(from sagemaker.workflow.callback_step import CallbackStep
from sagemaker.workflow.pipeline import Pipeline

first = CallbackStep(name="First", sqs_queue_url="https://queue", inputs={}, outputs=[], depends_on=["Second"])
second = CallbackStep(name="Second", sqs_queue_url="https://queue", inputs={}, outputs=[], depends_on=["First"])
pipeline = Pipeline(name="loop", steps=[first, second])
)py",
              .good = R"py(from sagemaker.workflow.callback_step import CallbackStep
from sagemaker.workflow.pipeline import Pipeline

first = CallbackStep(name="First", sqs_queue_url="https://queue", inputs={}, outputs=[])
second = CallbackStep(name="Second", sqs_queue_url="https://queue", inputs={}, outputs=[], depends_on=["First"])
pipeline = Pipeline(name="loop", steps=[first, second])
)py"}),
    &FindCycles};

}  // namespace smgraph::passes
