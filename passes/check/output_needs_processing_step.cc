#include <string>
#include <string_view>

#include <fmt/format.h>

#include "passes/check/checker.h"
#include "passes/check/sagemaker_settings.h"

namespace smgraph::passes {
namespace {

constexpr std::string_view kDefaultMode = "EndOfJob";

// Several outputs, or one that is not written at the end of the job.
bool NeedsProcessing(const graph::Map& settings) {
  const graph::Value* outputs = settings.Find("output_data_s3_uri");
  if (outputs == nullptr) return false;
  if (outputs->As<graph::Map>() != nullptr) return true;
  const std::string* mode = TextOf(settings, "output_data_s3_mode");
  return outputs->As<std::string>() != nullptr && mode != nullptr && *mode != kDefaultMode;
}

void FindOutputs(const graph::Pipeline& pipeline, const CheckOptions& options, Findings& findings) {
  for (const GivenSettings& given : SageMakerSettings(pipeline, options)) {
    if (given.component != Component::kOrchestrator || !NeedsProcessing(*given.values)) continue;
    const graph::Value* training = given.values->Find("use_training_step");
    const bool* flag = training == nullptr ? nullptr : training->As<bool>();
    const bool unknown = training != nullptr && !training->null() && flag == nullptr;
    if (unknown || (flag != nullptr && !*flag)) continue;
    findings.Add(given.span,
                 fmt::format("{}: these outputs need use_training_step=False", given.owner));
  }
}

}  // namespace

const Checker kOutputNeedsProcessingStep = {
    {.code = "SMG603",
     .slug = "output-needs-processing-step",
     .severity = Severity::kError,
     .summary = "outputs that a training job cannot have, without use_training_step=False",
     .page = {.explanation = "Steps run as training jobs unless use_training_step is False, and a "
                             "training job has one output, "
                             "written at its end. ZenML refuses settings with several (a "
                             "dictionary in output_data_s3_uri) or with "
                             "another output_data_s3_mode than EndOfJob: "
                             "\"`use_training_step=True` is not supported ...\". It "
                             "does not choose a processing job by itself.\n\n"
                             "Say use_training_step=False in the same settings object.",
              .holds_for = "ZenML 0.98",
              .bad = R"py(from zenml import pipeline, step

@step(settings={"orchestrator.sagemaker": {"instance_type": "ml.m5.large", "output_data_s3_uri": {"plots": "s3://bucket/plots"}}})
def train() -> float:
    return 0.5

@pipeline
def nightly():
    train()
)py",
              .good = R"py(from zenml import pipeline, step

@step(settings={"orchestrator.sagemaker": {"instance_type": "ml.m5.large", "use_training_step": False, "output_data_s3_uri": {"plots": "s3://bucket/plots"}}})
def train() -> float:
    return 0.5

@pipeline
def nightly():
    train()
)py"}},
    &FindOutputs};

}  // namespace smgraph::passes
