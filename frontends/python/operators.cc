#include <algorithm>
#include <cmath>
#include <limits>

#include <fmt/format.h>

#include "frontends/python/evaluator.h"
#include "frontends/python/format.h"
#include "frontends/python/internals.h"
#include "frontends/python/methods/methods.h"
#include "frontends/python/natives.h"
#include "frontends/python/operands.h"
#include "frontends/python/several_forms.h"
#include "graph/base/words.h"

namespace smgraph::python {
namespace {

std::optional<std::int64_t> Integer(Ref value) {
  if (const auto* integer = As<Int>(value)) return integer->value;
  if (const auto* boolean = As<Bool>(value)) return boolean->value ? 1 : 0;
  return std::nullopt;
}

std::optional<double> Number(Ref value) {
  if (const auto* number = As<Float>(value)) return number->value;
  if (const auto integer = Integer(value)) return static_cast<double>(*integer);
  return std::nullopt;
}

// What a subclass of a builtin type holds.
constexpr std::string_view kDunder[] = {"add", "sub",    "mul",    "truediv", "floordiv",
                                        "mod", "pow",    "matmul", "and",     "or",
                                        "xor", "lshift", "rshift"};

// Floor division and remainder as Python has them.
std::int64_t FloorDiv(std::int64_t a, std::int64_t b) {
  const std::int64_t quotient = a / b;
  return (a % b != 0 && ((a < 0) != (b < 0))) ? quotient - 1 : quotient;
}

Ref TooLarge(Evaluator& e, SourceSpan span) {
  return e.NewUnknown("an integer beyond 64 bits", "number", span);
}

Ref IntegerPower(Evaluator& e, std::int64_t base, std::int64_t exponent, SourceSpan span) {
  if (exponent < 0)
    return e.heap().number(std::pow(static_cast<double>(base), static_cast<double>(exponent)));
  std::int64_t result = 1;
  for (std::int64_t i = 0; i < exponent; ++i) {
    if (__builtin_mul_overflow(result, base, &result)) return TooLarge(e, span);
    if (result == 0 || result == 1) break;
    if (result == -1 && base == -1) return e.heap().integer(exponent % 2 == 0 ? 1 : -1);
  }
  return e.heap().integer(result);
}

Ref IntegerArithmetic(Evaluator& e, BinaryOp op, std::int64_t a, std::int64_t b, SourceSpan span) {
  std::int64_t result = 0;
  switch (op) {
    case BinaryOp::kAdd:
      return __builtin_add_overflow(a, b, &result) ? TooLarge(e, span) : e.heap().integer(result);
    case BinaryOp::kSub:
      return __builtin_sub_overflow(a, b, &result) ? TooLarge(e, span) : e.heap().integer(result);
    case BinaryOp::kMul:
      return __builtin_mul_overflow(a, b, &result) ? TooLarge(e, span) : e.heap().integer(result);
    case BinaryOp::kDiv:
      if (b == 0) e.Raise("ZeroDivisionError", "division by zero", span);
      return e.heap().number(static_cast<double>(a) / static_cast<double>(b));
    case BinaryOp::kFloorDiv:
    case BinaryOp::kMod:
      if (b == 0) {
        e.Raise(
            "ZeroDivisionError",
            op == BinaryOp::kMod ? "integer modulo by zero" : "integer division or modulo by zero",
            span);
      }
      if (b == -1)
        return op == BinaryOp::kMod ? e.heap().integer(0)
                                    : IntegerArithmetic(e, BinaryOp::kMul, a, -1, span);
      return e.heap().integer(op == BinaryOp::kFloorDiv ? FloorDiv(a, b) : a - FloorDiv(a, b) * b);
    case BinaryOp::kPow:
      return IntegerPower(e, a, b, span);
    case BinaryOp::kAnd:
      return e.heap().integer(a & b);
    case BinaryOp::kOr:
      return e.heap().integer(a | b);
    case BinaryOp::kXor:
      return e.heap().integer(a ^ b);
    case BinaryOp::kLShift:
      if (b < 0 || b > 62 || std::abs(a) > (std::numeric_limits<std::int64_t>::max() >> b))
        return TooLarge(e, span);
      return e.heap().integer(a * (std::int64_t{1} << b));
    case BinaryOp::kRShift:
      return e.heap().integer(b > 63 ? (a < 0 ? -1 : 0) : a >> std::max<std::int64_t>(b, 0));
    case BinaryOp::kMatMul:
      break;
  }
  return nullptr;
}

Ref FloatArithmetic(Evaluator& e, BinaryOp op, double a, double b, SourceSpan span) {
  const bool divides = op == BinaryOp::kDiv || op == BinaryOp::kFloorDiv || op == BinaryOp::kMod;
  if (divides && b == 0) {
    e.Raise("ZeroDivisionError",
            op == BinaryOp::kDiv   ? "float division by zero"
            : op == BinaryOp::kMod ? "float modulo"
                                   : "float floor division by zero",
            span);
  }
  switch (op) {
    case BinaryOp::kAdd:
      return e.heap().number(a + b);
    case BinaryOp::kSub:
      return e.heap().number(a - b);
    case BinaryOp::kMul:
      return e.heap().number(a * b);
    case BinaryOp::kDiv:
      return e.heap().number(a / b);
    case BinaryOp::kFloorDiv:
      return e.heap().number(std::floor(a / b));
    case BinaryOp::kMod:
      return e.heap().number(a - b * std::floor(a / b));
    case BinaryOp::kPow:
      return e.heap().number(std::pow(a, b));
    default:
      return nullptr;
  }
}

// `sequence`, which is checked to fit, `times` times.
template <typename Sequence>
Sequence Repeated(const Sequence& sequence, std::size_t times) {
  Sequence result;
  if (sequence.empty()) return result;
  result.reserve(sequence.size() * times);
  for (std::size_t i = 0; i < times; ++i)
    result.insert(result.end(), sequence.begin(), sequence.end());
  return result;
}

Ref Repeat(Evaluator& e, Ref sequence, std::int64_t given) {
  const auto times = static_cast<std::size_t>(std::max<std::int64_t>(given, 0));
  const auto total = [times](std::size_t size) {
    return size != 0 && times > SIZE_MAX / size ? SIZE_MAX : size * times;
  };
  const auto repeat = [&](const std::vector<Ref>& items) {
    e.CheckItems(total(items.size()));
    return Repeated(items, times);
  };
  const auto repeat_text = [&](const std::string& text) {
    e.CheckBytes(total(text.size()));
    return Repeated(text, times);
  };
  if (const auto* list = As<List>(sequence)) return e.heap().New<List>(repeat(list->items));
  if (const auto* tuple = As<Tuple>(sequence)) return e.heap().New<Tuple>(repeat(tuple->items));
  if (const auto* text = As<Str>(sequence)) return e.heap().str(repeat_text(text->value));
  if (const auto* bytes = As<Bytes>(sequence))
    return e.heap().New<Bytes>(repeat_text(bytes->value));
  return nullptr;
}

Ref Joined(Evaluator& e, const std::vector<Ref>& a, const std::vector<Ref>& b, bool list) {
  std::vector<Ref> all = a;
  all.insert(all.end(), b.begin(), b.end());
  e.CheckItems(all.size());
  return list ? Ref(e.heap().New<List>(std::move(all))) : Ref(e.heap().New<Tuple>(std::move(all)));
}

Ref SetOperation(Evaluator& e, BinaryOp op, const Set& a, const Set& b) {
  auto* result = e.heap().New<Set>(a.frozen);
  for (const Ref item : a.items) {
    const bool shared = b.Has(item);
    const bool keep = op == BinaryOp::kOr || (op == BinaryOp::kAnd ? shared : !shared);
    if (keep) result->Add(item);
  }
  if (op == BinaryOp::kOr || op == BinaryOp::kXor) {
    for (const Ref item : b.items) {
      if (!a.Has(item)) result->Add(item);
    }
  }
  return result;
}

// Counter + Counter and its like: counts that are not positive are left out.
Ref CombineCounts(Evaluator& e, BinaryOp op, const Dict& a, const Dict& b) {
  const bool known =
      op == BinaryOp::kAdd || op == BinaryOp::kSub || op == BinaryOp::kOr || op == BinaryOp::kAnd;
  if (!known || a.open || b.open) return nullptr;
  const auto count = [](const Dict& counts, Ref key) {
    const Ref found = counts.Find(key);
    return found == nullptr ? std::optional<std::int64_t>(0) : Integer(found);
  };
  auto* result = e.heap().New<Dict>();
  result->counter = true;
  for (const Dict* side : {&a, &b}) {
    for (const auto& [key, value] : side->items) {
      const auto x = count(a, key);
      const auto y = count(b, key);
      if (!x || !y) return nullptr;
      const std::int64_t total = op == BinaryOp::kAdd   ? *x + *y
                                 : op == BinaryOp::kSub ? *x - *y
                                 : op == BinaryOp::kOr  ? std::max(*x, *y)
                                                        : std::min(*x, *y);
      if (total > 0) result->Set(key, e.heap().integer(total));
    }
  }
  return result;
}

Ref SequenceOperation(Evaluator& e, BinaryOp op, Ref a, Ref b, SourceSpan span) {
  if (op == BinaryOp::kAdd) {
    if (IsText(a) && IsText(b)) return e.Concatenate({a, b});
    if (a->kind == Kind::kList && b->kind == Kind::kList) {
      return Joined(e, static_cast<List*>(a)->items, static_cast<List*>(b)->items, true);
    }
    if (a->kind == Kind::kTuple && b->kind == Kind::kTuple) {
      return Joined(e, static_cast<Tuple*>(a)->items, static_cast<Tuple*>(b)->items, false);
    }
    if (a->kind == Kind::kBytes && b->kind == Kind::kBytes) {
      e.CheckBytes(static_cast<Bytes*>(a)->value.size() + static_cast<Bytes*>(b)->value.size());
      return e.heap().New<Bytes>(static_cast<Bytes*>(a)->value + static_cast<Bytes*>(b)->value);
    }
  }
  if (op == BinaryOp::kMul) {
    if (const auto times = Integer(b)) return Repeat(e, a, *times);
    if (const auto times = Integer(a)) return Repeat(e, b, *times);
  }
  const bool set_operation =
      op == BinaryOp::kAnd || op == BinaryOp::kOr || op == BinaryOp::kXor || op == BinaryOp::kSub;
  if (set_operation && a->kind == Kind::kSet && b->kind == Kind::kSet) {
    return SetOperation(e, op, *static_cast<Set*>(a), *static_cast<Set*>(b));
  }
  if (a->kind == Kind::kDict && b->kind == Kind::kDict && static_cast<Dict*>(a)->counter) {
    if (const Ref counts = CombineCounts(e, op, *static_cast<Dict*>(a), *static_cast<Dict*>(b))) {
      return counts;
    }
  }
  if (op == BinaryOp::kOr && a->kind == Kind::kDict && b->kind == Kind::kDict) {
    auto* merged = e.heap().New<Dict>(*static_cast<Dict*>(a));
    UpdateDict(e, *merged, b, span);
    return merged;
  }
  return nullptr;
}

// The class that gives a value operators and is not the value's builtin type: of an object or a
// namedtuple, the metaclass of a class.
const Class* OwnClass(Ref value) {
  if (const auto* object = As<Instance>(value)) return object->cls;
  if (const auto* tuple = As<Tuple>(value)) return tuple->cls;
  const auto* cls = As<Class>(value);
  return cls == nullptr ? nullptr : cls->meta;
}

// The special method of a value, bound to it; null when it has none.
Ref OperatorOf(Evaluator& e, Ref self, std::string_view method, SourceSpan span) {
  const Class* cls = OwnClass(self);
  const Ref member = cls == nullptr ? nullptr : SpecialMember(e, *cls, method);
  if (member == nullptr || member->kind == Kind::kNone) return nullptr;
  if (As<Function>(member) != nullptr || As<Native>(member) != nullptr)
    return e.heap().New<BoundMethod>(self, member);
  const auto* object = As<Instance>(self);
  return object == nullptr ? nullptr
                           : Evaluator::Impl::BindMember(e, member, self, object->cls, span);
}

// The number of an object that says where it stands in a sequence; any other value is itself.
Ref AsIndex(Evaluator& e, Ref value, SourceSpan span) {
  auto* object = As<Instance>(value);
  const Ref index = object == nullptr || object->payload != nullptr
                        ? nullptr
                        : CallSpecial(e, *object, "__index__", CallWith({}, span));
  return index == nullptr ? value : index;
}

// __add__ of the left operand, then __radd__ of the right one.
Ref UserOperator(Evaluator& e, std::string_view name, Ref a, Ref b, SourceSpan span) {
  const auto attempt = [&](Ref self, Ref other, const std::string& method) -> Ref {
    const Ref member = OperatorOf(e, self, method, span);
    if (member == nullptr || member->kind == Kind::kOpaque) return nullptr;
    Call call;
    call.span = span;
    call.positional.push_back(other);
    const Ref result = e.CallValue(member, std::move(call));
    return IsNotImplemented(e, result) ? nullptr : result;
  };
  if (const Ref result = attempt(a, b, fmt::format("__{}__", name))) return result;
  return attempt(b, a, fmt::format("__r{}__", name));
}

// What Python says when neither operand has the operator.
std::string NoOperator(BinaryOp op, Ref a, Ref b) {
  if (op == BinaryOp::kAdd &&
      (a->kind == Kind::kStr || a->kind == Kind::kList || a->kind == Kind::kTuple)) {
    return fmt::format("can only concatenate {0} (not \"{1}\") to {0}", TypeName(a), TypeName(b));
  }
  return fmt::format("unsupported operand type(s) for {}: '{}' and '{}'", Spelling(op), TypeName(a),
                     TypeName(b));
}

// The result of an operator on what is not known, or on an object that a library declares.
Ref NotKnown(Evaluator& e, BinaryOp op, Ref a, Ref b, SourceSpan span) {
  const std::string_view name = kDunder[static_cast<std::size_t>(op)];
  const bool text = op == BinaryOp::kAdd && (IsText(a) || IsText(b));
  auto refusal = RefusalOfOperands(e, fmt::format("__{}__", name), a, fmt::format("__r{}__", name),
                                   b, NoOperator(op, a, b));
  if (text) {
    if (refusal) RaiseIfCaught(e, "TypeError", *std::move(refusal), span);
    return e.Concatenate({a, b});
  }
  if (refusal) Refuse(e, *std::move(refusal), span);
  const Ref result = e.OpaqueOperation(Spelling(op), a, b, span);
  const bool divides = op == BinaryOp::kDiv || op == BinaryOp::kFloorDiv || op == BinaryOp::kMod;
  if (!divides || Known(b)) return result;
  const auto fails = [&] { return e.Compare(CompareOp::kEq, b, e.heap().integer(0), span); };
  return UnlessRaised(e, "ZeroDivisionError", "division by zero", fails, result, span);
}

}  // namespace

Ref Evaluator::Binary(BinaryOp op, Ref a, Ref b, SourceSpan span) {
  a = Impl::Settle(*this, a);
  b = Impl::Settle(*this, b);
  if (a->kind == Kind::kSet && b->kind == Kind::kSet && op != BinaryOp::kOr) {
    a = Apart(*this, a);
    b = Apart(*this, b);
  }
  if (a->kind == Kind::kChoice)
    return MapChoice(a, [&](Ref one) { return Binary(op, one, b, span); });
  if (b->kind == Kind::kChoice)
    return MapChoice(b, [&](Ref one) { return Binary(op, a, one, span); });
  if (op == BinaryOp::kMod && IsText(a)) return PercentFormat(*this, a, b, span);
  if (const auto* bytes = op == BinaryOp::kMod ? As<Bytes>(a) : nullptr)
    return FilledBytes(*this, *bytes, b, span);
  if (OwnClass(a) != nullptr || OwnClass(b) != nullptr) {
    if (const Ref combined = Impl::CombineFlags(*this, op, a, b)) return combined;
    const auto name = kDunder[static_cast<std::size_t>(op)];
    if (const Ref result = UserOperator(*this, name, a, b, span)) return result;
    a = Content(a);
    b = Content(b);
    const bool declared = (As<Instance>(a) != nullptr &&
                           (As<Instance>(a)->cls->model || As<Instance>(a)->cls->opaque_base)) ||
                          (As<Instance>(b) != nullptr &&
                           (As<Instance>(b)->cls->model || As<Instance>(b)->cls->opaque_base));
    if (declared) return NotKnown(*this, op, a, b, span);
  }
  if (op == BinaryOp::kMul) {
    a = AsIndex(*this, a, span);
    b = AsIndex(*this, b, span);
  }
  if (const Ref result = SequenceOperation(*this, op, a, b, span)) return result;
  if (Uncertain(a) || Uncertain(b)) return NotKnown(*this, op, a, b, span);
  if (a->kind == Kind::kBool && b->kind == Kind::kBool &&
      (op == BinaryOp::kAnd || op == BinaryOp::kOr || op == BinaryOp::kXor)) {
    return heap_.boolean(
        As<Int>(IntegerArithmetic(*this, op, *Integer(a), *Integer(b), span))->value != 0);
  }
  Ref result = nullptr;
  if (Integer(a) && Integer(b)) {
    result = IntegerArithmetic(*this, op, *Integer(a), *Integer(b), span);
  } else if (Number(a) && Number(b)) {
    result = FloatArithmetic(*this, op, *Number(a), *Number(b), span);
  }
  if (result != nullptr) return result;
  const bool types = op == BinaryOp::kOr && (a->kind == Kind::kClass || b->kind == Kind::kClass);
  if (types) return OpaqueOperation(Spelling(op), a, b, span);  // int | None
  Raise("TypeError", NoOperator(op, a, b), span);
}

Ref Evaluator::InPlace(BinaryOp op, Ref a, Ref b, SourceSpan span) {
  a = Impl::Settle(*this, a);
  if (auto* list = As<List>(a); list != nullptr && op == BinaryOp::kAdd) {
    ExtendList(*this, *list, b, span);
    return list;
  }
  if (auto* list = As<List>(a); list != nullptr && op == BinaryOp::kMul && Integer(b)) {
    auto* repeated = As<List>(Binary(op, a, b, span));
    Touch(list);
    list->items = std::move(repeated->items);
    return list;
  }
  if (auto* set = As<Set>(a); set != nullptr && !set->frozen && As<Set>(b) != nullptr) {
    if (auto* result = As<Set>(Binary(op, a, b, span))) {
      Touch(set);
      set->Assign(std::move(result->items));
      return set;
    }
  }
  if (auto* dict = As<Dict>(a); dict != nullptr && op == BinaryOp::kOr) {
    CallMethod(dict, "update", CallWith({b}, span));
    return dict;
  }
  if (As<Instance>(a) != nullptr) {
    const std::string name = fmt::format("__i{}__", kDunder[static_cast<std::size_t>(op)]);
    const Ref member = OperatorOf(*this, a, name, span);
    if (member != nullptr && member->kind != Kind::kOpaque) {
      Call call;
      call.span = span;
      call.positional.push_back(b);
      const Ref result = CallValue(member, std::move(call));
      if (!IsNotImplemented(*this, result)) return result;
    }
    if (As<Instance>(a)->payload != nullptr) {
      const Ref changed = InPlace(op, Content(a), b, span);
      return changed == Content(a) ? a : changed;
    }
  }
  return Binary(op, a, b, span);
}

Ref Evaluator::Unary(UnaryOp op, Ref a, SourceSpan span) {
  a = Impl::Settle(*this, a);
  if (op == UnaryOp::kNot) {
    if (const auto truth = Truth(a, span)) return heap_.boolean(!*truth);
    return Impl::Negation(*this, Impl::Condition(*this, a));
  }
  if (a->kind == Kind::kChoice) return MapChoice(a, [&](Ref one) { return Unary(op, one, span); });
  if (const auto integer = Integer(a)) {
    if (op == UnaryOp::kNeg) return IntegerArithmetic(*this, BinaryOp::kSub, 0, *integer, span);
    return heap_.integer(op == UnaryOp::kInvert ? ~*integer : *integer);
  }
  if (const auto* number = As<Float>(a))
    return heap_.number(op == UnaryOp::kNeg ? -number->value : number->value);
  if (const auto* counts = As<Dict>(a); counts != nullptr && counts->counter) {
    // +counts, -counts: those that are positive then.
    auto* none = heap_.New<Dict>();
    none->counter = true;
    const bool negative = op == UnaryOp::kNeg;
    const Ref kept = CombineCounts(*this, negative ? BinaryOp::kSub : BinaryOp::kAdd,
                                   negative ? *none : *counts, negative ? *counts : *none);
    if (kept != nullptr && op != UnaryOp::kInvert) return kept;
  }
  if (As<Instance>(a) != nullptr) {
    if (op == UnaryOp::kInvert) {
      if (const Ref inverted = Impl::InvertFlag(*this, *As<Instance>(a))) return inverted;
    }
    constexpr std::string_view kNames[] = {"__neg__", "__pos__", "__invert__"};
    const Ref member = OperatorOf(*this, a, kNames[static_cast<std::size_t>(op)], span);
    if (member != nullptr && member->kind != Kind::kOpaque) {
      Call call;
      call.span = span;
      return CallValue(member, std::move(call));
    }
    if (const Ref content = Content(a); content != a) return Unary(op, content, span);
  }
  std::string message =
      fmt::format("bad operand type for unary {}: '{}'", Spelling(op), TypeName(a));
  if (As<Instance>(a) != nullptr || Uncertain(a)) {
    auto refusal = Refusal(*this, a, "__neg__", std::move(message));
    if (refusal) Refuse(*this, *std::move(refusal), span);
    return OpaqueOperation(Spelling(op), a, nullptr, span);
  }
  Raise("TypeError", std::move(message), span);
}

namespace {

// A container is empty, or has an element that exists on every way.
std::optional<bool> HasElements(const Evaluator& e, const std::vector<Ref>& items) {
  if (items.empty()) return false;
  const bool certain = std::any_of(items.begin(), items.end(),
                                   [&](Ref item) { return Evaluator::Impl::IsCertain(e, item); });
  return certain ? std::optional<bool>(true) : std::nullopt;
}

// A string with gaps is certainly not empty when some part of it is known.
std::optional<bool> HasText(const Template& text) {
  const bool literal = std::any_of(text.parts.begin(), text.parts.end(),
                                   [](Ref part) { return part->kind == Kind::kStr; });
  return literal ? std::optional<bool>(true) : std::nullopt;
}

std::optional<bool> HasEntries(const Evaluator& e, const Dict& dict) {
  if (dict.items.empty()) return dict.open ? std::nullopt : std::optional<bool>(false);
  const bool certain = std::ranges::any_of(dict.items, [&](const auto& entry) {
    return Evaluator::Impl::Guarded(e, entry.second) == nullptr &&
           Evaluator::Impl::LoopOf(e, entry.first) == nullptr;
  });
  return certain ? std::optional<bool>(true) : std::nullopt;
}

// What __bool__, or else __len__, says; null without any.
template <typename Value>
Ref AskTruth(Evaluator& e, Value& value, SourceSpan span) {
  for (const std::string_view hook : {"__bool__", "__len__"}) {
    if (const Ref result = CallSpecial(e, value, hook, CallWith({}, span))) return result;
  }
  return nullptr;
}

std::optional<bool> TruthOfInstance(Evaluator& e, Instance& instance, SourceSpan span) {
  if (const Ref result = AskTruth(e, instance, span)) return e.Truth(result, span);
  if (instance.payload != nullptr) return e.Truth(instance.payload, span);
  const Ref bits = instance.cls->flag ? instance.attributes.Find("value") : nullptr;
  return bits == nullptr ? true : e.Truth(bits, span);
}

std::optional<bool> TruthOfChoice(Evaluator& e, const Choice& choice, SourceSpan span) {
  if (choice.then->kind == Kind::kAbsent) return e.Truth(choice.otherwise, span);
  if (choice.otherwise->kind == Kind::kAbsent) return e.Truth(choice.then, span);
  const auto then = e.Truth(choice.then, span);
  const auto otherwise = e.Truth(choice.otherwise, span);
  return then == otherwise ? then : std::nullopt;
}

}  // namespace

bool Evaluator::Impl::IsPresent(Ref value) {
  const Opaque* nearest = nullptr;  // to the object
  while (const auto* opaque = As<Opaque>(value)) {
    const bool link =
        opaque->origin == Opaque::Origin::kAttribute || opaque->origin == Opaque::Origin::kItem ||
        opaque->origin == Opaque::Origin::kElement || opaque->origin == Opaque::Origin::kCall;
    if (!link) return false;
    nearest = opaque;
    value = opaque->base;
  }
  const auto* instance = As<Instance>(value);
  const ClassModel* model = instance == nullptr ? nullptr : instance->cls->model;
  if (model == nullptr || nearest == nullptr) return false;
  return model->objects == "*" || HasWord(model->objects, nearest->name);
}

std::optional<bool> Evaluator::Truth(Ref value, SourceSpan span) {
  value = Impl::Settle(*this, value);
  switch (value->kind) {
    case Kind::kNone:
      return false;
    case Kind::kBool:
      return static_cast<Bool*>(value)->value;
    case Kind::kInt:
      return static_cast<Int*>(value)->value != 0;
    case Kind::kFloat:
      return static_cast<Float*>(value)->value != 0;
    case Kind::kStr:
      return !static_cast<Str*>(value)->value.empty();
    case Kind::kBytes:
      return !static_cast<Bytes*>(value)->value.empty();
    case Kind::kTemplate:
      return HasText(*static_cast<Template*>(value));
    case Kind::kList:
      return HasElements(*this, static_cast<List*>(value)->items);
    case Kind::kTuple: {
      auto& tuple = *static_cast<Tuple*>(value);
      if (const Ref result = AskTruth(*this, tuple, span)) return Truth(result, span);
      return HasElements(*this, tuple.items);
    }
    case Kind::kSet:
      return HasElements(*this, static_cast<Set*>(value)->items);
    case Kind::kDict:
      return HasEntries(*this, *static_cast<Dict*>(value));
    case Kind::kRange: {
      const auto elements = Elements(value, span);
      return elements && !elements->empty();
    }
    case Kind::kClass: {
      const Ref result = AskTruth(*this, *static_cast<Class*>(value), span);
      return result == nullptr ? true : Truth(result, span);
    }
    case Kind::kInstance:
      return TruthOfInstance(*this, *static_cast<Instance*>(value), span);
    case Kind::kChoice:
      return TruthOfChoice(*this, *static_cast<Choice*>(value), span);
    case Kind::kOpaque:
      if (static_cast<Opaque*>(value)->origin == Opaque::Origin::kImport) return true;
      if (Impl::IsPresent(value)) return true;
      return Impl::Decided(*this, value);
    case Kind::kUnknown:
    case Kind::kAbsent:
      return Impl::Decided(*this, value);
    default:
      return true;
  }
}

}  // namespace smgraph::python
