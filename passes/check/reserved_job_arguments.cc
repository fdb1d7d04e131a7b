#include <array>
#include <optional>
#include <span>
#include <string_view>
#include <vector>

#include <fmt/format.h>

#include "passes/check/checker.h"
#include "passes/check/sagemaker_settings.h"

namespace smgraph::passes {
namespace {

/// An argument that ZenML gives to the job itself.
struct Reserved {
  std::string_view name;
  bool refused;  // given twice is a TypeError; else ZenML's value silently replaces the other
};

constexpr std::array kOfEstimator = {
    Reserved{"base_job_name", true},
    Reserved{"container_arguments", true},
    Reserved{"container_entry_point", true},
    Reserved{"environment", true},
    Reserved{"image_uri", false},
    Reserved{"instance_count", false},
    Reserved{"keep_alive_period_in_seconds", true},
    Reserved{"output_path", true},
    Reserved{"sagemaker_session", false},
};
constexpr std::array kOfProcessor = {
    Reserved{"base_job_name", true},
    Reserved{"entrypoint", true},
    Reserved{"env", true},
    Reserved{"image_uri", false},
    Reserved{"instance_count", false},
    Reserved{"sagemaker_session", false},
};
constexpr std::array kOfStepOperator = {
    Reserved{"container_entry_point", false},
    Reserved{"environment", false},
    Reserved{"image_uri", true},
    Reserved{"instance_count", false},
    Reserved{"role", true},
    Reserved{"sagemaker_session", false},
};

void FindIn(const GivenSettings& given, std::string_view name, std::span<const Reserved> reserved,
            Findings& findings) {
  const graph::Value* value = given.values->Find(name);
  const graph::Map* arguments = value == nullptr ? nullptr : value->As<graph::Map>();
  if (arguments == nullptr) return;
  for (const Reserved& argument : reserved) {
    if (arguments->Find(argument.name) == nullptr) continue;
    Diagnostic& finding = findings.Add(
        given.span, fmt::format("{}: {} cannot have '{}'", given.owner, name, argument.name));
    if (argument.refused) {
      finding.notes.push_back({{}, "ZenML gives it, too: a TypeError when the job is made"});
      continue;
    }
    finding.severity = Severity::kWarning;
    finding.notes.push_back({{}, "ZenML's own value silently replaces it"});
  }
}

void FindReserved(const graph::Pipeline& pipeline, const CheckOptions& options,
                  Findings& findings) {
  const std::vector<GivenSettings> all = SageMakerSettings(pipeline, options);
  const graph::Map* below = OfPipeline(all);
  for (const GivenSettings& given : all) {
    if (given.component == Component::kStepOperator) {
      FindIn(given, "estimator_args", kOfStepOperator, findings);
      continue;
    }
    // Those of the other kind of job are not looked at: unused-job-arguments.
    const std::optional<bool> training = UsesTrainingJobs(*given.values, below);
    if (training.value_or(true)) FindIn(given, "estimator_args", kOfEstimator, findings);
    if (!training.value_or(false)) FindIn(given, "processor_args", kOfProcessor, findings);
  }
}

}  // namespace

const Checker kReservedJobArguments = {
    {.code = "SMG602",
     .slug = "reserved-job-arguments",
     .severity = Severity::kError,
     .summary = "settings give arguments of the job that ZenML gives itself",
     .page = {.explanation =
                  "estimator_args and processor_args are handed to the Estimator or Processor that "
                  "ZenML makes. Some "
                  "arguments ZenML gives itself: a second value is a TypeError when the pipeline "
                  "is submitted, after the "
                  "images are built, or is silently replaced. The jobs always have one instance, "
                  "and the image that ZenML "
                  "built.\n\n"
                  "Environment variables belong into environment, outputs into output_data_s3_uri, "
                  "the image into "
                  "DockerSettings; distributed jobs need another way than this orchestrator.",
              .holds_for = "ZenML 0.98 with SageMaker SDK 2",
              .bad = R"py(from zenml import pipeline, step

@step(settings={"orchestrator.sagemaker": {"instance_type": "ml.m5.large", "estimator_args": {"environment": {"MODE": "fast"}}}})
def train() -> float:
    return 0.5

@pipeline
def nightly():
    train()
)py",
              .good = R"py(from zenml import pipeline, step

@step(settings={"orchestrator.sagemaker": {"instance_type": "ml.m5.large", "environment": {"MODE": "fast"}}})
def train() -> float:
    return 0.5

@pipeline
def nightly():
    train()
)py"}},
    &FindReserved};

}  // namespace smgraph::passes
