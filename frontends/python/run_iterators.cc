// iter() of a collection that only a run knows: how many of its elements were taken before.
#include "frontends/python/run_iterators.h"

#include <cstdint>
#include <optional>
#include <unordered_map>

#include "frontends/python/internals.h"
#include "frontends/python/natives.h"
#include "frontends/python/operands.h"
#include "graph/base/catalogue.h"

namespace smgraph::python {
namespace {

struct Taken {
  std::int64_t elements = 0;
  const Path* where = nullptr;  // the last one
  bool known = true;
};

struct TakenMemory {
  std::unordered_map<const Object*, Taken> of;  // only for look-ups
};

// Is what was done at `where` done whenever this is reached, and is this reached once only since
// the iterator was made?
bool IsCertainHere(const Path* here, const Path* where, const Object& iterator) {
  bool seen = where == nullptr;
  for (const Path* path = here; path != nullptr; path = path->outer) {
    if (path->kind == Path::Kind::kEach && path->born > iterator.born) return false;
    seen = seen || path == where;
  }
  return seen;
}

// The iterator, when it is known how many elements were taken before.
Taken* TakenBefore(Evaluator& ev, const Opaque& iterator) {
  Taken& taken = ev.State<TakenMemory>().of[&iterator];
  taken.known = taken.known && IsCertainHere(ev.path(), taken.where, iterator);
  return taken.known ? &taken : nullptr;
}

const Opaque* RunIterator(Ref value) {
  const auto* iterator = As<Opaque>(value);
  const bool iter = iterator != nullptr && iterator->origin == Opaque::Origin::kOperation &&
                    iterator->name == kIterOperation;
  return iter ? iterator : nullptr;
}

Ref HasMoreThan(Evaluator& ev, Ref collection, std::int64_t elements, SourceSpan span) {
  if (elements == 0) return Evaluator::Impl::NonEmpty(ev, collection);
  const Ref size = ev.OpaqueOperation("len", collection, nullptr, span);
  return ev.Compare(CompareOp::kGt, size, ev.heap().integer(elements), span);
}

}  // namespace

Ref IterateInRun(Evaluator& ev, Ref collection, SourceSpan span) {
  // An object of its own for each call: they are at different places.
  return ev.NewOpaque(Opaque::Origin::kOperation, collection, kIterOperation, span);
}

namespace {

// One of the elements, another one each time, unless there is none left.
Ref SomeNext(Evaluator& ev, const Opaque& iterator, Ref otherwise, SourceSpan span) {
  Ref item = ev.NewOpaque(Opaque::Origin::kAttribute, iterator.base, "next", span);
  item = ev.NewOpaque(Opaque::Origin::kCall, item, "", span);
  Unknown* ended = ev.NewUnknown("whether the iterator has come to its end is not known",
                                 "no next element", span);
  ended->inputs.push_back(iterator.base);
  if (otherwise != nullptr) return ev.Merge(ended, otherwise, item);
  return UnlessRaised(
      ev, "StopIteration", "", [ended] { return ended; }, item, span);
}

}  // namespace

Ref NextInRun(Evaluator& ev, Ref value, Ref otherwise, SourceSpan span) {
  const Opaque* iterator = RunIterator(value);
  if (iterator == nullptr) return ev.NewOpaque(Opaque::Origin::kElement, value, "", span);
  Taken* taken = TakenBefore(ev, *iterator);
  if (taken == nullptr) return SomeNext(ev, *iterator, otherwise, span);
  const std::int64_t place = taken->elements++;
  taken->where = ev.path();
  Opaque* item = ev.NewOpaque(Opaque::Origin::kItem, iterator->base, "", span);
  item->key = ev.heap().integer(place);
  if (otherwise != nullptr)
    return ev.Merge(HasMoreThan(ev, iterator->base, place, span), item, otherwise);
  const auto ended = [&] {
    return ev.Unary(UnaryOp::kNot, HasMoreThan(ev, iterator->base, place, span), span);
  };
  return UnlessRaised(ev, "StopIteration", "", ended, item, span);
}

Ref LeftInRun(Evaluator& ev, Ref collection, SourceSpan span) {
  const Opaque* iterator = RunIterator(collection);
  if (iterator == nullptr) return collection;
  Taken* taken = TakenBefore(ev, *iterator);
  if (taken == nullptr) {
    ev.ReportIncomplete("unknown-dependency",
                        "how many elements of this iterator were taken before is known only while "
                        "it runs",
                        span);
    return collection;
  }
  taken->known = false;  // how many the loop takes
  if (taken->elements == 0) return iterator->base;
  Opaque* left = ev.NewOpaque(Opaque::Origin::kItem, iterator->base, "", span);
  left->key =
      ev.heap().New<Slice>(ev.heap().integer(taken->elements), ev.heap().none(), ev.heap().none());
  return left;
}

}  // namespace smgraph::python
