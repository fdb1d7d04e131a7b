// itertools. What Python makes late is made late here: iterators may be infinite.
#include <algorithm>
#include <memory>

#include "frontends/python/library/library.h"
#include "frontends/python/natives.h"

namespace smgraph::python {
namespace {

using SharedCursor = std::shared_ptr<Cursor>;

// A cursor; null when the elements are not known.
SharedCursor Open(Evaluator& ev, Ref iterable, const Call& call) {
  auto cursor = std::make_shared<Cursor>(ev, iterable, call.span);
  return cursor->known() ? cursor : nullptr;
}

// The elements of all arguments; nothing when one of them is not known.
std::optional<std::vector<std::vector<Ref>>> AllElements(Evaluator& ev, const Call& call) {
  std::vector<std::vector<Ref>> all;
  for (const Ref argument : call.positional) {
    auto elements = ev.Elements(argument, call.span);
    if (!elements) return std::nullopt;
    all.push_back(std::move(*elements));
  }
  return all;
}

// The elements of each iterable that `next_iterable` gives; one symbolic element where they are not
// known.
Ref Chained(Evaluator& ev, std::function<Ref()> next_iterable, SourceSpan span) {
  auto cursor = std::make_shared<std::optional<Cursor>>();
  return NewLazyIterator(ev, [&ev, next = std::move(next_iterable), cursor, span]() -> Ref {
    while (true) {
      if (*cursor) {
        if (const Ref element = (*cursor)->Next()) return element;
        cursor->reset();
      }
      const Ref iterable = next();
      if (iterable == nullptr) return nullptr;
      cursor->emplace(ev, iterable, span);
      if ((*cursor)->known()) continue;
      cursor->reset();
      return ev.SymbolicElement(iterable, span);
    }
  });
}

Ref Chain(Evaluator& ev, const Call& call) {
  return Chained(
      ev,
      [iterables = call.positional, at = std::size_t{0}]() mutable {
        return at < iterables.size() ? iterables[at++] : nullptr;
      },
      call.span);
}

Ref ChainFromIterable(Evaluator& ev, const Call& call) {
  const SharedCursor outer = Open(ev, call.positional[0], call);
  if (outer == nullptr) return UnknownCall(ev, call);
  return Chained(
      ev, [outer] { return outer->Next(); }, call.span);
}

// All ways to take one element of each list, the last list fastest.
std::vector<Ref> Combine(Evaluator& ev, const std::vector<std::vector<Ref>>& lists) {
  std::vector<Ref> result;
  std::vector<std::size_t> at(lists.size(), 0);
  if (std::any_of(lists.begin(), lists.end(), [](const auto& list) { return list.empty(); })) {
    return result;
  }
  while (true) {
    std::vector<Ref> tuple;
    for (std::size_t i = 0; i < lists.size(); ++i)
      tuple.push_back(lists[i][at[i]]);
    result.push_back(NewTuple(ev, std::move(tuple)));
    ev.CheckItems(result.size());
    std::size_t digit = lists.size();
    while (digit > 0 && ++at[digit - 1] == lists[digit - 1].size())
      at[--digit] = 0;
    if (digit == 0) return result;
  }
}

Ref Product(Evaluator& ev, const Call& call) {
  Call lists = call;
  lists.keywords.clear();
  const auto all = AllElements(ev, lists);
  if (!all) return UnknownCall(ev, call);
  std::vector<std::vector<Ref>> repeated;
  const std::int64_t repeat = IntegerOr(ev, call.Keyword("repeat"), 1, call);
  for (std::int64_t i = 0; i < std::min<std::int64_t>(repeat, 16); ++i)
    repeated.insert(repeated.end(), all->begin(), all->end());
  return NewIterator(ev, Combine(ev, repeated));
}

// Index tuples of length `size` out of `count`, in lexicographic order, kept when `fits` says so.
template <typename Fits>
Ref Choose(Evaluator& ev, const Call& call, Fits fits) {
  const auto elements = ev.Elements(call.positional[0], call.span);
  if (!elements) return UnknownCall(ev, call);
  const auto count = static_cast<std::int64_t>(elements->size());
  const std::int64_t size = IntegerOr(ev, call.Argument(1, "r"), count, call);
  std::vector<Ref> result;
  std::vector<std::size_t> chosen;
  const auto extend = [&](const auto& self) -> void {
    if (static_cast<std::int64_t>(chosen.size()) == size) {
      std::vector<Ref> tuple;
      for (const std::size_t index : chosen)
        tuple.push_back((*elements)[index]);
      result.push_back(NewTuple(ev, std::move(tuple)));
      return;
    }
    for (std::size_t next = 0; next < elements->size(); ++next) {
      if (!fits(chosen, next)) continue;
      chosen.push_back(next);
      self(self);
      chosen.pop_back();
    }
  };
  extend(extend);
  return NewIterator(ev, std::move(result));
}

Ref Permutations(Evaluator& ev, const Call& call) {
  return Choose(ev, call, [](const std::vector<std::size_t>& chosen, std::size_t next) {
    return std::find(chosen.begin(), chosen.end(), next) == chosen.end();
  });
}

Ref Combinations(Evaluator& ev, const Call& call) {
  return Choose(ev, call, [](const std::vector<std::size_t>& chosen, std::size_t next) {
    return chosen.empty() || chosen.back() < next;
  });
}

Ref CombinationsWithReplacement(Evaluator& ev, const Call& call) {
  return Choose(ev, call, [](const std::vector<std::size_t>& chosen, std::size_t next) {
    return chosen.empty() || chosen.back() <= next;
  });
}

Ref Count(Evaluator& ev, const Call& call) {
  const auto or_integer = [&](Ref given, std::int64_t otherwise) {
    return given == nullptr ? ev.heap().integer(otherwise) : given;
  };
  const Ref start = or_integer(call.Argument(0, "start"), 0);
  const Ref step = or_integer(call.Argument(1, "step"), 1);
  if (Unsure(start) || Unsure(step)) return UnknownCall(ev, call);
  return NewLazyIterator(ev, [&ev, value = start, step, span = call.span]() mutable {
    return std::exchange(value, ev.Binary(BinaryOp::kAdd, value, step, span));
  });
}

Ref Cycle(Evaluator& ev, const Call& call) {
  const SharedCursor cursor = Open(ev, call.positional[0], call);
  if (cursor == nullptr) return UnknownCall(ev, call);
  auto seen = std::make_shared<std::vector<Ref>>();
  return NewLazyIterator(ev, [cursor, seen, at = std::size_t{0}]() mutable -> Ref {
    if (const Ref element = cursor->Next()) return seen->emplace_back(element);
    return seen->empty() ? nullptr : (*seen)[at++ % seen->size()];
  });
}

Ref Repeat(Evaluator& ev, const Call& call) {
  const Ref times = call.Argument(1, "times");
  if (times != nullptr && Unsure(times)) return UnknownCall(ev, call);
  const Ref value = call.positional[0];
  if (IsNone(times)) return NewLazyIterator(ev, [value] { return value; });
  const std::int64_t count = NeedInteger(ev, times, call);
  return NewLazyIterator(ev,
                         [value, left = count]() mutable { return left-- > 0 ? value : nullptr; });
}

Ref Islice(Evaluator& ev, const Call& call) {
  const SharedCursor cursor = Open(ev, call.positional[0], call);
  if (cursor == nullptr ||
      AnyUnsure(CallWith({call.positional.begin() + 1, call.positional.end()}, call.span))) {
    return UnknownCall(ev, call);
  }
  constexpr std::int64_t kNoEnd = INT64_MAX;
  const bool stop_only = call.positional.size() == 2;
  const std::int64_t start = stop_only ? 0 : IntegerOr(ev, call.positional[1], 0, call);
  const std::int64_t stop = IntegerOr(ev, call.positional[stop_only ? 1 : 2], kNoEnd, call);
  const std::int64_t step =
      call.positional.size() > 3 ? IntegerOr(ev, call.positional[3], 1, call) : 1;
  if (start < 0 || stop < 0 || step < 1)
    ev.Raise("ValueError", "islice() arguments must not be negative", call.span);
  std::int64_t wanted = start;
  return NewLazyIterator(ev, [cursor, at = std::int64_t{0}, wanted, stop, step]() mutable -> Ref {
    for (; at < wanted && at < stop; ++at) {
      if (cursor->Next() == nullptr) return nullptr;
    }
    if (at >= stop) return nullptr;
    ++at;
    wanted += step;
    return cursor->Next();
  });
}

Ref ZipLongest(Evaluator& ev, const Call& call) {
  auto cursors = std::make_shared<std::vector<Cursor>>();
  for (const Ref iterable : call.positional) {
    cursors->emplace_back(ev, iterable, call.span);
    if (!cursors->back().known()) return UnknownCall(ev, call);
  }
  const Ref given = call.Keyword("fillvalue");
  const Ref fill = given == nullptr ? ev.heap().none() : given;
  return NewLazyIterator(ev, [&ev, cursors, fill]() -> Ref {
    std::vector<Ref> row;
    bool any = false;
    for (Cursor& cursor : *cursors) {
      const Ref element = cursor.Next();
      any = any || element != nullptr;
      row.push_back(element == nullptr ? fill : element);
    }
    return any ? NewTuple(ev, std::move(row)) : nullptr;
  });
}

Ref GroupBy(Evaluator& ev, const Call& call) {
  const auto elements = ev.Elements(call.positional[0], call.span);
  if (!elements) return UnknownCall(ev, call);
  const Ref key = call.Argument(1, "key");
  std::vector<std::pair<Ref, std::vector<Ref>>> groups;
  for (const Ref element : *elements) {
    const Ref value = IsNone(key) ? element : ev.CallValue(key, CallWith({element}, call.span));
    if (groups.empty() || Equals(groups.back().first, value) != 1) groups.push_back({value, {}});
    groups.back().second.push_back(element);
  }
  std::vector<Ref> pairs;
  for (auto& [value, members] : groups)
    pairs.push_back(NewTuple(ev, {value, NewIterator(ev, std::move(members))}));
  return NewIterator(ev, std::move(pairs));
}

Ref Accumulate(Evaluator& ev, const Call& call) {
  const SharedCursor cursor = Open(ev, call.positional[0], call);
  if (cursor == nullptr) return UnknownCall(ev, call);
  const Ref function = call.Argument(1, "func");
  const Ref initial = call.Keyword("initial");
  return NewLazyIterator(
      ev,
      [&ev, cursor, function, initial, total = Ref{nullptr}, span = call.span]() mutable -> Ref {
        if (total == nullptr && !IsNone(initial)) return total = initial;
        const Ref element = cursor->Next();
        if (element == nullptr) return nullptr;
        if (total == nullptr) return total = element;
        total = IsNone(function) ? ev.Binary(BinaryOp::kAdd, total, element, span)
                                 : ev.CallValue(function, CallWith({total, element}, span));
        return total;
      });
}

Ref StarMap(Evaluator& ev, const Call& call) {
  const SharedCursor cursor = Open(ev, call.positional[1], call);
  if (cursor == nullptr) return UnknownCall(ev, call);
  const Ref function = call.positional[0];
  return NewLazyIterator(ev, [&ev, cursor, function, span = call.span]() -> Ref {
    const Ref element = cursor->Next();
    if (element == nullptr) return nullptr;
    Call inner = CallWith({}, span);
    auto arguments = ev.Elements(element, span);
    inner.open = !arguments;
    if (arguments) inner.positional = std::move(*arguments);
    return ev.CallValue(function, std::move(inner));
  });
}

// Whether a predicate holds; the element itself decides when there is none.
std::optional<bool> Holds(Evaluator& ev, Ref predicate, Ref element, SourceSpan span) {
  const Ref verdict =
      IsNone(predicate) ? element : ev.CallValue(predicate, CallWith({element}, span));
  return ev.Truth(verdict, span);
}

Ref TakeWhile(Evaluator& ev, const Call& call) {
  const SharedCursor cursor = Open(ev, call.positional[1], call);
  if (cursor == nullptr) return UnknownCall(ev, call);
  std::vector<Ref> taken;
  while (const Ref element = cursor->Next()) {
    const auto holds = Holds(ev, call.positional[0], element, call.span);
    if (!holds) return UnknownCall(ev, call);
    if (!*holds) break;
    taken.push_back(element);
    ev.CheckItems(taken.size());
  }
  return NewIterator(ev, std::move(taken));
}

Ref DropWhile(Evaluator& ev, const Call& call) {
  const SharedCursor cursor = Open(ev, call.positional[1], call);
  if (cursor == nullptr) return UnknownCall(ev, call);
  Ref first = nullptr;
  while ((first = cursor->Next()) != nullptr) {
    const auto holds = Holds(ev, call.positional[0], first, call.span);
    if (!holds) return UnknownCall(ev, call);
    if (!*holds) break;
  }
  return NewLazyIterator(ev, [cursor, first]() mutable {
    const Ref kept = std::exchange(first, nullptr);
    return kept != nullptr ? kept : cursor->Next();
  });
}

Ref FilterFalse(Evaluator& ev, const Call& call) {
  const auto elements = ev.Elements(call.positional[1], call.span);
  if (!elements) return UnknownCall(ev, call);
  std::vector<Ref> kept;
  for (const Ref element : *elements) {
    const auto holds = Holds(ev, call.positional[0], element, call.span);
    if (!holds) return UnknownCall(ev, call);
    if (!*holds) kept.push_back(element);
  }
  return NewIterator(ev, std::move(kept));
}

Ref Compress(Evaluator& ev, const Call& call) {
  const auto elements = ev.Elements(call.positional[0], call.span);
  const auto selectors = ev.Elements(call.positional[1], call.span);
  if (!elements || !selectors) return UnknownCall(ev, call);
  std::vector<Ref> kept;
  for (std::size_t i = 0; i < std::min(elements->size(), selectors->size()); ++i) {
    const auto selected = ev.Truth((*selectors)[i], call.span);
    if (!selected) return UnknownCall(ev, call);
    if (*selected) kept.push_back((*elements)[i]);
  }
  return NewIterator(ev, std::move(kept));
}

Ref Pairwise(Evaluator& ev, const Call& call) {
  const SharedCursor cursor = Open(ev, call.positional[0], call);
  if (cursor == nullptr) return UnknownCall(ev, call);
  return NewLazyIterator(ev, [&ev, cursor, before = Ref{nullptr}]() mutable -> Ref {
    if (before == nullptr) before = cursor->Next();
    const Ref next = before == nullptr ? nullptr : cursor->Next();
    if (next == nullptr) return nullptr;
    return NewTuple(ev, {std::exchange(before, next), next});
  });
}

// Several iterators over what one cursor gives.
Ref Tee(Evaluator& ev, const Call& call) {
  const SharedCursor cursor = Open(ev, call.positional[0], call);
  if (cursor == nullptr) return UnknownCall(ev, call);
  const std::int64_t count =
      std::clamp<std::int64_t>(IntegerOr(ev, call.Argument(1, "n"), 2, call), 0, 64);
  auto seen = std::make_shared<std::vector<Ref>>();
  std::vector<Ref> copies;
  for (std::int64_t i = 0; i < count; ++i) {
    copies.push_back(NewLazyIterator(ev, [cursor, seen, at = std::size_t{0}]() mutable -> Ref {
      if (at == seen->size()) {
        const Ref element = cursor->Next();
        if (element == nullptr) return nullptr;
        seen->push_back(element);
      }
      return (*seen)[at++];
    }));
  }
  return NewTuple(ev, std::move(copies));
}

// For functions to which it matters how many elements there are and which stand side by side.
template <NativeFunction kFunction>
Ref OfCounted(Evaluator& ev, const Call& call) {
  const bool many = std::ranges::any_of(call.positional, [&](Ref argument) {
    if (const auto* list = As<List>(argument)) return HoldsMany(ev, list->items);
    const auto* iterator = As<Iterator>(argument);
    return iterator != nullptr && HoldsMany(ev, iterator->items);
  });
  return many ? UnknownCall(ev, call) : kFunction(ev, call);
}

constexpr FunctionModel kFunctions[] = {
    {"itertools.chain", Chain},
    {"itertools.chain.from_iterable", Counted<ChainFromIterable, 1, 1>},
    {"itertools.product", Product},
    {"itertools.permutations", Counted<OfCounted<Permutations>, 1, 2>},
    {"itertools.combinations", Counted<OfCounted<Combinations>, 2, 2>},
    {"itertools.combinations_with_replacement",
     Counted<OfCounted<CombinationsWithReplacement>, 2, 2>},
    {"itertools.compress", Counted<OfCounted<Compress>, 2, 2>},
    {"itertools.filterfalse", Counted<FilterFalse, 2, 2>},
    {"itertools.count", Counted<Count, 0, 2>},
    {"itertools.cycle", Counted<OfCounted<Cycle>, 1, 1>},
    {"itertools.repeat", Counted<Repeat, 1, 2>},
    {"itertools.islice", Counted<OfCounted<Islice>, 2, 4>},
    {"itertools.zip_longest", OfCounted<ZipLongest>},
    {"itertools.groupby", Counted<OfCounted<GroupBy>, 1, 2>},
    {"itertools.accumulate", Counted<OfCounted<Accumulate>, 1, 3>},
    {"itertools.starmap", Counted<StarMap, 2, 2>},
    {"itertools.takewhile", Counted<OfCounted<TakeWhile>, 2, 2>},
    {"itertools.dropwhile", Counted<OfCounted<DropWhile>, 2, 2>},
    {"itertools.pairwise", Counted<OfCounted<Pairwise>, 1, 1>},
    {"itertools.tee", Counted<Tee, 1, 2>},
};

}  // namespace

Rows ItertoolsRows() {
  return {.functions = kFunctions};
}

}  // namespace smgraph::python
