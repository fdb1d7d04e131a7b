#include "frontends/sagemaker/properties.h"

#include <algorithm>
#include <string_view>

#include "frontends/sagemaker/access.h"
#include "frontends/sagemaker/models/models.h"

namespace smgraph::sagemaker {
namespace {

struct NotebookProperty {
  std::string_view name;
  std::string_view path;
};
constexpr NotebookProperty kNotebookProperties[] = {
    {"ComputingJobName", "TrainingJobName"},
    {"ComputingJobStatus", "TrainingJobStatus"},
    {"NotebookJobInputLocation", "InputDataConfig[0].DataSource.S3DataSource.S3Uri"},
    {"NotebookJobOutputLocationPrefix", "OutputDataConfig.S3OutputPath"},
    {"InputNotebookName", "Environment['SM_INPUT_NOTEBOOK_NAME']"},
    {"OutputNotebookName", "Environment['SM_OUTPUT_NOTEBOOK_NAME']"},
};

struct OwnValue {
  std::string_view property;
  std::string_view argument;
};
/// Properties of an EMR step that are what the user passed.
constexpr OwnValue kEmrValues[] = {{"ClusterId", "cluster_id"},
                                   {"ExecutionRoleArn", "execution_role_arn"},
                                   {"ClusterConfig", "cluster_config"}};

std::string_view TypeOf(const StepObject& step) {
  return step.type == nullptr ? std::string_view() : step.type->type;
}

/// The part of a list that an index names is a property of its own: `ActionArns['n']`.
bool CarriesName(const StepObject& step, const std::vector<PathLink>& links, std::size_t first) {
  if (step.type == nullptr || !step.type->by_name) return false;
  return step.type->type != "Lineage" || first < links.size();
}

}  // namespace

PropertyPath ReadPropertyPath(const StepObject& step, const std::vector<PathLink>& links,
                              std::size_t first) {
  PropertyPath result;
  result.by_name = CarriesName(step, links, first);
  const std::vector<PathLink> rest(links.begin() + static_cast<std::ptrdiff_t>(first), links.end());
  const std::string_view type = TypeOf(step);
  if ((type == "Lambda" || type == "Callback") && rest.size() >= 2 && rest[0].text == "Outputs" &&
      rest[1].item) {
    result.path = "OutputParameters['" + rest[1].text + "']" + PathText(rest, 2);
    return result;
  }
  if (type == "EMR" && !rest.empty() && step.source != nullptr) {
    const auto* own = std::ranges::find(kEmrValues, rest[0].text, &OwnValue::property);
    if (own != std::end(kEmrValues)) {
      result.value = step.source->attributes.Find(own->argument);
      return result;
    }
  }
  if (step.kind == graph::StepKind::kNotebook && !rest.empty()) {
    const auto* row = std::ranges::find(kNotebookProperties, rest[0].text, &NotebookProperty::name);
    if (row != std::end(kNotebookProperties)) {
      const std::string below = PathText(rest, 1);
      result.path = std::string(row->path) + (below.empty() || below[0] == '[' ? "" : ".") + below;
      return result;
    }
  }
  result.path = PathText(rest);
  const std::string_view shape = step.kind == graph::StepKind::kNotebook ? "NotebookJob"
                                 : step.type == nullptr                  ? std::string_view()
                                                                         : step.type->shape;
  result.problem = PropertyProblem(shape, rest);
  return result;
}

}  // namespace smgraph::sagemaker
