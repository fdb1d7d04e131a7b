#include "frontends/python/unknown_names.h"

#include <map>
#include <string_view>

#include "frontends/python/annotations.h"
#include "frontends/python/internals.h"
#include "frontends/python/methods/methods.h"
#include "frontends/python/natives.h"

namespace smgraph::python {
namespace {

// Of more than these it is only known that they may have changed.
constexpr std::size_t kMostPlaces = 64;

using OwnNames = std::map<std::string_view, Ref>;

void AddNames(const Namespace& from, OwnNames& names) {
  for (const auto& [name, value] : from.entries()) {
    if (!name.starts_with("__")) names.try_emplace(name, value);
  }
}

// The names that a program gave to a module, a class or an object, and what stands there.
OwnNames NamesIn(Ref object) {
  OwnNames names;
  if (const auto* module = As<Module>(object)) AddNames(module->scope->names, names);
  const auto* instance = As<Instance>(object);
  if (instance != nullptr) AddNames(instance->attributes, names);
  const auto* cls = instance != nullptr ? instance->cls : As<Class>(object);
  if (cls == nullptr) return names;
  for (const Class* base : cls->mro) {
    if (base->model == nullptr) AddNames(base->attributes, names);
  }
  return names;
}

bool IsFunctionOrMethod(Ref value) {
  return value->kind == Kind::kFunction || value->kind == Kind::kBoundMethod;
}

bool IsData(Ref value) {
  return value->kind <= Kind::kSet || value->kind == Kind::kChoice ||
         value->kind == Kind::kOpaque || value->kind == Kind::kUnknown ||
         value->kind == Kind::kInstance;
}

// When the name is this one; null when it never is.
Ref MayBe(Evaluator& ev, Ref name, Ref other, SourceSpan span) {
  const Ref same = ev.Compare(CompareOp::kEq, name, other, span);
  return ev.Truth(same, span).value_or(true) ? same : nullptr;
}

// Runs `set` with the value as a program would that asks whether the name is this one.
template <typename SetTo>
void SetWhere(Evaluator& ev, std::size_t places, Ref same, Ref value, SourceSpan span, SetTo set) {
  const auto set_to = [&](Ref one) {
    set(one);
    return ev.heap().none();
  };
  if (places > kMostPlaces) {
    set_to(ev.NewUnknown("what a name that is not known may have set", "set", span));
    return;
  }
  ev.Branch(
      same, span, [&] { return set_to(value); }, [&] { return ev.heap().none(); });
}

}  // namespace

Ref AttributeOfUnknownName(Evaluator& ev, Ref object, Ref name, Ref otherwise, SourceSpan span) {
  auto* table = ev.heap().New<Dict>();
  for (const auto& [own, value] : NamesIn(object)) {
    const Ref text = ev.heap().str(std::string(own));
    if (MayBe(ev, name, text, span) == nullptr) continue;
    if (!IsFunctionOrMethod(value)) return nullptr;
    table->Set(text, ev.GetAttribute(object, own, span));
  }
  return SelectedItem(ev, *table, name, otherwise, span);
}

void SetAttributeOfUnknownName(Evaluator& ev, Ref object, Ref name, Ref value, SourceSpan span) {
  const OwnNames names = NamesIn(object);
  for (const auto& [own, before] : names) {
    if (!IsData(before)) continue;
    const Ref same = MayBe(ev, name, ev.heap().str(std::string(own)), span);
    if (same == nullptr) continue;
    // What the class has becomes the object's own: it is where the name is another one.
    auto* instance = As<Instance>(object);
    if (instance != nullptr && instance->attributes.Find(own) == nullptr)
      ev.SetAttribute(object, own, before, span);
    SetWhere(ev, names.size(), same, value, span,
             [&, name = own](Ref one) { ev.SetAttribute(object, name, one, span); });
  }
}

namespace {

// Sets the entries whose keys are known to `value_of(key)` where `may_be(key)`, null for never,
// says.
template <typename MayBeOne, typename ValueOfKey>
void SetEntriesWhere(Evaluator& ev, Dict& dict, SourceSpan span, MayBeOne may_be,
                     ValueOfKey value_of) {
  // OwnNames of a module or function are too many, and mostly not meant.
  if (dict.mirror.names != nullptr) return;
  const auto items = dict.items;
  for (const auto& [key, ignored] : items) {
    const Ref when = Known(key) ? may_be(key) : nullptr;
    if (when == nullptr) continue;
    SetWhere(ev, items.size(), when, value_of(key), span, [&, at = key](Ref one) {
      ev.Touch(&dict);
      dict.Set(at, one);
    });
  }
}

}  // namespace

void SetEntriesOfUnknownKey(Evaluator& ev, Dict& dict, Ref key, Ref value, SourceSpan span) {
  if (IsToldApart(key)) return;
  SetEntriesWhere(
      ev, dict, span, [&](Ref other) { return MayBe(ev, key, other, span); },
      [value](Ref) { return value; });
}

void TakeUnknownEntries(Evaluator& ev, Dict& dict, Ref source, SourceSpan span) {
  const auto* known = As<Dict>(source);
  SetEntriesWhere(
      ev, dict, span,
      [&](Ref key) -> Ref {
        if (known != nullptr && known->Find(key) != nullptr) return nullptr;
        return ev.OpaqueOperation("in", key, source, span);
      },
      [&](Ref key) {
        Opaque* item = ev.NewOpaque(Opaque::Origin::kItem, source, "", span);
        item->key = key;
        return item;
      });
  dict.open = true;
}

void TakeOpenArguments(Evaluator& ev, Dict& dict, const Call& call) {
  if (!call.open) return;
  Ref rest = ev.NewUnknown("arguments that are not known", "**", call.span);
  TakeUnknownEntries(ev, dict, rest, call.span);
}

void EraseEntryOfUnknownKey(Evaluator& ev, Dict& dict, Ref key, SourceSpan span) {
  SetEntriesWhere(
      ev, dict, span, [&](Ref other) { return MayBe(ev, key, other, span); },
      [&](Ref) -> Ref { return ev.heap().absent(); });
}

void RemoveUnknownItem(Evaluator& ev, std::vector<Ref>& items, Ref value, SourceSpan span) {
  if (HoldsMany(ev, items)) return;
  for (Ref& item : items) {
    if (const Ref same = MayBe(ev, value, item, span))
      item = ev.Merge(same, ev.heap().absent(), item);
  }
}

void SetItemAtUnknownIndex(Evaluator& ev, std::vector<Ref>& items, Ref index, Ref value,
                           SourceSpan span) {
  if (HoldsMany(ev, items)) return;
  const std::int64_t size = std::ssize(items);
  for (std::int64_t at = 0; at < size; ++at) {
    const Ref from_begin = ev.Compare(CompareOp::kEq, index, ev.heap().integer(at), span);
    const Ref from_end = ev.Compare(CompareOp::kEq, index, ev.heap().integer(at - size), span);
    Ref& item = items[static_cast<std::size_t>(at)];
    item = ev.Merge(ev.OpaqueOperation("or", from_begin, from_end, span), value, item);
  }
}

}  // namespace smgraph::python
