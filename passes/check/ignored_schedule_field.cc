#include <fmt/format.h>

#include "passes/check/checker.h"
#include "passes/check/schedules.h"

namespace smgraph::passes {
namespace {

void FindIgnoredScheduleField(const graph::Pipeline& pipeline, const CheckOptions& options,
                              Findings& findings) {
  for (const ZenMlSchedule& one : ZenMlSchedules(pipeline, options)) {
    if (!one.Submitted()) continue;
    for (const std::string_view field : {"start_time", "end_time", "catchup"}) {
      const bool once = field == "start_time" && one.Form() == "run_once_start_time";
      if (one.Given(field) == nullptr || (!once && !one.flavour->Ignores(field))) continue;
      Diagnostic& finding = findings.Add(
          one.span, fmt::format("orchestrator '{}' ignores {}", one.flavour->name, field));
      SayWhoRuns(one.orchestrator, finding);
    }
  }
}

}  // namespace

const Checker kIgnoredScheduleField = {
    {.code = "SMG506",
     .slug = "ignored-schedule-field",
     .severity = Severity::kWarning,
     .summary = "an orchestrator ignores a part of a schedule",
     .page = {.explanation = "The schedule is made without it, and nothing says so at run time: a "
                             "schedule whose end_time is ignored never "
                             "ends. Which parts count is different for each orchestrator.",
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

nightly.with_options(schedule=Schedule(cron_expression="0 6 * * ? *", end_time=datetime(2040, 1, 1, tzinfo=timezone.utc)))()
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

nightly.with_options(schedule=Schedule(cron_expression="0 6 * * ? *", start_time=datetime(2040, 1, 1, tzinfo=timezone.utc)))()
)py"}},
    &FindIgnoredScheduleField};

}  // namespace smgraph::passes
