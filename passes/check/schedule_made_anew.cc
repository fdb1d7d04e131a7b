#include <fmt/format.h>

#include "passes/check/checker.h"
#include "passes/check/schedules.h"

namespace smgraph::passes {
namespace {

void FindScheduleMadeAnew(const graph::Pipeline& pipeline, const CheckOptions& options,
                          Findings& findings) {
  for (const ZenMlSchedule& one : ZenMlSchedules(pipeline, options)) {
    if (!one.Submitted() || one.Given("name") == nullptr) continue;
    findings.Add(
        one.span,
        fmt::format("a name replaces no schedule: each call makes another one on '{}', and "
                    "earlier ones go on",
                    one.flavour->name));
  }
}

}  // namespace

const Checker kScheduleMadeAnew = {
    {.code = "SMG512",
     .slug = "schedule-made-anew",
     .severity = Severity::kNote,
     .summary = "each call makes another schedule; earlier ones go on",
     .page = {.explanation = "ZenML makes a new schedule with each call, in its own database and "
                             "at the orchestrator, and deletes none. Except on "
                             "Kubernetes, deleting a schedule in ZenML leaves that of the "
                             "orchestrator running: it is deleted there. On SageMaker "
                             "each call makes a pipeline, too, with a name of its own.",
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

nightly.with_options(schedule=Schedule(name="nightly", cron_expression="0 6 * * *"))()
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
    &FindScheduleMadeAnew};

}  // namespace smgraph::passes
