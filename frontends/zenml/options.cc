#include "frontends/zenml/options.h"

#include <algorithm>
#include <utility>

#include <fmt/format.h>

#include "frontends/python/natives.h"
#include "frontends/zenml/hooks.h"
#include "frontends/zenml/models/models.h"
#include "frontends/zenml/option_check.h"
#include "frontends/zenml/state.h"
#include "graph/base/catalogue.h"

namespace smgraph::zenml {
namespace {

using python::As;
using python::Call;
using python::Dict;
using python::Evaluator;
using python::Instance;
using python::Ref;

}  // namespace

void RefuseHere(Evaluator& ev, std::string_view exception, std::string message, SourceSpan span) {
  if (ev.MayBeCaught(exception)) ev.Raise(exception, std::move(message), span);
  ev.ReportIncomplete("zenml-refuses", std::move(message), span);
}

void RefuseInBody(Evaluator& ev, std::string_view exception, std::string message, SourceSpan span) {
  const Recording* body = ev.State<State>().active;
  if (body == nullptr) return;
  if (ev.path() != body->outermost) ev.Raise(exception, std::move(message), span);
  RefuseHere(ev, exception, std::move(message), span);
}

void CheckOptions(Evaluator& ev, const OptionTaker& taker, Dict& options, SourceSpan span) {
  const OptionTypes& types = *FindOptionTypes(taker.types);
  Call call;
  call.span = span;
  call.open = options.open;
  for (const auto& [key, value] : options.items) {
    const std::string* name = python::TextIn(key);
    if (name == nullptr) continue;
    if (types.Find(*name) != nullptr) {
      call.keywords.emplace_back(ev.heap().Intern(*name), value);
      continue;
    }
    RefuseHere(ev, "TypeError",
               fmt::format("{}() got an unexpected keyword argument '{}'", taker.name, *name),
               span);
  }
  PlainOptions converted;
  const std::string problem = ProblemWith(ev, types, call, &converted);
  if (!problem.empty()) {
    RefuseHere(ev, "ValidationError", fmt::format("{}(): {}", taker.name, problem), span);
  }
  for (const auto& [name, value] : converted)
    options.Set(ev.heap().str(std::string(name)), value);
  CheckHooks(ev, options, span);
}

std::string ProblemOfFile(Evaluator& ev, std::string_view types, const Dict& options,
                          SourceSpan span) {
  Call call;
  call.span = span;
  for (const auto& [key, value] : options.items) {
    if (const std::string* name = python::TextIn(key))
      call.keywords.emplace_back(ev.heap().Intern(*name), value);
  }
  return ProblemWith(ev, *FindOptionTypes(types), call, nullptr);
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
  const OptionTypes& types = *FindOptionTypes(model.substr(model.rfind('.') + 1));
  Call call;
  call.span = object.span;
  for (const std::string_view name : object.given) {
    if (name == "**") {
      call.open = true;
    } else if (Ref value = object.attributes.Find(name)) {
      call.keywords.emplace_back(name, value);
    }
  }
  PlainOptions converted;
  const std::string problem = ProblemWith(ev, types, call, &converted);
  if (!problem.empty()) {
    RefuseHere(ev, "ValidationError", fmt::format("{}: {}", object.cls->name, problem),
               object.span);
  }
  for (const auto& [name, value] : converted)
    object.attributes.Set(name, value);
  if (RoleOf(&object) != Role::kSettings) return;
  for (const auto& [name, value] : call.keywords) {  // ZenML drops what it does not know
    if (types.Find(name) != nullptr) continue;
    object.attributes.Erase(name);
    std::erase(object.given, name);
  }
}

}  // namespace smgraph::zenml
