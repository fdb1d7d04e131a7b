// One item, or some, of those of which some stand for many.
#include <algorithm>
#include <cstdint>
#include <optional>
#include <string>
#include <utility>

#include <fmt/format.h>

#include "frontends/python/internals.h"
#include "frontends/python/natives.h"
#include "frontends/python/several_forms.h"

namespace smgraph::python {
namespace {

// Elements that may be the one at `index`, counted from the front, by their positions: the first
// one that is not certain and those behind it.
std::vector<std::size_t> Candidates(Evaluator& e, const std::vector<Ref>& items,
                                    std::size_t index) {
  std::vector<std::size_t> found;
  std::size_t certain = 0;
  bool many = false;
  for (std::size_t at = 0; at < items.size() && certain <= index; ++at) {
    many = many || Evaluator::Impl::LoopOf(e, items[at]) != nullptr;
    if (many || at >= index) found.push_back(at);
    if (Evaluator::Impl::IsCertain(e, items[at])) ++certain;
  }
  return found;
}

Ref Maybe(Evaluator& e, std::string_view what, const std::vector<Ref>& items, Ref item,
          SourceSpan span) {
  std::vector<Ref> all = {item};
  all.insert(all.end(), items.begin(), items.end());
  const Ref whether = UnknownOfItems(e, what, all, span);
  return e.heap().New<Choice>(whether, item, e.heap().absent());
}

std::vector<Ref> Reversed(const std::vector<Ref>& items) {
  return {items.rbegin(), items.rend()};
}

}  // namespace

namespace {

// What stands for many where only one of them is meant: an object is one of them; a value is not
// known, and of a row each part.
Ref One(Evaluator& ev, Ref item, const std::string& what, const std::vector<Ref>& items,
        SourceSpan span) {
  if (const auto* choice = As<Choice>(item)) {
    const auto side = [&](Ref one) { return One(ev, PresentIn(one), what, items, span); };
    return ev.Merge(Evaluator::Impl::Outside(ev, choice->condition), side(choice->then),
                    side(choice->otherwise));
  }
  const auto* row = As<Tuple>(item);
  if (row == nullptr) {
    const bool value = Uncertain(item) && item->kind != Kind::kUnknown;
    return value ? UnknownOfItems(ev, what, items, span) : item;
  }
  auto* result = ev.heap().New<Tuple>(*row);
  for (std::size_t i = 0; i < result->items.size(); ++i) {
    const std::string part = fmt::format("[{}] of {}", i, what);
    result->items[i] = One(ev, PresentIn(result->items[i]), part, items, span);
  }
  return result;
}

// One of the candidates, at positions of `items`.
Ref OneOfCandidates(Evaluator& ev, const std::vector<Ref>& items,
                    const std::vector<std::size_t>& candidates, const std::string& what,
                    SourceSpan span) {
  constexpr std::size_t kMost = 8;
  const Ref any = UnknownOfItems(ev, what, items, span);
  As<Unknown>(any)->inputs = items;
  if (candidates.size() > kMost) return any;
  const auto one = [&](std::size_t at) { return One(ev, PresentIn(items[at]), what, items, span); };
  Ref result = one(candidates.back());
  for (std::size_t i = candidates.size() - 1; i-- > 0;) {
    std::vector<Ref> all = {items[candidates[i]]};
    all.insert(all.end(), items.begin(), items.end());
    result = ev.Merge(UnknownOfItems(ev, what, all, span), one(candidates[i]), result);
  }
  return result;
}

}  // namespace

Ref OneOfItems(Evaluator& ev, std::string_view what, const std::vector<Ref>& items,
               SourceSpan span) {
  std::vector<std::size_t> all;
  for (std::size_t at = 0; at < items.size(); ++at)
    all.push_back(at);
  return OneOfCandidates(ev, items, all, std::string(what), span);
}

Ref AnyOfItems(Evaluator& ev, const std::vector<Ref>& items, SourceSpan span) {
  return OneOfItems(ev, "one of", items, span);
}

namespace {

// Where an item may be, counted from the end that its index is counted from.
struct Placed {
  Placed(Evaluator& e, const std::vector<Ref>& items, std::int64_t index)
      : ordered(index < 0 ? Reversed(items) : items),
        candidates(
            Candidates(e, ordered, static_cast<std::size_t>(index < 0 ? -(index + 1) : index))) {}
  std::vector<Ref> ordered;
  std::vector<std::size_t> candidates;
};

}  // namespace

Ref ItemAmongUncertain(Evaluator& ev, const std::vector<Ref>& items, std::int64_t index,
                       SourceSpan span) {
  const Placed placed(ev, items, index);
  if (placed.candidates.empty()) return nullptr;
  return OneOfCandidates(ev, placed.ordered, placed.candidates, fmt::format("[{}] of", index),
                         span);
}

std::optional<Ref> ItemAmongMany(Evaluator& ev, const std::vector<Ref>& items, std::int64_t index,
                                 SourceSpan span) {
  const Placed placed(ev, items, index);
  const bool many = std::ranges::any_of(placed.candidates, [&](std::size_t at) {
    return Evaluator::Impl::LoopOf(ev, placed.ordered[at]) != nullptr;
  });
  if (!many) return std::nullopt;
  return ItemAmongUncertain(ev, items, index, span);
}

std::optional<Ref> PopAmongMany(Evaluator& ev, std::vector<Ref>& items, std::int64_t index,
                                SourceSpan span) {
  Placed placed(ev, items, index);
  const bool certain = placed.candidates.size() == 1 &&
                       Evaluator::Impl::IsCertain(ev, placed.ordered[placed.candidates[0]]);
  if (certain || placed.candidates.empty()) return std::nullopt;
  const std::vector<Ref> before = items;
  const Ref item = ItemAmongUncertain(ev, items, index, span);
  for (const std::size_t at : placed.candidates)
    placed.ordered[at] = Maybe(ev, "left after pop() of", before, placed.ordered[at], span);
  items = index < 0 ? Reversed(placed.ordered) : std::move(placed.ordered);
  return item;
}

std::vector<Ref> SliceAmongMany(Evaluator& ev, const std::vector<Ref>& items,
                                std::optional<std::int64_t> start, std::optional<std::int64_t> stop,
                                SourceSpan span) {
  const auto first_many =
      std::ranges::find_if(items, [&](Ref item) { return !Evaluator::Impl::IsCertain(ev, item); });
  const auto certain = static_cast<std::int64_t>(first_many - items.begin());
  const auto text = [](std::optional<std::int64_t> bound) {
    return bound ? fmt::format("{}", *bound) : std::string();
  };
  const bool from_front = start.value_or(0) >= 0 && stop.value_or(0) >= 0;
  const std::int64_t first = from_front ? start.value_or(0) : 0;
  const bool known = start != -1 || stop != -1;  // what that is of is empty
  const std::string what =
      known ? fmt::format("[{}:{}] of", text(start), text(stop)) : std::string("part of");
  std::vector<Ref> result;
  for (std::int64_t at = 0; at < static_cast<std::int64_t>(items.size()); ++at) {
    const Ref item = items[static_cast<std::size_t>(at)];
    if (from_front && at < certain) {
      if (at >= first && (!stop || at < *stop)) result.push_back(item);
    } else if (from_front && first <= certain && !stop) {
      result.push_back(item);
    } else if (!from_front || !stop || *stop > certain) {
      result.push_back(Maybe(ev, what, items, item, span));
    }
  }
  return result;
}

}  // namespace smgraph::python
