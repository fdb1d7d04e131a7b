#include "frontends/zenml/hooks.h"

#include <algorithm>
#include <string>

#include <fmt/format.h>

#include "frontends/python/annotations.h"
#include "frontends/python/natives.h"
#include "frontends/zenml/named_object.h"
#include "frontends/zenml/options.h"
#include "frontends/zenml/signature.h"
#include "frontends/zenml/validation.h"

namespace smgraph::zenml {
namespace {

using python::As;
using python::Dict;
using python::Evaluator;
using python::Function;
using python::ParameterKind;
using python::Ref;

/// An option that takes a hook, and whether ZenML offers it the exception that ended the run.
struct HookRow {
  std::string_view option;
  bool takes_error;
};
constexpr HookRow kHooks[] = {
    {"on_failure", true}, {"on_success", false}, {"on_start", false}, {"on_end", true},
    {"on_pause", false},  {"on_resume", false},  {"on_init", false},  {"on_cleanup", false},
};

bool IsVariadic(const python::Parameter& parameter) {
  return parameter.kind == ParameterKind::kVarArgs || parameter.kind == ParameterKind::kVarKeywords;
}

bool IsPositional(const python::Parameter& parameter) {
  return !IsVariadic(parameter) && parameter.kind != ParameterKind::kKeywordOnly;
}

// True for an exception class, and for a union that has one.
bool NamesError(Evaluator& ev, Ref type) {
  if (const auto* cls = As<python::Class>(type)) {
    return std::ranges::find(cls->mro, ev.BuiltinClass("BaseException")) != cls->mro.end();
  }
  const auto generic = python::GenericOf(ev, type);
  return generic &&
         std::ranges::any_of(generic->arguments, [&ev](Ref part) { return NamesError(ev, part); });
}

/// One hook that is a function of the user's.
class HookCheck {
 public:
  HookCheck(Evaluator& ev, const HookRow& row, const Function& function, SourceSpan span)
      : ev_(ev), row_(row), function_(function), span_(span) {}

  void Run(const Dict* given) {
    const python::Parameter* error = nullptr;
    for (const python::Parameter& parameter : function_.parameters) {
      if (IsVariadic(parameter)) continue;
      const bool offered = row_.takes_error && error == nullptr && IsPositional(parameter);
      if (offered) {
        error = &parameter;
        CheckError(parameter);
      } else {
        CheckOther(parameter, given);
      }
    }
    if (given != nullptr) CheckNames(*given);
    const bool nested = function_.qualified_name.find("<locals>") != std::string::npos ||
                        function_.name == "<lambda>";
    if (nested && function_.attributes.Find("__wrapped__") == nullptr) {
      Refuse("RuntimeError", "it is not defined at the top level of a module");
    }
  }

 private:
  void Refuse(std::string_view exception, std::string_view why) {
    if (refused_) return;
    refused_ = true;
    RefuseHere(ev_, exception, fmt::format("{}={}: {}", row_.option, function_.name, why), span_);
  }

  // The argument that gets the exception, an Exception().
  void CheckError(const python::Parameter& parameter) {
    Ref type = AnnotationOf(ev_, function_, parameter);
    if (type == nullptr) return;
    python::Class* exception = ev_.BuiltinClass("Exception");
    const auto* cls = As<python::Class>(type);
    const bool narrow = cls != nullptr && NamesError(ev_, type) &&
                        std::ranges::find(exception->mro, cls) == exception->mro.end();
    Ref error = ev_.CallValue(exception, python::CallWith({}, span_));
    if (narrow || Converted(ev_, error, type, function_, span_) == nullptr) {
      Refuse("Exception", fmt::format("'{}' has to take any exception, not a {}", parameter.name,
                                      parameter.annotation.text()));
    }
  }

  // What ZenML gives nothing for, on_init_kwargs= apart.
  void CheckOther(const python::Parameter& parameter, const Dict* given) {
    const bool open = row_.option == "on_init" && given != nullptr && given->open;
    Ref value = given == nullptr ? nullptr : given->Find(parameter.name);
    if (value == nullptr && parameter.default_value == nullptr && !open) {
      Refuse("Exception", fmt::format("nothing is given for '{}'", parameter.name));
    }
    Ref type = AnnotationOf(ev_, function_, parameter);
    if (!row_.takes_error && type != nullptr && NamesError(ev_, type)) {
      Refuse("Exception", fmt::format("'{}' is given no exception", parameter.name));
    }
    if (value != nullptr && Converted(ev_, value, type, function_, span_) == nullptr) {
      Refuse("Exception", fmt::format("{} for '{}', a {}", python::TypeName(value), parameter.name,
                                      parameter.annotation.text()));
    }
  }

  void CheckNames(const Dict& given) {
    for (const auto& [key, value] : given.items) {
      const std::string* name = python::TextIn(key);
      const bool takes =
          name == nullptr || std::ranges::any_of(function_.parameters, [&](const auto& one) {
            return one.name == *name || one.kind == ParameterKind::kVarKeywords;
          });
      if (!takes) Refuse("Exception", fmt::format("it has no argument '{}'", *name));
    }
  }

  Evaluator& ev_;
  const HookRow& row_;
  const Function& function_;
  SourceSpan span_;
  bool refused_ = false;
};

// Values that are certainly no functions. A text is the path of one.
bool CanBeCalled(Ref hook) {
  switch (hook->kind) {
    case python::Kind::kBool:
    case python::Kind::kInt:
    case python::Kind::kFloat:
    case python::Kind::kList:
    case python::Kind::kTuple:
    case python::Kind::kDict:
    case python::Kind::kSet:
      return false;
    default:
      return true;
  }
}

void CheckHook(Evaluator& ev, const HookRow& row, Ref hook, const Dict* given, SourceSpan span) {
  if (!ev.Truth(hook, span).value_or(true)) return;
  const std::string* path = python::TextIn(hook);
  const auto named = path == nullptr ? std::nullopt : NamedObject(ev, *path);
  if (named && *named == nullptr) {
    return RefuseHere(ev, "AttributeError",
                      fmt::format("{}='{}': the module has no such attribute", row.option, *path),
                      span);
  }
  if (named) {
    hook = *named;
    path = nullptr;
  }
  if (!CanBeCalled(hook) || (path != nullptr && path->find('.') == std::string::npos)) {
    return RefuseHere(
        ev, "Exception",
        fmt::format("{}: {} is no function, nor 'module.function'", row.option, python::Repr(hook)),
        span);
  }
  if (const auto* function = As<Function>(hook)) HookCheck(ev, row, *function, span).Run(given);
}

}  // namespace

void CheckHooks(Evaluator& ev, const Dict& options, SourceSpan span) {
  for (const HookRow& row : kHooks) {
    Ref hook = options.Find(row.option);
    if (python::IsNone(hook)) continue;
    Ref given = row.option == "on_init" ? options.Find("on_init_kwargs") : nullptr;
    if (given != nullptr && As<Dict>(given) == nullptr && !python::IsNone(given)) continue;
    CheckHook(ev, row, hook, As<Dict>(given), span);
  }
}

}  // namespace smgraph::zenml
