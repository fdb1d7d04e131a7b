#include <algorithm>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "frontends/python/natives.h"
#include "frontends/sagemaker/models/models.h"
#include "frontends/sagemaker/natives.h"
#include "frontends/sagemaker/repack.h"
#include "frontends/sagemaker/step_objects.h"
#include "frontends/sagemaker/steps/steps.h"
#include "graph/base/catalogue.h"

// Objects that become several steps: ModelStep, RegisterModel, EstimatorTransformer,
// MonitorBatchTransformStep and the user's own collections, with the names that the SDK gives their
// parts. A collection's `depends_on` goes to its first steps.
namespace smgraph::sagemaker {
namespace {

using python::As;
using python::Instance;
using python::Ref;

using Steps = std::vector<StepObject*>;

/// What a collection keeps of `depends_on` when it is made: repack steps hold the list itself, the
/// others what was in it (reference: SDK methods ModelStep._append_repack_model_step and
/// Step.add_depends_on). The collection's own attribute is of no consequence afterwards.
constexpr std::string_view kListPassed = "_depends_on_list";
constexpr std::string_view kItemsPassed = "_depends_on_items";

constexpr std::string_view kRepackText =
    "Used to repack a model with customer scripts for a register/create model step";

std::string NameOf(const Instance& object) {
  return NameText(object.attributes.Find("name"));
}

/// The value itself, or one alternative of a Choice; `sure` becomes false when there are two.
Ref Settled(Ref value, bool& sure) {
  while (const auto* choice = As<python::Choice>(value)) {
    sure = false;
    value = choice->then->kind == python::Kind::kAbsent ? choice->otherwise : choice->then;
  }
  return value;
}

/// The retry policies of one kind of sub-step: a list for all of them, or a dict by kind.
Ref RetryPolicies(const Instance& collection, std::string_view kind) {
  Ref policies = collection.attributes.Find("retry_policies");
  const auto* dict = As<python::Dict>(policies);
  return dict == nullptr ? policies : dict->Find(kind);
}

/// What stands behind `step_args=` of a ModelStep.
struct ModelCall {
  Instance* model = nullptr;
  std::string method;
  const python::Dict* keywords = nullptr;
  const python::List* positional = nullptr;
};

ModelCall ReadModelCall(Ref step_args) {
  ModelCall call;
  if (const Instance* arguments = InstanceOf(step_args, Role::kModelArguments)) {
    call.model = As<Instance>(arguments->attributes.Find("model"));
    python::TextOf(arguments->attributes.Find("method"), call.method);
    call.keywords = As<python::Dict>(arguments->attributes.Find("keywords"));
    call.positional = As<python::List>(arguments->attributes.Find("positional"));
    return call;
  }
  const auto* opaque = As<python::Opaque>(step_args);
  const auto* method = opaque == nullptr ? nullptr : As<python::Opaque>(opaque->base);
  if (method != nullptr && method->origin == python::Opaque::Origin::kAttribute) {
    call.method = method->name;
  }
  return call;
}

bool Passed(const ModelCall& call, std::string_view keyword, std::size_t position) {
  Ref value = call.keywords == nullptr ? nullptr : call.keywords->Find(keyword);
  if (value == nullptr && call.positional != nullptr && call.positional->items.size() > position) {
    value = call.positional->items[position];
  }
  return value != nullptr && value->kind != python::Kind::kNone;
}

/// register() prepares code only when a model package *group* is in play.
bool PreparesCode(const ModelCall& call) {
  if (call.method != "register") return true;
  const bool group = Passed(call, "model_package_group_name", 5);
  if (HoldsModels(*call.model)) return group;
  return group || !Passed(call, "model_package_name", 4);
}

std::string RepackSuffix(const Instance& model, std::size_t index) {
  Ref name = model.attributes.Find("name");
  if (name == nullptr || name->kind == python::Kind::kNone) return std::to_string(index);
  return NameText(name);
}

Steps RepackSteps(StepObjects& objects, Instance& collection, const ModelCall& call) {
  Steps steps;
  if (call.model == nullptr || !PreparesCode(call)) return steps;
  const auto models = ModelsIn(*call.model);
  for (std::size_t i = 0; i < models.size(); ++i) {
    const Answer needed = NeedsRepack(*models[i]);
    if (needed == Answer::kNo) continue;
    StepObject* step =
        objects.New(collection, Part::kRepack, &kTraining,
                    NameOf(collection) + "-RepackModel-" + RepackSuffix(*models[i], i));
    step->build = &BuildRepack;
    step->description = kRepackText;
    step->model = models[i];
    step->depends_on = collection.attributes.Find(kListPassed);
    step->retry_policies = RetryPolicies(collection, "repack_model_retry_policies");
    steps.push_back(step);
    if (needed == Answer::kMaybe) {
      objects.ReportUncertain(collection, "whether the model of '" + NameOf(collection) +
                                              "' needs a repack step is not known");
    }
  }
  return steps;
}

/// N-RepackModel-<model> …, then N-RegisterModel or N-CreateModel (reference: SDK class ModelStep).
Steps ExpandModelStep(StepObjects& objects, Instance& collection) {
  bool sure = true;
  const ModelCall call = ReadModelCall(Settled(collection.attributes.Find("step_args"), sure));
  const std::string name = NameOf(collection);
  Steps steps = RepackSteps(objects, collection, call);
  const bool registers = call.method == "register";
  StepObject* last =
      registers
          ? objects.New(collection, Part::kRegisterModel, &kRegisterModel, name + "-RegisterModel")
          : objects.New(collection, Part::kCreateModel, &kCreateModel, name + "-CreateModel");
  last->model = call.model;
  last->retry_policies = RetryPolicies(
      collection, registers ? "register_model_retry_policies" : "create_model_retry_policies");
  if (steps.empty()) last->depends_on = collection.attributes.Find(kItemsPassed);
  if (call.model == nullptr || !sure) {
    objects.ReportUncertain(collection, "what '" + name + "' creates or registers is not known");
  }
  steps.push_back(last);
  return steps;
}

/// N-RepackModel when an entry point is given; else <model>-RepackModel for each model that has
/// one; then N-RegisterModel (reference: SDK class RegisterModel). Older releases: NRepackModel, N.
Steps ExpandRegisterModel(StepObjects& objects, Instance& collection) {
  const std::string name = NameOf(collection);
  const bool suffixed = objects.release() >= kSuffixedRegisterModel;
  Steps steps;
  const auto repack = [&](std::string step_name, Instance* model) {
    StepObject* step = objects.New(collection, Part::kRepack, &kTraining, std::move(step_name));
    step->build = &BuildRepack;
    step->model = model;
    step->depends_on = collection.attributes.Find(kListPassed);
    step->retry_policies = collection.attributes.Find("repack_model_step_retry_policies");
    steps.push_back(step);
  };
  auto* model = As<Instance>(collection.attributes.Find("model"));
  const bool known_model = RoleOf(model) == Role::kModel;
  if (Given(collection, "entry_point")) {
    repack(name + (suffixed ? "-RepackModel" : "RepackModel"), nullptr);
  } else if (known_model) {
    for (Instance* one : ModelsIn(*model)) {
      if (Attribute(*one, "entry_point") == nullptr) continue;
      repack(LegacyModelName(*one) + "-RepackModel", one);
    }
  } else if (Ref other = Attribute(collection, "model"); other != nullptr) {
    objects.ReportUncertain(collection, "the model that '" + name +
                                            "' registers is not known: it may need a "
                                            "repack step");
  }
  StepObject* last = objects.New(collection, Part::kRegisterModel, &kRegisterModel,
                                 suffixed ? name + "-RegisterModel" : name);
  last->build = &BuildLegacyRegistration;
  last->model = known_model ? model : nullptr;
  last->retry_policies = collection.attributes.Find("register_model_step_retry_policies");
  if (steps.empty()) last->depends_on = collection.attributes.Find(kItemsPassed);
  steps.push_back(last);
  return steps;
}

/// NRepackModel, NCreateModelStep, NTransformStep: no hyphens (reference: SDK class
/// EstimatorTransformer).
Steps ExpandEstimatorTransformer(StepObjects& objects, Instance& collection) {
  const std::string name = NameOf(collection);
  Steps steps;
  if (Given(collection, "entry_point")) {
    steps.push_back(objects.New(collection, Part::kRepack, &kTraining, name + "RepackModel"));
    steps.back()->build = &BuildRepack;
    steps.back()->retry_policies = collection.attributes.Find("repack_model_step_retry_policies");
  }
  steps.push_back(
      objects.New(collection, Part::kCreateModel, &kCreateModel, name + "CreateModelStep"));
  steps.back()->build = &BuildEstimatorModel;
  steps.back()->retry_policies = collection.attributes.Find("model_step_retry_policies");
  steps.push_back(objects.New(collection, Part::kTransform, &kTransform, name + "TransformStep"));
  steps.back()->build = &BuildEstimatorTransform;
  steps.back()->retry_policies = collection.attributes.Find("transform_step_retry_policies");
  const bool repacks = steps.front()->part == Part::kRepack;
  steps.front()->depends_on = collection.attributes.Find(repacks ? kListPassed : kItemsPassed);
  return steps;
}

/// N-transform and N-monitoring, which waits for the transform, or the other way round (reference:
/// SDK class MonitorBatchTransformStep).
Steps ExpandMonitorBatchTransform(StepObjects& objects, Instance& collection) {
  const std::string name = NameOf(collection);
  const Ref config = collection.attributes.Find("monitor_configuration");
  const bool clarify = RoleOf(config) == Role::kClarifyConfig;
  StepObject* transform =
      objects.New(collection, Part::kTransform, &kTransform, name + "-transform");
  StepObject* monitor = objects.New(
      collection, Part::kMonitor, clarify ? &kClarifyCheck : &kQualityCheck, name + "-monitoring");
  transform->build = &BuildMonitoredTransform;
  transform->display_suffix = "-transform";
  monitor->display_suffix = "-monitoring";
  const auto* before = As<python::Bool>(collection.attributes.Find("monitor_before_transform"));
  const bool first = before != nullptr && before->value;
  (first ? transform : monitor)->first_after.push_back(first ? monitor : transform);
  if (!clarify && RoleOf(config) != Role::kQualityConfig) {
    objects.ReportUncertain(collection, "the kind of check that '" + name + "' makes is not known");
  }
  return {transform, monitor};
}

}  // namespace

Steps ExpandListed(StepObjects& objects, Instance& collection) {
  Steps steps;
  Ref value = collection.attributes.Find("steps");
  const auto* list = ItemsIn(value);
  if (list == nullptr) {
    if (value != nullptr && value->kind != python::Kind::kNone) {
      objects.ReportUncertain(collection,
                              "the steps of '" + NameOf(collection) + "' are not known");
    }
    return steps;
  }
  for (Ref item : *list) {
    bool sure = true;
    auto* step = As<Instance>(Settled(item, sure));
    if (step == nullptr || !sure) {
      objects.ReportUncertain(collection, "a step of '" + NameOf(collection) + "' is not known");
    }
    if (step == nullptr) continue;
    const auto& parts = objects.PartsOf(*step);
    steps.insert(steps.end(), parts.begin(), parts.end());
  }
  return steps;
}

namespace {

/// v3: one step that creates or registers; what it repacks is a step that only its reference brings
/// in.
Steps ExpandModelStepV3(StepObjects& objects, Instance& source) {
  bool sure = true;
  const ModelCall call = ReadModelCall(Settled(source.attributes.Find("step_args"), sure));
  const std::string name = NameOf(source);
  const bool registers = call.method == "register";
  StepObject* step = objects.New(source, registers ? Part::kRegisterModel : Part::kCreateModel,
                                 registers ? &kRegisterModel : &kCreateModel, name);
  step->model = call.model;
  step->depends_on = source.attributes.Find("depends_on");
  step->retry_policies = RetryPolicies(
      source, registers ? "register_model_retry_policies" : "create_model_retry_policies");
  if (call.model == nullptr || !sure) {
    objects.ReportUncertain(source, "what '" + name + "' creates or registers is not known");
    return {step};
  }
  const Answer repack = NeedsRepack(*call.model);
  if (repack == Answer::kNo) return {step};
  if (repack == Answer::kMaybe) {
    objects.ReportUncertain(source,
                            "whether the model of '" + name + "' needs a repack step is not known");
  }
  Ref model_name = Attribute(*call.model, "model_name");
  StepObject* hidden = objects.New(
      source, Part::kRepack, &kTraining,
      name + "-RepackModel-" + (model_name == nullptr ? "model-{id}" : NameText(model_name)));
  hidden->build = &BuildRepack;
  hidden->description = kRepackText;
  hidden->model = call.model;
  hidden->depends_on = step->depends_on;
  hidden->retry_policies = RetryPolicies(source, "repack_model_retry_policies");
  objects.AddHidden(source, hidden);
  return {step};
}

struct ExpansionRow {
  std::string_view class_name;
  Steps (*expand)(StepObjects&, Instance&);
};
constexpr ExpansionRow kExpansions[] = {
    {"ModelStep", &ExpandModelStep},
    {"ModelStepV3", &ExpandModelStepV3},
    {"RegisterModel", &ExpandRegisterModel},
    {"EstimatorTransformer", &ExpandEstimatorTransformer},
    {"MonitorBatchTransformStep", &ExpandMonitorBatchTransform},
    {"StepCollection", &ExpandListed},
};

}  // namespace

std::optional<Steps> ExpandCollection(StepObjects& objects, Instance& collection) {
  const std::string_view name = collection.cls->model->name;
  const auto* row = std::ranges::find(kExpansions, name, &ExpansionRow::class_name);
  if (row != std::end(kExpansions)) return row->expand(objects, collection);
  if (RoleOf(&collection) == Role::kCollection) return Steps();
  return std::nullopt;
}

namespace {

// What a collection that was just made waits for: it copies what its first step needs.
void KeepDependencies(python::Evaluator& ev, Instance& collection) {
  Ref passed = collection.attributes.Find("depends_on");
  if (passed == nullptr) return;
  collection.attributes.Set(kListPassed, passed);
  const auto* list = As<python::List>(passed);
  collection.attributes.Set(kItemsPassed,
                            list == nullptr ? passed : python::NewList(ev, list->items));
}

std::string_view ClassOfPart(const StepObject& step) {
  switch (step.part) {
    case Part::kRepack:
      return "sagemaker.workflow._utils._RepackModelStep";
    case Part::kRegisterModel:
      return "sagemaker.workflow._utils._RegisterModelStep";
    case Part::kCreateModel:
      return "sagemaker.workflow.steps.CreateModelStep";
    case Part::kTransform:
      return "sagemaker.workflow.steps.TransformStep";
    default:
      return step.type == &kClarifyCheck ? "sagemaker.workflow.clarify_check_step.ClarifyCheckStep"
                                         : "sagemaker.workflow.quality_check_step.QualityCheckStep";
  }
}

Ref OrNone(python::Evaluator& ev, Ref value) {
  return value == nullptr ? ev.heap().none() : value;
}

// What a part waits for: parts before it, and what the collection waits for.
Ref DependenciesOf(python::Evaluator& ev, const StepObject& step, const Steps& parts,
                   const python::List& made) {
  if (step.first_after.empty()) return OrNone(ev, step.depends_on);
  auto* list = python::NewList(ev);
  for (const StepObject* before : step.first_after) {
    const auto at = std::ranges::find(parts, before) - parts.begin();
    if (at < std::ssize(made.items))
      list->items.push_back(made.items[static_cast<std::size_t>(at)]);
  }
  return list;
}

// The collection's texts, as the SDK hands them on.
void SetTexts(python::Evaluator& ev, const StepObject& step, Instance& part) {
  if (!step.description.empty()) {
    part.attributes.Set("display_name", ev.heap().none());
    part.attributes.Set("description", ev.heap().str(std::string(step.description)));
    return;
  }
  Ref display = OrNone(ev, step.source->attributes.Find("display_name"));
  if (!step.display_suffix.empty() && !python::IsNone(display))
    display = ev.Concatenate({display, ev.heap().str(std::string(step.display_suffix))});
  part.attributes.Set("display_name", display);
  part.attributes.Set("description", OrNone(ev, step.source->attributes.Find("description")));
}

}  // namespace

void MakeParts(python::Evaluator& ev, Instance& collection) {
  KeepDependencies(ev, collection);
  StepObjects objects(ev);
  const Steps parts = objects.PartsOf(collection);
  auto* list = python::NewList(ev);
  for (const StepObject* step : parts) {
    const python::ClassModel* model = ev.registry().FindClass(ClassOfPart(*step));
    list->items.push_back(ev.NewInstance(ev.ClassOf(*model), collection.span));
  }
  for (std::size_t i = 0; i < parts.size(); ++i) {
    auto& part = *As<Instance>(list->items[i]);
    part.attributes.Set("name", ev.heap().str(parts[i]->name));
    part.attributes.Set(kCollectionOfPart, &collection);
    part.attributes.Set(kIndexOfPart, ev.heap().integer(static_cast<std::int64_t>(i)));
    part.attributes.Set("depends_on", DependenciesOf(ev, *parts[i], parts, *list));
    const bool retries = !python::IsNone(parts[i]->retry_policies);
    part.attributes.Set("retry_policies", retries ? parts[i]->retry_policies : python::NewList(ev));
    SetTexts(ev, *parts[i], part);
  }
  collection.attributes.Set("steps", list);
}

}  // namespace smgraph::sagemaker
