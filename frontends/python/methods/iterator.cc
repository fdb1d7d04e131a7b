// Iterators and generators; and what decorated functions of functools answer.
#include "frontends/python/methods/methods.h"
#include "frontends/python/natives.h"

namespace smgraph::python {

namespace {

Iterator& Self(Evaluator& ev, const Call& call) {
  auto* iterator = As<Iterator>(call.positional[0]);
  if (iterator == nullptr) ev.Raise("TypeError", "an iterator is needed", call.span);
  return *iterator;
}

Ref Next(Evaluator& ev, const Call& call) {
  Iterator& iterator = Self(ev, call);
  if (const Ref item = NextItem(ev, iterator)) return item;
  RaiseStopIteration(ev, iterator, call.span);
}

Ref Send(Evaluator& ev, const Call& call) {
  Iterator& iterator = Self(ev, call);
  if (!iterator.exhausted()) iterator.source->sent = call.positional[1];
  return Next(ev, CallWith({&iterator}, call.span));
}

Ref Throw(Evaluator& ev, const Call& call) {
  Iterator& iterator = Self(ev, call);
  Ref exception = call.positional[call.positional.size() > 2 ? 2 : 1];
  if (exception->kind == Kind::kClass) {
    exception = ev.CallValue(exception, CallWith({}, call.span));
  }
  if (iterator.exhausted()) throw Raised{exception, call.span};
  iterator.source->thrown = exception;
  return Next(ev, CallWith({&iterator}, call.span));
}

// Raises GeneratorExit where the generator waits; one that never began just ends.
Ref Close(Evaluator& ev, const Call& call) {
  Iterator& iterator = Self(ev, call);
  ev.Touch(&iterator);
  iterator.next = iterator.items.size();
  if (iterator.exhausted()) return ev.heap().none();
  const Class* exit = ev.BuiltinClass("GeneratorExit");
  iterator.source->thrown = ev.CallValue(const_cast<Class*>(exit), CallWith({}, call.span));
  try {
    NextItem(ev, iterator);
  } catch (const Raised& raised) {
    if (!ev.IsInstance(raised.exception, *exit)) throw;
  }
  iterator.source->finished = true;
  return ev.heap().none();
}

// __anext__() of an asynchronous generator: what is awaited has come.
Ref AsyncNext(Evaluator& ev, const Call& call) {
  if (const Ref item = NextItem(ev, Self(ev, call))) return item;
  ev.Raise("StopAsyncIteration", "", call.span);
}

constexpr MethodModel kIteratorMethods[] = {
    {"__aiter__", Counted<ReturnFirst, 1, 1>},
    {"__anext__", Counted<AsyncNext, 1, 1>},
    {"__await__", Counted<ReturnFirst, 1, 1>},
    {"__iter__", Counted<ReturnFirst, 1, 1>},
    {"__next__", Counted<Next, 1, 1>},
    {"aclose", Counted<Close, 1, 1>},
    {"athrow", Counted<Throw, 2, 4>},
    {"close", Counted<Close, 1, 1>},
    {"send", Counted<Send, 2, 2>},
    {"throw", Counted<Throw, 2, 4>},
};

// Of functions behind lru_cache, which is transparent.
constexpr MethodModel kFunctionMethods[] = {
    {"cache_clear", Counted<ReturnNone, 0, kMany>},
    {"cache_info", ReturnOpaque},
};

constexpr TypeMethods kTypes[] = {
    {Kind::kIterator, kIteratorMethods},
    {Kind::kFunction, kFunctionMethods},
};

}  // namespace

Rows IteratorRows() {
  return {.methods = kTypes};
}

}  // namespace smgraph::python
