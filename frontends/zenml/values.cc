#include "frontends/zenml/values.h"

#include <algorithm>
#include <utility>

#include <fmt/format.h>

#include "frontends/dialect/origin.h"
#include "frontends/python/library/datetime.h"
#include "frontends/python/natives.h"
#include "frontends/python/validation.h"
#include "frontends/zenml/models/models.h"
#include "frontends/zenml/program_order.h"

namespace smgraph::zenml {
namespace {

using python::As;
using python::Instance;
using python::Opaque;
using python::Ref;

constexpr int kMaxValueDepth = 40;

std::optional<std::size_t> IndexIn(const Instance& object, std::string_view name) {
  const auto* number = As<python::Int>(object.attributes.Find(name));
  return number == nullptr ? std::nullopt : std::optional(static_cast<std::size_t>(number->value));
}

std::string FieldText(const Instance& object, std::string_view name) {
  std::string text;
  python::TextOf(object.attributes.Find(name), text);
  return text;
}

/// The object at the root of a chain of attributes, items and calls.
Ref RootOf(Ref value) {
  for (int depth = 0; depth < kMaxValueDepth; ++depth) {
    const auto* opaque = As<Opaque>(value);
    if (opaque == nullptr || opaque->base == nullptr) return value;
    if (opaque->origin == Opaque::Origin::kOperation) return value;
    value = opaque->base;
  }
  return value;
}

// The methods of Client that give a ClientLazyLoader inside a pipeline body.
constexpr std::string_view kLazyMethods[] = {"get_artifact_version", "get_model_version",
                                             "get_artifact", "get_model"};

bool CallsLazyMethod(Ref value) {
  for (int depth = 0; depth < kMaxValueDepth; ++depth) {
    const auto* opaque = As<Opaque>(value);
    if (opaque == nullptr) return false;
    const bool attribute = opaque->origin == Opaque::Origin::kAttribute;
    if (attribute && std::ranges::find(kLazyMethods, opaque->name) != std::end(kLazyMethods)) {
      return true;
    }
    value = opaque->base;
  }
  return false;
}

// Functions whose result reads like their argument.
constexpr std::string_view kSameValue[] = {"float", "list", "tuple", "iter", "enumerate"};

/// The operation enumerate(…) whose element `value` is, or null.
const Opaque* EnumeratedElement(Ref value) {
  const auto* element = As<Opaque>(value);
  if (element == nullptr || element->origin != Opaque::Origin::kElement) return nullptr;
  const auto* operation = As<Opaque>(element->base);
  const bool enumerate = operation != nullptr && operation->origin == Opaque::Origin::kOperation &&
                         operation->name == "enumerate";
  return enumerate ? operation : nullptr;
}

/// The collection c when `key` is the element of a loop over range(len(c)); else null.
Ref CollectionIndexed(Ref key) {
  const auto operation = [](Ref value, std::string_view name) {
    const auto* found = As<Opaque>(value);
    const bool is = found != nullptr && found->origin == Opaque::Origin::kOperation &&
                    found->name == name && found->key == nullptr;
    return is ? found->base : nullptr;
  };
  const auto* element = As<Opaque>(key);
  const bool of_loop = element != nullptr && element->origin == Opaque::Origin::kElement;
  Ref count = of_loop ? operation(element->base, "range") : nullptr;
  return count == nullptr ? nullptr : operation(count, "len");
}

std::string KeyText(Ref key) {
  std::string text;
  if (python::TextOf(key, text)) return "'" + text + "'";
  const auto* slice = As<python::Slice>(key);
  if (slice == nullptr) return python::Repr(key);
  const auto bound = [](Ref value) { return python::IsNone(value) ? "" : python::Repr(value); };
  text = bound(slice->start) + ":" + bound(slice->stop);
  return python::IsNone(slice->step) ? text : text + ":" + python::Repr(slice->step);
}

}  // namespace

std::optional<Handle> HandleOf(Ref value) {
  const Role role = RoleOf(value);
  if (role != Role::kArtifact && role != Role::kFuture && role != Role::kMapResults) {
    return std::nullopt;
  }
  const auto& object = *As<Instance>(value);
  const auto recording = IndexIn(object, "__recording__");
  const auto invocation = IndexIn(object, "__invocation__");
  if (!recording || !invocation) return std::nullopt;
  return Handle{*recording, *invocation, FieldText(object, "output_name"),
                FieldText(object, "__chunk__")};
}

Ref AllElements(Ref value) {
  constexpr std::string_view kSameElements[] = {"iter", "list", "reversed", "sorted", "tuple"};
  const auto same = [&](const Opaque& part) {
    if (part.origin == Opaque::Origin::kItem) return part.key->kind == python::Kind::kSlice;
    return part.origin == Opaque::Origin::kOperation &&
           std::ranges::find(kSameElements, part.name) != std::end(kSameElements);
  };
  const auto* opaque = As<Opaque>(value);
  while (opaque != nullptr && same(*opaque)) {
    value = opaque->base;
    opaque = As<Opaque>(value);
  }
  return value;
}

namespace {

// The collection of which this is one element, whichever; null for other values.
Ref CollectionOfOne(const Opaque& value) {
  constexpr std::string_view kTaking[] = {"next", "pop", "popleft"};
  if (value.origin == Opaque::Origin::kItem) {
    const bool counted = As<python::Int>(value.key) != nullptr;
    const bool of_map = RoleOf(AllElements(value.base)) == Role::kMapResults;
    return counted && of_map ? value.base : nullptr;
  }
  if (value.origin == Opaque::Origin::kElement) return value.base;
  if (value.origin == Opaque::Origin::kOperation)
    return value.name == "max" || value.name == "min" ? value.base : nullptr;
  const auto* method = value.origin == Opaque::Origin::kCall ? As<Opaque>(value.base) : nullptr;
  const bool takes = method != nullptr && method->origin == Opaque::Origin::kAttribute &&
                     std::ranges::find(kTaking, method->name) != std::end(kTaking);
  return takes ? method->base : nullptr;
}

// `future.result()`, `future.artifacts()`: what this one future gives. Null for other values.
Ref FutureOf(const Opaque& value) {
  const auto* method = value.origin == Opaque::Origin::kCall ? As<Opaque>(value.base) : nullptr;
  const bool gives = method != nullptr && method->origin == Opaque::Origin::kAttribute &&
                     (method->name == "result" || method->name == "artifacts");
  return gives ? method->base : nullptr;
}

}  // namespace

std::optional<Handle> ElementHandle(const Recording& recording, Ref value) {
  const auto* opaque = As<Opaque>(value);
  if (opaque == nullptr) return std::nullopt;
  if (const Ref collection = CollectionOfOne(*opaque)) {
    auto handle = HandleOf(AllElements(collection));
    const auto* place = As<python::Int>(opaque->key);
    const bool counted = place != nullptr && collection == AllElements(collection);
    if (handle) handle->chunk = counted ? fmt::format("[{}]", place->value) : "[]";
    return handle;
  }
  if (const Ref future = FutureOf(*opaque)) return ElementHandle(recording, future);
  const auto* index = As<python::Int>(opaque->key);
  if (opaque->origin != Opaque::Origin::kItem || index == nullptr) return std::nullopt;
  auto handle = ElementHandle(recording, opaque->base);
  if (!handle || handle->recording != recording.index) return std::nullopt;
  const auto* outputs_of = As<Opaque>(opaque->base);
  const bool only = outputs_of != nullptr && FutureOf(*outputs_of) != nullptr && index->value == 0;
  if (!handle->output.empty()) return only ? handle : std::nullopt;
  const auto& outputs = recording.invocations[handle->invocation].outputs;
  if (index->value < 0 || index->value >= std::ssize(outputs)) return std::nullopt;
  handle->output = outputs[static_cast<std::size_t>(index->value)].name;
  return handle;
}

bool TextIn(Ref value, std::string& text) {
  if (python::TextOf(value, text)) return true;
  const auto* member = As<Instance>(value);
  if (member == nullptr || !member->cls->enumeration) return false;
  return python::TextOf(member->attributes.Find("value"), text);
}

bool IsLazy(Ref value) {
  Ref root = RootOf(value);
  const Role role = RoleOf(root);
  if (role == Role::kModel || role == Role::kContext) return root != value;
  const std::string imported = frontends::ImportedName(root);
  return imported.starts_with("zenml.") && CallsLazyMethod(value);
}

graph::Value Values::ReadUnset(Ref value) {
  ++containers_;
  graph::Value read = Read(value);
  --containers_;
  return read;
}

graph::Map Values::ReadConfiguration(const python::Dict& options) {
  graph::Map map;
  for (const auto& [key, value] : options.items) {
    std::string name;
    if (!python::TextOf(key, name)) name = python::Repr(key);
    const auto* function = As<python::Function>(value);
    map.Set(name, function != nullptr ? graph::Value(function->qualified_name) : Read(value));
  }
  if (options.open) {
    map.Set("**", graph::Unknown{"options that are not known", "**", place()});
  }
  return map;
}

std::optional<graph::Value> Values::ReadIdentity(Ref value) {
  if (recording_ == nullptr) return std::nullopt;
  const auto found = recording_->parameter_of.find(value);
  if (found != recording_->parameter_of.end()) return graph::ParameterReference{found->second};
  return recording_->dynamic ? std::nullopt : ReadPlaceholders(value);
}

// ${NAME} anywhere in a compiled pipeline is an environment variable of the machine that compiles
// it.
std::optional<graph::Value> Values::ReadPlaceholders(Ref value) {
  const auto* text = As<python::Str>(value);
  std::size_t open = text == nullptr ? std::string::npos : text->value.find("${");
  if (open == std::string::npos) return std::nullopt;
  python::Evaluator& ev = evaluator();
  std::vector<Ref> parts;
  std::size_t done = 0;
  for (; open != std::string::npos; open = text->value.find("${", open + 2)) {
    const std::size_t close = text->value.find('}', open);
    if (close == std::string::npos) break;
    Ref name = ev.heap().str(text->value.substr(open + 2, close - open - 2));
    parts.push_back(ev.heap().str(text->value.substr(done, open - done)));
    parts.push_back(ev.GetItem(ev.LibraryObject("os.environ"), name, place()));
    done = close + 1;
  }
  if (done == 0) return std::nullopt;
  parts.push_back(ev.heap().str(text->value.substr(done)));
  return Read(ev.Concatenate(parts));
}

std::optional<graph::Value> Values::ReadObject(const Instance& object) {
  if (recording_ != nullptr) {
    if (const auto handle = HandleOf(const_cast<Instance*>(&object))) {
      if (handle->recording != recording_->index) return std::nullopt;
      const std::string path = handle->output + handle->chunk;
      return graph::StepReference{recording_->invocations[handle->invocation].id, path};
    }
  }
  switch (RoleOf(const_cast<Instance*>(&object))) {
    case Role::kUnmapped:
    case Role::kExternalArtifact:
      return Read(object.attributes.Find("value"));
    case Role::kModel:
    case Role::kSettings:
    case Role::kSchedule: {
      graph::Map map;
      for (const std::string_view name : object.given) {
        Ref value = object.attributes.Find(name);
        map.Set(name, value != nullptr ? Read(value)
                                       : graph::Value(graph::Unknown{"arguments that are not known",
                                                                     "**", object.span}));
      }
      for (const auto& [name, value] : object.attributes.entries()) {
        const bool own = name != "kwargs" && map.Find(name) == nullptr;
        if (own && object.cls->model->signature == "(**kwargs)") map.Set(name, Read(value));
      }
      return map;
    }
    default:
      return ReadFields(object);
  }
}

// Models of pydantic and dataclasses are what JSON has of them: their fields.
std::optional<graph::Value> Values::ReadFields(const Instance& object) {
  auto* self = const_cast<Instance*>(&object);
  if (python::IsModel(*object.cls)) {
    python::Call call = python::CallWith({}, place());
    call.keywords.emplace_back("mode", evaluator().heap().str("json"));
    // Of parameters of steps, ZenML writes models in containers without what was not set.
    const bool part = containers_ > 0 && !whole_models_;
    call.keywords.emplace_back("exclude_unset", evaluator().heap().boolean(part));
    Ref dump = python::ModelMethod(evaluator(), *object.cls, self, "model_dump");
    if (dump == nullptr) return std::nullopt;
    try {
      return Read(evaluator().CallValue(dump, std::move(call)));
    } catch (const python::Raised&) {
      return std::nullopt;
    }
  }
  if (object.cls->model != nullptr && object.cls->name == "datetime") {
    return Read(evaluator().CallMethod(self, "isoformat", python::CallWith({}, place())));
  }
  if (const auto duration = python::DurationIn(self)) return python::IsoDuration(*duration);
  if (!object.cls->dataclass) return std::nullopt;
  graph::Map map;
  for (const python::Class::Field& field : object.cls->fields) {
    if (Ref value = object.attributes.Find(field.name)) map.Set(field.name, Read(value));
  }
  return map;
}

// handle.load()["a"]["b"], .get("a"), .a, float(…): one path below the output.
std::optional<graph::StepReference> Values::ReadLoaded(Ref value, int depth) {
  const auto* opaque = As<Opaque>(value);
  if (opaque == nullptr || depth > kMaxValueDepth) {
    const auto handle = recording_ == nullptr ? std::nullopt : HandleOf(value);
    if (!handle || handle->recording != recording_->index) return std::nullopt;
    return graph::StepReference{recording_->invocations[handle->invocation].id,
                                handle->output + handle->chunk};
  }
  const auto element = recording_ == nullptr ? std::nullopt : ElementHandle(*recording_, value);
  if (element && element->recording == recording_->index) {
    return graph::StepReference{recording_->invocations[element->invocation].id,
                                element->output + element->chunk};
  }
  const auto below = [&](Ref base, const std::string& suffix) {
    auto reference = ReadLoaded(base, depth + 1);
    if (reference) reference->path += suffix;
    return reference;
  };
  const auto* attribute = As<Opaque>(opaque->base);
  switch (opaque->origin) {
    case Opaque::Origin::kItem:
      if (CollectionIndexed(opaque->key) == opaque->base) return below(opaque->base, "[]");
      if (!python::Known(opaque->key)) return std::nullopt;
      if (const auto* pair = EnumeratedElement(opaque->base)) {
        const auto* place = As<python::Int>(opaque->key);
        return place != nullptr && place->value == 1 ? below(pair->base, "[]") : std::nullopt;
      }
      return below(opaque->base, "[" + KeyText(opaque->key) + "]");
    case Opaque::Origin::kAttribute:
      return below(opaque->base, "." + std::string(opaque->name));
    case Opaque::Origin::kElement:
      return below(opaque->base, "[]");
    case Opaque::Origin::kOperation:
      if (opaque->name == "len" && opaque->key == nullptr) return below(opaque->base, ".len()");
      if (std::ranges::find(kSameValue, opaque->name) == std::end(kSameValue)) return std::nullopt;
      return below(opaque->base, "");
    case Opaque::Origin::kCall: {
      if (attribute == nullptr || attribute->origin != Opaque::Origin::kAttribute) break;
      const bool bare = opaque->positional.empty() && opaque->keywords.empty();
      if (attribute->name == "load" && HandleOf(attribute->base)) return below(attribute->base, "");
      if (attribute->name == "get" && !opaque->positional.empty()) {
        return below(attribute->base, "[" + KeyText(opaque->positional[0]) + "]");
      }
      if (bare) return below(attribute->base, "." + std::string(attribute->name) + "()");
      break;
    }
    default:
      break;
  }
  return std::nullopt;
}

std::optional<graph::Value> Values::ReadLazy(Ref value) {
  if (!IsLazy(value)) return std::nullopt;
  return graph::Unknown{"looked up when the pipeline runs: " + frontends::DescribeOrigin(value),
                        python::LabelOf(value), As<Opaque>(value)->span};
}

// An output exists where its step was called.
bool Values::IsMadeWhen(const graph::Value& element, Ref condition) {
  if (recording_ == nullptr || element.As<graph::Unknown>() != nullptr) return true;
  return std::ranges::any_of(
      ProducersIn(element, *recording_), [this, condition](std::size_t producer) {
        return HoldsWhere(*recording_, condition, recording_->invocations[producer].path,
                          evaluator().path());
      });
}

std::optional<graph::Value> Values::ReadDeclared(Ref value) {
  if (const auto* object = As<Instance>(value)) return ReadObject(*object);
  if (auto loaded = ReadLoaded(value, 0)) return *std::move(loaded);
  return ReadLazy(value);
}

std::set<std::size_t> ProducersIn(const graph::Value& value, const Recording& recording) {
  std::set<std::size_t> producers;
  graph::Walk(value, [&](const graph::Value& part) {
    const auto* reference = part.As<graph::StepReference>();
    if (reference == nullptr) return;
    for (std::size_t i = 0; i < recording.invocations.size(); ++i) {
      if (recording.invocations[i].id == reference->step) producers.insert(i);
    }
  });
  return producers;
}

}  // namespace smgraph::zenml
