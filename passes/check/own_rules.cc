#include "passes/check/own_rules.h"

namespace smgraph::passes {

const Rule kUnusedSuppression = {
    .code = "SMG901",
    .slug = "unused-suppression",
    .severity = Severity::kWarning,
    .summary = "a comment suppresses what is not found",
    .page = {
        .explanation =
            "\"# smgraph: ignore[CODE]\" says that a finding is known and meant. When nothing of "
            "that kind is found in its line, its step or its file, the comment is out of date, or "
            "stands in the wrong place; it would hide what comes later.\n\n"
            "Remove it, or the part of it that is not needed. It is said of the files that were "
            "named, not of the modules that they import.",
        .holds_for = "every dialect",
        .bad = R"py(from sagemaker.workflow.fail_step import FailStep
from sagemaker.workflow.pipeline import Pipeline

stop = FailStep(name="Stop", error_message="no data")  # smgraph: ignore[SMG205] known
pipeline = Pipeline(name="stops", steps=[stop])
)py",
        .good = R"py(from sagemaker.workflow.fail_step import FailStep
from sagemaker.workflow.pipeline import Pipeline

stop = FailStep(name="Stop", error_message="no data")
pipeline = Pipeline(name="stops", steps=[stop])
)py"}};

const Rule kUnknownSuppression = {
    .code = "SMG902",
    .slug = "unknown-suppression",
    .severity = Severity::kWarning,
    .summary = "a comment suppresses a rule that does not exist, or none",
    .page = {
        .explanation =
            "\"# smgraph: ignore[CODE, …] reason\" names codes (SMG205), beginnings of codes "
            "(SMG2) "
            "or slugs (cycle). A name that no rule has, or no name at all, suppresses nothing.\n\n"
            "'smgraph rule' lists codes and slugs.",
        .holds_for = "every dialect",
        .bad = R"py(from sagemaker.workflow.callback_step import CallbackStep
from sagemaker.workflow.pipeline import Pipeline

# smgraph: ignore[cycel] being rewritten
first = CallbackStep(name="First", sqs_queue_url="https://queue", inputs={}, outputs=[])
pipeline = Pipeline(name="calls", steps=[first])
)py",
        .good = R"py(from sagemaker.workflow.callback_step import CallbackStep
from sagemaker.workflow.pipeline import Pipeline

# smgraph: ignore[cycle] being rewritten
first = CallbackStep(name="First", sqs_queue_url="https://queue", inputs={}, outputs=[], depends_on=["First"])
pipeline = Pipeline(name="calls", steps=[first])
)py"}};

}  // namespace smgraph::passes
