// Groups of exceptions: what `except*` and their own methods take out of them.
#include <utility>

#include "frontends/python/builtins/builtins.h"
#include "frontends/python/exception_groups.h"
#include "frontends/python/natives.h"

namespace smgraph::python {
namespace {

Ref GroupLike(Evaluator& ev, const Instance& group, std::vector<Ref> exceptions, SourceSpan span) {
  if (exceptions.empty()) return nullptr;
  Instance* made = ev.CopyInstance(group);
  const Ref message = As<Tuple>(group.attributes.Find("args"))->items.front();
  made->span = span;
  made->attributes.Set("args", NewTuple(ev, {message, NewList(ev, std::move(exceptions))}));
  return made;
}

}  // namespace

bool IsGroup(Evaluator& ev, Ref exception) {
  const auto* instance = As<Instance>(exception);
  const auto* given = instance == nullptr ? nullptr : As<Tuple>(instance->attributes.Find("args"));
  return given != nullptr && given->items.size() == 2 &&
         (ev.IsInstance(exception, *ev.BuiltinClass("BaseExceptionGroup")) ||
          ev.IsInstance(exception, *ev.BuiltinClass("ExceptionGroup")));
}

GroupParts SplitGroup(Evaluator& ev, Ref exception, const std::function<bool(Ref)>& wanted,
                      SourceSpan span) {
  if (wanted(exception)) return {exception, nullptr};
  if (!IsGroup(ev, exception)) return {nullptr, exception};
  const auto& group = *As<Instance>(exception);
  const auto inner = ev.Elements(As<Tuple>(group.attributes.Find("args"))->items.back(), span);
  if (!inner) return {exception, nullptr};
  std::vector<Ref> taken;
  std::vector<Ref> left;
  for (const Ref one : *inner) {
    const GroupParts parts = SplitGroup(ev, one, wanted, span);
    if (parts.wanted != nullptr) taken.push_back(parts.wanted);
    if (parts.rest != nullptr) left.push_back(parts.rest);
  }
  return {GroupLike(ev, group, std::move(taken), span),
          GroupLike(ev, group, std::move(left), span)};
}

namespace {

// group.split(condition): a type, a tuple of them, or a function that says which are wanted.
GroupParts SplitBy(Evaluator& ev, const Call& call) {
  const Ref condition = call.positional[1];
  const bool types = As<Class>(condition) != nullptr || As<Tuple>(condition) != nullptr;
  const auto wanted = [&](Ref exception) {
    const Ref holds = types ? ev.CallValue(ev.LibraryObject("isinstance"),
                                           CallWith({exception, condition}, call.span))
                            : ev.CallValue(condition, CallWith({exception}, call.span));
    return ev.Truth(holds, call.span).value_or(false);
  };
  return SplitGroup(ev, call.positional[0], wanted, call.span);
}

Ref OrNone(Evaluator& ev, Ref value) {
  return value == nullptr ? ev.heap().none() : value;
}

Ref Split(Evaluator& ev, const Call& call) {
  const GroupParts parts = SplitBy(ev, call);
  return NewTuple(ev, {OrNone(ev, parts.wanted), OrNone(ev, parts.rest)});
}

Ref Subgroup(Evaluator& ev, const Call& call) {
  return OrNone(ev, SplitBy(ev, call).wanted);
}

constexpr FunctionModel kFunctions[] = {
    {"BaseExceptionGroup.split ExceptionGroup.split", Counted<Split, 2, 2>},
    {"BaseExceptionGroup.subgroup ExceptionGroup.subgroup", Counted<Subgroup, 2, 2>},
};

}  // namespace

Rows GroupRows() {
  return {.functions = kFunctions};
}

}  // namespace smgraph::python
