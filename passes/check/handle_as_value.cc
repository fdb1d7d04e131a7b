#include "passes/check/checker.h"

namespace smgraph::passes {
const Checker kHandleAsValue = {
    WithPage(
        "handle-as-value",
        {.explanation =
             "What a step call gives while a static pipeline is compiled stands for the output, "
             "and is no value. "
             "It is always true, whatever the step will return: \"if score():\" puts its branch "
             "into every run. "
             "Indexing it and reading its attributes fails.\n\n"
             "Decide inside a step; or make the pipeline dynamic, where .load() gives the value.",
         .holds_for = "ZenML 0.98",
         .bad = R"py(from zenml import pipeline, step

@step
def score() -> dict:
    return {"auc": 0.5}

@step
def report(value: float) -> None:
    print(value)

@pipeline
def nightly():
    scores = score()
    report(scores["auc"])
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
    if value.load() > 0.4:
        report(value)
)py"}),
    nullptr};

}  // namespace smgraph::passes
