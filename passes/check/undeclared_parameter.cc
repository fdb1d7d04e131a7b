#include <algorithm>
#include <set>
#include <string>

#include <boost/range/iterator_range.hpp>
#include <fmt/format.h>

#include "passes/check/checker.h"

namespace smgraph::passes {
namespace {

using graph::Parameter;
using graph::Pipeline;
using graph::Value;

bool Declares(const Pipeline& pipeline, const std::string& name) {
  const auto& parameters = graph::Info(pipeline).parameters;
  return std::ranges::find(parameters, name, &Parameter::name) != parameters.end();
}

template <typename Visitor>
void WalkStep(const graph::Step& step, Visitor&& visit) {
  for (const graph::Port& port : step.inputs)
    graph::Walk(port.value, visit);
  for (const graph::Port& port : step.outputs)
    graph::Walk(port.value, visit);
  for (const graph::Map* map : {&step.arguments, &step.settings}) {
    for (const auto& [key, value] : map->items)
      graph::Walk(value, visit);
  }
}

void FindUndeclared(const Pipeline& pipeline, const CheckOptions&, Findings& findings) {
  // Without a list that is known, anything may be in it.
  if (graph::Info(pipeline).dialect != graph::Dialect::kSageMaker ||
      !graph::Info(pipeline).complete)
    return;
  std::set<std::string> said;
  for (const auto id : boost::make_iterator_range(vertices(pipeline))) {
    const graph::Step& step = pipeline[id];
    WalkStep(step, [&](const Value& part) {
      const auto* used = part.As<graph::ParameterReference>();
      if (used == nullptr || Declares(pipeline, used->name)) return;
      if (!said.insert(used->name).second) return;
      findings.Add(step.span, fmt::format("step '{}' uses the parameter '{}', which is not among "
                                          "the parameters of the pipeline",
                                          step.id, used->name));
    });
  }
}

}  // namespace

const Checker kUndeclaredParameter = {
    {.code = "SMG401",
     .slug = "undeclared-parameter",
     .severity = Severity::kError,
     .confidence = Confidence::kLikely,
     .summary = "a step uses a parameter that the pipeline does not declare",
     .page =
         {.explanation =
              "A definition refers to its parameters by name. The SDK writes into it those of the "
              "pipeline's parameters= and does not look whether the steps use others, which the "
              "service "
              "then does not know.\n\n"
              "Add the parameter to parameters=.",
          .holds_for = "SageMaker SDK 2 and 3",
          .bad = R"py(from sagemaker.workflow.fail_step import FailStep
from sagemaker.workflow.parameters import ParameterString
from sagemaker.workflow.pipeline import Pipeline

reason = ParameterString(name="Reason", default_value="no data")
pipeline = Pipeline(name="stops", steps=[FailStep(name="Stop", error_message=reason)])
)py",
          .good = R"py(from sagemaker.workflow.fail_step import FailStep
from sagemaker.workflow.parameters import ParameterString
from sagemaker.workflow.pipeline import Pipeline

reason = ParameterString(name="Reason", default_value="no data")
pipeline = Pipeline(name="stops", parameters=[reason], steps=[FailStep(name="Stop", error_message=reason)])
)py"}},
    &FindUndeclared};

}  // namespace smgraph::passes
