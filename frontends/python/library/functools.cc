// functools: what wraps functions stays transparent.
#include "frontends/python/library/library.h"
#include "frontends/python/natives.h"

namespace smgraph::python {
namespace {

// What partial() made: the carried function with its first arguments in front.
Ref CallPartial(Evaluator& ev, const Call& call) {
  const std::vector<Ref>& carried =
      Carried(call);  // function, Tuple of arguments, Dict of keywords
  Call inner;
  inner.span = call.span;
  inner.open = call.open;
  inner.positional = As<Tuple>(carried[1])->items;
  inner.positional.insert(inner.positional.end(), call.positional.begin(), call.positional.end());
  inner.keywords = call.keywords;
  for (const auto& [key, value] : As<Dict>(carried[2])->items) {
    const std::string_view name = ev.heap().Intern(As<Str>(key)->value);
    if (call.Keyword(name) == nullptr) inner.keywords.emplace_back(name, value);
  }
  return ev.CallValue(carried[0], std::move(inner));
}

Ref Partial(Evaluator& ev, const Call& call) {
  const std::vector<Ref> rest(call.positional.begin() + 1, call.positional.end());
  auto* keywords = ev.heap().New<Dict>();
  for (const auto& [name, value] : call.keywords)
    keywords->Set(ev.heap().str(std::string(name)), value);
  return NewClosure(ev, "partial", &CallPartial,
                    {call.positional[0], NewTuple(ev, rest), keywords});
}

// wraps(f), and lru_cache(maxsize=…): a decorator that gives back what it decorates.
Ref Transparent(Evaluator& ev, const Call&) {
  return NewClosure(ev, "decorator", &ReturnFirst, {});
}

// lru_cache and cache, bare or called.
Ref Cache(Evaluator& ev, const Call& call) {
  const bool bare = call.positional.size() == 1 && call.positional[0]->kind == Kind::kFunction;
  return bare ? call.positional[0] : Transparent(ev, call);
}

Ref Reduce(Evaluator& ev, const Call& call) {
  const auto elements = ev.Elements(call.positional[1], call.span);
  if (!elements) return UnknownCall(ev, call);
  Ref result = call.positional.size() > 2 ? call.positional[2] : nullptr;
  for (const Ref element : *elements) {
    result = result == nullptr
                 ? element
                 : ev.CallValue(call.positional[0], CallWith({result, element}, call.span));
  }
  if (result != nullptr) return result;
  ev.Raise("TypeError", "reduce() of empty iterable with no initial value", call.span);
}

constexpr FunctionModel kFunctions[] = {
    {"functools.partial", Counted<Partial, 1, kMany>},
    {"functools.partialmethod", Counted<Partial, 1, kMany>},
    {"functools.wraps", Transparent},
    {"functools.update_wrapper", Counted<ReturnFirst, 2, kMany>},
    {"functools.lru_cache functools.cache", Cache},
    {"functools.reduce", Counted<Reduce, 2, 3>},
    {"functools.total_ordering", Counted<ReturnFirst, 1, 1>},
};

}  // namespace

LibraryRows FunctoolsRows() {
  return {.functions = kFunctions};
}

}  // namespace smgraph::python
