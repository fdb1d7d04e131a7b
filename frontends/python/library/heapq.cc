// heapq and bisect: lists kept in order. The steps are those of Python's, so that the lists look
// the same.
#include <algorithm>

#include "frontends/python/library/library.h"
#include "frontends/python/methods/methods.h"
#include "frontends/python/natives.h"

namespace smgraph::python {
namespace {

// A list as a heap: each element is not larger than its children at 2i + 1 and 2i + 2.
class HeapList {
 public:
  HeapList(Evaluator& ev, List& list, SourceSpan span) : ev_(ev), items_(list.items), span_(span) {
    ev.Touch(&list);
  }
  void Push(Ref item);
  Ref Pop();
  Ref Replace(Ref item);
  void Order();

 private:
  bool Less(Ref a, Ref b) {
    return ev_.Truth(ev_.Compare(CompareOp::kLt, a, b, span_), span_).value_or(false);
  }
  void MoveUp(std::size_t start, std::size_t at);
  void MoveDown(std::size_t at);

  Evaluator& ev_;
  std::vector<Ref>& items_;
  SourceSpan span_;
};

void HeapList::MoveUp(std::size_t start, std::size_t at) {
  const Ref item = items_[at];
  while (at > start) {
    const std::size_t parent = (at - 1) / 2;
    if (!Less(item, items_[parent])) break;
    items_[at] = items_[parent];
    at = parent;
  }
  items_[at] = item;
}

// Lets the smaller child rise until the bottom, then puts the element where it belongs.
void HeapList::MoveDown(std::size_t at) {
  const std::size_t start = at;
  const Ref item = items_[at];
  for (std::size_t child = 2 * at + 1; child < items_.size(); child = 2 * at + 1) {
    const std::size_t right = child + 1;
    if (right < items_.size() && !Less(items_[child], items_[right])) child = right;
    items_[at] = items_[child];
    at = child;
  }
  items_[at] = item;
  MoveUp(start, at);
}

void HeapList::Push(Ref item) {
  ev_.CheckItems(items_.size() + 1);
  items_.push_back(item);
  MoveUp(0, items_.size() - 1);
}

Ref HeapList::Pop() {
  if (items_.empty()) ev_.Raise("IndexError", "index out of range", span_);
  const Ref last = items_.back();
  items_.pop_back();
  if (items_.empty()) return last;
  const Ref smallest = items_.front();
  items_.front() = last;
  MoveDown(0);
  return smallest;
}

Ref HeapList::Replace(Ref item) {
  if (items_.empty()) ev_.Raise("IndexError", "index out of range", span_);
  const Ref smallest = items_.front();
  items_.front() = item;
  MoveDown(0);
  return smallest;
}

void HeapList::Order() {
  for (std::size_t i = items_.size() / 2; i-- > 0;)
    MoveDown(i);
}

List& ListIn(Evaluator& ev, const Call& call) {
  auto* list = Held<List>(call.positional[0]);
  if (list == nullptr) ev.Raise("TypeError", "heap argument must be a list", call.span);
  return *list;
}

Ref Heapify(Evaluator& ev, const Call& call) {
  HeapList(ev, ListIn(ev, call), call.span).Order();
  return ev.heap().none();
}
Ref Push(Evaluator& ev, const Call& call) {
  HeapList(ev, ListIn(ev, call), call.span).Push(call.positional[1]);
  return ev.heap().none();
}
Ref Pop(Evaluator& ev, const Call& call) {
  return HeapList(ev, ListIn(ev, call), call.span).Pop();
}
Ref PushPop(Evaluator& ev, const Call& call) {
  HeapList heap(ev, ListIn(ev, call), call.span);
  heap.Push(call.positional[1]);
  return heap.Pop();
}

Ref Replace(Evaluator& ev, const Call& call) {
  return HeapList(ev, ListIn(ev, call), call.span).Replace(call.positional[1]);
}

// nsmallest and nlargest.
Ref Extremes(Evaluator& ev, const Call& call, bool largest) {
  auto elements = ev.Elements(call.positional[1], call.span);
  const auto count = IntegerIn(call.positional[0]);
  if (!elements || !count) return UnknownCall(ev, call);
  const Ref key = call.Argument(2, "key");
  auto sorted =
      SortedValues(ev, std::move(*elements), IsNone(key) ? nullptr : key, largest, call.span);
  if (!sorted) return UnknownCall(ev, call);
  const auto kept = static_cast<std::size_t>(std::max<std::int64_t>(*count, 0));
  if (sorted->size() > kept) sorted->resize(kept);
  return NewList(ev, std::move(*sorted));
}
// merge(): the elements are those of iterables in order, which a sort that keeps the order of equal
// ones puts as merging does.
Ref Merge(Evaluator& ev, const Call& call) {
  std::vector<Ref> all;
  for (const Ref iterable : call.positional) {
    const auto elements = ev.Elements(iterable, call.span);
    if (!elements) return UnknownCall(ev, call);
    all.insert(all.end(), elements->begin(), elements->end());
  }
  const bool reverse = FlagOr(ev, call.Keyword("reverse"), false, call);
  auto merged = SortedValues(ev, all, call.Keyword("key"), reverse, call.span);
  return merged ? NewIterator(ev, std::move(*merged)) : UnknownCall(ev, call);
}

Ref Smallest(Evaluator& ev, const Call& call) {
  return Extremes(ev, call, /*largest=*/false);
}
Ref Largest(Evaluator& ev, const Call& call) {
  return Extremes(ev, call, /*largest=*/true);
}

// The place in a sorted list before (left) or behind (right) equal elements.
std::size_t Place(Evaluator& ev, const std::vector<Ref>& items, Ref value, bool left, Ref key,
                  SourceSpan span) {
  const auto before = [&](Ref item) {
    if (!IsNone(key)) item = ev.CallValue(key, CallWith({item}, span));
    const Ref holds = left ? ev.Compare(CompareOp::kLt, item, value, span)
                           : ev.Compare(CompareOp::kLe, item, value, span);
    return ev.Truth(holds, span).value_or(false);
  };
  return static_cast<std::size_t>(std::partition_point(items.begin(), items.end(), before) -
                                  items.begin());
}

template <bool kLeft>
Ref Bisect(Evaluator& ev, const Call& call) {
  const auto elements = ev.Elements(call.positional[0], call.span);
  if (!elements) return UnknownCall(ev, call);
  return ev.heap().integer(static_cast<std::int64_t>(
      Place(ev, *elements, call.positional[1], kLeft, call.Keyword("key"), call.span)));
}

template <bool kLeft>
Ref Insort(Evaluator& ev, const Call& call) {
  List& list = ListIn(ev, call);
  const Ref key = call.Keyword("key");
  const Ref sought = IsNone(key) ? call.positional[1]
                                 : ev.CallValue(key, CallWith({call.positional[1]}, call.span));
  const std::size_t at = Place(ev, list.items, sought, kLeft, key, call.span);
  ev.CheckItems(list.items.size() + 1);
  ev.Touch(&list);
  list.items.insert(list.items.begin() + static_cast<std::ptrdiff_t>(at), call.positional[1]);
  return ev.heap().none();
}

constexpr FunctionModel kFunctions[] = {
    {"heapq.heapify", Counted<Heapify, 1, 1>},
    {"heapq.heappop", Counted<Pop, 1, 1>},
    {"heapq.heappush", Counted<Push, 2, 2>},
    {"heapq.heappushpop", Counted<PushPop, 2, 2>},
    {"heapq.heapreplace", Counted<Replace, 2, 2>},
    {"heapq.merge", Counted<Merge, 0, kMany>},
    {"heapq.nlargest", Counted<Largest, 2, 3>},
    {"heapq.nsmallest", Counted<Smallest, 2, 3>},
    {"bisect.bisect bisect.bisect_right", Counted<Bisect<false>, 2, 3>},
    {"bisect.bisect_left", Counted<Bisect<true>, 2, 3>},
    {"bisect.insort bisect.insort_right", Counted<Insort<false>, 2, 3>},
    {"bisect.insort_left", Counted<Insort<true>, 2, 3>},
};

}  // namespace

Rows HeapqRows() {
  return {.functions = kFunctions};
}

}  // namespace smgraph::python
