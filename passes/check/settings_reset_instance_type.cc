#include <string>
#include <string_view>
#include <vector>

#include <fmt/format.h>

#include "passes/check/checker.h"
#include "passes/check/sagemaker_settings.h"

namespace smgraph::passes {
namespace {

constexpr std::string_view kTrainingDefault = "ml.m5.xlarge";
constexpr std::string_view kProcessingDefault = "ml.t3.medium";

// What ZenML puts in when the settings name no instance type; empty when that is not known.
std::string_view DefaultOf(const graph::Map& settings) {
  const graph::Value* training = settings.Find("use_training_step");
  if (training == nullptr) return kTrainingDefault;
  if (training->null()) return kProcessingDefault;
  const bool* flag = training->As<bool>();
  if (flag == nullptr) return {};
  return *flag ? kTrainingDefault : kProcessingDefault;
}

bool NamesType(const graph::Map& settings) {
  const graph::Value* type = settings.Find("instance_type");
  return type != nullptr && !type->null();
}

void FindResets(const graph::Pipeline& pipeline, const CheckOptions& options, Findings& findings) {
  const std::vector<GivenSettings> all = SageMakerSettings(pipeline, options);
  const graph::Map* below = OfPipeline(all);
  const std::string* wanted = below == nullptr ? nullptr : TextOf(*below, "instance_type");
  if (wanted == nullptr) return;
  for (const GivenSettings& given : all) {
    if (given.step == nullptr || given.component != Component::kOrchestrator) continue;
    const std::string_view reset = DefaultOf(*given.values);
    if (NamesType(*given.values) || reset.empty() || reset == *wanted) continue;
    findings.Add(given.span, fmt::format("{} runs on {}, not on the pipeline's {}: its settings "
                                         "name no instance_type",
                                         given.owner, reset, *wanted));
  }
}

}  // namespace

const Checker kSettingsResetInstanceType = {
    {.code = "SMG601",
     .slug = "settings-reset-instance-type",
     .severity = Severity::kWarning,
     .summary = "a step's settings reset the instance type of the pipeline",
     .page = {.explanation =
                  "SagemakerOrchestratorSettings fill in an instance type when none is given: "
                  "ml.m5.xlarge, or ml.t3.medium "
                  "for processing jobs. As it counts as given, settings of a step that are about "
                  "something else replace "
                  "the instance type of the pipeline.\n\n"
                  "Name instance_type in each settings object, or leave the step's settings out.",
              .holds_for = "ZenML 0.98",
              .bad = R"py(from zenml import pipeline, step

@step(settings={"orchestrator.sagemaker": {"volume_size_in_gb": 100}})
def train() -> float:
    return 0.5

@pipeline(settings={"orchestrator.sagemaker": {"instance_type": "ml.m5.4xlarge"}})
def nightly():
    train()
)py",
              .good = R"py(from zenml import pipeline, step

@step(settings={"orchestrator.sagemaker": {"instance_type": "ml.m5.4xlarge", "volume_size_in_gb": 100}})
def train() -> float:
    return 0.5

@pipeline(settings={"orchestrator.sagemaker": {"instance_type": "ml.m5.4xlarge"}})
def nightly():
    train()
)py"}},
    &FindResets};

}  // namespace smgraph::passes
