#include "frontends/zenml/configuration.h"

#include <algorithm>
#include <iterator>
#include <string>

#include "frontends/zenml/models/models.h"

namespace smgraph::zenml {
namespace {

using python::As;
using python::Dict;
using python::Evaluator;
using python::Instance;
using python::Ref;

constexpr std::string_view kField = "__configuration__";
// Arguments of the constructors that are no configuration.
constexpr std::string_view kIdentity[] = {"name", "entrypoint", "command"};
constexpr std::string_view kAppended[] = {"tags", "secrets"};

Dict* CopyDict(Evaluator& ev, const Dict& from) {
  auto* copy = ev.heap().New<Dict>();
  for (const auto& [key, value] : from.items) {
    const auto* inner = As<Dict>(value);
    copy->Set(key, inner != nullptr ? CopyDict(ev, *inner) : value);
  }
  copy->open = from.open;
  return copy;
}

// A mapping, or an object of settings as the mapping of what it was given; null for others.
Dict* MappingOf(Evaluator& ev, Ref value) {
  if (auto* dict = As<Dict>(value)) return dict;
  const auto* object = AsRole(value, Role::kSettings);
  if (object == nullptr) return nullptr;
  auto* dict = ev.heap().New<Dict>();
  for (const auto& [name, field] : object->attributes.entries()) {
    const bool own = name == "args" || name == "kwargs";
    if (field != nullptr && !own) dict->Set(ev.heap().str(std::string(name)), field);
  }
  return dict;
}

void MergeInto(Evaluator& ev, Dict& into, const Dict& from) {
  ev.Touch(&into);
  for (const auto& [key, value] : from.items) {
    Dict* old_dict = MappingOf(ev, into.Find(key));
    const Dict* new_dict = old_dict == nullptr ? As<Dict>(value) : MappingOf(ev, value);
    if (old_dict != nullptr && new_dict != nullptr) {
      MergeInto(ev, *old_dict, *new_dict);
      into.Set(key, old_dict);
    } else {
      into.Set(key, new_dict != nullptr ? CopyDict(ev, *new_dict) : value);
    }
  }
  into.open = into.open || from.open;
}

Ref Appended(Evaluator& ev, Ref before, Ref added) {
  const auto* first = As<python::List>(before);
  const auto* second = As<python::List>(added);
  if (first == nullptr || second == nullptr) return added;
  std::vector<Ref> items = first->items;
  for (Ref item : second->items) {
    const bool known =
        std::ranges::any_of(items, [item](Ref other) { return python::Equals(item, other) == 1; });
    if (!known) items.push_back(item);
  }
  return ev.heap().New<python::List>(std::move(items));
}

}  // namespace

Dict* ConfigurationOf(Evaluator& ev, Instance& object) {
  if (auto* known = As<Dict>(object.attributes.Find(kField))) return known;
  auto* dict = ev.heap().New<Dict>();
  for (const std::string_view name : object.given) {
    Ref value = object.attributes.Find(name);
    const bool identity = std::ranges::find(kIdentity, name) != std::end(kIdentity);
    if (identity || value == nullptr || value->kind == python::Kind::kNone) continue;
    const auto* inner = As<Dict>(value);
    dict->Set(ev.heap().str(std::string(name)), inner != nullptr ? CopyDict(ev, *inner) : value);
  }
  SetField(ev, object, kField, dict);
  return dict;
}

void Configure(Evaluator& ev, Instance& object, const Dict& options, bool merge) {
  Dict* dict = ConfigurationOf(ev, object);
  ev.Touch(dict);
  for (const auto& [key, value] : options.items) {
    if (value == nullptr || value->kind == python::Kind::kNone) continue;
    Ref before = dict->Find(key);
    auto* old_dict = As<Dict>(before);
    const auto* new_dict = As<Dict>(value);
    const auto* name = As<python::Str>(key);
    const bool appended =
        name != nullptr && std::ranges::find(kAppended, name->value) != std::end(kAppended);
    if (merge && old_dict != nullptr && new_dict != nullptr) {
      MergeInto(ev, *old_dict, *new_dict);
    } else if (merge && appended && before != nullptr) {
      dict->Set(key, Appended(ev, before, value));
    } else {
      dict->Set(key, new_dict != nullptr ? CopyDict(ev, *new_dict) : value);
    }
  }
  dict->open = dict->open || options.open;
}

Ref OptionOf(Evaluator& ev, Instance& object, std::string_view name) {
  return ConfigurationOf(ev, object)->Find(name);
}

Dict* KeywordsOf(Evaluator& ev, const python::Call& call) {
  auto* dict = ev.heap().New<Dict>();
  for (const auto& [name, value] : call.keywords)
    dict->Set(ev.heap().str(std::string(name)), value);
  dict->open = call.open;
  return dict;
}

Instance* CopyObject(Evaluator& ev, const Instance& object, SourceSpan span) {
  Instance* copy = ev.NewInstance(object.cls, span);
  copy->attributes = object.attributes;
  copy->given = object.given;
  if (const auto* dict = As<Dict>(copy->attributes.Find(kField))) {
    SetField(ev, *copy, kField, CopyDict(ev, *dict));
  }
  return copy;
}

void SetField(Evaluator& ev, Instance& object, std::string_view name, Ref value) {
  ev.Touch(&object);
  object.attributes.Set(ev.heap().Intern(name), value);
}

}  // namespace smgraph::zenml
