// Builtins that walk over collections, as late as Python does.
#include <algorithm>
#include <memory>
#include <optional>
#include <span>
#include <utility>

#include <fmt/format.h>

#include "frontends/python/builtins/builtins.h"
#include "frontends/python/internals.h"
#include "frontends/python/methods/methods.h"
#include "frontends/python/natives.h"
#include "frontends/python/operands.h"
#include "frontends/python/run_iterators.h"
#include "frontends/python/text.h"

namespace smgraph::python {
Ref BuiltinLen(Evaluator& ev, const Call& call) {
  const Ref value = call.positional[0];
  const auto size = [&](std::size_t count) {
    return ev.heap().integer(static_cast<std::int64_t>(count));
  };
  switch (value->kind) {
    case Kind::kStr:
      return size(CountPoints(static_cast<Str*>(value)->value));
    case Kind::kBytes:
      return size(static_cast<Bytes*>(value)->value.size());
    case Kind::kList: {
      const auto& items = static_cast<List*>(value)->items;
      return HoldsOthers(ev, value) ? UnknownOfItems(ev, "len of", items, call.span)
                                    : CountElements(ev, items, call.span);
    }
    case Kind::kTuple: {
      auto& tuple = *static_cast<Tuple*>(value);
      const Ref own = CallSpecial(ev, tuple, "__len__", CallWith({}, call.span));
      return own != nullptr ? own : CountElements(ev, tuple.items, call.span);
    }
    case Kind::kSet: {
      const auto& items = static_cast<Set*>(value)->items;
      return HoldsMany(ev, items) ? UnknownOfItems(ev, "len of set", items, call.span)
                                  : CountElements(ev, items, call.span);
    }
    case Kind::kDict: {
      const auto keys = ev.Elements(value, call.span);
      if (!keys) return UnknownCall(ev, call);
      return HoldsOthers(ev, value) ? UnknownOfItems(ev, "len of", *keys, call.span)
                                    : CountElements(ev, *keys, call.span);
    }
    case Kind::kRange:
    case Kind::kClass: {
      const auto* cls = As<Class>(value);
      const Class* meta = cls == nullptr ? nullptr : cls->meta;
      const Ref own = meta == nullptr ? nullptr : SpecialMember(ev, *meta, "__len__");
      if (own != nullptr) return ev.CallValue(own, CallWith({value}, call.span));
      const auto elements = ev.Elements(value, call.span);
      return elements ? size(elements->size()) : UnknownCall(ev, call);
    }
    case Kind::kInstance: {
      auto& instance = *static_cast<Instance*>(value);
      if (const Ref own = CallSpecial(ev, instance, "__len__", CallWith({}, call.span))) return own;
      if (instance.payload != nullptr)
        return BuiltinLen(ev, CallWith({instance.payload}, call.span));
      if (instance.cls->model != nullptr || instance.cls->opaque_base) return UnknownCall(ev, call);
      break;
    }
    case Kind::kTemplate:
    case Kind::kOpaque:
    case Kind::kUnknown:
    case Kind::kModule:
      return UnknownCall(ev, call);
    default:
      break;
  }
  ev.Raise("TypeError", fmt::format("object of type '{}' has no len()", TypeName(value)),
           call.span);
}

namespace {

Ref BuiltinRange(Evaluator& ev, const Call& call) {
  for (const Ref bound : call.positional)
    RefuseArgument(ev, "range", bound, call.span);
  if (AnyUnsure(call) && call.positional.size() == 1) {
    return ev.OpaqueOperation("range", call.positional[0], nullptr, call.span);
  }
  if (AnyUnsure(call)) return UnknownCall(ev, call);
  const auto& given = call.positional;
  const std::int64_t first = NeedInteger(ev, given.empty() ? nullptr : given[0], call);
  if (given.size() == 1) return ev.heap().New<Range>(0, first, 1);
  const std::int64_t stop = NeedInteger(ev, given[1], call);
  const std::int64_t step = given.size() > 2 ? NeedInteger(ev, given[2], call) : 1;
  if (step == 0) ev.Raise("ValueError", "range() arg 3 must not be zero", call.span);
  return ev.heap().New<Range>(first, stop, step);
}

// Counts elements of which some may be conditional: the position behind one of those is a choice.
class Position {
 public:
  Position(Evaluator& ev, Ref start, SourceSpan span) : ev_(ev), span_(span), index_(start) {}
  Ref Pair(Ref element);

 private:
  static constexpr int kMostConditional = 4;
  Ref Unknown() {
    const Ref at =
        ev_.NewUnknown("how many elements come before is known only while it runs", "index", span_);
    CountsRounds(ev_, at);
    return at;
  }
  Evaluator& ev_;
  SourceSpan span_;
  Ref index_;
  int conditional_ = 0;
};

Ref Position::Pair(Ref element) {
  const bool many = HoldsMany(ev_, {element});
  const Ref at = many ? Unknown() : index_;
  const Ref pair = ev_.ForElement(element, span_, [&](Ref value) {
    return NewTuple(ev_, {at, value});
  });
  if (many) {
    index_ = Unknown();
    return pair;
  }
  Ref next = ev_.Binary(BinaryOp::kAdd, at, ev_.heap().integer(1), span_);
  if (Conditional(element) != nullptr) {
    next =
        ++conditional_ > kMostConditional
            ? Unknown()
            : ValueOr(ev_, ev_.ForElement(element, span_, [next](Ref) { return next; }), at, span_);
  }
  index_ = next;
  return pair;
}

// Is its element a symbolic one?
bool Unsized(Ref iterable) {
  return Unsure(iterable) || iterable->kind == Kind::kInstance;
}

// Cursors over all iterables; nothing when the elements of one of them are not known.
using Cursors = std::shared_ptr<std::vector<Cursor>>;
Cursors OpenAll(Evaluator& ev, std::span<const Ref> iterables, SourceSpan span) {
  auto cursors = std::make_shared<std::vector<Cursor>>();
  for (const Ref iterable : iterables) {
    cursors->emplace_back(ev, iterable, span);
    if (!cursors->back().known()) return nullptr;
  }
  return cursors;
}

// Is there an element of a list or tuple that exists under a condition only, or for many?
bool AnyConditional(Evaluator& ev, Ref iterable) {
  const std::vector<Ref>* items = ItemsIn(iterable);
  return items != nullptr && (HoldsMany(ev, *items) || std::ranges::any_of(*items, [](Ref element) {
                                return Conditional(element) != nullptr;
                              }));
}

// A row of cells that are there under the same conditions; null when they are not.
Ref SharedRow(Evaluator& ev, std::vector<Ref> cells, SourceSpan span) {
  if (std::ranges::none_of(cells, &Conditional)) return NewTuple(ev, std::move(cells));
  const Choice* first = Conditional(cells.front());
  if (first == nullptr) return nullptr;
  const bool then = first->otherwise->kind == Kind::kAbsent;
  for (Ref& cell : cells) {
    const Choice* choice = Conditional(cell);
    if (choice == nullptr || choice->condition != first->condition) return nullptr;
    if ((then ? choice->otherwise : choice->then)->kind != Kind::kAbsent) return nullptr;
    cell = then ? choice->then : choice->otherwise;
  }
  const Ref row = SharedRow(ev, std::move(cells), span);
  if (row == nullptr) return nullptr;
  const Ref absent = ev.heap().absent();
  return then ? ev.Merge(first->condition, row, absent) : ev.Merge(first->condition, absent, row);
}

// Rows of lists and tuples of the same length, made of each other as a rule; nothing for others.
std::optional<std::vector<Ref>> SharedRows(Evaluator& ev, std::span<const Ref> columns,
                                           SourceSpan span) {
  const std::vector<Ref>* first = ItemsIn(columns.front());
  std::vector<Ref> rows;
  for (std::size_t i = 0; first != nullptr && i < first->size(); ++i) {
    std::vector<Ref> cells;
    for (const Ref column : columns) {
      const std::vector<Ref>* items = ItemsIn(column);
      if (items == nullptr || items->size() != first->size()) return std::nullopt;
      cells.push_back((*items)[i]);
    }
    if (HoldsMany(ev, cells)) return std::nullopt;
    rows.push_back(SharedRow(ev, std::move(cells), span));
    if (rows.back() == nullptr) return std::nullopt;
  }
  return first == nullptr ? std::nullopt : std::optional(std::move(rows));
}

// One element of each, in order; nothing when one of them has ended. `ended` gets its position.
std::optional<std::vector<Ref>> NextRow(std::vector<Cursor>& cursors, std::size_t& ended) {
  std::vector<Ref> row;
  for (ended = 0; ended < cursors.size(); ++ended) {
    const Ref element = cursors[ended].Next();
    if (element == nullptr) return std::nullopt;
    row.push_back(element);
  }
  return row;
}

void CheckStrict(Evaluator& ev, std::vector<Cursor>& cursors, std::size_t ended, SourceSpan span) {
  const auto raise = [&](std::size_t argument, std::string_view how) {
    const std::string others =
        argument == 1 ? "argument 1" : fmt::format("arguments 1-{}", argument);
    ev.Raise("ValueError",
             fmt::format("zip() argument {} is {} than {}", argument + 1, how, others), span);
  };
  if (ended > 0) raise(ended, "shorter");
  for (std::size_t i = 1; i < cursors.size(); ++i) {
    if (cursors[i].Next() != nullptr) raise(i, "longer");
  }
}

Ref BuiltinEnumerate(Evaluator& ev, const Call& call) {
  const Ref start = call.Argument(1, "start");
  const Ref iterable = call.Argument(0, "iterable");
  auto cursor = std::make_shared<Cursor>(ev, iterable, call.span);
  if (!cursor->known()) {
    const Ref element = ev.SymbolicElement(iterable, call.span);
    return NewIterator(ev, {Position(ev, ev.heap().integer(0), call.span).Pair(element)});
  }
  auto position =
      std::make_shared<Position>(ev, start == nullptr ? ev.heap().integer(0) : start, call.span);
  return NewLazyIterator(ev, [cursor, position]() -> Ref {
    const Ref element = cursor->Next();
    return element == nullptr ? nullptr : position->Pair(element);
  });
}

// Of iterables that are not known: one row for all.
Ref UnknownZip(Evaluator& ev, const Call& call) {
  if (const Ref row = RowOfRounds(ev, call.positional, call.span)) return NewIterator(ev, {row});
  Call left = call;
  for (Ref& iterable : left.positional)
    iterable = LeftInRun(ev, iterable, call.span);
  const Ref rows = UnknownCall(ev, left);
  if (!std::ranges::all_of(left.positional, &Unsized)) return rows;
  const auto row = [&](Ref) {
    std::vector<Ref> elements;
    for (const Ref iterable : left.positional)
      elements.push_back(ev.NewOpaque(Opaque::Origin::kElement, iterable, "", call.span));
    return NewTuple(ev, std::move(elements));
  };
  return NewIterator(ev, {ev.ForElement(ev.SymbolicElement(rows, call.span), call.span, row)});
}

Ref BuiltinZip(Evaluator& ev, const Call& call) {
  const auto& given = call.positional;
  const bool several = given.size() > 1;
  if (call.open) {
    const Ref columns = call.rest == nullptr ? ColumnsOfRounds(ev, given, call.span) : nullptr;
    return columns == nullptr ? UnknownCall(ev, call) : columns;
  }
  const auto conditional = [&](Ref iterable) { return AnyConditional(ev, iterable); };
  if (several && std::ranges::any_of(given, conditional)) {
    if (auto rows = SharedRows(ev, given, call.span)) return NewIterator(ev, *std::move(rows));
    const Ref row = RowOfRounds(ev, given, call.span);
    return row == nullptr ? UnknownCall(ev, call) : NewIterator(ev, {row});
  }
  const Cursors cursors = OpenAll(ev, given, call.span);
  if (cursors == nullptr) return UnknownZip(ev, call);
  if (given.empty()) return NewIterator(ev, {});
  const bool strict = FlagOr(ev, call.Keyword("strict"), false, call);
  return NewLazyIterator(ev, [&ev, cursors, strict, span = call.span]() -> Ref {
    std::size_t ended = 0;
    auto row = NextRow(*cursors, ended);
    if (row) return NewTuple(ev, std::move(*row));
    if (strict) CheckStrict(ev, *cursors, ended, span);
    return nullptr;
  });
}

Ref BuiltinMap(Evaluator& ev, const Call& call) {
  const Ref function = call.positional[0];
  const auto iterables = std::span(call.positional).subspan(1);
  const Cursors cursors = OpenAll(ev, iterables, call.span);
  if (cursors == nullptr) {
    // Evaluated once with symbolic elements, so that what the function makes is seen.
    const auto made = [&](Ref first) {
      std::vector<Ref> symbols = {first};
      for (const Ref iterable : iterables.subspan(1))
        symbols.push_back(ev.SymbolicElement(iterable, call.span));
      return ev.CallValue(function, CallWith(symbols, call.span));
    };
    const Ref first = ev.SymbolicElement(iterables.front(), call.span);
    return NewIterator(ev, {ev.ForElement(first, call.span, made)});
  }
  return NewLazyIterator(ev, [&ev, cursors, function, span = call.span]() -> Ref {
    std::size_t ended = 0;
    auto row = NextRow(*cursors, ended);
    if (!row) return nullptr;
    if (row->size() > 1) return ev.CallValue(function, CallWith(std::move(*row), span));
    return ev.ForElement(row->front(), span, [&](Ref value) {
      return ev.CallValue(function, CallWith({value}, span));
    });
  });
}

Ref BuiltinFilter(Evaluator& ev, const Call& call) {
  const Ref test = call.positional[0];
  auto cursor = std::make_shared<Cursor>(ev, call.positional[1], call.span);
  if (!cursor->known()) return UnknownCall(ev, call);
  const Ref absent = ev.heap().absent();
  const auto kept = [&ev, test, absent, span = call.span](Ref value) {
    const Ref verdict = IsNone(test) ? value : ev.CallValue(test, CallWith({value}, span));
    const auto truth = ev.Truth(verdict, span);
    if (truth) return *truth ? value : absent;
    return ev.Branch(
        verdict, span, [value] { return value; }, [absent] { return absent; });
  };
  return NewLazyIterator(ev, [&ev, cursor, kept, absent, span = call.span]() -> Ref {
    while (const Ref element = cursor->Next()) {
      const Ref result = ev.ForElement(element, span, kept);
      if (result != absent) return result;
    }
    return nullptr;
  });
}

Ref BuiltinReversed(Evaluator& ev, const Call& call) {
  const Ref value = call.positional[0];
  if (auto* instance = As<Instance>(value)) {
    const Ref own = CallSpecial(ev, *instance, "__reversed__", CallWith({}, call.span));
    if (own != nullptr) return own;
  }
  auto elements = ev.Elements(value, call.span);
  if (!elements) return UnknownCall(ev, call);
  std::reverse(elements->begin(), elements->end());
  return NewIterator(ev, std::move(*elements));
}

}  // namespace

Ref BuiltinIter(Evaluator& ev, const Call& call) {
  const Ref value = call.positional[0];
  if (call.positional.size() > 1) {  // iter(function, sentinel)
    const Ref sentinel = call.positional[1];
    const auto make = [&ev, value, span = call.span] {
      return ev.CallValue(value, CallWith({}, span));
    };
    Ref first = make();
    if (Equals(first, sentinel) == -1) return UnknownCall(ev, call);  // it may never come
    return NewLazyIterator(ev, [make, first, sentinel]() mutable -> Ref {
      const Ref made = first == nullptr ? make() : std::exchange(first, nullptr);
      return Equals(made, sentinel) == 1 ? nullptr : made;
    });
  }
  if (value->kind == Kind::kIterator) return value;
  if (auto* instance = As<Instance>(value)) {
    const Ref own = CallSpecial(ev, *instance, "__iter__", CallWith({}, call.span));
    if (own != nullptr) return own;
  }
  auto cursor = std::make_shared<Cursor>(ev, value, call.span);
  if (!cursor->known()) return IterateInRun(ev, value, call.span);
  return NewLazyIterator(ev, [cursor] { return cursor->Next(); });
}

namespace {

// The next element of which the first that is left stands for many: one of what is left then.
Ref NextOfMany(Evaluator& ev, Iterator& iterator, Ref otherwise, SourceSpan span) {
  Materialize(ev, &iterator);
  const auto first = static_cast<std::ptrdiff_t>(iterator.next) - 1;
  std::vector<Ref> left(iterator.items.begin() + first, iterator.items.end());
  const Ref any = Evaluator::Impl::HasAny(ev, left);
  const auto item = PopAmongMany(ev, left, 0, span);
  iterator.next = iterator.items.size();
  iterator.items.insert(iterator.items.end(), left.begin(), left.end());
  return otherwise == nullptr ? *item : ev.Merge(any, *item, otherwise);
}

// The next element, where conditional ones stand for "this or the next": the first that certainly
// exists ends the search.
Ref NextOf(Evaluator& ev, Iterator& iterator, Ref otherwise, SourceSpan span) {
  const Ref item = NextItem(ev, iterator);
  if (item != nullptr && HoldsMany(ev, {item})) return NextOfMany(ev, iterator, otherwise, span);
  if (item == nullptr || Conditional(item) == nullptr) return item == nullptr ? otherwise : item;
  std::vector<Ref> candidates = {item};
  const std::size_t behind = iterator.next;
  while (const Ref more = NextItem(ev, iterator)) {
    candidates.push_back(more);
    if (Conditional(more) == nullptr) break;
  }
  iterator.next = behind;
  if (Conditional(candidates.back()) != nullptr && otherwise != nullptr) {
    candidates.push_back(otherwise);
  }
  Ref result = candidates.back();
  for (std::size_t i = candidates.size() - 1; i-- > 0;) {
    result = ValueOr(ev, candidates[i], result, span);
  }
  return result;
}

Ref BuiltinNext(Evaluator& ev, const Call& call) {
  const Ref value = call.positional[0];
  const Ref otherwise = call.Argument(1, "default");
  if (auto* iterator = As<Iterator>(value)) {
    const Ref item = NextOf(ev, *iterator, otherwise, call.span);
    if (item != nullptr) return item;
    RaiseStopIteration(ev, *iterator, call.span);
  }
  if (auto* instance = As<Instance>(value)) {
    try {
      const Ref own = CallSpecial(ev, *instance, "__next__", CallWith({}, call.span));
      if (own != nullptr) return own;
    } catch (const Raised& raised) {
      if (otherwise == nullptr || TypeName(raised.exception) != "StopIteration") throw;
      return otherwise;
    }
    if (instance->cls->model != nullptr || instance->cls->opaque_base) {
      return ev.NewOpaque(Opaque::Origin::kElement, value, "", call.span);
    }
  }
  if (Unsure(value) || value->kind == Kind::kTemplate)
    return NextInRun(ev, value, otherwise, call.span);
  ev.Raise("TypeError", fmt::format("'{}' object is not an iterator", TypeName(value)), call.span);
}

constexpr FunctionModel kFunctions[] = {
    {"enumerate", Counted<BuiltinEnumerate, 1, 2>}, {"filter", Counted<BuiltinFilter, 2, 2>},
    {"iter", Counted<BuiltinIter, 1, 2>},           {"len", Lifted<BuiltinLen, 1, 1>},
    {"map", Counted<BuiltinMap, 2, kMany>},         {"next", Counted<BuiltinNext, 1, 2>},
    {"anext", Counted<BuiltinNext, 1, 2>},  // what is awaited has come
    {"aiter", Counted<BuiltinIter, 1, 1>},          {"range", Lifted<BuiltinRange, 1, 3>},
    {"reversed", Counted<BuiltinReversed, 1, 1>},   {"zip", BuiltinZip},
};

}  // namespace

Rows IterationRows() {
  return {.functions = kFunctions};
}

}  // namespace smgraph::python
