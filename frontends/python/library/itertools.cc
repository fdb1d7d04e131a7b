// itertools: iterators are computed ahead (see value.h), so what is infinite in Python ends at a
// bound.
#include <algorithm>

#include "frontends/python/library/library.h"
#include "frontends/python/natives.h"

namespace smgraph::python {
namespace {

constexpr std::size_t kInfinite = 4096;

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

Ref Chain(Evaluator& ev, const Call& call) {
  std::vector<Ref> items;
  for (const Ref argument : call.positional) {
    if (const auto elements = ev.Elements(argument, call.span)) {
      items.insert(items.end(), elements->begin(), elements->end());
    } else {
      items.push_back(ev.SymbolicElement(argument, call.span));
    }
  }
  return NewIterator(ev, std::move(items));
}

Ref ChainFromIterable(Evaluator& ev, const Call& call) {
  auto elements = ev.Elements(call.positional[0], call.span);
  return elements ? Chain(ev, CallWith(std::move(*elements), call.span)) : UnknownCall(ev, call);
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
  if (size <= count) extend(extend);
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

Ref Count(Evaluator& ev, const Call& call) {
  Ref value = call.Argument(0, "start");
  if (value == nullptr) value = ev.heap().integer(0);
  Ref step = call.Argument(1, "step");
  if (step == nullptr) step = ev.heap().integer(1);
  if (Unsure(value) || Unsure(step)) return UnknownCall(ev, call);
  std::vector<Ref> items;
  while (items.size() < kInfinite) {
    items.push_back(value);
    value = ev.Binary(BinaryOp::kAdd, value, step, call.span);
  }
  return NewIterator(ev, std::move(items));
}

Ref Cycle(Evaluator& ev, const Call& call) {
  const auto elements = ev.Elements(call.positional[0], call.span);
  if (!elements) return UnknownCall(ev, call);
  std::vector<Ref> items;
  while (!elements->empty() && items.size() < kInfinite)
    items.insert(items.end(), elements->begin(), elements->end());
  return NewIterator(ev, std::move(items));
}

Ref Repeat(Evaluator& ev, const Call& call) {
  const Ref times = call.Argument(1, "times");
  if (times != nullptr && Unsure(times)) return UnknownCall(ev, call);
  const std::int64_t count = IntegerOr(ev, times, static_cast<std::int64_t>(kInfinite), call);
  ev.CheckItems(static_cast<std::size_t>(std::max<std::int64_t>(count, 0)));
  return NewIterator(ev,
                     std::vector<Ref>(static_cast<std::size_t>(std::max<std::int64_t>(count, 0)),
                                      call.positional[0]));
}

Ref Islice(Evaluator& ev, const Call& call) {
  const auto elements = ev.Elements(call.positional[0], call.span);
  if (!elements) return UnknownCall(ev, call);
  const auto size = static_cast<std::int64_t>(elements->size());
  const bool stop_only = call.positional.size() == 2;
  const std::int64_t start = stop_only ? 0 : IntegerOr(ev, call.positional[1], 0, call);
  const std::int64_t stop = IntegerOr(ev, call.positional[stop_only ? 1 : 2], size, call);
  const std::int64_t step =
      call.positional.size() > 3 ? IntegerOr(ev, call.positional[3], 1, call) : 1;
  if (start < 0 || step < 1)
    ev.Raise("ValueError", "islice() arguments must not be negative", call.span);
  std::vector<Ref> items;
  for (std::int64_t i = start; i < std::min(stop, size); i += step)
    items.push_back((*elements)[static_cast<std::size_t>(i)]);
  return NewIterator(ev, std::move(items));
}

Ref ZipLongest(Evaluator& ev, const Call& call) {
  const auto lists = AllElements(ev, call);
  if (!lists) return UnknownCall(ev, call);
  const Ref given = call.Keyword("fillvalue");
  const Ref fill = given == nullptr ? ev.heap().none() : given;
  std::size_t longest = 0;
  for (const auto& list : *lists)
    longest = std::max(longest, list.size());
  std::vector<Ref> rows;
  for (std::size_t i = 0; i < longest; ++i) {
    std::vector<Ref> row;
    for (const auto& list : *lists)
      row.push_back(i < list.size() ? list[i] : fill);
    rows.push_back(NewTuple(ev, std::move(row)));
  }
  return NewIterator(ev, std::move(rows));
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
  const auto elements = ev.Elements(call.positional[0], call.span);
  if (!elements) return UnknownCall(ev, call);
  const Ref function = call.Argument(1, "func");
  Ref total = call.Keyword("initial");
  std::vector<Ref> items;
  if (!IsNone(total)) items.push_back(total);
  for (const Ref element : *elements) {
    if (IsNone(total)) {
      total = element;
    } else if (IsNone(function)) {
      total = ev.Binary(BinaryOp::kAdd, total, element, call.span);
    } else {
      total = ev.CallValue(function, CallWith({total, element}, call.span));
    }
    items.push_back(total);
  }
  return NewIterator(ev, std::move(items));
}

Ref StarMap(Evaluator& ev, const Call& call) {
  const auto elements = ev.Elements(call.positional[1], call.span);
  if (!elements) return UnknownCall(ev, call);
  std::vector<Ref> items;
  for (const Ref element : *elements) {
    auto arguments = ev.Elements(element, call.span);
    if (!arguments) return UnknownCall(ev, call);
    items.push_back(ev.CallValue(call.positional[0], CallWith(std::move(*arguments), call.span)));
  }
  return NewIterator(ev, std::move(items));
}

// takewhile keeps the elements before the first that fails, dropwhile those from it on.
Ref While(Evaluator& ev, const Call& call, bool take) {
  const auto elements = ev.Elements(call.positional[1], call.span);
  if (!elements) return UnknownCall(ev, call);
  auto at = elements->begin();
  for (; at != elements->end(); ++at) {
    const Ref holds = ev.CallValue(call.positional[0], CallWith({*at}, call.span));
    const auto truth = ev.Truth(holds, call.span);
    if (!truth) return UnknownCall(ev, call);
    if (!*truth) break;
  }
  return NewIterator(
      ev, take ? std::vector<Ref>(elements->begin(), at) : std::vector<Ref>(at, elements->end()));
}

Ref TakeWhile(Evaluator& ev, const Call& call) {
  return While(ev, call, /*take=*/true);
}
Ref DropWhile(Evaluator& ev, const Call& call) {
  return While(ev, call, /*take=*/false);
}

Ref Pairwise(Evaluator& ev, const Call& call) {
  const auto elements = ev.Elements(call.positional[0], call.span);
  if (!elements) return UnknownCall(ev, call);
  std::vector<Ref> pairs;
  for (std::size_t i = 1; i < elements->size(); ++i)
    pairs.push_back(NewTuple(ev, {(*elements)[i - 1], (*elements)[i]}));
  return NewIterator(ev, std::move(pairs));
}

Ref Tee(Evaluator& ev, const Call& call) {
  const auto elements = ev.Elements(call.positional[0], call.span);
  if (!elements) return UnknownCall(ev, call);
  const std::int64_t count =
      std::clamp<std::int64_t>(IntegerOr(ev, call.Argument(1, "n"), 2, call), 0, 64);
  std::vector<Ref> copies;
  for (std::int64_t i = 0; i < count; ++i)
    copies.push_back(NewIterator(ev, *elements));
  return NewTuple(ev, std::move(copies));
}

constexpr FunctionModel kFunctions[] = {
    {"itertools.chain", Chain},
    {"itertools.chain.from_iterable", Counted<ChainFromIterable, 1, 1>},
    {"itertools.product", Product},
    {"itertools.permutations", Counted<Permutations, 1, 2>},
    {"itertools.combinations", Counted<Combinations, 2, 2>},
    {"itertools.count", Counted<Count, 0, 2>},
    {"itertools.cycle", Counted<Cycle, 1, 1>},
    {"itertools.repeat", Counted<Repeat, 1, 2>},
    {"itertools.islice", Counted<Islice, 2, 4>},
    {"itertools.zip_longest", ZipLongest},
    {"itertools.groupby", Counted<GroupBy, 1, 2>},
    {"itertools.accumulate", Counted<Accumulate, 1, 3>},
    {"itertools.starmap", Counted<StarMap, 2, 2>},
    {"itertools.takewhile", Counted<TakeWhile, 2, 2>},
    {"itertools.dropwhile", Counted<DropWhile, 2, 2>},
    {"itertools.pairwise", Counted<Pairwise, 1, 1>},
    {"itertools.tee", Counted<Tee, 1, 2>},
};

}  // namespace

LibraryRows ItertoolsRows() {
  return {.functions = kFunctions};
}

}  // namespace smgraph::python
