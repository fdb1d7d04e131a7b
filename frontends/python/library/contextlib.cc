// contextlib: context managers.
#include <algorithm>
#include <utility>

#include "frontends/python/library/library.h"
#include "frontends/python/natives.h"

namespace smgraph::python {
namespace {

// ---- @contextmanager: the generator runs up to its `yield` at __enter__, the rest at __exit__.
Iterator* GeneratorOf(const Call& call) {
  auto* manager = As<Instance>(call.positional[0]);
  return manager == nullptr ? nullptr : As<Iterator>(manager->attributes.Find("generator"));
}

Ref EnterGenerator(Evaluator& ev, const Call& call) {
  Iterator* generator = GeneratorOf(call);
  if (generator == nullptr) return UnknownCall(ev, call);
  if (const Ref value = NextItem(ev, *generator)) return value;
  ev.Raise("RuntimeError", "generator didn't yield", call.span);
}

Ref ExitGenerator(Evaluator& ev, const Call& call) {
  Iterator* generator = GeneratorOf(call);
  if (generator == nullptr) return ev.heap().boolean(false);
  const Ref exception = call.positional.size() > 2 ? call.positional[2] : ev.heap().none();
  if (IsNone(exception)) {
    if (NextItem(ev, *generator) == nullptr) return ev.heap().boolean(false);
    ev.Raise("RuntimeError", "generator didn't stop", call.span);
  }
  if (generator->exhausted()) return ev.heap().boolean(false);
  generator->source->thrown = exception;
  try {
    if (NextItem(ev, *generator) == nullptr) return ev.heap().boolean(true);  // swallowed
  } catch (const Raised& raised) {
    if (raised.exception != exception) throw;
    return ev.heap().boolean(false);
  }
  ev.Raise("RuntimeError", "generator didn't stop after throw()", call.span);
}

Ref ExitNothing(Evaluator& ev, const Call&) {
  return ev.heap().boolean(false);
}
Ref ExitSuppress(Evaluator& ev, const Call& call) {
  return ev.heap().boolean(call.positional.size() > 1 && call.positional[1]->kind != Kind::kNone);
}
Ref EnterResult(Evaluator& ev, const Call& call) {
  auto* manager = As<Instance>(call.positional[0]);
  const Ref result = manager == nullptr ? nullptr : manager->attributes.Find("enter_result");
  return result == nullptr ? ev.heap().none() : result;
}
// ---- ExitStack: what is to be called at the end, as (function, arguments, keywords).
List* Pending(Evaluator& ev, const Call& call) {
  auto* stack = As<Instance>(call.positional[0]);
  if (stack == nullptr) return nullptr;
  auto* pending = As<List>(stack->attributes.Find("pending"));
  if (pending == nullptr) {
    pending = NewList(ev);
    stack->attributes.Set("pending", pending);
  }
  ev.Touch(pending);
  return pending;
}

Ref EnterContext(Evaluator& ev, const Call& call) {
  const Ref manager = call.positional[1];
  const Ref enter = ev.FindAttribute(manager, "__enter__", call.span);
  const Ref entered = enter == nullptr ? manager : ev.CallValue(enter, CallWith({}, call.span));
  const Ref exit = ev.FindAttribute(manager, "__exit__", call.span);
  List* pending = Pending(ev, call);
  if (pending != nullptr && exit != nullptr && !Unsure(exit)) {
    pending->items.push_back(NewTuple(ev, {exit}));
  }
  return entered;
}

Ref AddCallback(Evaluator& ev, const Call& call) {
  auto* keywords = ev.heap().New<Dict>();
  for (const auto& [name, value] : call.keywords)
    keywords->Set(ev.heap().str(std::string(name)), value);
  const std::vector<Ref> rest(call.positional.begin() + 2, call.positional.end());
  if (List* pending = Pending(ev, call)) {
    pending->items.push_back(NewTuple(ev, {call.positional[1], NewTuple(ev, rest), keywords}));
  }
  return call.positional[1];
}

// Calls what is pending, the last first; managers get the exception, which one may swallow.
Ref CloseStack(Evaluator& ev, const Call& call) {
  List* pending = Pending(ev, call);
  if (pending == nullptr) return ev.heap().boolean(false);
  const Ref none = ev.heap().none();
  std::vector<Ref> exception(call.positional.begin() + 1, call.positional.end());
  exception.resize(3, none);
  bool swallowed = false;
  const std::vector<Ref> entries = std::exchange(pending->items, {});
  for (auto entry = entries.rbegin(); entry != entries.rend(); ++entry) {
    const auto& parts = As<Tuple>(*entry)->items;
    if (parts.size() == 1) {
      const Ref result = ev.CallValue(parts[0], CallWith(exception, call.span));
      if (IsNone(exception[1]) || !ev.Truth(result, call.span).value_or(false)) continue;
      swallowed = true;
      exception = {none, none, none};
      continue;
    }
    Call later = CallWith(As<Tuple>(parts[1])->items, call.span);
    for (const auto& [name, value] : As<Dict>(parts[2])->items)
      later.keywords.emplace_back(ev.heap().Intern(As<Str>(name)->value), value);
    ev.CallValue(parts[0], std::move(later));
  }
  return ev.heap().boolean(swallowed);
}

// ---- closing(thing)
Ref EnterThing(Evaluator& ev, const Call& call) {
  auto* manager = As<Instance>(call.positional[0]);
  const Ref thing = manager == nullptr ? nullptr : manager->attributes.Find("thing");
  return thing == nullptr ? ev.heap().none() : thing;
}
Ref CloseThing(Evaluator& ev, const Call& call) {
  ev.CallMethod(EnterThing(ev, call), "close", CallWith({}, call.span));
  return ev.heap().boolean(false);
}

constexpr MethodModel kGeneratorMethods[] = {{"__enter__", EnterGenerator},
                                             {"__exit__", ExitGenerator}};
constexpr MethodModel kNullMethods[] = {{"__enter__", EnterResult}, {"__exit__", ExitNothing}};
constexpr MethodModel kSuppressMethods[] = {{"__enter__", ReturnNone}, {"__exit__", ExitSuppress}};
constexpr MethodModel kStackMethods[] = {{"__enter__", ReturnFirst},
                                         {"__exit__", CloseStack},
                                         {"enter_context", Counted<EnterContext, 2, 2>},
                                         {"callback", Counted<AddCallback, 2, kMany>},
                                         {"close", Counted<CloseStack, 1, 1>}};
constexpr MethodModel kClosingMethods[] = {{"__enter__", EnterThing}, {"__exit__", CloseThing}};

constexpr ClassModel kClasses[] = {
    {.name = "GeneratorContextManager",
     .spellings = "contextlib._GeneratorContextManager",
     .signature = "(generator)",
     .tag = kLibraryTag,
     .methods = kGeneratorMethods},
    {.name = "nullcontext",
     .spellings = "contextlib.nullcontext",
     .signature = "(enter_result=None)",
     .tag = kLibraryTag,
     .methods = kNullMethods},
    {.name = "suppress",
     .spellings = "contextlib.suppress",
     .signature = "(*exceptions)",
     .tag = kLibraryTag,
     .methods = kSuppressMethods},
    {.name = "ExitStack",
     .spellings = "contextlib.ExitStack contextlib.AsyncExitStack",
     .signature = "()",
     .tag = kLibraryTag,
     .methods = kStackMethods},
    {.name = "closing",
     .spellings = "contextlib.closing contextlib.aclosing",
     .signature = "(thing)",
     .tag = kLibraryTag,
     .methods = kClosingMethods},
};

Ref CallManager(Evaluator& ev, const Call& call) {
  const Ref generator = ev.CallValue(Carried(call)[0], [&] {
    Call inner = call;
    inner.callee = nullptr;
    return inner;
  }());
  const Ref manager = ev.LibraryObject("contextlib._GeneratorContextManager");
  return ev.CallValue(manager, CallWith({generator}, call.span));
}

Ref ContextManager(Evaluator& ev, const Call& call) {
  Native* made = NewClosure(ev, "contextmanager", &CallManager, {call.positional[0]});
  made->method = true;
  return made;
}

constexpr FunctionModel kFunctions[] = {
    {"contextlib.contextmanager contextlib.asynccontextmanager", Counted<ContextManager, 1, 1>},
};

}  // namespace

Rows ContextlibRows() {
  return {.functions = kFunctions, .classes = kClasses};
}

}  // namespace smgraph::python
