// What the event loop of asyncio, which is written in Python, asks the evaluator for.
#include "frontends/python/library/library.h"
#include "frontends/python/natives.h"
#include "frontends/python/stacks.h"

namespace smgraph::python {

namespace {

// What a call of something gives or raises, as a pair. What ends the program is raised.
template <typename Ask>
Ref Outcome(Evaluator& ev, Ask ask) {
  const char* how = "raised";
  Ref value = nullptr;
  try {
    std::tie(how, value) = ask();
  } catch (const Raised& raised) {
    for (const std::string_view last : {"KeyboardInterrupt", "SystemExit"})
      if (ev.IsInstance(raised.exception, *ev.BuiltinClass(last))) throw;
    value = raised.exception;
  }
  return NewTuple(ev, {ev.heap().str(how), value});
}

// smgraph.resume(coroutine, exception): until it waits for something.
Ref Resume(Evaluator& ev, const Call& call) {
  auto* coroutine = As<Iterator>(call.positional[0]);
  if (coroutine == nullptr) return UnknownCall(ev, call);
  if (!IsNone(call.positional[1]) && !coroutine->exhausted())
    coroutine->source->thrown = call.positional[1];
  return Outcome(ev, [&]() -> std::pair<const char*, Ref> {
    if (const Ref waits_for = NextItem(ev, *coroutine)) return {"waits", waits_for};
    const Ref returned = coroutine->source == nullptr ? nullptr : coroutine->source->returned;
    return {"returned", returned == nullptr ? ev.heap().none() : returned};
  });
}

// smgraph.attempt(function, arguments)
Ref AttemptCall(Evaluator& ev, const Call& call) {
  const auto arguments = ev.Elements(call.positional[1], call.span);
  if (!arguments) return UnknownCall(ev, call);
  return Outcome(ev, [&]() -> std::pair<const char*, Ref> {
    return {"returned", ev.CallValue(call.positional[0], CallWith(*arguments, call.span))};
  });
}

// smgraph.is_certain_here(): no condition and no loop that is not known is around.
Ref IsCertainHere(Evaluator& ev, const Call&) {
  return ev.heap().boolean(ev.path() == nullptr);
}

// smgraph.holds_many(values): something in them stands for any number.
Ref HoldsAnyNumber(Evaluator& ev, const Call& call) {
  const auto elements = ev.Elements(call.positional[0], call.span);
  return ev.heap().boolean(!elements || HoldsMany(ev, *elements));
}

// smgraph.may_wait(): another task finds stacks for what it awaits.
Ref MayWait(Evaluator& ev, const Call&) {
  constexpr std::size_t kOfOneTask = 32;
  return ev.heap().boolean(ev.State<StacksInUse>().count + kOfOneTask <= kMostStacks);
}

constexpr FunctionModel kFunctions[] = {
    {"smgraph.attempt", Counted<AttemptCall, 2, 2>},
    {"smgraph.holds_many", Counted<HoldsAnyNumber, 1, 1>},
    {"smgraph.is_certain_here", Counted<IsCertainHere, 0, 0>},
    {"smgraph.may_wait", Counted<MayWait, 0, 0>},
    {"smgraph.resume", Counted<Resume, 2, 2>},
};

}  // namespace

Rows AsyncioRows() {
  return {.functions = kFunctions};
}

}  // namespace smgraph::python
