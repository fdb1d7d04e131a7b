#include <algorithm>
#include <array>
#include <string_view>

#include <fmt/format.h>

#include "passes/check/checker.h"
#include "passes/check/orchestrator.h"

namespace smgraph::passes {
namespace {

/// What an orchestrator does with a dynamic pipeline that has a schedule.
struct Flavour {
  std::string_view name;
  std::string_view refusal;
  bool leaves_schedule;  // ZenML has stored the schedule by then, and nothing triggers it
};

constexpr std::string_view kNoDynamic = "does not run dynamic pipelines at all";
constexpr std::string_view kNoSchedules =
    "has no schedules: ZenML refuses the call with a ValueError";
constexpr std::array kFlavours = {
    Flavour{"airflow", kNoDynamic, false},
    Flavour{"azureml", "raises a RuntimeError when the run is submitted", true},
    Flavour{"databricks", kNoDynamic, false},
    Flavour{"hyperai", kNoDynamic, false},
    Flavour{"kubeflow", kNoDynamic, false},
    Flavour{"lightning", kNoDynamic, false},
    Flavour{"local", kNoSchedules, false},
    Flavour{"local_docker", kNoSchedules, false},
    Flavour{"modal", kNoSchedules, false},
    Flavour{"sagemaker", "raises a NotImplementedError when the run is submitted", true},
    Flavour{"ssh", "raises a RuntimeError when the run is submitted", true},
    Flavour{"tekton", kNoDynamic, false},
    Flavour{"vertex", "raises a RuntimeError when the run is submitted", true},
};

void Explain(const Orchestrator& orchestrator, Diagnostic& finding) {
  SayWhoRuns(orchestrator, finding);
  const auto known = std::ranges::find(kFlavours, orchestrator.flavour, &Flavour::name);
  if (known == kFlavours.end()) {
    finding.severity = Severity::kWarning;
    finding.confidence = Confidence::kMaybe;
    finding.notes.push_back(
        {{}, fmt::format("what orchestrator '{}' does is not known", orchestrator.flavour)});
    return;
  }
  finding.notes.push_back({{}, fmt::format("orchestrator '{}' {}", known->name, known->refusal)});
  if (known->leaves_schedule) {
    finding.notes.push_back(
        {{},
         "that is after the images are built, and leaves an active schedule in ZenML that "
         "triggers nothing"});
  }
  finding.notes.push_back(
      {{},
       "ways out: a static pipeline with the condition inside a step; a timer outside of ZenML "
       "that starts run.py; the kubernetes orchestrator with cron; a schedule trigger of ZenML "
       "Pro"});
}

void FindSchedules(const graph::Pipeline& pipeline, const CheckOptions& options,
                   Findings& findings) {
  const graph::PipelineInfo& info = graph::Info(pipeline);
  if (info.dialect != graph::Dialect::kZenMl || !info.dynamic) return;
  const Orchestrator orchestrator = OrchestratorOf(pipeline, options);
  if (orchestrator.flavour == "kubernetes") return;
  for (const graph::Schedule& schedule : info.schedules) {
    Diagnostic& finding =
        findings.Add(schedule.span.known() ? schedule.span : info.span,
                     fmt::format("dynamic pipeline '{}' has a schedule", info.name));
    Explain(orchestrator, finding);
  }
}

}  // namespace

const Checker kScheduledDynamicPipeline = {
    {.code = "SMG501",
     .slug = "scheduled-dynamic-pipeline",
     .severity = Severity::kError,
     .summary = "a dynamic pipeline has a schedule",
     .page = {.explanation = "Of ZenML's orchestrators only kubernetes schedules dynamic "
                             "pipelines. The others refuse, "
                             "most of them late: the images are built, and the schedule is stored "
                             "in ZenML as active "
                             "although nothing will ever trigger it.\n\n"
                             "Ways out: a static pipeline with the condition inside a step; a "
                             "timer outside of ZenML "
                             "(EventBridge Scheduler, CI) that starts run.py; the kubernetes "
                             "orchestrator with a cron "
                             "expression; a schedule trigger of ZenML Pro.\n\n"
                             "The orchestrator is taken from --orchestrator, settings such as "
                             "\"orchestrator.sagemaker\" "
                             "or a stack file; else sagemaker is assumed.",
              .holds_for = "ZenML 0.90 to 0.98",
              .bad = R"py(from zenml import pipeline, step
from zenml.config.schedule import Schedule

@step
def score() -> float:
    return 0.5

@pipeline(dynamic=True, settings={"orchestrator.sagemaker": {"instance_type": "ml.m5.large"}})
def nightly():
    score()

nightly.with_options(schedule=Schedule(cron_expression="0 2 * * ? *"))()
)py",
              .good = R"py(from zenml import pipeline, step
from zenml.config.schedule import Schedule

@step
def score() -> float:
    return 0.5

@pipeline(settings={"orchestrator.sagemaker": {"instance_type": "ml.m5.large"}})
def nightly():
    score()

nightly.with_options(schedule=Schedule(cron_expression="0 2 * * ? *"))()
)py"}},
    &FindSchedules};

}  // namespace smgraph::passes
