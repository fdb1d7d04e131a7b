#include <boost/range/iterator_range.hpp>
#include <fmt/format.h>

#include "passes/check/checker.h"

namespace smgraph::passes {
namespace {

void FindDependencies(const graph::Pipeline& pipeline, const CheckOptions&, Findings& findings) {
  if (graph::Info(pipeline).dialect != graph::Dialect::kSageMaker) return;
  for (const auto edge : boost::make_iterator_range(edges(pipeline))) {
    const graph::Step& from = pipeline[source(edge, pipeline)];
    const graph::Step& to = pipeline[target(edge, pipeline)];
    if (from.kind != graph::StepKind::kFail) continue;
    findings.Add(to.span, fmt::format("step '{}' waits for the fail step '{}'", to.id, from.id));
  }
}

}  // namespace

const Checker kDependencyOnFailStep = {
    {.code = "SMG207",
     .slug = "dependency-on-fail-step",
     .severity = Severity::kError,
     .summary = "a step waits for a fail step, after which nothing runs",
     .page = {.explanation = "A fail step ends the execution, so that nothing can come after it. "
                             "The SDK compiles such "
                             "a pipeline; the service refuses to create it: \"... can not depends "
                             "on FailStep\".\n\n"
                             "Let the step depend on what the fail step's condition looks at, or "
                             "put it into the other "
                             "branch.",
              .holds_for = "SageMaker SDK 2 and 3",
              .bad = R"py(from sagemaker.workflow.callback_step import CallbackStep
from sagemaker.workflow.fail_step import FailStep
from sagemaker.workflow.pipeline import Pipeline

stop = FailStep(name="Stop", error_message="no data")
tell = CallbackStep(name="Tell", sqs_queue_url="https://queue", inputs={}, outputs=[], depends_on=[stop])
pipeline = Pipeline(name="ends-twice", steps=[stop, tell])
)py",
              .good = R"py(from sagemaker.workflow.callback_step import CallbackStep
from sagemaker.workflow.fail_step import FailStep
from sagemaker.workflow.pipeline import Pipeline

tell = CallbackStep(name="Tell", sqs_queue_url="https://queue", inputs={}, outputs=[])
stop = FailStep(name="Stop", error_message="no data", depends_on=[tell])
pipeline = Pipeline(name="ends-once", steps=[tell, stop])
)py"}},
    &FindDependencies};

}  // namespace smgraph::passes
