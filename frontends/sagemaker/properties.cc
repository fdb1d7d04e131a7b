#include "frontends/sagemaker/properties.h"

#include <algorithm>
#include <string_view>

#include "frontends/python/natives.h"
#include "frontends/sagemaker/access.h"
#include "frontends/sagemaker/models/models.h"
#include "frontends/sagemaker/steps/steps.h"

namespace smgraph::sagemaker {
namespace {

/// The part of a list that an index names is a property of its own: `ActionArns['n']`.
bool CarriesName(const StepObject& step, const std::vector<PathLink>& links, std::size_t first) {
  if (step.type == nullptr || !step.type->by_name) return false;
  return step.type != &kLineage || first < links.size();
}

/// A lambda or callback step whose constructor certainly got no outputs.
bool HasNoOutputs(const StepObject& step) {
  const python::Ref outputs = step.source->attributes.Find("outputs");
  const auto* list = ItemsIn(outputs);
  return !Given(*step.source, "**") &&
         (python::IsNone(outputs) || (list != nullptr && list->empty()));
}

}  // namespace

PropertyPath ReadPropertyPath(const StepObject& step, const std::vector<PathLink>& links,
                              std::size_t first) {
  PropertyPath result;
  result.by_name = CarriesName(step, links, first);
  const std::vector<PathLink> rest(links.begin() + static_cast<std::ptrdiff_t>(first), links.end());
  if (step.type == nullptr) {
    result.path = PathText(rest);
    return result;
  }
  if (step.kind == graph::StepKind::kFail || step.kind == graph::StepKind::kCleanup) {
    result.path = PathText(rest);
    result.problem = "a step of type " + std::string(step.type->type) + " has none";
    return result;
  }
  const auto special =
      rest.empty() ? step.type->properties.end()
                   : std::ranges::find(step.type->properties, rest[0].text, &SpecialProperty::name);
  if (special != step.type->properties.end()) {
    if (!special->argument.empty()) {
      python::Ref given = step.source->attributes.Find(special->argument);
      if (!python::IsNone(given) || Given(*step.source, "**")) {
        result.value = given;
        return result;
      }
      result.path = PathText(rest);
      result.problem =
          "only a step that is made with " + std::string(special->argument) + " has it";
      return result;
    }
    const std::string below = PathText(rest, 1);
    result.path =
        std::string(special->path) + (below.empty() || below[0] == '[' ? "" : ".") + below;
    if (special->path == "OutputParameters" && rest.size() > 1 && HasNoOutputs(step))
      result.problem = "an output of a step that is made without outputs";
    return result;
  }
  result.path = PathText(rest);
  result.problem = PropertyProblem(step.type->shape, rest);
  return result;
}

}  // namespace smgraph::sagemaker
