#include <algorithm>
#include <array>
#include <cstdint>
#include <set>
#include <string>
#include <string_view>

#include <boost/range/iterator_range.hpp>
#include <fmt/format.h>

#include "passes/check/checker.h"

// What is wrong with the parameters of a SageMaker pipeline. The SDK checks the type of a default
// only, and that only while the parameter is made.
namespace smgraph::passes {
namespace {

using graph::Parameter;
using graph::Pipeline;
using graph::Value;

bool IsSageMaker(const Pipeline& pipeline) {
  return graph::Info(pipeline).dialect == graph::Dialect::kSageMaker;
}

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
  if (!IsSageMaker(pipeline) || !graph::Info(pipeline).complete) return;
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

void FindDuplicates(const Pipeline& pipeline, const CheckOptions&, Findings& findings) {
  if (!IsSageMaker(pipeline)) return;
  std::set<std::string_view> names;
  for (const Parameter& parameter : graph::Info(pipeline).parameters) {
    if (names.insert(parameter.name).second) continue;
    findings.Add(parameter.span,
                 fmt::format("there are two parameters called '{}'", parameter.name));
  }
}

// None, 0, "" and False are never looked at.
bool IsFalse(const Value& value) {
  if (value.null()) return true;
  if (const auto* flag = value.As<bool>()) return !*flag;
  if (const auto* integer = value.As<std::int64_t>()) return *integer == 0;
  if (const auto* number = value.As<double>()) return *number == 0;
  const auto* text = value.As<std::string>();
  return text != nullptr && text->empty();
}

bool IsLiteral(const Value& value) {
  return value.As<bool>() != nullptr || value.As<std::int64_t>() != nullptr ||
         value.As<double>() != nullptr || value.As<std::string>() != nullptr;
}

bool Fits(std::string_view type, const Value& value) {
  if (type == "String") return value.As<std::string>() != nullptr;
  if (type == "Boolean") return value.As<bool>() != nullptr;
  if (type == "Float") return value.As<double>() != nullptr;
  if (type == "Integer") return value.As<std::int64_t>() != nullptr || value.As<bool>() != nullptr;
  return true;
}

void FindDefaults(const Pipeline& pipeline, const CheckOptions&, Findings& findings) {
  if (!IsSageMaker(pipeline)) return;
  for (const Parameter& parameter : graph::Info(pipeline).parameters) {
    const auto& value = parameter.default_value;
    if (!value || IsFalse(*value) || !IsLiteral(*value) || Fits(parameter.type, *value)) continue;
    findings.Add(parameter.span,
                 fmt::format("the default {} of parameter '{}' is no {}", graph::Describe(*value),
                             parameter.name, parameter.type));
  }
}

}  // namespace

const Checker kUndeclaredParameter = {
    {.name = "undeclared-parameter",
     .explanation =
         "A definition refers to its parameters by name. The SDK writes into it those of the "
         "pipeline's parameters= and does not look whether the steps use others, which the service "
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
)py"},
    &FindUndeclared};

const Checker kDuplicateParameter = {
    {.name = "duplicate-parameter",
     .explanation =
         "Parameters are told apart by their names. The SDK does not look for two of one name; "
         "which of the two defaults counts is the service's affair, if it takes the pipeline at "
         "all.\n\n"
         "Rename one of them, or leave it out.",
     .holds_for = "SageMaker SDK 2 and 3",
     .bad = R"py(from sagemaker.workflow.fail_step import FailStep
from sagemaker.workflow.parameters import ParameterString
from sagemaker.workflow.pipeline import Pipeline

first = ParameterString(name="Mode", default_value="fast")
second = ParameterString(name="Mode", default_value="slow")
pipeline = Pipeline(name="stops", parameters=[first, second], steps=[FailStep(name="Stop")])
)py",
     .good = R"py(from sagemaker.workflow.fail_step import FailStep
from sagemaker.workflow.parameters import ParameterString
from sagemaker.workflow.pipeline import Pipeline

first = ParameterString(name="Mode", default_value="fast")
pipeline = Pipeline(name="stops", parameters=[first], steps=[FailStep(name="Stop")])
)py"},
    &FindDuplicates};

const Checker kParameterDefault = {
    {.name = "parameter-default",
     .explanation =
         "The SDK refuses a default that is not of the parameter's Python type: \"The default "
         "value specified does not match the Parameter Python type.\" An int is no float; 0, 0.0, "
         "\"\" and False pass for any type.\n\n"
         "Write 1.0 for a ParameterFloat, text in quotes for a ParameterString.",
     .holds_for = "SageMaker SDK 2 and 3",
     .bad = R"py(from sagemaker.workflow.fail_step import FailStep
from sagemaker.workflow.parameters import ParameterFloat
from sagemaker.workflow.pipeline import Pipeline

rate = ParameterFloat(name="Rate", default_value=1)
pipeline = Pipeline(name="stops", parameters=[rate], steps=[FailStep(name="Stop")])
)py",
     .good = R"py(from sagemaker.workflow.fail_step import FailStep
from sagemaker.workflow.parameters import ParameterFloat
from sagemaker.workflow.pipeline import Pipeline

rate = ParameterFloat(name="Rate", default_value=1.0)
pipeline = Pipeline(name="stops", parameters=[rate], steps=[FailStep(name="Stop")])
)py"},
    &FindDefaults};

}  // namespace smgraph::passes
