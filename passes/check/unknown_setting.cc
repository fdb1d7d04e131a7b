#include <algorithm>
#include <string>
#include <vector>

#include <fmt/format.h>

#include "graph/base/similar.h"
#include "passes/check/checker.h"
#include "passes/check/sagemaker_settings.h"

namespace smgraph::passes {
namespace {

void FindUnknown(const graph::Pipeline& pipeline, const CheckOptions& options, Findings& findings) {
  for (const GivenSettings& given : SageMakerSettings(pipeline, options)) {
    std::vector<std::string> names;
    for (const SettingsField& field : FieldsOf(given.component))
      names.emplace_back(field.name);
    for (const auto& [name, ignored] : given.values->items) {
      if (std::ranges::find(names, name) != names.end()) continue;
      Diagnostic& finding = findings.Add(
          given.span, fmt::format("{}: {} settings have no '{}'", given.owner, given.key, name));
      const std::string guess = DidYouMean(name, names);
      if (!guess.empty()) finding.notes.push_back({{}, guess});
    }
  }
}

}  // namespace

const Checker kUnknownSetting = {
    {.code = "SMG608",
     .slug = "unknown-setting",
     .severity = Severity::kWarning,
     .summary = "settings for SageMaker that ZenML does not have",
     .page = {.explanation =
                  "ZenML drops attributes of a settings object that its class does not have, with "
                  "no more than a warning "
                  "in the log; the job runs without them. Fields of the stack component (region, "
                  "bucket, "
                  "scheduler_role) are no settings.\n\n"
                  "Arguments of the job itself go into estimator_args or processor_args.",
              .holds_for = "ZenML 0.98",
              .bad = R"py(from zenml import pipeline, step

@step(settings={"orchestrator.sagemaker": {"instance_type": "ml.m5.large", "volume_size": 100}})
def train() -> float:
    return 0.5

@pipeline
def nightly():
    train()
)py",
              .good = R"py(from zenml import pipeline, step

@step(settings={"orchestrator.sagemaker": {"instance_type": "ml.m5.large", "volume_size_in_gb": 100}})
def train() -> float:
    return 0.5

@pipeline
def nightly():
    train()
)py"}},
    &FindUnknown};

}  // namespace smgraph::passes
