// Values and contents of objects that differ by a condition.
#include <algorithm>
#include <utility>
#include <vector>

#include "frontends/python/internals.h"

namespace smgraph::python {
namespace {

// A value that changes under one unknown condition after another has a number of alternatives that
// doubles each time. Nobody reads that many; an operation would be evaluated for each.
constexpr std::uint32_t kAlternatives = 64;

std::uint32_t Alternatives(Ref value) {
  const auto* choice = As<Choice>(value);
  return choice == nullptr ? 1 : choice->alternatives;
}

// What other names may refer to as well, so that an operation on it may change what they see.
bool Inert(Ref value) {
  if (const auto* choice = As<Choice>(value)) return choice->inert;
  return value->kind <= Kind::kTemplate || value->kind == Kind::kOpaque ||
         value->kind == Kind::kUnknown || value->kind == Kind::kAbsent;
}

// Where the first comparison of a condition is.
SourceSpan PlaceOf(Ref condition) {
  const auto* opaque = As<Opaque>(condition);
  if (opaque != nullptr) return opaque->span.known() ? opaque->span : PlaceOf(opaque->base);
  const auto* unknown = As<Unknown>(condition);
  return unknown == nullptr ? SourceSpan{} : unknown->span;
}

}  // namespace

Choice::Choice(Ref c, Ref t, Ref e)
    : Object(kKind),
      condition(c),
      then(t),
      otherwise(e),
      alternatives(std::min(Alternatives(t) + Alternatives(e), kAlternatives + 1)),
      inert(Inert(t) && Inert(e)) {}

namespace {

// Is `value` made from `part`? Bounded: what lies too deep is not.
bool MadeFrom(Ref value, Ref part, int depth) {
  if (value == part) return true;
  if (value == nullptr || depth == 0) return false;
  const auto any = [&](const std::vector<Ref>& values) {
    return std::any_of(values.begin(), values.end(),
                       [&](Ref one) { return MadeFrom(one, part, depth - 1); });
  };
  if (const auto* text = As<Template>(value)) return any(text->parts);
  if (const auto* list = As<List>(value)) return any(list->items);
  if (const auto* tuple = As<Tuple>(value)) return any(tuple->items);
  const auto* opaque = As<Opaque>(value);
  return opaque != nullptr && (MadeFrom(opaque->base, part, depth - 1) ||
                               MadeFrom(opaque->key, part, depth - 1) || any(opaque->positional));
}

// The environment variable about which a condition is; null when it is about anything else.
const Unknown* VariableAskedFor(Ref condition) {
  for (int depth = 0; depth < 8 && condition != nullptr; ++depth) {
    if (const auto* unknown = As<Unknown>(condition)) return unknown->optional ? unknown : nullptr;
    const auto* opaque = As<Opaque>(condition);
    if (opaque == nullptr) return nullptr;
    condition = opaque->base;
  }
  return nullptr;
}

// `os.environ.get("STAGE") or "dev"`, and the same with `if`: code that says itself what holds when
// a variable is not set means that, as `os.environ.get("STAGE", "dev")` does.
Ref Fallback(Ref condition, Ref a, Ref b) {
  const Unknown* variable = VariableAskedFor(condition);
  if (variable == nullptr || a->kind == Kind::kAbsent || b->kind == Kind::kAbsent) return nullptr;
  constexpr int kDepth = 6;
  auto* made_from = const_cast<Unknown*>(variable);
  const bool first = MadeFrom(a, made_from, kDepth);
  const bool second = MadeFrom(b, made_from, kDepth);
  if (first == second) return nullptr;
  return first ? b : a;
}

Ref Both(Evaluator& e, Ref left, Ref right) {
  return left == nullptr ? right : e.OpaqueOperation("and", left, right, {});
}

/// A value that may be absent: `present` is null where it is always there, `value` where it never
/// is.
struct Slot {
  Ref present = nullptr;
  Ref value = nullptr;
};

Slot SlotOf(Evaluator& e, Ref value) {
  Slot slot{nullptr, value};
  while (const auto* choice = As<Choice>(slot.value)) {
    if (choice->otherwise->kind == Kind::kAbsent) {
      slot = {Both(e, slot.present, choice->condition), choice->then};
    } else if (choice->then->kind == Kind::kAbsent) {
      slot = {Both(e, slot.present, Evaluator::Impl::Negation(e, choice->condition)),
              choice->otherwise};
    } else {
      break;
    }
  }
  return slot.value->kind == Kind::kAbsent ? Slot{} : slot;
}

// Of two values that may be absent: a choice between Absent and a value that has none in it. Null
// when one is never there, or both always.
Ref MergeSlots(Evaluator& e, Ref condition, const Slot& a, const Slot& b) {
  const bool certain = a.present == nullptr && b.present == nullptr;
  if (certain || a.value == nullptr || b.value == nullptr) return nullptr;
  const Ref denied = Evaluator::Impl::Negation(e, condition);
  const auto there = [&](Ref here, const Slot& slot, const Slot& other) {
    if (slot.present == nullptr) return here;
    // Where the other side is always there, it does not matter on which side this one is.
    return other.present == nullptr ? slot.present : Both(e, here, slot.present);
  };
  const Ref left = there(condition, a, b);
  const Ref right = there(denied, b, a);
  return e.heap().New<Choice>(e.OpaqueOperation("or", left, right, {}),
                              e.Merge(condition, a.value, b.value), e.heap().absent());
}

}  // namespace

Ref Evaluator::Impl::ForBoth(Ref condition, Ref a, Ref b) {
  if (a == b || Where(condition, false, a) == b) return a;
  return Where(condition, true, b) == a ? b : nullptr;
}

Ref Evaluator::Merge(Ref condition, Ref a, Ref b) {
  if (const Ref both = Impl::ForBoth(condition, a, b)) return both;
  a = Impl::Within(*this, condition, true, a);
  b = Impl::Within(*this, condition, false, b);
  if (const Ref fallback = Fallback(condition, a, b)) return fallback;
  if (const Ref slot = MergeSlots(*this, condition, SlotOf(*this, a), SlotOf(*this, b)))
    return slot;
  const bool plain = a->kind == b->kind && a->kind <= Kind::kBytes;
  if (plain && Equals(a, b) == 1) return a;
  Choice* choice = heap_.New<Choice>(condition, a, b);
  if (choice->alternatives <= kAlternatives || !choice->inert) return choice;
  return NewUnknown("it may have one of very many values", LabelOf(choice), PlaceOf(condition));
}

namespace {

void MergeNamespaces(Evaluator& e, Ref condition, const Namespace& a, const Namespace& b,
                     Namespace& into) {
  const auto merged = [&](const Namespace& other_side, std::string_view name, Ref value,
                          bool value_is_then) {
    Ref other = other_side.Find(name);
    if (other == nullptr) other = e.heap().absent();
    return value_is_then ? e.Merge(condition, value, other) : e.Merge(condition, other, value);
  };
  Namespace result;
  for (const auto& [name, value] : a.entries())
    result.Set(name, merged(b, name, value, true));
  for (const auto& [name, value] : b.entries()) {
    if (a.Find(name) == nullptr) result.Set(name, merged(a, name, value, false));
  }
  into = std::move(result);
}

// The common beginning once, elements of one side that are not there on the other side's way as
// they are; the rest of each arm as elements that exist in that arm only.
std::vector<Ref> MergeLists(Evaluator& e, Ref condition, const std::vector<Ref>& a,
                            const std::vector<Ref>& b) {
  Object* const absent = e.heap().absent();
  std::vector<Ref> merged;
  auto first = a.begin();
  auto second = b.begin();
  while (first != a.end() && second != b.end()) {
    if (const Ref both = Evaluator::Impl::ForBoth(condition, *first, *second)) {
      merged.push_back(both);
      ++first, ++second;
    } else if (Evaluator::Impl::ForBoth(condition, *first, absent) != nullptr) {
      merged.push_back(*first++);
    } else if (Evaluator::Impl::ForBoth(condition, absent, *second) != nullptr) {
      merged.push_back(*second++);
    } else {
      break;
    }
  }
  // What rounds took out and put in are no pairs: there may be any number of either.
  const bool rounds = Evaluator::Impl::IsOfRounds(condition);
  const bool pairs = !rounds && a.end() - first == b.end() - second;
  for (; first != a.end(); ++first) {
    const bool alone = Evaluator::Impl::StandsAlone(condition, *first);
    merged.push_back(alone ? *first : e.Merge(condition, *first, pairs ? *second++ : absent));
  }
  for (; second != b.end(); ++second)
    merged.push_back(e.Merge(condition, absent, *second));
  return merged;
}

void MergeDicts(Evaluator& e, Ref condition, const Dict& a, const Dict& b, Dict& into) {
  const auto or_absent = [&](Ref value) { return value == nullptr ? e.heap().absent() : value; };
  const Dict then = a;
  const Dict otherwise = b;
  into.Assign({});
  for (const auto& [key, value] : then.items) {
    into.Set(key, e.Merge(condition, value, or_absent(otherwise.Find(key))));
  }
  for (const auto& [key, value] : otherwise.items) {
    if (then.Find(key) == nullptr) into.Set(key, e.Merge(condition, e.heap().absent(), value));
  }
  into.open = then.open || otherwise.open;
}

}  // namespace

void Evaluator::Impl::MergeContents(Evaluator& e, Ref condition, const Object* a, const Object* b,
                                    Object* into) {
  switch (into->kind) {
    case Kind::kList:
      static_cast<List*>(into)->items = MergeLists(e, condition, static_cast<const List*>(a)->items,
                                                   static_cast<const List*>(b)->items);
      return;
    case Kind::kDict:
      return MergeDicts(e, condition, *static_cast<const Dict*>(a), *static_cast<const Dict*>(b),
                        *static_cast<Dict*>(into));
    case Kind::kSet:
      static_cast<Set*>(into)->Assign(MergeLists(e, condition, static_cast<const Set*>(a)->items,
                                                 static_cast<const Set*>(b)->items));
      return;
    case Kind::kScope:
      return MergeNamespaces(e, condition, static_cast<const Scope*>(a)->names,
                             static_cast<const Scope*>(b)->names, static_cast<Scope*>(into)->names);
    case Kind::kInstance:
      return MergeNamespaces(e, condition, static_cast<const Instance*>(a)->attributes,
                             static_cast<const Instance*>(b)->attributes,
                             static_cast<Instance*>(into)->attributes);
    case Kind::kClass:
      return MergeNamespaces(e, condition, static_cast<const Class*>(a)->attributes,
                             static_cast<const Class*>(b)->attributes,
                             static_cast<Class*>(into)->attributes);
    case Kind::kIterator:
      static_cast<Iterator*>(into)->next =
          std::max(static_cast<const Iterator*>(a)->next, static_cast<const Iterator*>(b)->next);
      return;
    case Kind::kFunction:
      return MergeNamespaces(e, condition, static_cast<const Function*>(a)->attributes,
                             static_cast<const Function*>(b)->attributes,
                             static_cast<Function*>(into)->attributes);
    default:
      return;
  }
}

void Evaluator::Impl::CheckAlternatives(const Choice& choice) {
  if (choice.alternatives > kAlternatives) throw BudgetExceeded{"alternatives of one value"};
}

}  // namespace smgraph::python
