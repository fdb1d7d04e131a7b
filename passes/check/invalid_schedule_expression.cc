#include <string>

#include <fmt/format.h>

#include "graph/schedule/rate.h"
#include "passes/check/checker.h"
#include "passes/check/schedules.h"

namespace smgraph::passes {
namespace {

void FindInZenMl(const graph::Pipeline& pipeline, const CheckOptions& options, Findings& findings) {
  for (const ZenMlSchedule& one : ZenMlSchedules(pipeline, options)) {
    if (!one.Submitted() || one.Form() != "cron_expression") continue;
    const std::string* text = KnownText(one.Given("cron_expression"));
    if (text == nullptr) continue;
    const std::string problem = CronProblem(CronAsSent(*text, *one.flavour), *one.flavour);
    if (problem.empty()) continue;
    Diagnostic& finding =
        findings.Add(one.span, fmt::format("cron expression '{}': {}", *text, problem));
    SayWhoRuns(one.orchestrator, finding);
  }
}

/// What EventBridge says about a schedule of a SageMaker pipeline; empty when it takes it.
std::string EventBridgeProblem(const graph::Schedule& one, const std::string& text) {
  if (const std::string* zone = KnownText(one.settings.Find("timezone"))) {
    const Result<cctz::time_zone> found = schedule::FindZone(*zone);
    if (!found.ok()) return found.error().message;
  }
  const graph::Value* service = one.settings.Find("service");
  const bool rules = service != nullptr && *service == graph::Value("events");
  const auto message = [](const auto& result) {
    return result.ok() ? std::string() : result.error().message;
  };
  using schedule::AwsService;
  using schedule::CronDialect;
  if (one.form == "cron") {
    return message(
        schedule::ParseCron(text, rules ? CronDialect::kAwsRules : CronDialect::kAwsScheduler));
  }
  if (one.form == "rate")
    return message(schedule::ParseRate(text, rules ? AwsService::kRules : AwsService::kScheduler));
  if (one.form == "at" && rules) return "rules of EventBridge have no at(…)";
  if (one.form == "at") return message(schedule::ParseAt(text));
  return one.form.empty() ? "it is none of cron(…), rate(…) and at(…)" : "";
}

void FindInvalidScheduleExpression(const graph::Pipeline& pipeline, const CheckOptions& options,
                                   Findings& findings) {
  FindInZenMl(pipeline, options, findings);
  const graph::PipelineInfo& info = graph::Info(pipeline);
  if (info.dialect != graph::Dialect::kSageMaker) return;
  for (const graph::Schedule& one : info.schedules) {
    const std::string* text = one.expression.As<std::string>();
    const std::string problem = text == nullptr ? "" : EventBridgeProblem(one, *text);
    if (!problem.empty()) {
      findings.Add(PlaceOfSchedule(one, info),
                   fmt::format("schedule '{}': '{}': {}", one.name, *text, problem));
    }
  }
}

}  // namespace

const Checker kInvalidScheduleExpression = {
    {.code = "SMG502",
     .slug = "invalid-schedule-expression",
     .severity = Severity::kError,
     .summary = "a schedule is written in a way that whoever runs it refuses",
     .page = {.explanation =
                  "Each scheduler has a cron grammar of its own. The text reaches it as it is "
                  "written: ZenML counts the fields "
                  "for SageMaker (after the pipeline was made there) and checks nothing else. The "
                  "message says which field is wrong "
                  "and what is allowed; docs/schedules.md compares the grammars.\n\n"
                  "For SageMaker pipelines the rates and times of EventBridge are checked, too.",
              .holds_for = "ZenML 0.98; EventBridge as documented",
              .bad = R"py(from datetime import datetime, timedelta, timezone

from zenml import pipeline, step
from zenml.config.schedule import Schedule

@step
def score() -> float:
    return 0.5

@pipeline(settings={"orchestrator.sagemaker": {}})
def nightly():
    score()

nightly.with_options(schedule=Schedule(cron_expression="0 6 * * *"))()
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

nightly.with_options(schedule=Schedule(cron_expression="0 6 * * ? *"))()
)py"}},
    &FindInvalidScheduleExpression};

}  // namespace smgraph::passes
