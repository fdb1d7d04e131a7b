#include <cstdint>
#include <string>
#include <string_view>

#include <fmt/format.h>

#include "passes/check/checker.h"

// The SDK checks the type of a default only, and that only while the parameter is made.
namespace smgraph::passes {
namespace {

using graph::Parameter;
using graph::Pipeline;
using graph::Value;

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
  if (graph::Info(pipeline).dialect != graph::Dialect::kSageMaker) return;
  for (const Parameter& parameter : graph::Info(pipeline).parameters) {
    const auto& value = parameter.default_value;
    if (!value || IsFalse(*value) || !IsLiteral(*value) || Fits(parameter.type, *value)) continue;
    findings.Add(parameter.span,
                 fmt::format("the default {} of parameter '{}' is no {}", graph::Describe(*value),
                             parameter.name, parameter.type));
  }
}

}  // namespace

const Checker kParameterDefault = {
    {.code = "SMG403",
     .slug = "parameter-default",
     .severity = Severity::kError,
     .confidence = Confidence::kLikely,
     .summary = "the default of a parameter is not of its type",
     .page =
         {.explanation =
              "The SDK refuses a default that is not of the parameter's Python type: \"The default "
              "value specified does not match the Parameter Python type.\" An int is no float; 0, "
              "0.0, "
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
)py"}},
    &FindDefaults};

}  // namespace smgraph::passes
