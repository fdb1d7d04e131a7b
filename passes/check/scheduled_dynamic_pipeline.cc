#include <string>

#include <fmt/format.h>

#include "graph/schedule/flavours.h"
#include "passes/check/checker.h"
#include "passes/check/schedules.h"

namespace smgraph::passes {
namespace {

/// What the orchestrator does with a dynamic pipeline that has a schedule.
std::string DynamicRefusal(const schedule::Flavour& flavour) {
  using schedule::DynamicSchedule;
  if (flavour.dynamic == DynamicSchedule::kNoDynamic)
    return "does not run dynamic pipelines at all";
  if (flavour.dynamic == DynamicSchedule::kNoSchedules)
    return "has no schedules: ZenML refuses the call with a ValueError";
  return fmt::format("raises a {} when the run is submitted", flavour.dynamic_error);
}

void Explain(const Orchestrator& orchestrator, Diagnostic& finding) {
  SayWhoRuns(orchestrator, finding);
  const schedule::Flavour* known = schedule::FindFlavour(orchestrator.flavour);
  if (known == nullptr) {
    finding.severity = Severity::kWarning;
    finding.confidence = Confidence::kMaybe;
    finding.notes.push_back(
        {{}, fmt::format("what orchestrator '{}' does is not known", orchestrator.flavour)});
    return;
  }
  finding.notes.push_back(
      {{}, fmt::format("orchestrator '{}' {}", known->name, DynamicRefusal(*known))});
  if (known->dynamic == schedule::DynamicSchedule::kFailsLate) {
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
  if (!info.dynamic) return;
  for (const ZenMlSchedule& one : ZenMlSchedules(pipeline, options)) {
    if (!one.Complete() || one.orchestrator.flavour == "kubernetes") continue;
    Diagnostic& finding =
        findings.Add(one.span, fmt::format("dynamic pipeline '{}' has a schedule", info.name));
    Explain(one.orchestrator, finding);
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
