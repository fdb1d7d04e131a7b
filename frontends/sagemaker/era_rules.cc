#include "frontends/sagemaker/era_rules.h"

#include <algorithm>
#include <array>
#include <string_view>
#include <utility>
#include <vector>

#include "frontends/sagemaker/models/models.h"
#include "frontends/sagemaker/step_types.h"

namespace smgraph::sagemaker {
namespace {

using python::As;
using python::Instance;
using python::Kind;
using python::Ref;

bool Empty(Ref value) {
  return value == nullptr || value->kind == Kind::kNone;
}

/// The first element of a list, or the value itself.
Ref Sample(Ref value) {
  const auto* list = As<python::List>(value);
  return list != nullptr && !list->items.empty() ? list->items.front() : value;
}

bool IsLiteralText(Ref value) {
  return value != nullptr && (value->kind == Kind::kStr || value->kind == Kind::kTemplate);
}
bool IsJob(Ref value) {
  return RoleOf(value) == Role::kJob || RoleOf(value) == Role::kModel;
}
bool IsConditions(Ref value) {
  return RoleOf(Sample(value)) == Role::kCondition;
}
bool IsStepList(Ref value) {
  const Role role = RoleOf(Sample(value));
  return As<python::List>(value) != nullptr &&
         (role == Role::kStep || role == Role::kCollection || role == Role::kDelayedReturn);
}
bool IsInput(Ref value) {
  Ref sample = Sample(value);
  if (value != nullptr && value->kind == Kind::kDict) return true;
  return IsModel(sample, "ProcessingInput") || IsModel(sample, "TrainingInput") ||
         IsModel(sample, "TransformInput") || IsModel(sample, "CreateModelInput") ||
         IsModel(sample, "FileSystemInput");
}
bool IsOutput(Ref value) {
  return IsModel(Sample(value), "ProcessingOutput");
}
bool IsPropertyFiles(Ref value) {
  return RoleOf(Sample(value)) == Role::kPropertyFile;
}
bool IsCache(Ref value) {
  return RoleOf(value) == Role::kCacheConfig;
}

/// Where a value of some kind belongs.
struct Place {
  bool (*is)(Ref);
  std::string_view name;
};

constexpr std::string_view kJobSlots[] = {
    "step_args",     "processor",    "estimator",      "tuner",       "transformer",
    "model",         "display_name", "description",    "inputs",      "outputs",
    "job_arguments", "code",         "property_files", "cache_config"};

/// Moves what stands in a slot of another kind to its place, if that place is free.
void MoveMisplaced(python::Evaluator& ev, Instance& step, std::string_view slot,
                   const Place& place) {
  Ref value = step.attributes.Find(slot);
  if (slot == place.name || Empty(value) || !place.is(value)) return;
  if (!Empty(step.attributes.Find(place.name))) return;
  ev.SetAttribute(&step, place.name, value, step.span);
  ev.SetAttribute(&step, slot, ev.heap().none(), step.span);
}

void ApplyToJobStep(python::Evaluator& ev, Instance& step, std::string_view job) {
  const Ref shifted = step.attributes.Find("step_args");
  if (Empty(shifted) || !IsJob(shifted)) return;
  // Read from the last slot to the first, so that each place is free when its value comes.
  std::vector<std::pair<std::string_view, Ref>> values;
  for (const std::string_view slot : kJobSlots) {
    Ref value = step.attributes.Find(slot);
    if (!Empty(value)) values.emplace_back(slot, value);
  }
  const std::array<Place, 5> places = {{{&IsJob, job},
                                        {&IsInput, "inputs"},
                                        {&IsOutput, "outputs"},
                                        {&IsPropertyFiles, "property_files"},
                                        {&IsCache, "cache_config"}}};
  for (const auto& [slot, value] : values)
    ev.SetAttribute(&step, slot, ev.heap().none(), step.span);
  std::string_view next_text = "display_name";
  for (const auto& [slot, value] : values) {
    const Ref placed = value;
    const auto* place = std::find_if(places.begin(), places.end(),
                                     [placed](const Place& p) { return p.is(placed); });
    std::string_view name = place == places.end() ? slot : place->name;
    if (place == places.end() && IsLiteralText(value) && (slot == job || slot == "inputs")) {
      name = next_text;
      next_text = "description";
    }
    ev.SetAttribute(&step, name, value, step.span);
  }
}

}  // namespace

void ApplyJobEras(python::Evaluator& ev, Instance& step) {
  if (const StepType* type = TypeOfClass(step.cls->model->name))
    ApplyToJobStep(ev, step, type->job);
}

void ApplyConditionEras(python::Evaluator& ev, Instance& step) {
  const Ref depends_on = step.attributes.Find("depends_on");
  if (Empty(depends_on) || !IsConditions(depends_on)) return;
  MoveMisplaced(ev, step, "depends_on", {&IsConditions, "conditions"});
  MoveMisplaced(ev, step, "display_name", {&IsStepList, "if_steps"});
  MoveMisplaced(ev, step, "description", {&IsStepList, "else_steps"});
}

}  // namespace smgraph::sagemaker
