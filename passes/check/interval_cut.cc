#include <fmt/format.h>

#include "graph/schedule/time.h"
#include "passes/check/checker.h"
#include "passes/check/schedules.h"

namespace smgraph::passes {
namespace {

void FindIntervalCut(const graph::Pipeline& pipeline, const CheckOptions& options,
                     Findings& findings) {
  for (const ZenMlSchedule& one : ZenMlSchedules(pipeline, options)) {
    if (!one.Submitted() || one.Form() != "interval_second" || !TakesInterval(one)) continue;
    const auto interval = schedule::ParseDuration(*one.Given("interval_second"));
    if (!interval) continue;
    const auto effective = schedule::EffectiveInterval(*interval, one.flavour->interval);
    if (effective == *interval) continue;
    Diagnostic& finding =
        findings.Add(one.span, fmt::format("an interval of {} s becomes one of {} s",
                                           interval->count(), effective.count()));
    SayWhoRuns(one.orchestrator, finding);
  }
}

}  // namespace

const Checker kIntervalCut = {
    {.code = "SMG505",
     .slug = "interval-cut",
     .severity = Severity::kWarning,
     .summary = "an orchestrator runs a schedule at another interval than it says",
     .page = {.explanation = "SageMaker and Azure ML count whole minutes and leave the seconds "
                             "out; SageMaker makes a minute of everything "
                             "below one, also of negative intervals. Kubeflow looks at the part "
                             "of an interval below a day: 1 day and "
                             "6 hours run every 6 hours.",
              .holds_for = "ZenML 0.98",
              .bad = R"py(from datetime import datetime, timedelta, timezone

from zenml import pipeline, step
from zenml.config.schedule import Schedule

@step
def score() -> float:
    return 0.5

@pipeline(settings={"orchestrator.sagemaker": {}})
def nightly():
    score()

nightly.with_options(schedule=Schedule(start_time=datetime(2040, 1, 1, tzinfo=timezone.utc), interval_second=timedelta(seconds=90)))()
)py",
              .good = R"py(from datetime import datetime, timedelta, timezone

from zenml import pipeline, step
from zenml.config.schedule import Schedule

@step
def score() -> float:
    return 0.5

@pipeline(settings={"orchestrator.sagemaker": {}})
def nightly():
    score()

nightly.with_options(schedule=Schedule(start_time=datetime(2040, 1, 1, tzinfo=timezone.utc), interval_second=timedelta(minutes=2)))()
)py"}},
    &FindIntervalCut};

}  // namespace smgraph::passes
