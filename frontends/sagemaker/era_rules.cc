#include "frontends/sagemaker/era_rules.h"

#include <algorithm>
#include <array>
#include <string_view>
#include <utility>
#include <vector>

#include "frontends/python/natives.h"
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
  const auto* list = As<python::List>(python::Plain(value));
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
bool IsInput(Ref value) {
  Ref sample = Sample(value);
  if (value != nullptr && value->kind == Kind::kDict) return true;
  return RoleOf(sample) == Role::kInput;
}
bool IsOutput(Ref value) {
  return RoleOf(Sample(value)) == Role::kOutput;
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

void ApplyToJobStep(python::Evaluator& ev, Instance& step, std::string_view job) {
  const Ref shifted = step.attributes.Find("step_args");
  if (Empty(shifted) || !IsJob(shifted)) return;
  ev.SetAttribute(&step, kOldOrder, ev.heap().boolean(true), step.span);
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

/// The conditions say where the branches are: right behind them.
void ApplyConditionEras(python::Evaluator& ev, Instance& step) {
  constexpr std::array<std::string_view, 6> kSlots = {"depends_on", "display_name", "description",
                                                      "conditions", "if_steps",     "else_steps"};
  constexpr std::size_t kConditions = 3;
  std::array<Ref, kSlots.size()> values{};
  std::ranges::transform(kSlots, values.begin(),
                         [&](std::string_view slot) { return step.attributes.Find(slot); });
  const auto* at = std::ranges::find_if(values, &IsConditions);
  const auto first = static_cast<std::size_t>(at - values.begin());
  if (first >= kConditions) return;
  ev.SetAttribute(&step, kOldOrder, ev.heap().boolean(true), step.span);
  for (std::size_t i = first; i < kConditions; ++i)
    ev.SetAttribute(&step, kSlots[i], ev.heap().none(), step.span);
  for (std::size_t i = 0; i < kSlots.size() - kConditions; ++i) {
    if (Empty(values[first + i])) continue;  // passed by name, if at all
    ev.SetAttribute(&step, kSlots[kConditions + i], values[first + i], step.span);
  }
}

}  // namespace smgraph::sagemaker
