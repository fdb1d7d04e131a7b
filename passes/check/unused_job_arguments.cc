#include <optional>
#include <string_view>
#include <vector>

#include <fmt/format.h>

#include "passes/check/checker.h"
#include "passes/check/sagemaker_settings.h"

namespace smgraph::passes {
namespace {

void FindUnused(const graph::Pipeline& pipeline, const CheckOptions& options, Findings& findings) {
  const std::vector<GivenSettings> all = SageMakerSettings(pipeline, options);
  const graph::Map* below = OfPipeline(all);
  for (const GivenSettings& given : all) {
    if (given.component != Component::kOrchestrator) continue;
    const std::optional<bool> training = UsesTrainingJobs(*given.values, below);
    if (!training) continue;
    const std::string_view name = *training ? "processor_args" : "estimator_args";
    const graph::Value* value = given.values->Find(name);
    const graph::Map* arguments = value == nullptr ? nullptr : value->As<graph::Map>();
    if (arguments == nullptr || arguments->items.empty()) continue;
    findings.Add(given.span, fmt::format("{}: {} is for {} jobs, and this is a {} job", given.owner,
                                         name, *training ? "processing" : "training",
                                         *training ? "training" : "processing"));
  }
}

}  // namespace

const Checker kUnusedJobArguments = {
    {.code = "SMG611",
     .slug = "unused-job-arguments",
     .severity = Severity::kWarning,
     .confidence = Confidence::kLikely,
     .summary = "arguments of the other kind of job do nothing",
     .page = {.explanation = "Steps run as training jobs unless use_training_step is False. "
                             "Training jobs take estimator_args, "
                             "processing jobs processor_args; the others are silently left out.\n\n"
                             "Say use_training_step=False for a processing job, or use the "
                             "arguments of the job that it is. "
                             "The stack component may say use_training_step, too.",
              .holds_for = "ZenML 0.98",
              .bad = R"py(from zenml import pipeline, step

@step(settings={"orchestrator.sagemaker": {"instance_type": "ml.m5.large", "processor_args": {"volume_kms_key": "key"}}})
def train() -> float:
    return 0.5

@pipeline
def nightly():
    train()
)py",
              .good = R"py(from zenml import pipeline, step

@step(settings={"orchestrator.sagemaker": {"instance_type": "ml.m5.large", "use_training_step": False, "processor_args": {"volume_kms_key": "key"}}})
def train() -> float:
    return 0.5

@pipeline
def nightly():
    train()
)py"}},
    &FindUnused};

}  // namespace smgraph::passes
