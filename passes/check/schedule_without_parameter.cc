#include <algorithm>

#include <fmt/format.h>

#include "passes/check/checker.h"
#include "passes/check/schedules.h"

namespace smgraph::passes {
namespace {

/// True when the schedule passes the parameter, or nobody knows what it passes.
bool Passes(const graph::Schedule& one, const std::string& parameter) {
  const graph::Value* given = one.settings.Find("parameters");
  if (given == nullptr) return false;
  const auto* list = given->As<graph::List>();
  if (list == nullptr) return true;
  return std::ranges::any_of(list->items, [&](const graph::Value& item) {
    const auto* map = item.As<graph::Map>();
    const graph::Value* name = map == nullptr ? nullptr : map->Find("Name");
    const auto* text = KnownText(name);
    return text == nullptr || *text == parameter;
  });
}

void FindScheduleWithoutParameter(const graph::Pipeline& pipeline, const CheckOptions&,
                                  Findings& findings) {
  const graph::PipelineInfo& info = graph::Info(pipeline);
  if (info.dialect != graph::Dialect::kSageMaker) return;
  for (const graph::Schedule& one : info.schedules) {
    for (const graph::Parameter& parameter : info.parameters) {
      if (parameter.default_value || Passes(one, parameter.name)) continue;
      findings.Add(PlaceOfSchedule(one, info),
                   fmt::format("schedule '{}' gives no value for parameter '{}', which has no "
                               "default",
                               one.name, parameter.name));
    }
  }
}

}  // namespace

const Checker kScheduleWithoutParameter = {
    {.code = "SMG510",
     .slug = "schedule-without-parameter",
     .severity = Severity::kError,
     .summary = "a schedule starts a pipeline without a value for a parameter that has no default",
     .page = {.explanation = "PipelineSchedule passes no parameters, so put_triggers refuses "
                             "pipelines of which a parameter has no default. "
                             "Schedules of EventBridge may pass them as PipelineParameterList; "
                             "without, each start fails.",
              .holds_for = "SageMaker SDK 2 and 3",
              .bad = R"py(from sagemaker.workflow.fail_step import FailStep
from sagemaker.workflow.parameters import ParameterString
from sagemaker.workflow.pipeline import Pipeline
from sagemaker.workflow.triggers import PipelineSchedule

pipeline = Pipeline("nightly", parameters=[ParameterString("Region")], steps=[FailStep(name="Stop")])
pipeline.put_triggers([PipelineSchedule(name="nightly", cron="0 6 * * ? *")], role_arn="arn:aws:iam::111122223333:role/Scheduler")
)py",
              .good = R"py(from sagemaker.workflow.fail_step import FailStep
from sagemaker.workflow.parameters import ParameterString
from sagemaker.workflow.pipeline import Pipeline
from sagemaker.workflow.triggers import PipelineSchedule

pipeline = Pipeline("nightly", parameters=[ParameterString("Region", default_value="eu-west-1")], steps=[FailStep(name="Stop")])
pipeline.put_triggers([PipelineSchedule(name="nightly", cron="0 6 * * ? *")], role_arn="arn:aws:iam::111122223333:role/Scheduler")
)py"}},
    &FindScheduleWithoutParameter};

}  // namespace smgraph::passes
