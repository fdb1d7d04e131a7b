#include "frontends/sagemaker/step_objects.h"

#include <utility>

#include "frontends/sagemaker/models/models.h"
#include "frontends/sagemaker/notebook_names.h"
#include "frontends/sagemaker/steps/steps.h"
#include "graph/base/catalogue.h"

namespace smgraph::sagemaker {

using python::As;
using python::Instance;
using python::Ref;

std::string NameText(Ref value, bool* known) {
  std::string text;
  if (value == nullptr) {
    if (known != nullptr) *known = false;
    return text;
  }
  const bool has_text = python::TextOf(value, text);
  if (known != nullptr) *known = has_text;
  if (has_text) return text;
  if (const auto* number = As<python::Int>(value)) return std::to_string(number->value);
  return "{" + python::LabelOf(value) + "}";
}

StepObject* StepObjects::New(Instance& source, Part part, const StepType* type, std::string name) {
  StepObject& object = objects_.emplace_back();
  object.source = &source;
  if (part == Part::kWhole) object.own = &source;
  object.part = part;
  object.type = type;
  object.kind = type == nullptr ? graph::StepKind::kOther : type->kind;
  object.name = std::move(name);
  object.span = source.span;
  return &object;
}

void StepObjects::AddHidden(const Instance& source, StepObject* step) {
  hidden_[&source] = step;
}

void StepObjects::ReportUncertain(const Instance& collection, std::string message) {
  uncertain_[&collection] = true;
  diagnostics_.push_back(Finding("unknown-step-collection", std::move(message), collection.span));
}

bool StepObjects::Uncertain(const Instance& collection) const {
  return uncertain_.contains(&collection);
}

namespace {

/// The type of a step: fixed by its class, or what a class of the user's own passes on.
const StepType* TypeOf(const Instance& step) {
  if (const StepType* fixed = TypeOfClass(step.cls->model->name)) return fixed;
  std::string text;
  python::TextOf(MemberValue(step.attributes.Find("step_type")), text);
  return FindStepType(text);
}

}  // namespace

std::vector<StepObject*> StepObjects::Make(Instance& object) {
  if (auto parts = ExpandCollection(*this, object)) return *std::move(parts);
  const StepType* type = TypeOf(object);
  Ref name = object.attributes.Find("name");
  bool known = true;
  std::string text = NameText(name, &known);
  if (type == &kNotebook && (name == nullptr || name->kind == python::Kind::kNone)) {
    text = DefaultNotebookName(object.attributes.Find("input_notebook"));
    known = true;
  }
  StepObject* step = New(object, Part::kWhole, type, std::move(text));
  step->named = known;
  step->depends_on = object.attributes.Find("depends_on");
  step->retry_policies = object.attributes.Find("retry_policies");
  return {step};
}

const std::vector<StepObject*>& StepObjects::PartsOf(Instance& object) {
  const auto known = parts_.find(&object);
  if (known != parts_.end()) return known->second;
  if (auto* result = InstanceOf(&object, Role::kDelayedReturn)) {
    auto* step = As<Instance>(result->attributes.Find("function_step"));
    if (step != nullptr) return PartsOf(*step);
  }
  if (object.attributes.Find(kCollectionOfPart) != nullptr) {
    StepObject* part = PartMade(object);
    return parts_[&object] = part == nullptr ? std::vector<StepObject*>() : std::vector{part};
  }
  const Role role = RoleOf(&object);
  parts_[&object] = {};  // ends the recursion of a collection that contains itself
  if (role != Role::kStep && role != Role::kCollection) return parts_[&object];
  std::vector<StepObject*> made =
      role == Role::kCollection && object.attributes.Find("steps") != nullptr
          ? ExpandListed(*this, object)
          : PartsMadeOf(object);
  return parts_[&object] = std::move(made);
}

const std::vector<StepObject*>& StepObjects::PartsMadeOf(Instance& collection) {
  const auto known = made_.find(&collection);
  if (known != made_.end()) return known->second;
  std::vector<StepObject*> made = Make(collection);
  return made_[&collection] = std::move(made);
}

// What the program has set of it is what counts.
StepObject* StepObjects::PartMade(Instance& part) {
  auto* collection = As<Instance>(part.attributes.Find(kCollectionOfPart));
  const auto* index = As<python::Int>(part.attributes.Find(kIndexOfPart));
  if (collection == nullptr || index == nullptr) return nullptr;
  const auto& made = PartsMadeOf(*collection);
  const auto at = static_cast<std::size_t>(index->value);
  if (at >= made.size()) return nullptr;
  StepObject* step = made[at];
  step->own = &part;
  step->depends_on = part.attributes.Find("depends_on");
  step->first_after.clear();
  step->retry_policies = part.attributes.Find("retry_policies");
  return step;
}

StepObject* StepObjects::Of(Instance& object) {
  const auto& parts = PartsOf(object);
  return parts.empty() ? nullptr : parts.back();
}

StepObject* StepObjects::RepackOf(const Instance& collection, const Instance& model) {
  const auto hidden = hidden_.find(&collection);
  if (hidden != hidden_.end() && hidden->second->model == &model) return hidden->second;
  const auto found = parts_.find(&collection);
  if (found == parts_.end()) return nullptr;
  for (StepObject* part : found->second) {
    if (part->part == Part::kRepack && part->model == &model) return part;
  }
  return nullptr;
}

StepObject* StepObjects::RepackOf(const Instance& collection) {
  const auto found = parts_.find(&collection);
  if (found == parts_.end()) return nullptr;
  for (StepObject* part : found->second) {
    if (part->part == Part::kRepack && part->model == nullptr) return part;
  }
  return nullptr;
}

}  // namespace smgraph::sagemaker
