#include "frontends/zenml/parameters.h"

#include <algorithm>
#include <charconv>
#include <cmath>
#include <utility>

#include <fmt/format.h>

#include "frontends/python/natives.h"
#include "frontends/zenml/configuration.h"
#include "frontends/zenml/values.h"

namespace smgraph::zenml {
namespace {

using python::As;
using python::Call;
using python::Dict;
using python::Evaluator;
using python::ParameterKind;
using python::Ref;

template <typename Number>
std::optional<Number> ParseNumber(std::string_view text) {
  Number number{};
  const char* end = text.data() + text.size();
  const auto parsed = std::from_chars(text.data(), end, number);
  return parsed.ec == std::errc() && parsed.ptr == end ? std::optional(number) : std::nullopt;
}

/// `T` of Optional[T], `T | None`, Union[T, None]; the text itself otherwise.
std::string_view WithoutNone(std::string_view annotation) {
  for (const std::string_view prefix : {"Optional[", "typing.Optional[", "t.Optional["}) {
    if (annotation.starts_with(prefix) && annotation.ends_with(']')) {
      return annotation.substr(prefix.size(), annotation.size() - prefix.size() - 1);
    }
  }
  if (annotation.ends_with(" | None")) return annotation.substr(0, annotation.size() - 7);
  return annotation;
}

std::string_view ElementType(std::string_view annotation) {
  for (const std::string_view prefix : {"List[", "list[", "typing.List[", "Sequence["}) {
    if (annotation.starts_with(prefix) && annotation.ends_with(']')) {
      return annotation.substr(prefix.size(), annotation.size() - prefix.size() - 1);
    }
  }
  return {};
}

Ref CoerceText(Evaluator& ev, Ref value, const std::string& text, std::string_view type) {
  if (type == "int") {
    if (const auto number = ParseNumber<std::int64_t>(text)) return ev.heap().integer(*number);
  } else if (type == "float") {
    if (const auto number = ParseNumber<double>(text)) return ev.heap().number(*number);
  } else if (type == "bool") {
    constexpr std::string_view kTrue[] = {"true", "True", "1", "yes", "on"};
    constexpr std::string_view kFalse[] = {"false", "False", "0", "no", "off"};
    if (std::ranges::find(kTrue, text) != std::end(kTrue)) return ev.heap().boolean(true);
    if (std::ranges::find(kFalse, text) != std::end(kFalse)) return ev.heap().boolean(false);
  }
  return value;
}

// Numbers of one type where another is asked for, as far as nothing is lost.
Ref CoerceNumber(Evaluator& ev, Ref value, std::string_view type) {
  const auto* integer = As<python::Int>(value);
  const auto* number = As<python::Float>(value);
  const auto* boolean = As<python::Bool>(value);
  if (type == "float" && integer != nullptr) {
    return ev.heap().number(static_cast<double>(integer->value));
  }
  if (type == "bool" && integer != nullptr && (integer->value == 0 || integer->value == 1)) {
    return ev.heap().boolean(integer->value == 1);
  }
  if (type == "int" && boolean != nullptr) return ev.heap().integer(boolean->value ? 1 : 0);
  const bool whole = number != nullptr && std::abs(number->value) < 1e15 &&
                     number->value == std::trunc(number->value);
  if (type == "int" && whole) {
    return ev.heap().integer(static_cast<std::int64_t>(number->value));
  }
  return value;
}

// An object of its own with the same contents, so that its identity says where it comes from. None,
// True and False are compared by identity in Python and stay what they are.
Ref Renewed(Evaluator& ev, Ref value) {
  if (const auto* number = As<python::Int>(value)) {
    return ev.heap().New<python::Int>(number->value);
  }
  if (const auto* number = As<python::Float>(value)) {
    return ev.heap().New<python::Float>(number->value);
  }
  if (const auto* text = As<python::Str>(value)) return ev.heap().New<python::Str>(text->value);
  if (const auto* list = As<python::List>(value)) return ev.heap().New<python::List>(list->items);
  return value;
}

bool CanStandForParameter(Ref value) {
  switch (value->kind) {
    case python::Kind::kNone:
    case python::Kind::kBool:
    case python::Kind::kEllipsis:
      return false;
    default:
      return true;
  }
}

class Binder {
 public:
  Binder(Evaluator& ev, Recording& recording, const python::Function& function, const Call& call,
         const RunConfig& config)
      : ev_(ev),
        recording_(recording),
        function_(function),
        call_(call),
        config_(config),
        values_(ev, &recording),
        configured_(As<Dict>(OptionOf(ev, *recording.pipeline, "parameters"))) {
    values_.set_place(call.span);
  }

  Call Bind();

 private:
  struct Given {
    Ref value = nullptr;
    bool by_caller = false;
  };
  Given FindGiven(const python::Parameter& parameter, std::size_t position);
  Ref Configured(std::string_view name) const;
  Ref Symbol(const python::Parameter& parameter, bool required);
  void Declare(const python::Parameter& parameter, Ref value, bool given);
  void CheckExtra();

  Evaluator& ev_;
  Recording& recording_;
  const python::Function& function_;
  const Call& call_;
  const RunConfig& config_;
  Values values_;
  const Dict* configured_;
};

// The file beats configure(parameters=…): both are merged.
Ref Binder::Configured(std::string_view name) const {
  const Dict* file = config_.Section("parameters");
  Ref value = file == nullptr ? nullptr : file->Find(name);
  if (value == nullptr && configured_ != nullptr) value = configured_->Find(name);
  return value;
}

Binder::Given Binder::FindGiven(const python::Parameter& parameter, std::size_t position) {
  const bool positional = parameter.kind != ParameterKind::kKeywordOnly;
  Ref at_call = positional && position < call_.positional.size() ? call_.positional[position]
                                                                 : call_.Keyword(parameter.name);
  Ref configured = Configured(parameter.name);
  if (at_call == nullptr) return {configured, false};
  if (configured != nullptr && python::Equals(at_call, configured) == 0) {
    recording_.Report("zenml-refuses",
                      fmt::format("configured parameter '{}' for the pipeline '{}' conflicts with "
                                  "the value passed at the call",
                                  parameter.name, recording_.name),
                      call_.span);
  }
  return {at_call, true};
}

Ref Binder::Symbol(const python::Parameter& parameter, bool required) {
  const Ref bound = ev_.BoundValue(parameter.name, parameter.annotation, parameter.default_value);
  if (bound != nullptr) return bound;
  const bool unsure = config_.missing || call_.open || recording_.symbolic;
  if (!required && !unsure) return parameter.default_value;
  if (required && recording_.asked && !unsure) {
    recording_.Report("missing-argument",
                      fmt::format("the call of pipeline '{}' gives no value for '{}'",
                                  recording_.name, parameter.name),
                      call_.span);
  }
  return ev_.NewOpenName(fmt::format("argument '{}' of {}", parameter.name, function_.name),
                         parameter.name, function_.definition.span());
}

void Binder::Declare(const python::Parameter& parameter, Ref value, bool given) {
  graph::Parameter declared;
  declared.name = std::string(parameter.name);
  if (!parameter.annotation.null()) declared.type = std::string(parameter.annotation.text());
  declared.span = function_.definition.span();
  if (parameter.default_value != nullptr) {
    declared.default_value = values_.Read(parameter.default_value);
  }
  if (given) recording_.given.Set(declared.name, values_.Read(value));
  recording_.parameters.push_back(std::move(declared));
}

void Binder::CheckExtra() {
  for (const auto& [name, value] : call_.keywords) {
    const auto known = std::ranges::find(function_.parameters, name, &python::Parameter::name);
    const bool any = std::ranges::any_of(function_.parameters, [](const python::Parameter& one) {
      return one.kind == ParameterKind::kVarKeywords;
    });
    if (known != function_.parameters.end() || any) continue;
    recording_.Report("zenml-refuses",
                      fmt::format("pipeline '{}' has no parameter '{}'", recording_.name, name),
                      call_.span);
  }
}

Call Binder::Bind() {
  Call arguments;
  arguments.span = call_.span;
  std::size_t position = 0;
  for (const python::Parameter& parameter : function_.parameters) {
    if (parameter.kind == ParameterKind::kVarArgs ||
        parameter.kind == ParameterKind::kVarKeywords) {
      continue;
    }
    const Given given = FindGiven(parameter, position++);
    const bool required = parameter.default_value == nullptr;
    Ref value = given.value != nullptr ? given.value : Symbol(parameter, required);
    const auto annotation = parameter.annotation;
    if (!annotation.null()) value = Coerce(ev_, value, annotation.text());
    Declare(parameter, value, given.value != nullptr);
    value = Renewed(ev_, value);
    if (CanStandForParameter(value)) {
      recording_.parameter_of.emplace(value, std::string(parameter.name));
    }
    if (parameter.kind == ParameterKind::kPositionalOnly) {
      arguments.positional.push_back(value);
    } else {
      arguments.keywords.emplace_back(parameter.name, value);
    }
  }
  CheckExtra();
  return arguments;
}

}  // namespace

Ref Coerce(Evaluator& ev, Ref value, std::string_view annotation) {
  const std::string_view type = WithoutNone(annotation);
  if (const auto* text = As<python::Str>(value)) return CoerceText(ev, value, text->value, type);
  const auto* list = As<python::List>(value);
  const std::string_view element = ElementType(type);
  if (list == nullptr || element.empty()) return CoerceNumber(ev, value, type);
  std::vector<Ref> items;
  for (Ref item : list->items)
    items.push_back(Coerce(ev, item, element));
  return python::NewList(ev, std::move(items));
}

Call BindPipelineArguments(Evaluator& ev, Recording& recording, const python::Function& function,
                           const Call& call, const RunConfig& config) {
  return Binder(ev, recording, function, call, config).Bind();
}

}  // namespace smgraph::zenml
