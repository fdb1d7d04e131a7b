// inspect: the members of objects, what kind of thing a value is, sources, frames, documentation.
#include <algorithm>
#include <map>

#include "frontends/python/internals.h"
#include "frontends/python/library/library.h"
#include "frontends/python/natives.h"

namespace smgraph::python {
namespace {

// ---- members

// The names of a module, class or object that its code defines.
std::map<std::string_view, Ref> MembersOf(Evaluator& ev, Ref object, SourceSpan span) {
  std::map<std::string_view, Ref> members;
  const auto add = [&](const Namespace& names) {
    for (const auto& [name, value] : names.entries())
      members.emplace(name, ev.GetAttribute(object, name, span));
  };
  if (const auto* module = As<Module>(object); module != nullptr && module->scope != nullptr) {
    add(module->scope->names);
  }
  const auto* instance = As<Instance>(object);
  const auto* cls = instance != nullptr ? instance->cls : As<Class>(object);
  if (instance != nullptr) add(instance->attributes);
  if (cls != nullptr) {
    for (const Class* base : cls->mro)
      add(base->attributes);
  }
  return members;
}

// getmembers(object, predicate): pairs of name and value, by name.
Ref GetMembers(Evaluator& ev, const Call& call) {
  const Ref object = call.positional[0];
  const Ref predicate = call.Argument(1, "predicate");
  if (Unsure(object)) return UnknownCall(ev, call);
  std::vector<Ref> members;
  for (const auto& [name, value] : MembersOf(ev, object, call.span)) {
    const bool wanted =
        IsNone(predicate) ||
        ev.Truth(ev.CallValue(predicate, CallWith({value}, call.span)), call.span).value_or(true);
    if (wanted) members.push_back(NewTuple(ev, {ev.heap().str(std::string(name)), value}));
  }
  return NewList(ev, std::move(members));
}

// ---- kinds

template <Kind kKind>
Ref IsOfKind(Evaluator& ev, const Call& call) {
  const Ref value = call.positional[0];
  return Unsure(value) ? UnknownCall(ev, call) : ev.heap().boolean(value->kind == kKind);
}

Ref IsGeneratorFunction(Evaluator& ev, const Call& call) {
  const auto* function = As<Function>(call.positional[0]);
  return ev.heap().boolean(function != nullptr && function->generator);
}

// isgenerator and iscoroutine: of what is known of the value.
template <bool kCoroutine>
Ref IsGenerator(Evaluator& ev, const Call& call) {
  const Ref value = call.positional[0];
  if (Unsure(value)) return UnknownCall(ev, call);
  const auto* iterator = As<Iterator>(value);
  const bool body =
      iterator != nullptr && iterator->source != nullptr && iterator->source->generator;
  return ev.heap().boolean(body && iterator->is_coroutine() == kCoroutine);
}

Ref IsAwaitable(Evaluator& ev, const Call& call) {
  const Ref value = call.positional[0];
  if (Unsure(value)) return UnknownCall(ev, call);
  const auto* iterator = As<Iterator>(value);
  const auto* instance = As<Instance>(value);
  return ev.heap().boolean(
      (iterator != nullptr && iterator->is_coroutine()) ||
      (instance != nullptr && SpecialMember(ev, *instance->cls, "__await__") != nullptr));
}

// smgraph.names_of_frames()
Ref NamesOfFrames(Evaluator& ev, const Call& call) {
  std::vector<Ref> names;
  for (const std::string_view name : Evaluator::Impl::NamesOfFrames(ev))
    names.push_back(ev.heap().str(std::string(name)));
  return names.empty() ? UnknownCall(ev, call) : NewList(ev, std::move(names));
}

// sys._getframe(depth)
Ref GetFrame(Evaluator& ev, const Call& call) {
  return ev.CallValue(ev.LibraryObject("inspect.caller_frame"), call);
}

// smgraph.source(object): the lines of a function or class, decorators included.
Ref SourceOf(Evaluator& ev, const Call& call) {
  const auto* function = As<Function>(call.positional[0]);
  const auto* cls = As<Class>(call.positional[0]);
  Node node = function != nullptr ? function->definition
              : cls != nullptr    ? cls->definition
                                  : Node();
  if (node.null() || (function != nullptr && function->name == "<lambda>"))
    return UnknownCall(ev, call);
  if (const Node around = node.parent(); !around.null() && around.text().starts_with('@'))
    node = around;
  const std::size_t indent = node.span().begin.column - 1;
  return ev.heap().str(std::string(indent, ' ') + std::string(node.text()) + "\n");
}

// getgeneratorstate(generator)
Ref GeneratorState(Evaluator& ev, const Call& call) {
  const auto* iterator = As<Iterator>(call.positional[0]);
  if (iterator == nullptr || iterator->source == nullptr) return UnknownCall(ev, call);
  const std::string prefix = iterator->is_coroutine() ? "CORO_" : "GEN_";
  return ev.heap().str(prefix + std::string(iterator->source->State()));
}

Ref IsCoroutineFunction(Evaluator& ev, const Call& call) {
  const auto* function = As<Function>(call.positional[0]);
  return ev.heap().boolean(function != nullptr && function->async);
}

// isabstract(cls): some abstract method is not overridden.
Ref IsAbstract(Evaluator& ev, const Call& call) {
  auto* cls = As<Class>(call.positional[0]);
  return ev.heap().boolean(cls != nullptr && ev.IsAbstract(*cls));
}

Ref ModuleOf(Evaluator& ev, const Call& call) {
  const Ref value = call.positional[0];
  const auto* function = As<Function>(value);
  const auto* cls = As<Class>(value);
  Module* module = function != nullptr ? function->module : cls != nullptr ? cls->module : nullptr;
  return module == nullptr ? UnknownCall(ev, call) : module;
}

// ---- documentation

Ref GetDoc(Evaluator& ev, const Call& call) {
  const Ref text = ev.FindAttribute(call.positional[0], "__doc__", call.span);
  const std::string* known = text == nullptr ? nullptr : TextIn(text);
  if (known == nullptr) return text == nullptr ? ev.heap().none() : text;
  return ev.CallValue(ev.LibraryObject("inspect.cleandoc"), CallWith({text}, call.span));
}

// cleandoc(text): the first line without its indentation, the others without their common one.
Ref CleanDoc(Evaluator& ev, const Call& call) {
  std::string_view text = NeedText(ev, call.positional[0], call);
  std::vector<std::string_view> lines;
  for (std::size_t end = 0; end != std::string_view::npos;) {
    end = text.find('\n');
    lines.push_back(text.substr(0, end));
    if (end != std::string_view::npos) text.remove_prefix(end + 1);
  }
  std::size_t margin = std::string_view::npos;
  for (std::size_t i = 1; i < lines.size(); ++i)
    margin = std::min(margin, lines[i].find_first_not_of(" \t"));
  for (std::size_t i = 0; i < lines.size(); ++i) {
    const std::size_t own = lines[i].find_first_not_of(" \t");
    lines[i].remove_prefix(std::min(lines[i].size(), i == 0 ? own : margin));
  }
  const auto blank = [](std::string_view line) { return line.empty(); };
  const auto first = std::find_if_not(lines.begin(), lines.end(), blank);
  const auto last = std::find_if_not(lines.rbegin(), lines.rend(), blank).base();
  std::string clean;
  for (auto line = first; line < last; ++line)
    clean.append(line == first ? "" : "\n").append(*line);
  return ev.heap().str(std::move(clean));
}

constexpr FunctionModel kFunctions[] = {
    {"inspect.cleandoc", Strict<CleanDoc, 1, 1>},
    {"inspect.getdoc", Counted<GetDoc, 1, 1>},
    {"inspect.getmembers", Counted<GetMembers, 1, 2>},
    {"inspect.getmodule", Counted<ModuleOf, 1, 1>},
    {"inspect.isabstract", Counted<IsAbstract, 1, 1>},
    {"inspect.isclass", Lifted<IsOfKind<Kind::kClass>, 1, 1>},
    {"inspect.iscoroutinefunction asyncio.iscoroutinefunction", Counted<IsCoroutineFunction, 1, 1>},
    {"inspect.getgeneratorstate inspect.getcoroutinestate", Lifted<GeneratorState, 1, 1>},
    {"inspect.isawaitable", Lifted<IsAwaitable, 1, 1>},
    {"inspect.iscoroutine", Lifted<IsGenerator<true>, 1, 1>},
    {"inspect.isgenerator", Lifted<IsGenerator<false>, 1, 1>},
    {"inspect.isfunction", Lifted<IsOfKind<Kind::kFunction>, 1, 1>},
    {"inspect.isgeneratorfunction", Counted<IsGeneratorFunction, 1, 1>},
    {"inspect.ismethod", Lifted<IsOfKind<Kind::kBoundMethod>, 1, 1>},
    {"inspect.ismodule", Lifted<IsOfKind<Kind::kModule>, 1, 1>},
    {"smgraph.names_of_frames", Counted<NamesOfFrames, 0, 0>},
    {"smgraph.source", Counted<SourceOf, 1, 1>},
    {"sys._getframe", Counted<GetFrame, 0, 1>},
};

}  // namespace

Rows InspectObjectRows() {
  return {.functions = kFunctions};
}

}  // namespace smgraph::python
