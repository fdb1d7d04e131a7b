#include "frontends/zenml/arguments.h"

#include <algorithm>
#include <optional>
#include <unordered_set>
#include <utility>

#include <fmt/format.h>

#include "frontends/dialect/alternatives.h"
#include "frontends/python/annotations.h"
#include "frontends/python/natives.h"
#include "frontends/python/validation.h"
#include "frontends/zenml/models/models.h"
#include "frontends/zenml/validation.h"

namespace smgraph::zenml {

using frontends::Alternatives;
using python::As;
using python::Opaque;
using python::Ref;

std::optional<std::vector<Use>> UsesOf(const Recording& recording, Ref value) {
  auto handle = HandleOf(AllElements(value));
  if (!handle) handle = ElementHandle(recording, value);
  if (!handle) return std::nullopt;
  if (handle->recording != recording.index) return std::vector<Use>{};
  if (!handle->output.empty()) return {{{handle->invocation, handle->output, handle->chunk}}};
  std::vector<Use> uses;
  for (const Output& output : recording.invocations[handle->invocation].outputs)
    uses.push_back({handle->invocation, output.name, handle->chunk});
  return uses;
}

namespace {

/// What a loop left, or one of several elements: it may be a handle.
bool MayBeHandle(Ref value) {
  const auto* unknown = As<python::Unknown>(value);
  return unknown != nullptr && !unknown->host;
}

/// Uses of a value all of whose alternatives are handles; in a list others may be, too.
std::optional<std::vector<Use>> UsesOfAll(const Recording& recording, Ref value,
                                          bool in_list = false) {
  std::vector<Use> uses;
  for (Ref one : Alternatives(value)) {
    if (in_list && MayBeHandle(one)) continue;
    const auto some = UsesOf(recording, one);
    if (!some) return std::nullopt;
    uses.insert(uses.end(), some->begin(), some->end());
  }
  return uses;
}

const std::vector<Ref>* ItemsOf(Ref value) {
  if (const auto* items = python::ItemsIn(value)) return items;
  if (const auto* set = As<python::Set>(value)) return &set->items;
  if (const auto* text = As<python::Template>(value)) return &text->parts;
  if (const auto* iterator = As<python::Iterator>(value)) return &iterator->items;
  return nullptr;
}

/// The outputs anywhere inside a value.
std::vector<Use> UsesInside(const Recording& recording, Ref value) {
  std::vector<Use> inside;
  std::vector<Ref> open = {value};
  std::unordered_set<Ref> seen;  // only for look-ups
  while (!open.empty()) {
    const std::vector<Ref> alternatives = Alternatives(open.back());
    open.pop_back();
    for (Ref one : alternatives) {
      if (!seen.insert(one).second) continue;
      if (const auto uses = UsesOf(recording, one))
        inside.insert(inside.end(), uses->begin(), uses->end());
      if (const auto* items = ItemsOf(one)) open.insert(open.end(), items->begin(), items->end());
      if (const auto* dict = As<python::Dict>(one)) {
        for (const auto& [key, item] : dict->items)
          open.push_back(item);
      }
    }
  }
  return inside;
}

bool HoldsHandles(const Recording& recording, Ref value) {
  return !UsesInside(recording, value).empty();
}

/// A handle, or a non-empty list of handles (in a dynamic pipeline also a tuple).
std::optional<std::vector<Use>> ArtifactUses(const Recording& recording, Ref value) {
  if (auto uses = UsesOfAll(recording, value)) return uses;
  const bool list = As<python::List>(value) != nullptr;
  const bool tuple = recording.dynamic && As<python::Tuple>(value) != nullptr;
  if (!list && !tuple) return std::nullopt;
  std::vector<Use> uses;
  std::size_t handles = 0;
  for (Ref item : *ItemsOf(value)) {
    const auto some = UsesOfAll(recording, item, true);
    if (!some) return std::nullopt;
    const bool one_of_several = some->size() > 1;
    for (const Use& use : *some) {
      const bool there = one_of_several && std::ranges::find(uses, use) != uses.end();
      if (!there) uses.push_back(use);
    }
    handles += some->empty() && std::ranges::any_of(Alternatives(item), &MayBeHandle) ? 0 : 1;
  }
  return handles == 0 ? std::nullopt : std::optional(uses);
}

/// What a chain of attributes, items and calls begins with, unless it loads its value.
Ref Root(Ref value) {
  for (const auto* opaque = As<Opaque>(value); opaque != nullptr && opaque->base != nullptr;
       opaque = As<Opaque>(value)) {
    if (opaque->origin == Opaque::Origin::kAttribute && opaque->name == "load") return nullptr;
    value = opaque->base;
  }
  return value;
}

// Operations that give a value of their own, whatever they are given.
constexpr std::string_view kOwnValue[] = {
    "!=",     "<",    "<=",     "==",    ">",    ">=",    "all",    "any",        "bool", "float",
    "format", "hash", "id",     "in",    "int",  "is",    "is not", "isinstance", "abs",  "join",
    "len",    "not",  "not in", "range", "repr", "round", "str",    "sum"};

/// Whether what a builtin, an index or a loop gives of something unknown may be a handle inside.
bool MayGiveHandle(const Recording& recording, Ref value, int depth = 12) {
  const auto* opaque = As<Opaque>(value);
  if (value == nullptr || depth == 0) return false;
  if (opaque == nullptr) return HoldsHandles(recording, value);
  const auto part = [&](Ref one) { return MayGiveHandle(recording, one, depth - 1); };
  switch (opaque->origin) {
    case Opaque::Origin::kOperation:
      return std::ranges::find(kOwnValue, opaque->name) == std::end(kOwnValue) &&
             (part(opaque->base) || part(opaque->key));
    case Opaque::Origin::kItem:
    case Opaque::Origin::kElement:
      return part(opaque->base);
    case Opaque::Origin::kCall: {  // one that is given a handle is reported
      const auto* method = As<Opaque>(opaque->base);
      const bool of_object = method != nullptr && method->origin == Opaque::Origin::kAttribute;
      return of_object && method->name != "load" && part(method->base);
    }
    default:
      return false;
  }
}

/// `made[key]`, where rounds of a loop fill `made`: what they put in is known when they are done.
bool IsOfFilled(Ref value) {
  const auto* item = As<Opaque>(value);
  if (item == nullptr || item->origin != Opaque::Origin::kItem) return false;
  const auto* dict = As<python::Dict>(item->base);
  return dict != nullptr && dict->open;
}

/// Parts of an input that may be handles of which no edge says so.
void KeepCarried(Recording& recording, Ref value, const Input& input, SourceSpan span) {
  for (Ref one : Alternatives(value)) {
    if (As<python::Unknown>(Root(one)) != nullptr || IsOfFilled(one)) {
      recording.carried.push_back(
          {one, /*after=*/false, recording.invocations.size(), std::string(input.name), span});
    } else if (const auto* items = ItemsOf(one)) {
      for (Ref item : *items)
        KeepCarried(recording, item, input, span);
    } else if (As<Opaque>(one) != nullptr && !UsesOf(recording, one) &&
               MayGiveHandle(recording, one)) {
      recording.Incomplete("unknown-dependency",
                           fmt::format("input '{}' may be an output of a step: which one is known "
                                       "only while it runs",
                                       input.name),
                           span);
    }
  }
}

// None, numbers and texts, and lists and the like with nothing else inside.
bool IsPlain(Ref value) {
  if (value->kind >= python::Kind::kSlice) return false;
  if (const auto* dict = As<python::Dict>(value)) {
    return std::ranges::all_of(dict->items, [](const auto& one) { return IsPlain(one.second); });
  }
  const auto* items = ItemsOf(value);
  return items == nullptr || std::ranges::all_of(*items, IsPlain);
}

bool IsFuture(Ref value) {
  return RoleOf(value) == Role::kFuture;
}

// Futures are waited for one by one, or in a list of nothing else (reference: zenml,
// await_step_inputs); one that is left cannot be copied.
void CheckFutures(Recording& recording, Ref value, const Input& input, SourceSpan span) {
  const std::vector<Ref> alone = {value};
  const auto* items = As<python::Set>(value) == nullptr ? ItemsOf(value) : nullptr;
  if (items == nullptr) items = &alone;
  const auto is_output = [](Ref item) { return RoleOf(item) == Role::kArtifact; };
  if (std::ranges::any_of(*items, IsFuture) && std::ranges::any_of(*items, is_output)) {
    recording.Refuse(fmt::format("input '{}' is a list of outputs and of futures, which are not "
                                 "waited for then: pass the result() of each future",
                                 input.name),
                     span);
  }
  const auto of_several = [&](Ref item) {
    const auto handle = HandleOf(item);
    return IsFuture(item) && handle && handle->recording == recording.index &&
           recording.invocations[handle->invocation].outputs.size() > 1;
  };
  if (std::ranges::none_of(*items, of_several)) return;
  recording.Refuse(
      fmt::format("input '{}' is a future that refers to multiple output artifacts", input.name),
      span);
}

// Inputs that are not mapped over are copied for each call of a map, which threads cannot be.
void CheckUnmapped(Recording& recording, Ref value, const Input& input, SourceSpan span) {
  const auto is_future = [](Ref one) { return IsFuture(one) || RoleOf(one) == Role::kMapResults; };
  const auto* items = ItemsOf(value);
  if (!is_future(value) && (items == nullptr || std::ranges::none_of(*items, is_future))) return;
  recording.Refuse(fmt::format("input '{}' is unmapped(…) of a future, which cannot be copied for "
                               "each call: pass its result()",
                               input.name),
                   span);
}

void CheckExternal(Recording& recording, const python::Instance& artifact, SourceSpan span) {
  if (artifact.attributes.Find("name") == nullptr) return;
  recording.Report("external-artifact-by-reference",
                   "ExternalArtifact(name=…) names no artifact: only value= counts", span);
}

// What a handle cannot be part of: ZenML takes such an argument for a parameter.
void CheckParameter(Recording& recording, InvocationInput& input, Ref value, SourceSpan span) {
  if (!HoldsHandles(recording, value)) return;
  if (As<python::Template>(value) != nullptr) {
    recording.Report("handle-as-text",
                     fmt::format("input '{}' is text made of a step's output: the text says "
                                 "<StepArtifact object>, and no edge is made",
                                 input.name),
                     span);
    input.value = graph::Unknown{"the address of an object in memory", "object", span};
    return;
  }
  recording.Refuse(fmt::format("a {} with outputs of steps inside cannot be passed for input '{}'",
                               python::TypeName(value), input.name),
                   span);
}

void ReadStaticMisuse(Recording& recording, const InvocationInput& read, SourceSpan span) {
  if (recording.dynamic || ProducersIn(read.value, recording).empty()) return;
  recording.Incomplete("handle-as-value",
                       fmt::format("input '{}' reads the value of a step's output, which exists "
                                   "only when the pipeline runs",
                                   read.name),
                       span);
}

// A dynamic pipeline writes the argument somewhere and the step validates what it reads there: it
// fails, unless the code expects that.
void CheckInRun(python::Evaluator& ev, Recording& recording, const Signature& signature,
                const Input& input, Ref argument, SourceSpan span) {
  const bool certain = ev.path() == recording.outermost && !ev.MayBeCaught("Exception");
  if (!certain || signature.function == nullptr || !IsPlain(argument)) return;
  if (Converted(ev, argument, input.annotation, *signature.function, span) != nullptr) return;
  recording.Refuse(fmt::format("the step fails: input '{}' is {}, not {}", input.name, input.type,
                               python::TypeName(argument)),
                   span);
}

/// An annotation that is a model's class, also below Annotated.
bool IsModelType(python::Evaluator& ev, Ref annotation) {
  const auto generic = python::GenericOf(ev, annotation);
  if (generic && python::ImportedName(generic->origin) == "Annotated" &&
      !generic->arguments.empty())
    annotation = generic->arguments[0];
  const auto* cls = As<python::Class>(annotation);
  return cls != nullptr && python::IsModel(*cls);
}

/// Whether a model's class takes what is stored of the model: ZenML makes it anew from that. A
/// class that forbids other names than its fields' does not take its computed fields.
bool TakesStored(python::Evaluator& ev, Ref value, const Input& input,
                 const python::Function& function, SourceSpan span) {
  const auto* model = As<python::Instance>(value);
  if (model == nullptr || !python::IsModel(*model->cls)) return true;
  python::Call call = python::CallWith({}, span);
  call.keywords.emplace_back("exclude_unset", ev.heap().boolean(true));
  Ref dump = python::ModelMethod(ev, *model->cls, value, "model_dump");
  try {
    Ref stored = ev.CallValue(dump, std::move(call));
    return Converted(ev, stored, input.annotation, function, span) != nullptr;
  } catch (const python::Raised&) {
    return true;
  }
}

}  // namespace

graph::Value ReadStored(python::Evaluator& ev, Values& values, const Input& input, Ref stored) {
  return IsModelType(ev, input.annotation) ? values.Read(stored) : values.ReadUnset(stored);
}

Ref CheckType(python::Evaluator& ev, Recording& recording, const Signature& signature,
              const Input& input, Ref argument, SourceSpan span) {
  if (Ref part = NoJson(argument)) {
    recording.Refuse(fmt::format("input '{}' holds a {}, which cannot be written as JSON",
                                 input.name, python::TypeName(part)),
                     span);
    return argument;
  }
  if (signature.function == nullptr) return argument;
  Ref converted = Converted(ev, argument, input.annotation, *signature.function, span);
  if (converted == nullptr) {
    recording.Refuse(fmt::format("input validation failed for input '{}': expected {}, got {}",
                                 input.name, input.type, python::TypeName(argument)),
                     span);
    return argument;
  }
  if (!IsModelType(ev, input.annotation)) return argument;
  if (!TakesStored(ev, converted, input, *signature.function, span)) {
    recording.Refuse(fmt::format("input '{}' is stored as what {} does not take: a computed field "
                                 "that it forbids, or a name that is no field's",
                                 input.name, input.type),
                     span);
  }
  return converted;
}

void CheckDefault(python::Evaluator& ev, Recording& recording, const Signature& signature,
                  const Input& input, SourceSpan span) {
  if (!input.has_default) return;
  if (recording.dynamic) {
    CheckInRun(ev, recording, signature, input, input.default_value, span);
  } else {
    CheckType(ev, recording, signature, input, input.default_value, span);
  }
}

InvocationInput Classify(python::Evaluator& ev, Recording& recording, Values& values,
                         const Signature& signature, const Input& input, Ref argument,
                         SourceSpan span) {
  InvocationInput read;
  read.name = input.name;
  read.type = input.type;
  if (const auto* unmapped = AsRole(argument, Role::kUnmapped)) {
    argument = unmapped->attributes.Find("value");
    CheckUnmapped(recording, argument, input, span);
  }
  read.value = values.Read(argument);
  KeepCarried(recording, argument, input, span);
  if (auto uses = ArtifactUses(recording, argument)) {
    CheckFutures(recording, argument, input, span);
    read.source = uses->empty() ? InputSource::kExternal : InputSource::kArtifact;
    if (uses->empty() && !recording.dynamic) {
      recording.Refuse(
          fmt::format("input '{}' is the output of a step of another pipeline", input.name), span);
    }
    read.uses = *std::move(uses);
    if (!recording.dynamic && As<python::List>(argument) != nullptr) read.kept = argument;
    return read;
  }
  if (const auto* external = AsRole(argument, Role::kExternalArtifact)) {
    CheckExternal(recording, *external, span);
    read.source = InputSource::kExternal;
    return read;
  }
  if (argument->kind == python::Kind::kChoice) {
    // Some alternatives are handles, others are not.
    for (Ref one : Alternatives(argument)) {
      const auto some = ArtifactUses(recording, one);
      if (some) read.uses.insert(read.uses.end(), some->begin(), some->end());
    }
    read.source = read.uses.empty() ? InputSource::kParameter : InputSource::kArtifact;
    return read;
  }
  if (IsLazy(argument)) {
    read.source = InputSource::kLazy;
    return read;
  }
  CheckParameter(recording, read, argument, span);
  ReadStaticMisuse(recording, read, span);
  if (!recording.dynamic) {
    Ref stored = CheckType(ev, recording, signature, input, argument, span);
    const bool changeable =
        As<python::List>(argument) != nullptr || As<python::Dict>(argument) != nullptr;
    if (stored == argument && changeable) {
      read.kept = argument;
    } else {
      read.value = ReadStored(ev, values, input, stored);
    }
  }
  if (recording.dynamic) CheckInRun(ev, recording, signature, input, argument, span);
  read.argument = argument;
  read.source = recording.dynamic ? InputSource::kExternal : InputSource::kParameter;
  return read;
}

namespace {

void ReadAgain(const Recording& recording, Values& values, Invocation& invocation,
               InvocationInput& input) {
  values.set_place(invocation.span);
  input.value = values.Read(input.kept);
  if (input.source != InputSource::kArtifact) return;
  auto uses = ArtifactUses(recording, input.kept);
  // What was in the list at the call is waited for, whatever has become of the list.
  for (const Use& use : std::exchange(input.uses, uses ? *std::move(uses) : std::vector<Use>{})) {
    const auto same = [&use](const Use& other) { return other.producer == use.producer; };
    if (std::ranges::none_of(input.uses, same)) invocation.after.insert(use.producer);
  }
}

}  // namespace

void ReadKeptArguments(Recording& recording, Values& values) {
  for (Invocation& invocation : recording.invocations) {
    for (InvocationInput& input : invocation.inputs) {
      if (input.kept != nullptr) ReadAgain(recording, values, invocation, input);
    }
  }
}

namespace {

/// What a call of a child pipeline gives, or something of it: it is waited for and leaves no edge.
bool IsOfChild(Ref value) {
  for (const auto* opaque = As<Opaque>(value); opaque != nullptr; opaque = As<Opaque>(value)) {
    value = opaque->base;
    if (RoleOf(value) == Role::kPipeline) return true;
  }
  return false;
}

// `certain`: whatever the run decides.
void ReadOneAfter(Recording& recording, Invocation& invocation, Ref one, bool certain) {
  std::string text;
  if (python::IsNone(one) || one->kind == python::Kind::kAbsent || IsOfChild(one)) return;
  if (const auto uses = UsesOf(recording, one)) {
    const auto handle = HandleOf(one);
    const bool future = recording.dynamic && RoleOf(one) == Role::kArtifact &&
                        python::IsNone(As<python::Instance>(one)->attributes.Find("__future__"));
    if (future) {
      recording.Refuse("after= takes futures: what .submit() and .map() give", invocation.span);
    }
    auto& producers = certain || !recording.dynamic ? invocation.after : invocation.after_some;
    if (handle && handle->recording == recording.index) producers.insert(handle->invocation);
  } else if (python::Known(one) && TextIn(one, text)) {
    if (recording.dynamic) {
      recording.Refuse("after= takes futures, not ids, in a dynamic pipeline", invocation.span);
    }
    invocation.after_ids.push_back(text);
  } else if (const auto* left = As<python::Unknown>(one); left != nullptr && left->carried) {
    recording.carried.push_back(
        {one, /*after=*/true, recording.invocations.size(), {}, invocation.span});
  } else if (one->kind == python::Kind::kChoice) {
    for (Ref alternative : Alternatives(one))
      ReadOneAfter(recording, invocation, alternative, false);
  } else if (TextIn(one, text)) {
    recording.Incomplete("unknown-dependency",
                         fmt::format("after='{}' of '{}' is not known", text, invocation.id),
                         invocation.span);
  } else if (!python::Known(one)) {
    recording.Incomplete("unknown-dependency",
                         fmt::format("after= of '{}' is not known", invocation.id),
                         invocation.span);
  }
}

}  // namespace

void ReadAfter(Recording& recording, Invocation& invocation, Ref after) {
  if (after == nullptr) return;
  const std::vector<Ref> alternatives = Alternatives(after);
  const bool certain = alternatives.size() == 1;
  for (Ref one : alternatives) {
    const auto* items = python::ItemsIn(one);
    if (items == nullptr) {
      ReadOneAfter(recording, invocation, one, certain);
      continue;
    }
    // Elements that are sequences themselves are ignored, as ZenML does.
    for (Ref item : *items) {
      if (python::ItemsIn(item) == nullptr) ReadOneAfter(recording, invocation, item, certain);
    }
  }
}

}  // namespace smgraph::zenml
