#include "frontends/zenml/parameters.h"

#include <algorithm>
#include <span>
#include <utility>

#include <fmt/format.h>

#include "frontends/python/annotations.h"
#include "frontends/python/natives.h"
#include "frontends/zenml/configuration.h"
#include "frontends/zenml/validation.h"
#include "frontends/zenml/values.h"

namespace smgraph::zenml {
namespace {

using python::As;
using python::Call;
using python::Dict;
using python::Evaluator;
using python::ParameterKind;
using python::Ref;

// An object of its own with the same contents, so that its identity says where it comes from.
// There is one None only.
Ref Renewed(Evaluator& ev, Ref value) {
  if (const auto* truth = As<python::Bool>(value)) {
    return ev.heap().New<python::Bool>(truth->value);
  }
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
    case python::Kind::kEllipsis:
      return false;
    default:
      return true;
  }
}

class Binder {
 public:
  Binder(Evaluator& ev, Recording& recording, Recording& caller, const python::Function& function,
         const Call& call, const RunConfig& config)
      : ev_(ev),
        recording_(recording),
        caller_(caller),
        function_(function),
        call_(call),
        config_(config),
        values_(ev, &recording),
        configured_(As<Dict>(OptionOf(ev, *recording.pipeline, "parameters"))),
        parameters_(function.parameters) {
    // A method that is bound has its object already.
    Ref entrypoint = recording.pipeline->attributes.Find("entrypoint");
    if (As<python::BoundMethod>(entrypoint) != nullptr && !parameters_.empty())
      parameters_ = parameters_.subspan(1);
    values_.set_place(call.span);
    values_.ReadWholeModels();
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
  Ref Validated(const python::Parameter& parameter, Ref value);
  Ref Free(const python::Parameter& parameter, Ref given);
  void Declare(const python::Parameter& parameter, Ref default_value, Ref given);
  std::vector<graph::Value> AllowedFor(Ref annotation);
  void CheckExtra();
  void TakeMore(Call& arguments);

  Evaluator& ev_;
  Recording& recording_;
  Recording& caller_;  // is told what is wrong with the call
  const python::Function& function_;
  const Call& call_;
  const RunConfig& config_;
  Values values_;
  const Dict* configured_;
  std::span<const python::Parameter> parameters_;
};

// The file beats configure(parameters=…): both are merged.
Ref Binder::Configured(std::string_view name) const {
  const Dict* file = config_.Section("parameters");
  Ref value = file == nullptr ? nullptr : file->Find(name);
  if (value == nullptr && configured_ != nullptr) value = configured_->Find(name);
  return value;
}

Binder::Given Binder::FindGiven(const python::Parameter& parameter, std::size_t position) {
  if (recording_.symbolic) return {};
  const bool positional = parameter.kind != ParameterKind::kKeywordOnly;
  Ref at_call = positional && position < call_.positional.size() ? call_.positional[position]
                                                                 : call_.Keyword(parameter.name);
  Ref configured = Configured(parameter.name);
  if (at_call == nullptr) return {configured, false};
  const bool by_position = positional && position < call_.positional.size();
  if (configured != nullptr && (by_position || python::Equals(at_call, configured) == 0)) {
    caller_.Refuse(fmt::format("configured parameter '{}' for the pipeline '{}' conflicts with "
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
    caller_.Report("missing-argument",
                   fmt::format("the call of pipeline '{}' gives no value for '{}'", recording_.name,
                               parameter.name),
                   call_.span);
  }
  return ev_.NewOpenName(fmt::format("argument '{}' of {}", parameter.name, function_.name),
                         parameter.name, function_.definition.span());
}

// A dynamic pipeline is run with whatever values it is given: its graph is that of all of them. So
// is that of a static one for any values.
// Null for objects, which cannot come from elsewhere.
Ref Binder::Free(const python::Parameter& parameter, Ref given) {
  if (!recording_.free && !recording_.any_values) return nullptr;
  const bool object = given != nullptr && given->kind >= python::Kind::kFunction &&
                      given->kind <= python::Kind::kScope;
  if (object ||
      ev_.BoundValue(parameter.name, parameter.annotation, parameter.default_value) != nullptr)
    return nullptr;
  python::Unknown* symbol =
      ev_.NewUnknown(fmt::format("parameter '{}' of the pipeline", parameter.name),
                     std::string(parameter.name), function_.definition.span());
  symbol->host = false;
  return symbol;
}

// Arguments and defaults alike are checked, and converted, by pydantic.
Ref Binder::Validated(const python::Parameter& parameter, Ref value) {
  Ref annotation = AnnotationOf(ev_, function_, parameter);
  Ref converted = Converted(ev_, value, annotation, function_, call_.span);
  if (const auto* row = converted == nullptr ? nullptr : NamedTupleIn(converted)) {
    caller_.Refuse(fmt::format("argument '{}' of pipeline '{}' holds a namedtuple {}, which ZenML "
                               "does not copy",
                               parameter.name, recording_.name, row->name),
                   call_.span);
  }
  if (converted != nullptr && NoJson(converted) == nullptr) return converted;
  caller_.Refuse(
      fmt::format("invalid argument '{}' of pipeline '{}': {} for {}", parameter.name,
                  recording_.name, python::TypeName(value),
                  annotation != nullptr ? parameter.annotation.text() : "a value of JSON"),
      call_.span);
  return converted == nullptr ? value : converted;
}

// The values of a Literal, or of the members of an enumeration: pydantic takes no others.
std::vector<graph::Value> Binder::AllowedFor(Ref annotation) {
  std::vector<Ref> listed;
  const auto generic = annotation == nullptr ? std::nullopt : python::GenericOf(ev_, annotation);
  if (generic && python::ImportedName(generic->origin) == "Literal") listed = generic->arguments;
  const auto* cls = annotation == nullptr ? nullptr : As<python::Class>(annotation);
  if (cls != nullptr && cls->enumeration) {
    for (const auto& [name, member] : cls->attributes.entries()) {
      const auto* instance = As<python::Instance>(member);
      if (instance != nullptr && instance->cls == cls) listed.push_back(member);
    }
  }
  std::vector<graph::Value> allowed;
  for (Ref value : listed) {
    graph::Value read = values_.Read(value);
    const bool text = read.As<std::string>() != nullptr;
    const bool plain = text || read.As<bool>() != nullptr || read.As<std::int64_t>() != nullptr;
    if (!plain) return {};
    allowed.push_back(std::move(read));
  }
  return allowed;
}

// The default that is used is what pydantic makes of it.
void Binder::Declare(const python::Parameter& parameter, Ref default_value, Ref given) {
  graph::Parameter declared;
  declared.name = std::string(parameter.name);
  if (!parameter.annotation.null()) declared.type = std::string(parameter.annotation.text());
  declared.span = function_.definition.span();
  if (!declared.type.empty())
    declared.allowed = AllowedFor(AnnotationOf(ev_, function_, parameter));
  if (default_value != nullptr) declared.default_value = values_.Read(default_value);
  if (given != nullptr) recording_.given.Set(declared.name, values_.Read(given));
  recording_.parameters.push_back(std::move(declared));
}

// Names and positions that the function has no parameter for. ZenML passes all arguments by name in
// the end, which leaves nothing for `*rest` and for what is positional only.
void Binder::CheckExtra() {
  const auto count = [this](ParameterKind kind) {
    return static_cast<std::size_t>(
        std::ranges::count(parameters_, kind, &python::Parameter::kind));
  };
  const auto has = [&count](ParameterKind kind) { return count(kind) > 0; };
  const auto check = [&](std::string_view name) {
    const auto known = std::ranges::find(parameters_, name, &python::Parameter::name);
    if (known != parameters_.end() || has(ParameterKind::kVarKeywords)) return;
    caller_.Refuse(fmt::format("pipeline '{}' has no parameter '{}'", recording_.name, name),
                   call_.span);
  };
  for (const auto& [name, value] : call_.keywords)
    check(name);
  for (const Dict* configured : {config_.Section("parameters"), configured_}) {
    if (configured == nullptr) continue;
    for (const auto& [key, value] : configured->items) {
      std::string name;
      if (python::TextOf(key, name)) check(name);
    }
  }
  if (has(ParameterKind::kPositionalOnly)) {
    caller_.Refuse(
        fmt::format("pipeline '{}' has parameters that are positional only", recording_.name),
        call_.span);
  }
  const std::size_t positions = count(ParameterKind::kNormal);
  if (call_.positional.size() <= positions + count(ParameterKind::kPositionalOnly)) return;
  caller_.Refuse(fmt::format("pipeline '{}' takes {} arguments, not {}", recording_.name, positions,
                             call_.positional.size()),
                 call_.span);
}

// What `**rest` takes are parameters, too.
void Binder::TakeMore(Call& arguments) {
  const bool takes = std::ranges::any_of(
      parameters_, [](const auto& one) { return one.kind == ParameterKind::kVarKeywords; });
  for (const auto& [name, value] : call_.keywords) {
    const auto known = std::ranges::find(parameters_, name, &python::Parameter::name);
    if (!takes || known != parameters_.end()) continue;
    graph::Parameter declared;
    declared.name = std::string(name);
    declared.span = function_.definition.span();
    recording_.given.Set(declared.name, values_.Read(value));
    recording_.parameters.push_back(std::move(declared));
    Ref own = Renewed(ev_, value);
    if (CanStandForParameter(own)) recording_.parameter_of.emplace(own, std::string(name));
    arguments.keywords.emplace_back(name, own);
  }
}

Call Binder::Bind() {
  Call arguments;
  arguments.span = call_.span;
  std::size_t position = 0;
  for (const python::Parameter& parameter : parameters_) {
    if (parameter.kind == ParameterKind::kVarArgs ||
        parameter.kind == ParameterKind::kVarKeywords) {
      continue;
    }
    const Given given = FindGiven(parameter, position++);
    const bool required = parameter.default_value == nullptr;
    Ref value = given.value != nullptr ? given.value : Symbol(parameter, required);
    const bool is_default = value == parameter.default_value;
    value = Validated(parameter, value);
    Declare(parameter, is_default ? value : parameter.default_value,
            given.value != nullptr ? value : nullptr);
    if (Ref free = Free(parameter, given.value)) value = free;
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
  TakeMore(arguments);
  CheckExtra();
  return arguments;
}

}  // namespace

Call BindPipelineArguments(Evaluator& ev, Recording& recording, Recording& caller,
                           const python::Function& function, const Call& call,
                           const RunConfig& config) {
  return Binder(ev, recording, caller, function, call, config).Bind();
}

}  // namespace smgraph::zenml
