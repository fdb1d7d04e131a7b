#include <set>
#include <string_view>

#include <fmt/format.h>

#include "passes/check/checker.h"

namespace smgraph::passes {
namespace {

using graph::Parameter;
using graph::Pipeline;

void FindDuplicates(const Pipeline& pipeline, const CheckOptions&, Findings& findings) {
  if (graph::Info(pipeline).dialect != graph::Dialect::kSageMaker) return;
  std::set<std::string_view> names;
  for (const Parameter& parameter : graph::Info(pipeline).parameters) {
    if (names.insert(parameter.name).second) continue;
    findings.Add(parameter.span,
                 fmt::format("there are two parameters called '{}'", parameter.name));
  }
}

}  // namespace

const Checker kDuplicateParameter = {
    {.code = "SMG402",
     .slug = "duplicate-parameter",
     .severity = Severity::kError,
     .confidence = Confidence::kLikely,
     .summary = "two parameters have one name",
     .page = {.explanation = "Parameters are told apart by their names. The SDK does not look for "
                             "two of one name; "
                             "which of the two defaults counts is the service's affair, if it "
                             "takes the pipeline at "
                             "all.\n\n"
                             "Rename one of them, or leave it out.",
              .holds_for = "SageMaker SDK 2 and 3",
              .bad = R"py(from sagemaker.workflow.fail_step import FailStep
from sagemaker.workflow.parameters import ParameterString
from sagemaker.workflow.pipeline import Pipeline

first = ParameterString(name="Mode", default_value="fast")
second = ParameterString(name="Mode", default_value="slow")
pipeline = Pipeline(name="stops", parameters=[first, second], steps=[FailStep(name="Stop")])
)py",
              .good = R"py(from sagemaker.workflow.fail_step import FailStep
from sagemaker.workflow.parameters import ParameterString
from sagemaker.workflow.pipeline import Pipeline

first = ParameterString(name="Mode", default_value="fast")
pipeline = Pipeline(name="stops", parameters=[first], steps=[FailStep(name="Stop")])
)py"}},
    &FindDuplicates};

}  // namespace smgraph::passes
