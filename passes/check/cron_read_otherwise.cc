#include <string>
#include <string_view>
#include <vector>

#include <fmt/format.h>

#include "passes/check/checker.h"
#include "passes/check/schedules.h"

namespace smgraph::passes {
namespace {

/// How the reader of a valid expression reads it, where that is no common way; else empty.
std::string OtherMeaning(const std::string& text, const schedule::Flavour& flavour,
                         const schedule::Cron& cron) {
  using schedule::CronDialect;
  const std::vector<std::string_view> fields = schedule::CronFields(text);
  if (flavour.cron == CronDialect::kKubeflow && fields.size() == 5)
    return "Kubeflow reads the first of five fields as seconds, the second as minutes, and so on";
  if (flavour.cron == CronDialect::kAirflow && fields.size() == 6 && fields[5] != "0")
    return "Airflow reads the sixth field as seconds";
  if (flavour.name == "azureml" && fields.size() == 5 && (fields[2] != "*" || fields[3] != "*"))
    return "Azure ML ignores the day of the month and the month";
  if (flavour.cron == CronDialect::kAwsScheduler && cron.undocumented)
    return "EventBridge does not document this way to write it";
  return {};
}

void FindCronReadOtherwise(const graph::Pipeline& pipeline, const CheckOptions& options,
                           Findings& findings) {
  for (const ZenMlSchedule& one : ZenMlSchedules(pipeline, options)) {
    const std::string* text = KnownText(one.Given("cron_expression"));
    if (!one.Submitted() || text == nullptr) continue;
    const std::string sent = CronAsSent(*text, *one.flavour);
    const Result<schedule::Cron> cron = schedule::ParseCron(sent, *one.flavour->cron);
    if (!cron.ok()) continue;
    const std::string meaning = OtherMeaning(sent, *one.flavour, cron.value());
    if (meaning.empty()) continue;
    Diagnostic& finding =
        findings.Add(one.span, fmt::format("cron expression '{}': {}", *text, meaning));
    SayWhoRuns(one.orchestrator, finding);
  }
}

}  // namespace

const Checker kCronReadOtherwise = {
    {.code = "SMG503",
     .slug = "cron-read-otherwise",
     .severity = Severity::kWarning,
     .summary = "a cron expression is valid and means something else than it seems to",
     .page = {.explanation =
                  "Kubeflow reads the seconds first, also when there are five fields: '0 6 * * *' "
                  "runs every hour, at minute 6. Airflow reads a sixth field as seconds, at the "
                  "end: '0 6 * * ? *' runs sixty times. Azure ML ignores the day of the month and "
                  "the month. EventBridge takes more than it documents (LW, L-3, steps of "
                  "weekdays), which may end any day.",
              .holds_for = "ZenML 0.98; the parsers of Kubeflow and Airflow",
              .bad = R"py(from datetime import datetime, timedelta, timezone

from zenml import pipeline, step
from zenml.config.schedule import Schedule

@step
def score() -> float:
    return 0.5

@pipeline(settings={"orchestrator.kubeflow": {}})
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

@pipeline(settings={"orchestrator.kubeflow": {}})
def nightly():
    score()

nightly.with_options(schedule=Schedule(cron_expression="0 0 6 * * *"))()
)py"}},
    &FindCronReadOtherwise};

}  // namespace smgraph::passes
