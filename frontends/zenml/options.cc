#include "frontends/zenml/options.h"

#include <algorithm>
#include <utility>

#include <fmt/format.h>

#include "frontends/python/natives.h"
#include "frontends/zenml/hooks.h"
#include "frontends/zenml/models/models.h"
#include "graph/base/catalogue.h"

namespace smgraph::zenml {
namespace {

using python::As;
using python::Call;
using python::Dict;
using python::Evaluator;
using python::Instance;
using python::Ref;

python::Class* TypesOf(Evaluator& ev, std::string_view name) {
  const python::Module* module = ev.LibraryModule("zenml.options", kOptionTypes);
  return As<python::Class>(module->scope->names.Find(name));
}

// "1 validation error for X\nfield\n  problem" as "field: problem".
std::string ProblemIn(Evaluator& ev, Ref exception, SourceSpan span) {
  std::string text;
  python::TextOf(ev.ToStr(exception, span), text);
  const std::size_t field = text.find('\n');
  const std::size_t problem = field == std::string::npos ? field : text.find("\n  ", field + 1);
  if (problem == std::string::npos) return text;
  const std::string name = text.substr(field + 1, problem - field - 1);
  const std::string what = text.substr(problem + 3);
  return name.empty() ? what : fmt::format("{}: {}", name, what);
}

/// The options as pydantic converts them, or what it has against them.
struct Outcome {
  const Instance* validated = nullptr;
  std::string problem;
};

Outcome Validate(Evaluator& ev, python::Class& types, Call call) {
  const SourceSpan span = call.span;
  try {
    return {As<Instance>(ev.CallValue(&types, std::move(call))), ""};
  } catch (const python::Raised& raised) {
    return {nullptr, ProblemIn(ev, raised.exception, span)};
  }
}

const Instance* Validated(Evaluator& ev, python::Class& types, Call call, std::string_view name) {
  const SourceSpan span = call.span;
  const Outcome outcome = Validate(ev, types, std::move(call));
  if (!outcome.problem.empty()) {
    RefuseHere(ev, "ValidationError", fmt::format("{}: {}", name, outcome.problem), span);
  }
  return outcome.validated;
}

// What an option became, where it is a plain value: "2" is 2 then. Null for objects and containers.
Ref PlainValue(const Instance* validated, std::string_view name) {
  Ref value = validated == nullptr ? nullptr : validated->attributes.Find(name);
  return value != nullptr && value->kind <= python::Kind::kStr ? value : nullptr;
}

bool IsField(const python::Class& types, std::string_view name) {
  return std::ranges::find(types.fields, name, &python::Class::Field::name) != types.fields.end();
}

/// Options that can hardly be wrong: the text of all types is not read for them alone.
bool IsPlain(const OptionTaker& taker, std::string_view name, Ref value) {
  if (name == "name") return taker.named && value->kind == python::Kind::kStr;
  return (name == "enable_cache" || name == "dynamic") && value->kind == python::Kind::kBool;
}

}  // namespace

void RefuseHere(Evaluator& ev, std::string_view exception, std::string message, SourceSpan span) {
  if (ev.MayBeCaught(exception)) ev.Raise(exception, std::move(message), span);
  ev.ReportIncomplete("zenml-refuses", std::move(message), span);
}

void CheckOptions(Evaluator& ev, const OptionTaker& taker, Dict& options, SourceSpan span) {
  Call call;
  call.span = span;
  for (const auto& [key, value] : options.items) {
    const std::string* name = python::TextIn(key);
    if (name == nullptr || IsPlain(taker, *name, value)) continue;
    call.keywords.emplace_back(ev.heap().Intern(*name), value);
  }
  if (call.keywords.empty()) return;
  python::Class* types = TypesOf(ev, taker.types);
  if (types == nullptr) return;
  for (const auto& [name, value] : call.keywords) {
    if (IsField(*types, name)) continue;
    RefuseHere(ev, "TypeError",
               fmt::format("{}() got an unexpected keyword argument '{}'", taker.name, name), span);
  }
  const Instance* validated = Validated(ev, *types, call, taker.name);
  for (const auto& [name, value] : call.keywords) {
    if (Ref plain = PlainValue(validated, name))
      options.Set(ev.heap().str(std::string(name)), plain);
  }
  CheckHooks(ev, options, span);
}

std::string ProblemOfFile(Evaluator& ev, std::string_view types_name, const Dict& options,
                          SourceSpan span) {
  python::Class* types = TypesOf(ev, types_name);
  Call call;
  call.span = span;
  for (const auto& [key, value] : options.items) {
    const std::string* name = python::TextIn(key);
    if (types == nullptr || name == nullptr || !IsField(*types, *name)) continue;
    call.keywords.emplace_back(ev.heap().Intern(*name), value);
  }
  return call.keywords.empty() ? "" : Validate(ev, *types, std::move(call)).problem;
}

void CheckFunction(Evaluator& ev, Ref function, SourceSpan span) {
  if (function->kind >= python::Kind::kFunction) return;
  ev.Raise("AttributeError",
           fmt::format("'{}' object has no attribute '__name__'", python::TypeName(function)),
           span);
}

void CheckObject(Evaluator& ev, Instance& object) {
  const auto* positional = As<python::Tuple>(object.attributes.Find("args"));
  if (positional != nullptr && !positional->items.empty()) {
    RefuseHere(ev, "TypeError",
               fmt::format("{}() takes no arguments by position", object.cls->name), object.span);
    return;
  }
  const std::string_view model = object.cls->model->name;
  python::Class* types = TypesOf(ev, model.substr(model.rfind('.') + 1));
  if (types == nullptr) return;
  Call call;
  call.span = object.span;
  for (const std::string_view name : object.given) {
    if (name == "**") {
      call.open = true;
    } else if (Ref value = object.attributes.Find(name)) {
      call.keywords.emplace_back(name, value);
    }
  }
  const Instance* validated = Validated(ev, *types, call, object.cls->name);
  for (const auto& [name, value] : call.keywords) {
    if (Ref plain = PlainValue(validated, name)) object.attributes.Set(name, plain);
    if (RoleOf(&object) != Role::kSettings || IsField(*types, name)) continue;
    object.attributes.Erase(name);  // ZenML drops what it does not know
    std::erase(object.given, name);
  }
}

}  // namespace smgraph::zenml
