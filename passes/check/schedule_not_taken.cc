#include <string>

#include <fmt/format.h>

#include "graph/schedule/time.h"
#include "passes/check/checker.h"
#include "passes/check/schedules.h"

namespace smgraph::passes {
namespace {

/// The value of settings={"orchestrator.databricks": {"schedule_timezone": …}} is there.
bool HasZone(const graph::Pipeline& pipeline) {
  const graph::Map* map = &graph::Info(pipeline).settings;
  for (const std::string_view key : {"settings", "orchestrator.databricks"}) {
    const graph::Value* value = map->Find(key);
    map = value == nullptr ? nullptr : value->As<graph::Map>();
    if (map == nullptr) return value != nullptr;
  }
  return map->Find("schedule_timezone") != nullptr || map->Find("**") != nullptr;
}

/// Why a complete schedule is refused; empty when it is not.
std::string Refusal(const graph::Pipeline& pipeline, const ZenMlSchedule& one) {
  const std::string name(one.flavour->name);
  if (!one.flavour->schedules) return "orchestrator '" + name + "' takes no schedules";
  if (one.Form().empty()) {
    const bool wants_both = one.flavour->interval != schedule::Interval::kRefused;
    return fmt::format("orchestrator '{}' takes {} only", name,
                       wants_both          ? "cron expressions and intervals"
                       : one.flavour->once ? "cron expressions and single starts"
                                           : "cron expressions");
  }
  if (one.Form() == "interval_second" && !TakesInterval(one))
    return "orchestrator '" + name + "' refuses an interval of this length";
  if (name == "databricks" && !HasZone(pipeline))
    return "orchestrator 'databricks' wants schedule_timezone in its settings";
  return {};
}

void FindScheduleNotTaken(const graph::Pipeline& pipeline, const CheckOptions& options,
                          Findings& findings) {
  for (const ZenMlSchedule& one : ZenMlSchedules(pipeline, options)) {
    const bool other = one.dynamic && one.flavour != nullptr &&
                       one.flavour->dynamic != schedule::DynamicSchedule::kWorks;
    if (one.flavour == nullptr || other || !one.Complete()) continue;
    if (!one.known && one.flavour->schedules) continue;
    const std::string refusal = Refusal(pipeline, one);
    if (refusal.empty()) continue;
    Diagnostic& finding = findings.Add(one.span, refusal);
    SayWhoRuns(one.orchestrator, finding);
    if (one.flavour->schedules) {
      finding.notes.push_back({{},
                               "that is after the images are built, and leaves an active schedule "
                               "in ZenML that triggers nothing"});
    }
  }
}

}  // namespace

const Checker kScheduleNotTaken = {
    {.code = "SMG509",
     .slug = "schedule-not-taken",
     .severity = Severity::kError,
     .summary = "an orchestrator refuses the schedule of a pipeline",
     .page = {.explanation =
                  "Orchestrators without schedules refuse before anything is stored. The others "
                  "refuse a form that they do not know "
                  "when the run is submitted: the images are built by then, and the schedule "
                  "stays in ZenML as active although "
                  "nothing triggers it. Databricks wants schedule_timezone in its settings, too.",
              .holds_for = "ZenML 0.98",
              .bad = R"py(from datetime import datetime, timedelta, timezone

from zenml import pipeline, step
from zenml.config.schedule import Schedule

@step
def score() -> float:
    return 0.5

@pipeline(settings={"orchestrator.kubernetes": {}})
def nightly():
    score()

nightly.with_options(schedule=Schedule(start_time=datetime(2040, 1, 1, tzinfo=timezone.utc), interval_second=timedelta(hours=6)))()
)py",
              .good = R"py(from datetime import datetime, timedelta, timezone

from zenml import pipeline, step
from zenml.config.schedule import Schedule

@step
def score() -> float:
    return 0.5

@pipeline(settings={"orchestrator.kubernetes": {}})
def nightly():
    score()

nightly.with_options(schedule=Schedule(cron_expression="0 */6 * * *"))()
)py"}},
    &FindScheduleNotTaken};

}  // namespace smgraph::passes
