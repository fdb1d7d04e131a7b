// Builtins that make one value of many: sorted, sum, min, max, any, all.
#include <algorithm>
#include <optional>

#include <fmt/format.h>

#include "frontends/python/builtins/builtins.h"
#include "frontends/python/extremes.h"
#include "frontends/python/internals.h"
#include "frontends/python/methods/methods.h"
#include "frontends/python/natives.h"
#include "frontends/python/set_order.h"

namespace smgraph::python {
namespace {

Ref BuiltinSorted(Evaluator& ev, const Call& call) {
  std::optional<InAnyOrder> in_any_order;  // elements with the same key keep theirs
  if (IsNone(call.Keyword("key"))) in_any_order.emplace(ev);
  auto elements = ev.Elements(
      call.positional.empty() ? call.Argument(0, "iterable") : call.positional[0], call.span);
  if (!elements) return UnknownCall(ev, call);
  const bool reverse = FlagOr(ev, call.Keyword("reverse"), false, call);
  auto sorted = SortedValues(ev, *elements, call.Keyword("key"), reverse, call.span);
  // Without a known order the elements are still known: in the order they came.
  return NewList(ev, sorted ? std::move(*sorted) : std::move(*elements));
}

Ref BuiltinSum(Evaluator& ev, const Call& call) {
  const InAnyOrder in_any_order(ev);
  const auto elements = ev.Elements(call.positional[0], call.span);
  if (!elements) return UnknownCall(ev, call);
  if (HoldsMany(ev, *elements)) return UnknownOfItems(ev, "sum of", *elements, call.span);
  const Ref start = call.Argument(1, "start");
  Ref total = start == nullptr ? ev.heap().integer(0) : start;
  for (const Ref element : *elements) {
    const Ref before = total;
    const Ref added = ev.ForElement(element, call.span, [&](Ref value) {
      return ev.Binary(BinaryOp::kAdd, before, value, call.span);
    });
    total = ValueOr(ev, added, before, call.span);
  }
  return total;
}

// An object, or a row with one: which of them it is matters to whoever gets it.
bool HoldsObject(Ref value) {
  const auto* row = As<Tuple>(value);
  if (row != nullptr) return std::ranges::any_of(row->items, &HoldsObject);
  return value->kind == Kind::kInstance || value->kind == Kind::kFunction;
}

// One of a few values, which are there on every way.
Ref ExtremeInRun(Evaluator& ev, const Call& call, const std::vector<Ref>& values, bool largest) {
  constexpr std::size_t kMost = 8;
  const Ref result = UnknownCall(ev, call);
  const bool certain = std::ranges::none_of(values, [](Ref value) { return Conditional(value); });
  if (certain && values.size() <= kMost && IsNone(call.Keyword("key")))
    ev.State<Extremes>().known[result] = {values, largest};
  return result;
}

Ref Extreme(Evaluator& ev, const Call& call, CompareOp better) {
  std::optional<InAnyOrder> in_any_order;
  if (IsNone(call.Keyword("key"))) in_any_order.emplace(ev);
  std::vector<Ref> values = call.positional;
  if (values.size() == 1) {
    auto elements = ev.Elements(values[0], call.span);
    if (!elements) return UnknownCall(ev, call);
    values = std::move(*elements);
  }
  const bool many = HoldsMany(ev, values);
  if (values.empty()) {
    if (const Ref otherwise = call.Keyword("default")) return otherwise;
    ev.Raise("ValueError", fmt::format("{}() arg is an empty sequence", CalledName(call)),
             call.span);
  }
  const Ref key = call.Keyword("key");
  const auto key_of = [&](Ref value) {
    return IsNone(key) ? value : ev.CallValue(key, CallWith({value}, call.span));
  };
  const auto one_of_them = [&] {
    return OneOfItems(ev, fmt::format("{} of", CalledName(call)), values, call.span);
  };
  if (many || Conditional(values[0]) != nullptr) {
    for (const Ref value : values)
      ev.ForElement(value, call.span, key_of);
    return one_of_them();
  }
  const bool objects = std::ranges::any_of(values, &HoldsObject);
  Ref best = values[0];
  Ref best_key = key_of(best);
  for (std::size_t i = 1; i < values.size(); ++i) {
    const auto unknown = [&] {
      return objects ? one_of_them() : ExtremeInRun(ev, call, values, better == CompareOp::kGt);
    };
    if (Conditional(values[i]) != nullptr) return unknown();
    const Ref candidate = key_of(values[i]);
    const auto wins = ev.Truth(ev.Compare(better, candidate, best_key, call.span), call.span);
    if (!wins) return unknown();
    if (!*wins) continue;
    best = values[i];
    best_key = candidate;
  }
  return best;
}

Ref Joined(Evaluator& ev, bool deciding, Ref left, Ref right, SourceSpan span) {
  return left == nullptr ? right : ev.OpaqueOperation(deciding ? "or" : "and", left, right, span);
}

// What an element, if it is there at all, adds to any (`deciding` true) or all (false).
Ref Term(Evaluator& ev, Ref element, bool deciding, SourceSpan span) {
  Ref there = nullptr;
  const Ref value = PresentWhen(ev, element, there);
  if (there == nullptr) return value;
  const auto truth = ev.Truth(value, span);
  if (truth && *truth != deciding) return ev.heap().boolean(!deciding);
  if (!deciding) there = Evaluator::Impl::Negation(ev, there);
  if (truth) return there;
  return ev.OpaqueOperation(deciding ? "and" : "or", there, value, span);
}

// any (`deciding` true) or all (false): what is not known stays as a condition of or / and.
Ref Quantify(Evaluator& ev, const Call& call, bool deciding) {
  Cursor cursor(ev, call.positional[0], call.span);
  if (!cursor.known()) return UnknownCall(ev, call);
  Ref open = nullptr;
  std::vector<Ref> many;
  while (const Ref element = cursor.Next()) {
    const auto truth = ev.Truth(element, call.span);
    if (truth && *truth != deciding) continue;
    if (HoldsMany(ev, {element})) {
      many.push_back(element);
      continue;
    }
    const Ref term = Term(ev, element, deciding, call.span);
    const auto decided = ev.Truth(term, call.span);
    if (!decided) open = Joined(ev, deciding, open, term, call.span);
    if (decided && *decided == deciding) return ev.heap().boolean(deciding);
  }
  if (!many.empty()) {
    const Ref some = UnknownOfItems(ev, deciding ? "any" : "all", many, call.span);
    return Joined(ev, deciding, open, some, call.span);
  }
  return open == nullptr ? ev.heap().boolean(!deciding) : open;
}

Ref BuiltinMin(Evaluator& ev, const Call& call) {
  return Extreme(ev, call, CompareOp::kLt);
}
Ref BuiltinMax(Evaluator& ev, const Call& call) {
  return Extreme(ev, call, CompareOp::kGt);
}
Ref BuiltinAny(Evaluator& ev, const Call& call) {
  return Quantify(ev, call, true);
}
Ref BuiltinAll(Evaluator& ev, const Call& call) {
  return Quantify(ev, call, false);
}

constexpr FunctionModel kFunctions[] = {
    {"all", Counted<BuiltinAll, 1, 1>},       {"any", Counted<BuiltinAny, 1, 1>},
    {"max", Counted<BuiltinMax, 1, kMany>},   {"min", Counted<BuiltinMin, 1, kMany>},
    {"sorted", Counted<BuiltinSorted, 1, 3>}, {"sum", Counted<BuiltinSum, 1, 2>},
};

}  // namespace

Rows ReductionRows() {
  return {.functions = kFunctions};
}

}  // namespace smgraph::python
