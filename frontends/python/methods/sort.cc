// sorted(), list.sort(): a stable merge sort that asks the evaluator for `<`, so that comparisons
// of users' classes work and no inconsistent one can do harm.
#include <algorithm>

#include <fmt/format.h>

#include "frontends/python/builtins/builtins.h"
#include "frontends/python/methods/methods.h"
#include "frontends/python/natives.h"
#include "graph/base/catalogue.h"

namespace smgraph::python {
namespace {

struct Keyed {
  Ref key;
  Ref value;
};

bool AllOfKind(const std::vector<Keyed>& items, Kind kind) {
  return std::all_of(items.begin(), items.end(),
                     [kind](const Keyed& item) { return item.key->kind == kind; });
}

class Sorter {
 public:
  Sorter(Evaluator& ev, SourceSpan span) : ev_(ev), span_(span) {}
  bool Sort(std::vector<Keyed>& items);

 private:
  // Whether b < a; false also when it is not known, which `known_` remembers.
  bool Before(const Keyed& b, const Keyed& a);
  void Merge(std::vector<Keyed>& items, std::size_t begin, std::size_t middle, std::size_t end);

  Evaluator& ev_;
  SourceSpan span_;
  bool known_ = true;
};

bool Sorter::Before(const Keyed& b, const Keyed& a) {
  const auto less = ev_.Truth(ev_.Compare(CompareOp::kLt, b.key, a.key, span_), span_);
  known_ = known_ && less.has_value();
  return less.value_or(false);
}

void Sorter::Merge(std::vector<Keyed>& items, std::size_t begin, std::size_t middle,
                   std::size_t end) {
  std::vector<Keyed> merged;
  merged.reserve(end - begin);
  std::size_t left = begin;
  std::size_t right = middle;
  while (known_ && left < middle && right < end) {
    merged.push_back(Before(items[right], items[left]) ? items[right++] : items[left++]);
  }
  const auto at = [&items](std::size_t i) {
    return items.begin() + static_cast<std::ptrdiff_t>(i);
  };
  merged.insert(merged.end(), at(left), at(middle));
  merged.insert(merged.end(), at(right), at(end));
  std::copy(merged.begin(), merged.end(), at(begin));
}

bool Sorter::Sort(std::vector<Keyed>& items) {
  for (std::size_t width = 1; known_ && width < items.size(); width *= 2) {
    for (std::size_t begin = 0; known_ && begin + width < items.size(); begin += 2 * width) {
      Merge(items, begin, begin + width, std::min(begin + 2 * width, items.size()));
    }
  }
  return known_;
}

// What a step leaves behind and its like: each run has its own, and the graph is that of all runs.
bool IsOfRun(Ref key) {
  while (const auto* opaque = As<Opaque>(key))
    key = opaque->base;
  const auto* unknown = As<Unknown>(key);
  return unknown != nullptr ? !unknown->host : key != nullptr && key->kind == Kind::kInstance;
}

// Each element may be any of them.
std::vector<Ref> InSomeOrder(Evaluator& ev, const std::vector<Ref>& values, SourceSpan span) {
  std::vector<Ref> sorted;
  for (const Ref value : values) {
    const std::string what = fmt::format("[{}] of sorted", sorted.size());
    sorted.push_back(
        ev.ForElement(value, span, [&](Ref) { return OneOfItems(ev, what, values, span); }));
  }
  return sorted;
}

// Where the order is not known: each run has its own, or the graph depends on it.
std::optional<std::vector<Ref>> Unsorted(Evaluator& ev, const std::vector<Ref>& values,
                                         const std::vector<Keyed>& items, SourceSpan span) {
  const bool of_run = std::all_of(items.begin(), items.end(), [](const Keyed& item) {
    return !Uncertain(item.key) || IsOfRun(item.key);
  });
  if (!of_run) {
    ev.ReportIncomplete("unknown-dependency", "the order in which a list is sorted is not known",
                        span);
  }
  if (!of_run || HoldsMany(ev, values)) return std::nullopt;
  return InSomeOrder(ev, values, span);
}

}  // namespace

std::optional<std::vector<Ref>> SortedValues(Evaluator& ev, std::vector<Ref> values, Ref key,
                                             bool reverse, SourceSpan span) {
  ev.Work(values.size());
  std::vector<Keyed> items;
  for (const Ref value : values) {
    items.push_back({IsNone(key) ? value : ev.CallValue(key, CallWith({value}, span)), value});
  }
  // reverse keeps the order of equal elements: turn around before and after.
  if (reverse) std::reverse(items.begin(), items.end());
  if (AllOfKind(items, Kind::kStr)) {
    std::stable_sort(items.begin(), items.end(), [](const Keyed& a, const Keyed& b) {
      return static_cast<Str*>(a.key)->value < static_cast<Str*>(b.key)->value;
    });
  } else if (AllOfKind(items, Kind::kInt)) {
    std::stable_sort(items.begin(), items.end(), [](const Keyed& a, const Keyed& b) {
      return static_cast<Int*>(a.key)->value < static_cast<Int*>(b.key)->value;
    });
  } else if (!Sorter(ev, span).Sort(items)) {
    return Unsorted(ev, values, items, span);
  }
  if (reverse) std::reverse(items.begin(), items.end());
  std::transform(items.begin(), items.end(), values.begin(),
                 [](const Keyed& item) { return item.value; });
  return values;
}

}  // namespace smgraph::python
