// Comparisons: equality, order, membership, identity.
#include <algorithm>
#include <cmath>
#include <functional>

#include <fmt/format.h>

#include "frontends/python/annotations.h"
#include "frontends/python/evaluator.h"
#include "frontends/python/extremes.h"
#include "frontends/python/internals.h"
#include "frontends/python/library_objects.h"
#include "frontends/python/methods/methods.h"
#include "frontends/python/natives.h"
#include "frontends/python/operands.h"
#include "frontends/python/several_forms.h"

namespace smgraph::python {
namespace {

// What a subclass of a builtin type holds.
const std::vector<Ref>* Sequence(Ref value) {
  if (const auto* list = As<List>(value)) return &list->items;
  if (const auto* tuple = As<Tuple>(value)) return &tuple->items;
  return nullptr;
}

// list[int] is no class.
bool DifferentTypes(Ref a, Ref b) {
  return (IsParametrised(a) && b->kind == Kind::kClass) ||
         (IsParametrised(b) && a->kind == Kind::kClass);
}

bool MayHoldObjects(Ref value) {
  return Sequence(value) != nullptr || value->kind == Kind::kDict || value->kind == Kind::kSet;
}

// a == b: 1, 0, -1 not known. Asks __eq__ of the user's classes, inside sequences, too.
int Same(Evaluator& e, Ref a, Ref b, SourceSpan span) {
  if (a == b) return 1;
  const bool asks = As<Instance>(a) != nullptr || As<Instance>(b) != nullptr ||
                    (MayHoldObjects(a) && a->kind == b->kind);
  if (!asks) return Equals(a, b);
  const auto truth = e.Truth(e.Compare(CompareOp::kEq, a, b, span), span);
  return truth ? (*truth ? 1 : 0) : -1;
}

int SameItems(Evaluator& e, const std::vector<Ref>& a, const std::vector<Ref>& b, SourceSpan span) {
  if (HoldsMany(e, a) || HoldsMany(e, b)) return -1;
  if (a.size() != b.size()) return 0;
  e.Work(1);
  int result = 1;
  for (std::size_t i = 0; i < a.size(); ++i) {
    const int same = Same(e, a[i], b[i], span);
    if (same == 0) return 0;
    if (same < 0) result = -1;
  }
  return result;
}

bool HoldsObjects(const std::vector<Ref>& items) {
  return std::any_of(items.begin(), items.end(), [](Ref item) {
    return item->kind == Kind::kInstance || MayHoldObjects(item);
  });
}

std::vector<Ref> ValuesOf(const Dict& dict) {
  std::vector<Ref> values;
  for (const auto& [key, value] : dict.items)
    values.push_back(value);
  return values;
}

// Dicts with objects among their values, of which the keys are known; nothing for others.
std::optional<int> SameEntries(Evaluator& e, const Dict& a, const Dict& b, SourceSpan span) {
  const auto special = [](const Dict& dict) { return dict.open || dict.ordered || dict.counter; };
  const std::vector<Ref> values = ValuesOf(a);
  if (special(a) || special(b) || !HoldsObjects(values) || a.items.size() != b.items.size() ||
      HoldsMany(e, values) || HoldsMany(e, ValuesOf(b)))
    return std::nullopt;
  std::vector<Ref> others;
  for (const auto& [key, value] : a.items) {
    others.push_back(FindKey(e, b, key, span));
    if (others.back() == nullptr) return std::nullopt;
  }
  return SameItems(e, values, others, span);
}

// Sets with objects that have an __eq__ of their own; nothing for others.
std::optional<int> SameElements(Evaluator& e, const Set& a, const Set& b, SourceSpan span) {
  const auto asks = [&](Ref item) {
    const auto* object = As<Instance>(item);
    return object != nullptr && SpecialMember(e, *object->cls, "__eq__") != nullptr;
  };
  if (std::ranges::none_of(a.items, asks) || a.items.size() != b.items.size()) return std::nullopt;
  int result = 1;
  for (const Ref item : a.items) {
    int found = 0;
    for (const Ref other : b.items) {
      if (const int same = found == 1 ? 0 : Same(e, item, other, span)) found = same;
    }
    if (found == 0) return 0;
    if (found < 0) result = -1;
  }
  return result;
}

// Objects of a dataclass with objects in their fields; nothing for others.
std::optional<int> SameFields(Evaluator& e, const Instance& a, const Instance& b, SourceSpan span) {
  if (a.cls != b.cls || !a.cls->dataclass || a.cls->by_identity) return std::nullopt;
  std::vector<Ref> values;
  std::vector<Ref> others;
  for (const Class::Field& field : a.cls->fields) {
    if (!field.compare) continue;
    values.push_back(a.attributes.Find(field.name));
    others.push_back(b.attributes.Find(field.name));
    if (values.back() == nullptr || others.back() == nullptr) return std::nullopt;
  }
  return HoldsObjects(values) ? std::optional(SameItems(e, values, others, span)) : std::nullopt;
}

// What is compared by what it holds, where some of that is to be asked; nothing for others.
std::optional<int> SameHolders(Evaluator& e, Ref a, Ref b, SourceSpan span) {
  if (a == b || a->kind != b->kind) return std::nullopt;
  if (const auto* dict = As<Dict>(a)) return SameEntries(e, *dict, *As<Dict>(b), span);
  if (const auto* set = As<Set>(a)) return SameElements(e, *set, *As<Set>(b), span);
  if (const auto* object = As<Instance>(a)) return SameFields(e, *object, *As<Instance>(b), span);
  return std::nullopt;
}

// Whether a text may hold one of which some pieces are known: those in their order.
bool MayHold(std::string_view text, const Template& part) {
  for (const Ref piece : part.parts) {
    const auto* literal = As<Str>(piece);
    if (literal == nullptr) continue;
    const std::size_t at = text.find(literal->value);
    if (at == std::string_view::npos) return false;
    text.remove_prefix(at + literal->value.size());
  }
  return true;
}

// Is one of the elements the item, which may be there under a condition? Null where it is not
// known.
Ref IsAmong(Evaluator& e, Cursor& elements, Ref item, SourceSpan span) {
  Ref among = e.heap().boolean(false);
  bool known = true;
  while (Ref element = elements.Next()) {
    Ref there = nullptr;  // always
    element = PresentWhen(e, element, there);
    const int same = Same(e, element, item, span);
    if (same == 1 && there == nullptr) return e.heap().boolean(true);
    known = known && same >= 0;
    if (same == 1)
      among = among->kind == Kind::kBool ? there : e.OpaqueOperation("or", among, there, span);
  }
  return known && Evaluator::Impl::LoopOf(e, among) == nullptr ? among : nullptr;
}

// Texts, whole numbers, tuples of them: nobody has to be asked whether two are equal.
bool IsPlain(Ref value) {
  if (const auto* tuple = As<Tuple>(value))
    return tuple->cls == nullptr && std::ranges::all_of(tuple->items, &IsPlain);
  return value->kind <= Kind::kBytes && value->kind != Kind::kFloat;
}

// Nothing where the elements have to be looked at one by one.
std::optional<bool> SetHas(const Set& set, Ref item) {
  if (!IsPlain(item)) return std::nullopt;
  if (set.Has(item)) return true;
  if (std::ranges::all_of(set.items, &IsPlain)) return false;
  return std::nullopt;
}

// Is `item` in the container? Null where it is not known.
Ref Contains(Evaluator& e, Ref container, Ref item, SourceSpan span) {
  container = Content(container);
  const auto answer = [&e](bool holds) { return e.heap().boolean(holds); };
  const bool indexed = container->kind == Kind::kDict || container->kind == Kind::kSet;
  e.WorkThrough(indexed ? item : container);
  if (const auto* text = As<Str>(container)) {
    const auto* part = As<Str>(Content(item));
    if (part != nullptr) {
      WorkToFind(e, part->value, text->value);
      return answer(text->value.find(part->value) != std::string::npos);
    }
    const auto* pieces = As<Template>(item);
    if (pieces != nullptr && !MayHold(text->value, *pieces)) return answer(false);
    if (Uncertain(item)) return nullptr;
    e.Raise("TypeError",
            fmt::format("'in <string>' requires string as left operand, not {}", TypeName(item)),
            span);
  }
  if (const auto* bytes = As<Bytes>(container); bytes != nullptr && As<Bytes>(item) != nullptr) {
    return answer(bytes->value.find(As<Bytes>(item)->value) != std::string::npos);
  }
  if (const auto* dict = As<Dict>(container)) {
    if (!IsToldApart(item)) return nullptr;
    const Ref found = FindKey(e, *dict, item, span);
    if (found != nullptr) return Conditional(found) == nullptr ? answer(true) : nullptr;
    return dict->open || HasUnknownKeys(*dict) ? nullptr : answer(false);
  }
  if (container->kind == Kind::kTemplate) {
    std::string part;
    const bool known = TextOf(item, part) && item->kind == Kind::kStr;
    for (const Ref piece : static_cast<Template*>(container)->parts) {
      const auto* literal = As<Str>(piece);
      if (known && literal != nullptr && literal->value.find(part) != std::string::npos)
        return answer(true);
    }
    return nullptr;
  }
  const auto* set = As<Set>(container);
  if (const auto holds = set == nullptr ? std::nullopt : SetHas(*set, item)) return answer(*holds);
  if (Uncertain(container)) return nullptr;
  Cursor cursor(e, container, span);
  return cursor.known() ? IsAmong(e, cursor, item, span) : nullptr;
}

// -1, 0, 1 as a < b, a == b, a > b; nullopt when Python would refuse or it is not known.
std::optional<int> Order(Ref a, Ref b) {
  const auto sign = [](auto x, auto y) { return x < y ? -1 : x > y ? 1 : 0; };
  const auto x = IntegerIn(a);
  const auto y = IntegerIn(b);
  if (x && y) return sign(*x, *y);
  if (const auto p = NumberIn(a), q = NumberIn(b); p && q) return sign(*p, *q);
  if (As<Str>(a) != nullptr && As<Str>(b) != nullptr)
    return sign(static_cast<Str*>(a)->value.compare(static_cast<Str*>(b)->value), 0);
  if (As<Bytes>(a) != nullptr && As<Bytes>(b) != nullptr)
    return sign(static_cast<Bytes*>(a)->value.compare(static_cast<Bytes*>(b)->value), 0);
  return std::nullopt;
}

constexpr bool kHolds[4][3] = {
    {true, false, false}, {true, true, false}, {false, false, true}, {false, true, true}};

std::size_t OrderIndex(CompareOp op) {
  return static_cast<std::size_t>(op) - static_cast<std::size_t>(CompareOp::kLt);
}

bool HoldsFor(CompareOp op, int order) {
  return kHolds[OrderIndex(op)][static_cast<std::size_t>(order + 1)];
}

// Lists and tuples: the first items that differ decide. Null when it is not known.
Ref OrderOfSequences(Evaluator& e, CompareOp op, const std::vector<Ref>& a,
                     const std::vector<Ref>& b, SourceSpan span) {
  e.Work(1);
  for (std::size_t i = 0; i < std::min(a.size(), b.size()); ++i) {
    const int same = Same(e, a[i], b[i], span);
    if (same < 0) return nullptr;
    if (same == 0) return e.Compare(op, a[i], b[i], span);
  }
  return e.heap().boolean(HoldsFor(op, a.size() < b.size() ? -1 : (a.size() > b.size() ? 1 : 0)));
}

bool OrderOfSets(CompareOp op, const Set& a, const Set& b) {
  const auto subset = [](const Set& inner, const Set& outer) {
    return std::all_of(inner.items.begin(), inner.items.end(),
                       [&](Ref item) { return outer.Has(item); });
  };
  const bool less = op == CompareOp::kLt || op == CompareOp::kLe;
  const bool strict = op == CompareOp::kLt || op == CompareOp::kGt;
  return (less ? subset(a, b) : subset(b, a)) && (!strict || a.items.size() != b.items.size());
}

// The fields that compare, of a dataclass(order=True) or of a class derived from it: the methods
// that order compare the fields that were known where they were made.
std::optional<std::vector<Ref>> OrderedFields(Ref value) {
  const auto* instance = As<Instance>(value);
  if (instance == nullptr) return std::nullopt;
  const auto& mro = instance->cls->mro;
  const auto ordered =
      std::find_if(mro.begin(), mro.end(), [](const Class* base) { return base->ordered; });
  if (ordered == mro.end()) return std::nullopt;
  std::vector<Ref> values;
  for (const Class::Field& field : (*ordered)->fields) {
    const Ref own = instance->attributes.Find(field.name);
    if (field.compare && own != nullptr) values.push_back(own);
  }
  return values;
}

// The method of a user's class; null when there is none or it gives NotImplemented.
Ref AskUser(Evaluator& e, std::string_view name, Ref self, Ref other, SourceSpan span) {
  const auto ask = [&](auto* object) {
    return object == nullptr ? nullptr : CallSpecial(e, *object, name, CallWith({other}, span));
  };
  Ref result = ask(As<Instance>(self));
  if (result == nullptr) result = ask(As<Tuple>(self));
  if (result == nullptr) result = ask(As<Class>(self));
  return result == nullptr || IsNotImplemented(e, result) ? nullptr : result;
}

bool OfUnknownClass(Ref value) {
  const auto* instance = As<Instance>(value);
  return instance != nullptr && instance->cls->opaque_base;
}

}  // namespace

bool IsNotImplemented(Evaluator& ev, Ref value) {
  return value->kind == Kind::kOpaque && value == ev.LibraryObject("NotImplemented");
}

Ref Evaluator::Impl::IsSame(Evaluator& e, CompareOp op, Ref a, Ref b, SourceSpan span) {
  const bool negate = op == CompareOp::kIsNot;
  if (a == b) return e.heap_.boolean(!negate);
  const auto uncertain = [](Ref value) {
    const auto* opaque = As<Opaque>(value);
    if (opaque != nullptr) return opaque->origin != Opaque::Origin::kImport;
    return value->kind == Kind::kUnknown;
  };
  const auto is_object = [](Ref value) { return IsPresent(value) || OriginOfLibrary(value); };
  if ((IsNone(b) && is_object(a)) || (IsNone(a) && is_object(b))) return e.heap_.boolean(negate);
  if (DifferentTypes(a, b)) return e.heap_.boolean(negate);
  const bool only_one = IsParametrised(a) != IsParametrised(b);  // list[int] is no class
  if (only_one && !uncertain(IsParametrised(a) ? b : a)) return e.heap_.boolean(negate);
  if (uncertain(a) || uncertain(b)) return e.OpaqueOperation(Spelling(op), a, b, span);
  const auto* import = As<Opaque>(a);
  const auto* other = As<Opaque>(b);
  if (import != nullptr && other != nullptr)
    return e.heap_.boolean((import->name == other->name) != negate);
  const bool plain = a->kind == b->kind && a->kind <= Kind::kBytes;
  return e.heap_.boolean((plain && Equals(a, b) == 1) != negate);
}

Ref Evaluator::Impl::IsEqual(Evaluator& e, CompareOp op, Ref a, Ref b, SourceSpan span) {
  const bool negate = op == CompareOp::kNe;
  if (negate) {
    if (const Ref result = AskUser(e, "__ne__", a, b, span)) return result;
  }
  Ref result = AskUser(e, "__eq__", a, b, span);
  if (result == nullptr) result = AskUser(e, "__eq__", b, a, span);
  if (result != nullptr) return negate ? e.Unary(UnaryOp::kNot, result, span) : result;
  if (a != b && (OfUnknownClass(a) || OfUnknownClass(b))) {
    return e.OpaqueOperation(Spelling(op), a, b, span);
  }
  // What is equal by identity only.
  if ((IsPresent(a) && Known(b)) || (IsPresent(b) && Known(a))) return e.heap_.boolean(negate);
  if (DifferentTypes(a, b)) return e.heap_.boolean(negate);
  const Ref x = Content(a);
  const Ref y = Content(b);
  const auto* number = x == y ? As<Float>(x) : nullptr;
  if (number != nullptr && std::isnan(number->value)) return e.heap_.boolean(negate);
  if (x != y && x->kind == y->kind) e.WorkThrough(x);
  const auto* left = Sequence(x);
  const auto* right = Sequence(y);
  const bool items =
      left != nullptr && right != nullptr && x->kind == y->kind && x != y &&
      (HoldsObjects(*left) || HoldsObjects(*right) || HoldsMany(e, *left) || HoldsMany(e, *right));
  const auto held =
      items ? std::optional(SameItems(e, *left, *right, span)) : SameHolders(e, x, y, span);
  const int same = held ? *held : Equals(x, y);
  if (same < 0) return e.OpaqueOperation(Spelling(op), a, b, span);
  return e.heap_.boolean((same == 1) != negate);
}

Ref Evaluator::Compare(CompareOp op, Ref a, Ref b, SourceSpan span) {
  const DepthGuard guard(nesting_, limits_.nesting, "nesting of expressions and calls");
  a = Impl::Settle(*this, a);
  b = Impl::Settle(*this, b);
  const bool ordered = op != CompareOp::kIs && op != CompareOp::kIsNot && op != CompareOp::kIn &&
                       op != CompareOp::kNotIn;
  if (ordered) a = Apart(*this, a);
  if (ordered || ((op == CompareOp::kIn || op == CompareOp::kNotIn) && b->kind == Kind::kDict))
    b = Apart(*this, b);
  if (a->kind == Kind::kChoice)
    return MapChoice(a, [&](Ref one) { return Compare(op, one, b, span); });
  if (b->kind == Kind::kChoice)
    return MapChoice(b, [&](Ref one) { return Compare(op, a, one, span); });
  if (ordered && a != b && (MayLack(a) || MayLack(b)))
    return OpaqueOperation(Spelling(op), a, b, span);
  switch (op) {
    case CompareOp::kIn:
    case CompareOp::kNotIn: {
      const bool negate = op == CompareOp::kNotIn;
      if (const Ref result = AskUser(*this, "__contains__", b, a, span)) {
        return negate ? Unary(UnaryOp::kNot, result, span) : result;
      }
      if (const Ref shared = Impl::CombineFlags(*this, BinaryOp::kAnd, a, b)) {
        return heap_.boolean((shared == a) != negate);
      }
      const auto* dict = As<Dict>(Content(b));
      const Ref item = dict == nullptr ? a : Impl::SameKey(*this, *dict, a, span);
      auto message = Refusal(*this, b, "__contains__",
                             fmt::format("argument of type '{}' is not iterable", TypeName(b)));
      if (message) Refuse(*this, *std::move(message), span);
      const Ref holds = Contains(*this, b, item, span);
      if (holds == nullptr) return OpaqueOperation(Spelling(op), a, b, span);
      return negate ? Unary(UnaryOp::kNot, holds, span) : holds;
    }
    case CompareOp::kIs:
    case CompareOp::kIsNot:
      return Impl::IsSame(*this, op, a, b, span);
    case CompareOp::kEq:
    case CompareOp::kNe:
      return Impl::IsEqual(*this, op, a, b, span);
    default:
      return Impl::IsBefore(*this, op, a, b, span);
  }
}

namespace {

// `max(values) > x`: one of them is; `max(values) < x`: all are. Null where `extreme` is no such.
Ref OrderOfExtreme(Evaluator& e, Ref extreme, CompareOp op,
                   const std::function<Ref(Ref)>& compare) {
  const auto& known = e.State<Extremes>().known;
  const auto found = known.find(extreme);
  if (found == known.end()) return nullptr;
  const bool above = op == CompareOp::kGt || op == CompareOp::kGe;
  std::vector<Ref> each;
  for (const Ref value : found->second.values)
    each.push_back(compare(value));
  const std::string_view name = above == found->second.largest ? "any" : "all";
  return e.CallValue(e.LibraryObject(name), CallWith({NewList(e, std::move(each))}, {}));
}

// What `b` is before `a` where `a` is so before `b`.
CompareOp Mirrored(CompareOp op) {
  switch (op) {
    case CompareOp::kLt:
      return CompareOp::kGt;
    case CompareOp::kLe:
      return CompareOp::kGe;
    case CompareOp::kGt:
      return CompareOp::kLt;
    default:
      return CompareOp::kLe;
  }
}

}  // namespace

// <, <=, >, >=
Ref Evaluator::Impl::IsBefore(Evaluator& e, CompareOp op, Ref a, Ref b, SourceSpan span) {
  const Ref left = OrderOfExtreme(e, a, op, [&](Ref one) { return e.Compare(op, one, b, span); });
  if (left != nullptr) return left;
  const Ref right =
      OrderOfExtreme(e, b, Mirrored(op), [&](Ref one) { return e.Compare(op, a, one, span); });
  if (right != nullptr) return right;
  constexpr std::string_view kNames[] = {"__lt__", "__le__", "__gt__", "__ge__"};
  constexpr std::string_view kMirrored[] = {"__gt__", "__ge__", "__lt__", "__le__"};
  const std::size_t index = OrderIndex(op);
  if (const Ref result = AskUser(e, kNames[index], a, b, span)) return result;
  // A tuple has the operator itself.
  const bool tuples = As<Tuple>(a) != nullptr && As<Tuple>(b) != nullptr;
  if (const Ref result = tuples ? nullptr : AskUser(e, kMirrored[index], b, a, span)) return result;
  const auto fields = OrderedFields(a);
  const auto other_fields = OrderedFields(b);
  const Ref x = Content(a);
  const Ref y = Content(b);
  if (fields && other_fields && As<Instance>(a)->cls == As<Instance>(b)->cls) {
    if (const Ref result = OrderOfSequences(e, op, *fields, *other_fields, span)) return result;
    return e.OpaqueOperation(Spelling(op), a, b, span);
  }
  if (x->kind == y->kind && Sequence(x) != nullptr) {
    if (const Ref result = OrderOfSequences(e, op, *Sequence(x), *Sequence(y), span)) return result;
    return e.OpaqueOperation(Spelling(op), a, b, span);
  }
  if (As<Set>(x) != nullptr && As<Set>(y) != nullptr) {
    return e.heap_.boolean(OrderOfSets(op, *As<Set>(x), *As<Set>(y)));
  }
  if (const auto order = Order(x, y)) return e.heap_.boolean(HoldsFor(op, *order));
  const auto may_compare = [](Ref value) {
    const auto* instance = As<Instance>(value);
    return Uncertain(value) || !Known(value) ||
           (instance != nullptr && (instance->cls->model != nullptr || instance->cls->opaque_base));
  };
  const std::string message = fmt::format("'{}' not supported between instances of '{}' and '{}'",
                                          Spelling(op), TypeName(a), TypeName(b));
  if (may_compare(x) || may_compare(y)) {
    const bool alike = may_compare(x) && may_compare(y);
    auto refusal = alike ? RefusalOfOperands(e, kOrderOfItsClass, x, kOrderOfItsClass, y, message)
                         : RefusalOfOperands(e, kNames[index], x, kMirrored[index], y, message);
    if (refusal) Refuse(e, *std::move(refusal), span);
    return e.OpaqueOperation(Spelling(op), a, b, span);
  }
  e.Raise("TypeError", message, span);
}

}  // namespace smgraph::python
