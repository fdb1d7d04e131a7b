// set, frozenset, and the keys of a dict.
#include <algorithm>

#include <fmt/format.h>

#include "frontends/python/methods/methods.h"
#include "frontends/python/natives.h"
#include "frontends/python/set_order.h"
#include "frontends/python/unknown_names.h"

namespace smgraph::python {
namespace {

Set& Self(Evaluator& ev, const Call& call) {
  auto* set = Held<Set>(call.positional[0]);
  if (set == nullptr) {
    ev.Raise("TypeError",
             fmt::format("descriptor requires a 'set' object but received '{}'",
                         TypeName(call.positional[0])),
             call.span);
  }
  return *set;
}

void AddTo(Evaluator& ev, Set& set, Ref item, SourceSpan span) {
  AddElement(ev, set, item, span);
}

// The elements of the arguments behind the first; nothing when some are not known.
std::optional<std::vector<Set*>> Others(Evaluator& ev, const Call& call) {
  const InAnyOrder in_any_order(ev);
  std::vector<Set*> others;
  for (std::size_t i = 1; i < call.positional.size(); ++i) {
    auto* other = Held<Set>(call.positional[i]);
    if (other == nullptr) {
      const auto elements = ev.Elements(call.positional[i], call.span);
      if (!elements) return std::nullopt;
      other = ev.heap().New<Set>();
      for (const Ref element : *elements)
        AddTo(ev, *other, element, call.span);
    }
    if (!Known(other)) return std::nullopt;
    others.push_back(other);
  }
  return others;
}

enum class Operation { kUnion, kIntersection, kDifference, kSymmetric };

// Elements of `set` after the operation with one other set.
std::vector<Ref> Combine(Evaluator& ev, const Set& set, const Set& other, Operation operation) {
  auto* result = ev.heap().New<Set>();
  for (const Ref item : set.items) {
    const bool both = operation != Operation::kUnion && other.Has(item);
    const bool keep =
        operation == Operation::kUnion || both == (operation == Operation::kIntersection);
    if (keep) result->Add(item);
  }
  if (operation == Operation::kUnion || operation == Operation::kSymmetric) {
    for (const Ref item : other.items) {
      if (operation == Operation::kUnion || !set.Has(item)) result->Add(item);
    }
  }
  ev.CheckItems(result->items.size());
  return result->items;
}

template <Operation kOperation>
Ref Derive(Evaluator& ev, const Call& call) {
  const Set& self = Self(ev, call);
  const auto others = Others(ev, call);
  if (!others || (kOperation != Operation::kUnion && !Known(call.positional[0]))) {
    return UnknownCall(ev, call);
  }
  auto* result = ev.heap().New<Set>(self);
  for (const Set* other : *others) {
    auto* next = ev.heap().New<Set>(self.frozen);
    for (const Ref item : Combine(ev, *result, *other, kOperation))
      next->Add(item);
    result = next;
  }
  return result;
}

template <Operation kOperation>
Ref Change(Evaluator& ev, const Call& call) {
  Set& self = Self(ev, call);
  const auto others = Others(ev, call);
  ev.Touch(&self);
  if (!others) {
    // Of what is not known one symbolic element stands for all; nothing else is certain.
    if (kOperation != Operation::kUnion) return ev.heap().none();
    for (std::size_t i = 1; i < call.positional.size(); ++i) {
      const auto elements = ev.Elements(call.positional[i], call.span);
      if (!elements) {
        self.Add(ev.SymbolicElement(call.positional[i], call.span));
        continue;
      }
      for (const Ref element : *elements)
        AddTo(ev, self, element, call.span);
    }
    return ev.heap().none();
  }
  for (const Set* other : *others) {
    const std::vector<Ref> items = Combine(ev, self, *other, kOperation);
    Set fresh(self.frozen);
    for (const Ref item : items)
      fresh.Add(item);
    const std::vector<Ref> before = self.items;
    for (const Ref item : before) {
      if (!fresh.Has(item)) self.Erase(item);
    }
    for (const Ref item : items)
      self.Add(item);
  }
  return ev.heap().none();
}

Ref Add(Evaluator& ev, const Call& call) {
  Set& self = Self(ev, call);
  ev.Touch(&self);
  AddTo(ev, self, call.positional[1], call.span);
  return ev.heap().none();
}

bool EraseItem(Evaluator& ev, Set& set, Ref item) {
  ev.WorkThrough(&set);  // those behind it move up
  return set.Erase(item);
}

// An element that only the run tells.
void RemoveFromSet(Evaluator& ev, Set& self, Ref element, SourceSpan span) {
  if (!Unsure(element)) return;
  std::vector<Ref> items = self.items;
  RemoveUnknownItem(ev, items, element, span);
  self.Assign(std::move(items));
}

Ref Discard(Evaluator& ev, const Call& call) {
  Set& self = Self(ev, call);
  ev.Touch(&self);
  if (!EraseItem(ev, self, call.positional[1]))
    RemoveFromSet(ev, self, call.positional[1], call.span);
  return ev.heap().none();
}

Ref Remove(Evaluator& ev, const Call& call) {
  Set& self = Self(ev, call);
  ev.Touch(&self);
  if (EraseItem(ev, self, call.positional[1])) return ev.heap().none();
  if (!Known(&self) || !Known(call.positional[1])) {
    RemoveFromSet(ev, self, call.positional[1], call.span);
    return ev.heap().none();
  }
  Instance* error = ev.NewInstance(ev.BuiltinClass("KeyError"), call.span);
  error->attributes.Set("args", NewTuple(ev, {call.positional[1]}));
  throw Raised{error, call.span};
}

// Any element will do: the one that was added first.
Ref Pop(Evaluator& ev, const Call& call) {
  Set& self = Self(ev, call);
  if (self.items.empty()) ev.Raise("KeyError", "pop from an empty set", call.span);
  ev.Touch(&self);
  const Ref item = WalkedItems(ev, self, call.span).front();
  EraseItem(ev, self, item);
  return item;
}

Ref Clear(Evaluator& ev, const Call& call) {
  Set& self = Self(ev, call);
  ev.Touch(&self);
  self.Assign({});
  return ev.heap().none();
}

Ref Copy(Evaluator& ev, const Call& call) {
  return ev.heap().New<Set>(Self(ev, call));
}

bool Contains(const Set& outer, const Set& inner) {
  return std::all_of(inner.items.begin(), inner.items.end(),
                     [&](Ref item) { return outer.Has(item); });
}

Ref IsSubset(Evaluator& ev, const Call& call) {
  const auto others = Others(ev, call);
  if (!others || !Known(call.positional[0])) return UnknownCall(ev, call);
  return ev.heap().boolean(Contains(*others->front(), Self(ev, call)));
}

Ref IsSuperset(Evaluator& ev, const Call& call) {
  const auto others = Others(ev, call);
  if (!others || !Known(call.positional[0])) return UnknownCall(ev, call);
  return ev.heap().boolean(Contains(Self(ev, call), *others->front()));
}

Ref IsDisjoint(Evaluator& ev, const Call& call) {
  const auto others = Others(ev, call);
  if (!others || !Known(call.positional[0])) return UnknownCall(ev, call);
  const auto& items = others->front()->items;
  const Set& self = Self(ev, call);
  return ev.heap().boolean(
      std::none_of(items.begin(), items.end(), [&](Ref item) { return self.Has(item); }));
}

constexpr MethodModel kMethods[] = {
    {"add", Counted<Add, 2, 2>},
    {"clear", Counted<Clear, 1, 1>},
    {"copy", Counted<Copy, 1, 1>},
    {"difference", Lifted<Derive<Operation::kDifference>, 1, kMany>},
    {"difference_update", Counted<Change<Operation::kDifference>, 1, kMany>},
    {"discard", Counted<Discard, 2, 2>},
    {"intersection", Lifted<Derive<Operation::kIntersection>, 1, kMany>},
    {"intersection_update", Counted<Change<Operation::kIntersection>, 1, kMany>},
    {"isdisjoint", Lifted<IsDisjoint, 2, 2>},
    {"issubset", Lifted<IsSubset, 2, 2>},
    {"issuperset", Lifted<IsSuperset, 2, 2>},
    {"pop", Counted<Pop, 1, 1>},
    {"remove", Counted<Remove, 2, 2>},
    {"symmetric_difference", Lifted<Derive<Operation::kSymmetric>, 2, 2>},
    {"symmetric_difference_update", Counted<Change<Operation::kSymmetric>, 2, 2>},
    {"union", Lifted<Derive<Operation::kUnion>, 1, kMany>},
    {"update", Counted<Change<Operation::kUnion>, 1, kMany>},
};

constexpr TypeMethods kTypes[] = {{Kind::kSet, kMethods}};

}  // namespace

Rows SetRows() {
  return {.methods = kTypes};
}

}  // namespace smgraph::python
