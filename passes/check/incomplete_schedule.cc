#include "passes/check/checker.h"
#include "passes/check/schedules.h"

namespace smgraph::passes {
namespace {

void FindIncompleteSchedule(const graph::Pipeline& pipeline, const CheckOptions& options,
                            Findings& findings) {
  for (const ZenMlSchedule& one : ZenMlSchedules(pipeline, options)) {
    if (one.Complete()) continue;
    const bool interval = one.Given("interval_second") != nullptr;
    findings.Add(one.span, interval ? "an interval without a start time: ZenML refuses the schedule"
                                    : "the schedule has neither a cron expression, nor a start "
                                      "time with an interval, nor run_once_start_time");
  }
}

}  // namespace

const Checker kIncompleteSchedule = {
    {.code = "SMG504",
     .slug = "incomplete-schedule",
     .severity = Severity::kError,
     .summary = "a schedule does not say when to run",
     .page = {.explanation = "ZenML raises a ValueError where such a Schedule is built, even if "
                             "nobody uses it: it needs a cron expression, "
                             "a start time and an interval, or a single start time. An interval "
                             "alone is not enough.",
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

nightly.with_options(schedule=Schedule(interval_second=timedelta(hours=6)))()
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

nightly.with_options(schedule=Schedule(start_time=datetime(2040, 1, 1, tzinfo=timezone.utc), interval_second=timedelta(hours=6)))()
)py"}},
    &FindIncompleteSchedule};

}  // namespace smgraph::passes
