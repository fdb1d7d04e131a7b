// Iterators and generators, whose values were computed ahead; and what decorated functions of
// functools answer.
#include "frontends/python/methods/methods.h"
#include "frontends/python/natives.h"

namespace smgraph::python {

Ref NextItem(Evaluator& ev, Iterator& iterator) {
  if (iterator.next >= iterator.items.size()) return nullptr;
  ev.Touch(&iterator);
  return iterator.items[iterator.next++];
}

namespace {

Ref Next(Evaluator& ev, const Call& call) {
  auto* iterator = As<Iterator>(call.positional[0]);
  if (iterator == nullptr) return UnknownCall(ev, call);
  if (const Ref item = NextItem(ev, *iterator)) return item;
  ev.Raise("StopIteration", "", call.span);
}

Ref Close(Evaluator& ev, const Call& call) {
  if (auto* iterator = As<Iterator>(call.positional[0])) {
    ev.Touch(iterator);
    iterator->next = iterator->items.size();
  }
  return ev.heap().none();
}

constexpr BuiltinMethod kIteratorMethods[] = {
    {"__iter__", Counted<ReturnFirst, 1, 1>}, {"__next__", Counted<Next, 1, 1>},
    {"close", Counted<Close, 1, 1>},          {"send", Counted<Next, 2, 2>},
    {"throw", Counted<Close, 1, 4>},
};

// Of functions behind lru_cache, which is transparent.
constexpr BuiltinMethod kFunctionMethods[] = {
    {"cache_clear", Counted<ReturnNone, 0, kMany>},
    {"cache_info", ReturnOpaque},
};

}  // namespace

std::span<const BuiltinMethod> IteratorMethods() {
  return kIteratorMethods;
}
std::span<const BuiltinMethod> FunctionMethods() {
  return kFunctionMethods;
}

}  // namespace smgraph::python
