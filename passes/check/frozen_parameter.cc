#include "passes/check/checker.h"

namespace smgraph::passes {

const Checker kFrozenParameter = {
    WithPage("frozen-parameter",
             {.explanation =
                  "The body of a static pipeline runs when the pipeline is compiled. What is "
                  "scheduled is what came of it: conditions and loops over parameters were decided "
                  "then, and each run of the schedule has the same steps.\n\n"
                  "Make one schedule for each value; or decide inside a step. A dynamic pipeline "
                  "decides in each run, but only Kubernetes takes a schedule for one (SMG501).",
              .holds_for = "ZenML 0.98",
              .bad = R"py(from zenml import pipeline, step
from zenml.config.schedule import Schedule

@step
def score(deep: bool) -> float:
    return 0.5

@step
def explain() -> None:
    print("why")

@pipeline(settings={"orchestrator.kubernetes": {}})
def nightly(deep: bool = False):
    score(deep)
    if deep:
        explain()

nightly.with_options(schedule=Schedule(cron_expression="0 6 * * *"))()
)py",
              .good = R"py(from zenml import pipeline, step
from zenml.config.schedule import Schedule

@step
def score(deep: bool) -> float:
    return 0.5

@step
def explain(deep: bool) -> None:
    if deep:
        print("why")

@pipeline(settings={"orchestrator.kubernetes": {}})
def nightly(deep: bool = False):
    score(deep)
    explain(deep)

nightly.with_options(schedule=Schedule(cron_expression="0 6 * * *"))()
)py"}),
    nullptr};

}  // namespace smgraph::passes
