#include <array>
#include <cstddef>
#include <string_view>

#include <fmt/format.h>

#include "passes/check/checker.h"
#include "passes/check/sagemaker_settings.h"

namespace smgraph::passes {
namespace {

// In the order of FieldType.
constexpr std::array<std::string_view, 6> kExpected = {
    "a bool",       "an integer",
    "text",         "a dictionary of texts",
    "a dictionary", "text or a dictionary of texts"};

void FindInvalid(const graph::Pipeline& pipeline, const CheckOptions& options, Findings& findings) {
  for (const GivenSettings& given : SageMakerSettings(pipeline, options)) {
    for (const SettingsField& field : FieldsOf(given.component)) {
      const graph::Value* value = given.values->Find(field.name);
      if (value == nullptr || Fits(field, *value).value_or(true)) continue;
      findings.Add(given.span, fmt::format("{}: {} is no value for '{}', which is {}", given.owner,
                                           graph::Describe(*value), field.name,
                                           kExpected.at(static_cast<std::size_t>(field.type))));
    }
  }
}

}  // namespace

const Checker kInvalidSetting = {
    {.code = "SMG609",
     .slug = "invalid-setting",
     .severity = Severity::kError,
     .summary = "a setting for SageMaker is of the wrong type",
     .page = {.explanation = "The settings of a component are validated when they are made, or "
                             "when the pipeline is compiled where "
                             "they are a dictionary: a value of another type is a ValidationError. "
                             "Numbers may be text that "
                             "is a number; text may not be a number.\n\n"
                             "Tags and environment variables are texts: \"1\", not 1.",
              .holds_for = "ZenML 0.98",
              .bad = R"py(from zenml import pipeline, step

@step(settings={"orchestrator.sagemaker": {"instance_type": "ml.m5.large", "tags": {"cost-center": 1234}}})
def train() -> float:
    return 0.5

@pipeline
def nightly():
    train()
)py",
              .good = R"py(from zenml import pipeline, step

@step(settings={"orchestrator.sagemaker": {"instance_type": "ml.m5.large", "tags": {"cost-center": "1234"}}})
def train() -> float:
    return 0.5

@pipeline
def nightly():
    train()
)py"}},
    &FindInvalid};

}  // namespace smgraph::passes
