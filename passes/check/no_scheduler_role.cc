#include <algorithm>

#include <fmt/format.h>

#include "passes/check/checker.h"
#include "passes/check/schedules.h"

namespace smgraph::passes {
namespace {

// The stack file says how the orchestrator is configured; without one nobody knows.
void FindNoRoleInStack(const graph::Pipeline& pipeline, const CheckOptions& options,
                       Findings& findings) {
  const graph::StackComponent* component = options.stack.Default("orchestrator");
  if (component == nullptr || component->flavour != "sagemaker" ||
      std::ranges::find(component->configured, "scheduler_role") != component->configured.end())
    return;
  for (const ZenMlSchedule& one : ZenMlSchedules(pipeline, options)) {
    if (!one.Submitted() || one.flavour->name != "sagemaker") continue;
    findings.Add(one.span, fmt::format("the SageMaker orchestrator in {} has no scheduler_role: "
                                       "the schedule gets the role of whoever makes it",
                                       options.stack.file));
  }
}

void FindNoSchedulerRole(const graph::Pipeline& pipeline, const CheckOptions& options,
                         Findings& findings) {
  const graph::PipelineInfo& info = graph::Info(pipeline);
  FindNoRoleInStack(pipeline, options, findings);
  if (info.dialect != graph::Dialect::kSageMaker) return;
  for (const graph::Schedule& one : info.schedules) {
    if (one.settings.Find("role") != nullptr || one.form == "event") continue;
    findings.Add(PlaceOfSchedule(one, info),
                 fmt::format("schedule '{}' is given no role: the SDK's configuration must have "
                             "one",
                             one.name));
  }
}

}  // namespace

const Checker kNoSchedulerRole = {
    {.code = "SMG511",
     .slug = "no-scheduler-role",
     .severity = Severity::kNote,
     .summary = "nothing says as which role a schedule starts the pipeline",
     .page = {.explanation = "EventBridge starts a pipeline in the name of a role that trusts "
                             "scheduler.amazonaws.com. ZenML takes scheduler_role "
                             "of the SageMaker orchestrator in the stack, else the role of "
                             "whoever makes the schedule, which fails for plain role "
                             "ARNs and warns for IAM users. put_triggers takes role_arn, else "
                             "that of the SDK's configuration file.",
              .holds_for = "ZenML 0.98; SageMaker SDK 2 and 3",
              .bad = R"py(from sagemaker.workflow.fail_step import FailStep
from sagemaker.workflow.parameters import ParameterString
from sagemaker.workflow.pipeline import Pipeline
from sagemaker.workflow.triggers import PipelineSchedule

pipeline = Pipeline("nightly", steps=[FailStep(name="Stop")])
pipeline.put_triggers([PipelineSchedule(name="nightly", cron="0 6 * * ? *")])
)py",
              .good = R"py(from sagemaker.workflow.fail_step import FailStep
from sagemaker.workflow.parameters import ParameterString
from sagemaker.workflow.pipeline import Pipeline
from sagemaker.workflow.triggers import PipelineSchedule

pipeline = Pipeline("nightly", steps=[FailStep(name="Stop")])
pipeline.put_triggers([PipelineSchedule(name="nightly", cron="0 6 * * ? *")], role_arn="arn:aws:iam::111122223333:role/Scheduler")
)py"}},
    &FindNoSchedulerRole};

}  // namespace smgraph::passes
