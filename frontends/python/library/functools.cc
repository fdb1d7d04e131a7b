// functools: what wraps functions stays transparent. What makes objects is in Python (sources.cc).
#include <algorithm>

#include "frontends/python/annotations.h"
#include "frontends/python/builtins/builtins.h"
#include "frontends/python/library/library.h"
#include "frontends/python/natives.h"

namespace smgraph::python {
namespace {

Namespace* AttributesOf(Ref object) {
  if (auto* function = As<Function>(object)) return &function->attributes;
  auto* instance = As<Instance>(object);
  return instance == nullptr ? nullptr : &instance->attributes;
}

// What update_wrapper(wrapper, wrapped) copies.
Ref UpdateWrapper(Evaluator& ev, const Call& call) {
  const Ref wrapper = call.positional[0];
  const Ref wrapped = call.positional[1];
  Namespace* own = AttributesOf(wrapper);
  if (own == nullptr) return wrapper;
  ev.Touch(wrapper);
  if (const auto* function = As<Function>(wrapped)) {
    for (const auto& [name, value] : function->attributes.entries())
      own->Set(name, value);
  }
  for (const std::string_view name : {"__name__", "__qualname__", "__module__", "__doc__"}) {
    const Ref value = FindQuietly(ev, wrapped, name, call.span);
    if (value != nullptr && !Unsure(value)) own->Set(name, value);
  }
  own->Set("__wrapped__", wrapped);
  return wrapper;
}

// What wraps(f) gives: a decorator.
Ref ApplyWraps(Evaluator& ev, const Call& call) {
  if (call.positional.empty()) return UnknownCall(ev, call);
  return UpdateWrapper(ev, CallWith({call.positional[0], Carried(call)[0]}, call.span));
}

Ref Wraps(Evaluator& ev, const Call& call) {
  return NewClosure(ev, "decorator", &ApplyWraps, {call.positional[0]});
}

// ---- lru_cache and cache, bare or called

constexpr std::int64_t kDefaultMost = 128;

// `settings`: what Function::caching begins with.
Ref KeepResults(Evaluator& ev, Ref function, const Dict& settings) {
  if (auto* kept = As<Function>(function)) {
    ev.Touch(kept);
    kept->results = ev.heap().New<Dict>();
    kept->caching = ev.heap().New<Dict>(settings);
  }
  return function;
}

Ref ApplyCache(Evaluator& ev, const Call& call) {
  if (call.positional.empty()) return UnknownCall(ev, call);
  return KeepResults(ev, call.positional[0], *As<Dict>(Carried(call)[0]));
}

Ref CacheWith(Evaluator& ev, const Call& call, Ref most) {
  const bool bare = !call.positional.empty() && call.positional[0]->kind == Kind::kFunction;
  const Ref given = bare ? nullptr : call.Argument(0, "maxsize");
  const Ref typed = call.Argument(1, "typed");
  auto* settings = ev.heap().New<Dict>();
  const auto set = [&](std::string_view name, Ref value) {
    settings->Set(ev.heap().str(std::string(name)), value);
  };
  set("maxsize", given == nullptr ? most : given);
  set("typed", typed == nullptr ? ev.heap().boolean(false) : typed);
  set("hits", ev.heap().integer(0));
  set("misses", ev.heap().integer(0));
  return bare ? KeepResults(ev, call.positional[0], *settings)
              : NewClosure(ev, "decorator", &ApplyCache, {settings});
}

Ref LruCache(Evaluator& ev, const Call& call) {
  return CacheWith(ev, call, ev.heap().integer(kDefaultMost));
}

Ref Cache(Evaluator& ev, const Call& call) {
  return CacheWith(ev, call, ev.heap().none());
}

Ref Reduce(Evaluator& ev, const Call& call) {
  const auto elements = ev.Elements(call.positional[1], call.span);
  if (!elements) return UnknownCall(ev, call);
  Ref result = call.positional.size() > 2 ? call.positional[2] : nullptr;
  if (HoldsMany(ev, *elements)) {  // a loop, of which a round begins with what the one before left
    if (result == nullptr) result = AnyOfItems(ev, *elements, call.span);
    return ev.CallValue(ev.LibraryObject("functools._reduce_rounds"),
                        CallWith({call.positional[0], NewList(ev, *elements), result}, call.span));
  }
  for (const Ref element : *elements) {
    result = result == nullptr
                 ? element
                 : ev.CallValue(call.positional[0], CallWith({result, element}, call.span));
  }
  if (result != nullptr) return result;
  ev.Raise("TypeError", "reduce() of empty iterable with no initial value", call.span);
}

// ---- total_ordering: the missing comparisons, made from the one that the class has.
struct Comparison {
  std::string_view name;
  CompareOp op;
};
constexpr Comparison kComparisons[] = {{"__lt__", CompareOp::kLt},
                                       {"__gt__", CompareOp::kGt},
                                       {"__le__", CompareOp::kLe},
                                       {"__ge__", CompareOp::kGe}};

// a <= b where only < (or >) is known, and so on: from `kRoot` and equality.
template <CompareOp kWanted>
Ref Derived(Evaluator& ev, const Call& call) {
  const Ref a = call.positional[0];
  const Ref b = call.positional[1];
  const std::string* root = TextIn(Carried(call)[0]);
  auto* instance = As<Instance>(a);
  const Ref rooted = instance == nullptr || root == nullptr
                         ? nullptr
                         : CallSpecial(ev, *instance, *root, CallWith({b}, call.span));
  if (rooted == nullptr) return UnknownCall(ev, call);
  const bool less = *root == "__lt__" || *root == "__le__";
  const bool wants_less = kWanted == CompareOp::kLt || kWanted == CompareOp::kLe;
  const bool wants_strict = kWanted == CompareOp::kLt || kWanted == CompareOp::kGt;
  const auto holds = ev.Truth(rooted, call.span);
  const auto same = ev.Truth(ev.Compare(CompareOp::kEq, a, b, call.span), call.span);
  if (!holds || !same) return UnknownCall(ev, call);
  const bool before = *same ? false : (*holds == less);  // a stands before b
  const bool answer = *same ? !wants_strict : (before == wants_less);
  return ev.heap().boolean(answer);
}

Ref TotalOrdering(Evaluator& ev, const Call& call) {
  auto* cls = As<Class>(call.positional[0]);
  if (cls == nullptr) return call.positional[0];
  const auto* root = std::find_if(std::begin(kComparisons), std::end(kComparisons),
                                  [&](const Comparison& comparison) {
                                    return SpecialMember(ev, *cls, comparison.name) != nullptr;
                                  });
  if (root == std::end(kComparisons)) return cls;
  const Ref name = ev.heap().str(std::string(root->name));
  constexpr std::pair<std::string_view, NativeFunction> kDerived[] = {
      {"__lt__", &Derived<CompareOp::kLt>},
      {"__gt__", &Derived<CompareOp::kGt>},
      {"__le__", &Derived<CompareOp::kLe>},
      {"__ge__", &Derived<CompareOp::kGe>}};
  ev.Touch(cls);
  for (const auto& [missing, function] : kDerived) {
    if (SpecialMember(ev, *cls, missing) != nullptr) continue;
    cls->attributes.Set(missing, NewClosure(ev, missing, function, {name}));
  }
  return cls;
}

// ---- cmp_to_key: objects that compare as the function says.
Ref CompareKeys(Evaluator& ev, const Call& call) {
  auto* a = As<Instance>(call.positional[0]);
  auto* b = call.positional.size() > 1 ? As<Instance>(call.positional[1]) : nullptr;
  if (a == nullptr || b == nullptr) return UnknownCall(ev, call);
  const Ref order =
      ev.CallValue(a->attributes.Find("compare"),
                   CallWith({a->attributes.Find("value"), b->attributes.Find("value")}, call.span));
  return ev.Compare(CompareOp::kLt, order, ev.heap().integer(0), call.span);
}

constexpr MethodModel kKeyMethods[] = {{"__lt__", CompareKeys}};
constexpr ClassModel kClasses[] = {
    {.name = "K",
     .spellings = "functools.cmp_to_key.K",
     .signature = "(compare, value)",
     .tag = kLibraryTag,
     .methods = kKeyMethods},
};

Ref MakeKey(Evaluator& ev, const Call& call) {
  return ev.CallValue(ev.LibraryObject("functools.cmp_to_key.K"),
                      CallWith({Carried(call)[0], call.positional[0]}, call.span));
}

Ref CompareToKey(Evaluator& ev, const Call& call) {
  return NewClosure(ev, "key", &MakeKey, {call.positional[0]});
}

// ---- singledispatch: a function for the type of the first argument.

std::optional<bool> Asks(Evaluator& ev, std::string_view question, Ref subject, Ref cls) {
  return ev.Truth(ev.CallValue(ev.LibraryObject(question), CallWith({subject, cls}, {})), {});
}

// The classes with their functions, each before those that it derives from.
std::vector<std::pair<Ref, Ref>> NearestFirst(Evaluator& ev, const Dict& functions) {
  std::vector<std::pair<Ref, Ref>> ordered;
  for (const auto& entry : functions.items) {
    const auto wider = std::ranges::find_if(ordered, [&](const auto& other) {
      return Asks(ev, "issubclass", entry.first, other.first).value_or(false);
    });
    ordered.insert(wider, entry);
  }
  return ordered;
}

// What the function of the first class that holds gives, from `next` on.
Ref Dispatch(Evaluator& ev, const std::vector<std::pair<Ref, Ref>>& functions, std::size_t next,
             Ref otherwise, Ref subject, const Call& call) {
  if (next == functions.size()) return ev.CallValue(otherwise, call);
  const auto& [cls, function] = functions[next];
  const Ref holds =
      ev.CallValue(ev.LibraryObject("isinstance"), CallWith({subject, cls}, call.span));
  return ev.Branch(
      holds, call.span, [&, chosen = function] { return ev.CallValue(chosen, call); },
      [&] { return Dispatch(ev, functions, next + 1, otherwise, subject, call); });
}

Ref CallDispatched(Evaluator& ev, const Call& call) {
  const std::vector<Ref>& carried = Carried(call);  // default, Dict of class to function
  const std::size_t subject = static_cast<const Native*>(call.callee)->method ? 1 : 0;
  if (call.positional.size() <= subject) return UnknownCall(ev, call);
  Call inner = call;
  inner.callee = nullptr;
  return Dispatch(ev, NearestFirst(ev, *As<Dict>(carried[1])), 0, carried[0],
                  call.positional[subject], inner);
}

// f.dispatch(cls): the function for a class.
Ref DispatchOf(Evaluator& ev, const Call& call) {
  const std::vector<Ref>& carried = Carried(call);
  if (call.positional.empty()) return UnknownCall(ev, call);
  for (const auto& [cls, function] : NearestFirst(ev, *As<Dict>(carried[1]))) {
    const auto derived = Asks(ev, "issubclass", call.positional[0], cls);
    if (!derived) return UnknownCall(ev, call);
    if (*derived) return function;
  }
  return carried[0];
}

Ref AddDispatch(Evaluator& ev, const Call& call) {
  const std::vector<Ref>& carried = Carried(call);  // Dict, and the class when it is known
  auto* functions = As<Dict>(carried[0]);
  if (carried.size() > 1) {
    ev.Touch(functions);
    functions->Set(carried[1], call.positional[0]);
    return call.positional[0];
  }
  Ref cls = call.positional[0];
  Ref function = call.positional.size() > 1 ? call.positional[1] : nullptr;
  const bool imported = ImportName(cls) != "";
  if ((As<Class>(cls) != nullptr || imported) && function == nullptr) {
    return NewClosure(ev, "register", &AddDispatch, {functions, cls});
  }
  if (const auto* user = As<Function>(cls)) {  // the first annotation says it
    function = cls;
    while (const auto* wrapped = As<Function>(user->attributes.Find("__wrapped__")))
      user = wrapped;
    const auto annotated =
        std::find_if(user->parameters.begin(), user->parameters.end(),
                     [](const Parameter& parameter) { return !parameter.annotation.null(); });
    cls = annotated == user->parameters.end()
              ? nullptr
              : AnnotationValue(ev, annotated->annotation, user->closure, user->module);
  }
  if (cls == nullptr || function == nullptr) return UnknownCall(ev, call);
  ev.Touch(functions);
  const auto several = GenericOf(ev, cls);
  for (const Ref one : several ? several->arguments : std::vector<Ref>{cls})
    functions->Set(one, function);
  return function;
}

Ref SingleDispatch(Evaluator& ev, const Call& call) {
  auto* functions = ev.heap().New<Dict>();
  Native* dispatcher =
      NewClosure(ev, "singledispatch", &CallDispatched, {call.positional[0], functions});
  dispatcher->bound.push_back(NewClosure(ev, "register", &AddDispatch, {functions}));
  dispatcher->bound.push_back(
      NewClosure(ev, "dispatch", &DispatchOf, {call.positional[0], functions}));
  return dispatcher;
}

Ref SingleDispatchMethod(Evaluator& ev, const Call& call) {
  const Ref dispatcher = SingleDispatch(ev, call);
  static_cast<Native*>(dispatcher)->method = true;
  return dispatcher;
}

// Whether a function is certainly a partial, and one without attributes of its own: what it calls
// can be called instead.
Ref IsPlain(Evaluator& ev, const Call& call) {
  constexpr std::size_t kOfPartial = 3;
  const auto* object = As<Instance>(call.positional[0]);
  return ev.heap().boolean(object != nullptr && object->cls == call.positional[1] &&
                           object->attributes.size() == kOfPartial);
}

constexpr FunctionModel kFunctions[] = {
    {"functools.wraps", Counted<Wraps, 1, kMany>},
    {"functools.update_wrapper", Counted<UpdateWrapper, 2, kMany>},
    {"functools.cache", Cache},
    {"functools.lru_cache", LruCache},
    {"functools.reduce", Counted<Reduce, 2, 3>},
    {"_functools.is_plain", Lifted<IsPlain, 2, 2>},
    {"functools.total_ordering", Counted<TotalOrdering, 1, 1>},
    {"functools.cmp_to_key", Counted<CompareToKey, 1, 1>},
    {"functools.singledispatch", Counted<SingleDispatch, 1, 1>},
    {"functools.singledispatchmethod", Counted<SingleDispatchMethod, 1, 1>},
};

}  // namespace

Rows FunctoolsRows() {
  return {.functions = kFunctions, .classes = kClasses};
}

}  // namespace smgraph::python
