#include <fmt/format.h>

#include "passes/check/checker.h"
#include "passes/check/schedules.h"

namespace smgraph::passes {
namespace {

struct Consequence {
  std::string_view flavour;
  std::string_view text;
};
constexpr Consequence kCronWithInterval[] = {
    {"sagemaker",
     "the call fails with an UnboundLocalError when the schedule is already active in EventBridge"},
    {"kubeflow", "Kubeflow refuses both together with a ValueError"},
};

void FindSeveralScheduleForms(const graph::Pipeline& pipeline, const CheckOptions& options,
                              Findings& findings) {
  for (const ZenMlSchedule& one : ZenMlSchedules(pipeline, options)) {
    if (!one.Submitted()) continue;
    const bool cron = one.Given("cron_expression") != nullptr;
    const bool interval = one.Given("interval_second") != nullptr;
    const bool once = one.Given("run_once_start_time") != nullptr;
    if (cron + interval + once < 2) continue;
    Diagnostic& finding = findings.Add(
        one.span,
        fmt::format("the schedule says in several ways when to run; {} counts", one.Form()));
    for (const Consequence& row : kCronWithInterval) {
      if (!cron || !interval || row.flavour != one.flavour->name) continue;
      finding.severity = Severity::kError;
      finding.notes.push_back({{}, std::string(row.text)});
    }
    SayWhoRuns(one.orchestrator, finding);
  }
}

}  // namespace

const Checker kSeveralScheduleForms = {
    {.code = "SMG508",
     .slug = "several-schedule-forms",
     .severity = Severity::kWarning,
     .summary = "a schedule says in several ways when to run",
     .page = {.explanation = "The cron expression wins, then the interval, then the single start; "
                             "the others are ignored. On SageMaker a cron "
                             "expression with an interval makes the call fail after the schedule "
                             "has become active in EventBridge; Kubeflow "
                             "refuses both together. A cron expression in the run configuration "
                             "and an interval in the code are merged, and "
                             "are both there.",
              .holds_for = "ZenML 0.98",
              .bad = R"py(from datetime import datetime, timedelta, timezone

from zenml import pipeline, step
from zenml.config.schedule import Schedule

@step
def score() -> float:
    return 0.5

@pipeline(settings={"orchestrator.vertex": {}})
def nightly():
    score()

nightly.with_options(schedule=Schedule(cron_expression="0 6 * * *", interval_second=timedelta(hours=6)))()
)py",
              .good = R"py(from datetime import datetime, timedelta, timezone

from zenml import pipeline, step
from zenml.config.schedule import Schedule

@step
def score() -> float:
    return 0.5

@pipeline(settings={"orchestrator.vertex": {}})
def nightly():
    score()

nightly.with_options(schedule=Schedule(cron_expression="0 6 * * *"))()
)py"}},
    &FindSeveralScheduleForms};

}  // namespace smgraph::passes
