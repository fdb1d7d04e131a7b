#include "passes/check/checker.h"

namespace smgraph::passes {
const Checker kDynamicOnlyCall = {
    WithPage("dynamic-only-call",
             {.explanation = ".load(), .submit(), .map() and .product() run steps and read their "
                             "outputs while the pipeline runs. "
                             "The body of a static pipeline runs before, when it is compiled: "
                             "there the calls fail.\n\n"
                             "Say @pipeline(dynamic=True); or decide inside a step, and write the "
                             "fan-out as a loop over values "
                             "that are known before.",
              .holds_for = "ZenML 0.98",
              .bad = R"py(from zenml import pipeline, step

@step
def score() -> float:
    return 0.5

@step
def report(value: float) -> None:
    print(value)

@pipeline
def nightly():
    value = score()
    report.submit(value)
)py",
              .good = R"py(from zenml import pipeline, step

@step
def score() -> float:
    return 0.5

@step
def report(value: float) -> None:
    print(value)

@pipeline(dynamic=True)
def nightly():
    value = score()
    report.submit(value)
)py"}),
    nullptr};

}  // namespace smgraph::passes
