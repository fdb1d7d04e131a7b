#include "frontends/zenml/finish.h"

#include <algorithm>
#include <string>

#include <fmt/format.h>

#include "frontends/dialect/callee.h"
#include "frontends/dialect/origin.h"
#include "frontends/python/installed.h"
#include "frontends/python/natives.h"
#include "frontends/zenml/arguments.h"
#include "frontends/zenml/carried.h"
#include "frontends/zenml/invocation_ids.h"
#include "frontends/zenml/models/models.h"
#include "frontends/zenml/steps.h"
#include "frontends/zenml/values.h"
#include "graph/base/words.h"

namespace smgraph::zenml {
namespace {

using python::As;
using python::Opaque;
using python::Ref;

constexpr int kMaxParts = 30;

/// What the callee of an unknown call hangs below.
Ref RootOfChain(Ref value) {
  for (int depth = 0; depth < kMaxParts; ++depth) {
    const auto* opaque = As<Opaque>(value);
    if (opaque == nullptr || opaque->base == nullptr) return value;
    value = opaque->base;
  }
  return value;
}

bool HoldsHandle(Ref value, int depth = 0) {
  if (value == nullptr || depth > 4) return false;
  if (HandleOf(value)) return true;
  const auto any = [depth](const std::vector<Ref>& items) {
    return std::ranges::any_of(items, [depth](Ref item) { return HoldsHandle(item, depth + 1); });
  };
  if (const auto* list = As<python::List>(value)) return any(list->items);
  if (const auto* tuple = As<python::Tuple>(value)) return any(tuple->items);
  if (const auto* dict = As<python::Dict>(value)) {
    return std::ranges::any_of(
        dict->items, [depth](const auto& entry) { return HoldsHandle(entry.second, depth + 1); });
  }
  if (const auto* choice = As<python::Choice>(value)) {
    return HoldsHandle(choice->then, depth + 1) || HoldsHandle(choice->otherwise, depth + 1);
  }
  return false;
}

bool HoldsStep(Ref value) {
  return RoleOf(value) == Role::kStep;
}

bool HoldsCallable(Ref value) {
  const auto is_callable = [](Ref item) {
    const auto* function = As<python::Function>(item);
    const bool own = function != nullptr && function->module != nullptr &&
                     !function->module->path.starts_with('<');
    return own || As<python::BoundMethod>(item) || HoldsStep(item);
  };
  const auto in_names = [&](const python::Namespace& names) {
    return std::ranges::any_of(names.entries(),
                               [&](const auto& entry) { return is_callable(entry.second); });
  };
  if (const auto* list = As<python::List>(value))
    return std::ranges::any_of(list->items, is_callable);
  if (const auto* tuple = As<python::Tuple>(value))
    return std::ranges::any_of(tuple->items, is_callable);
  if (const auto* dict = As<python::Dict>(value))
    return std::ranges::any_of(dict->items,
                               [&](const auto& item) { return is_callable(item.second); });
  if (const auto* module = As<python::Module>(value)) return in_names(module->scope->names);
  if (RoleOf(value) != Role::kNone) return false;
  const auto* object = As<python::Instance>(value);
  const auto* cls = object != nullptr ? object->cls : As<python::Class>(value);
  return (object != nullptr && in_names(object->attributes)) ||
         (cls != nullptr && std::ranges::any_of(cls->mro, [&](const python::Class* base) {
            return in_names(base->attributes);
          }));
}

/// Whether what is called comes out of something that steps or functions went into.
bool MayBeOneOfSteps(Ref callee) {
  return std::ranges::any_of(frontends::HoldersOf(callee), &HoldsCallable);
}

template <typename Predicate>
bool AnyArgument(const Opaque& call, Predicate predicate) {
  return std::ranges::any_of(call.positional, predicate) ||
         std::ranges::any_of(call.keywords.entries(),
                             [&](const auto& keyword) { return predicate(keyword.second); });
}

// Libraries whose functions take anything and make no steps.
constexpr std::string_view kHarmless[] = {"logging",      "rich",     "loguru", "structlog",
                                          "zenml.logger", "warnings", "pprint"};
// Libraries that pipelines call for what they do beside, and that not every machine has.
constexpr std::string_view kBeside =
    "cv2 datasets dotenv huggingface_hub lightgbm matplotlib mlflow neptune plotly seaborn sklearn "
    "streamlit tensorflow torch transformers typer wandb xgboost";

/// A module that may be the project's own, or one with steps that lies elsewhere.
bool MayHaveSteps(const Opaque& import) {
  const std::string_view top = import.name.substr(0, import.name.find('.'));
  return import.unresolved_local ||
         (import.origin == Opaque::Origin::kImport && !python::IsInstalled(top) &&
          !HasWord(kBeside, top) && std::ranges::find(kHarmless, top) == std::end(kHarmless));
}

bool IsHarmless(std::string_view imported) {
  return std::ranges::any_of(kHarmless, [&](std::string_view module) {
    return imported == module ||
           (imported.starts_with(module) && imported.substr(module.size()).starts_with("."));
  });
}

// Functions of ZenML that are steps unless the table of library steps knows better.
bool LooksLikeZenMlStep(std::string_view imported) {
  return imported.starts_with("zenml.") &&
         (imported.find(".steps.") != std::string_view::npos || imported.ends_with("_step"));
}

// Why a call may be a step that we do not see; empty when it is none.
std::string WhyStep(const Opaque& call) {
  Ref callee = call.base;
  const auto* opaque = As<Opaque>(callee);
  Ref root = RootOfChain(callee);
  const auto* import = As<Opaque>(root);
  const std::string imported = import == nullptr ? "" : std::string(import->name);
  const bool element = opaque != nullptr && (opaque->origin == Opaque::Origin::kItem ||
                                             opaque->origin == Opaque::Origin::kElement);
  if (MayBeOneOfSteps(callee)) return "which of several things is called is not known";
  if (RoleOf(root) != Role::kNone) return {};
  if (callee->kind == python::Kind::kUnknown || (element && import == nullptr)) {
    return "what is called is not known";
  }
  if (frontends::MayBeAnything(callee)) return "it may be any object of the project";
  if (import != nullptr && MayHaveSteps(*import) && opaque->origin != Opaque::Origin::kCall) {
    return "its module was not found in the project";
  }
  if (LooksLikeZenMlStep(frontends::ImportedName(callee))) return "it may be a step of ZenML";
  if (AnyArgument(call, [](Ref value) { return HoldsStep(value); })) return "it is given a step";
  const bool handle = AnyArgument(call, [](Ref value) { return HoldsHandle(value); });
  return handle && !IsHarmless(imported) ? "it is given the output of a step" : "";
}

void CheckInputs(Recording& recording, const Invocation& invocation) {
  for (const InvocationInput& input : invocation.inputs) {
    if (input.source != InputSource::kMissing) continue;
    recording.Report(
        "missing-input",
        fmt::format("missing entrypoint input '{}' in step '{}'", input.name, invocation.id),
        invocation.span);
  }
}

void CheckCommand(Recording& recording, const Invocation& invocation) {
  if (recording.dynamic || !IsCommand(*invocation.step)) return;
  if (invocation.configuration.Find("step_operator") != nullptr) return;
  recording.Refuse(
      fmt::format("command step '{}' in a static pipeline requires a step operator", invocation.id),
      invocation.span);
}

void CheckUpstreams(Recording& recording, Invocation& invocation) {
  for (const std::string& id : invocation.after_ids) {
    const std::size_t producer = FindInvocation(recording, id);
    if (producer < recording.invocations.size()) {
      invocation.after.insert(producer);
    } else if (!recording.complete) {
      recording.Incomplete(
          "unknown-dependency",
          fmt::format("which step after='{}' of '{}' names is not known", id, invocation.id),
          invocation.span);
    } else {
      recording.Refuse(
          fmt::format("after='{}' of '{}' names no step of the pipeline", id, invocation.id),
          invocation.span);
    }
  }
}

bool HasCycle(const Recording& recording) {
  const std::size_t count = recording.invocations.size();
  std::vector<std::size_t> waiting(count, 0);
  std::vector<std::vector<std::size_t>> consumers(count);
  for (std::size_t i = 0; i < count; ++i) {
    std::set<std::size_t> upstream = recording.invocations[i].DataUpstream();
    upstream.insert(recording.invocations[i].after.begin(), recording.invocations[i].after.end());
    waiting[i] = upstream.size();
    for (const std::size_t producer : upstream)
      consumers[producer].push_back(i);
  }
  std::vector<std::size_t> ready;
  for (std::size_t i = 0; i < count; ++i) {
    if (waiting[i] == 0) ready.push_back(i);
  }
  std::size_t done = 0;
  while (!ready.empty()) {
    const std::size_t next = ready.back();
    ready.pop_back();
    ++done;
    for (const std::size_t consumer : consumers[next]) {
      if (--waiting[consumer] == 0) ready.push_back(consumer);
    }
  }
  return done < count;
}

}  // namespace

void CheckUnknownCalls(python::Evaluator& ev, Recording& recording, std::size_t first) {
  for (std::size_t i = first; i < ev.calls().size(); ++i) {
    const Opaque& call = *ev.calls()[i];
    const std::string why = WhyStep(call);
    if (why.empty()) continue;
    const auto parameter = recording.parameter_of.find(call.base);
    if (parameter != recording.parameter_of.end()) {
      recording.Incomplete("legacy-zenml",
                           fmt::format("'{}', an argument of the pipeline, is called like a step: "
                                       "steps were arguments before ZenML 0.40",
                                       parameter->second),
                           call.span);
      continue;
    }
    recording.Incomplete("unknown-call",
                         fmt::format("the call of '{}' may add a step: {}",
                                     frontends::DescribeOrigin(call.base), why),
                         call.span);
  }
}

void CheckRecording(Recording& recording) {
  for (Invocation& invocation : recording.invocations) {
    CheckInputs(recording, invocation);
    CheckCommand(recording, invocation);
    CheckUpstreams(recording, invocation);
  }
  AddCarried(recording);
  // Where something is not known there may be steps that are not seen.
  const bool whole = recording.complete && !recording.stopped;
  if (recording.invocations.empty() && !recording.dynamic && whole) {
    recording.Refuse(
        fmt::format("pipeline '{}' cannot be compiled because it has no steps", recording.name),
        recording.call_span);
  }
  if (HasCycle(recording)) {
    recording.Report(
        "cycle",
        fmt::format("the steps of pipeline '{}' depend on each other in a cycle", recording.name),
        recording.call_span);
  }
}

}  // namespace smgraph::zenml
