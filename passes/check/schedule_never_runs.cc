#include <optional>
#include <string>
#include <string_view>

#include <fmt/format.h>

#include "graph/schedule/next_runs.h"
#include "passes/check/checker.h"
#include "passes/check/schedules.h"

namespace smgraph::passes {
namespace {

/// EventBridge Scheduler refuses a start more than five minutes ago.
bool StartsTooEarly(const graph::Schedule& one, schedule::Time now) {
  for (const std::string_view field : {"start_time", "start_date"}) {
    const std::string* text = KnownText(one.settings.Find(field));
    const auto start = text == nullptr ? std::nullopt : schedule::ParseTime(*text);
    if (!start || !start->offset || one.form == "at") continue;
    if (start->In(cctz::utc_time_zone()) + std::chrono::minutes(5) < now) return true;
  }
  return false;
}

void FindScheduleNeverRuns(const graph::Pipeline& pipeline, const CheckOptions& options,
                           Findings& findings) {
  if (!options.now) return;
  const graph::PipelineInfo& info = graph::Info(pipeline);
  const bool zenml = info.dialect == graph::Dialect::kZenMl;
  const std::string flavour = zenml ? OrchestratorOf(pipeline, options).flavour : "sagemaker";
  for (const graph::Schedule& one : info.schedules) {
    const bool over = schedule::UpcomingRuns(pipeline, one, *options.now, 1, flavour).over;
    if (over) {
      findings.Add(PlaceOfSchedule(one, info),
                   fmt::format("schedule {} '{}' has no run left", one.form,
                               graph::PlainText(one.expression)));
    } else if (flavour == "sagemaker" && StartsTooEarly(one, *options.now)) {
      findings.Add(PlaceOfSchedule(one, info),
                   "EventBridge Scheduler refuses a start more than five minutes in the past");
    }
  }
}

}  // namespace

const Checker kScheduleNeverRuns = {
    {.code = "SMG507",
     .slug = "schedule-never-runs",
     .severity = Severity::kWarning,
     .summary = "a schedule has no run left",
     .page = {.explanation = "It is valid and its time is over, or never comes: a single start in "
                             "the past, an end before now, years that have "
                             "passed, the 31st of February. EventBridge takes it without a word. "
                             "The clock is that of --now.",
              .holds_for = "ZenML 0.98; EventBridge as documented",
              .bad = R"py(from sagemaker.workflow.fail_step import FailStep
from sagemaker.workflow.parameters import ParameterString
from sagemaker.workflow.pipeline import Pipeline
from sagemaker.workflow.triggers import PipelineSchedule

pipeline = Pipeline("nightly", steps=[FailStep(name="Stop")])
pipeline.put_triggers([PipelineSchedule(name="nightly", cron="0 6 1 1 ? 2020")], role_arn="arn:aws:iam::111122223333:role/Scheduler")
)py",
              .good = R"py(from sagemaker.workflow.fail_step import FailStep
from sagemaker.workflow.parameters import ParameterString
from sagemaker.workflow.pipeline import Pipeline
from sagemaker.workflow.triggers import PipelineSchedule

pipeline = Pipeline("nightly", steps=[FailStep(name="Stop")])
pipeline.put_triggers([PipelineSchedule(name="nightly", cron="0 6 1 1 ? *")], role_arn="arn:aws:iam::111122223333:role/Scheduler")
)py"}},
    &FindScheduleNeverRuns};

}  // namespace smgraph::passes
