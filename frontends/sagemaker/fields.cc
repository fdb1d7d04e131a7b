#include "frontends/sagemaker/fields.h"

#include <algorithm>
#include <utility>

#include "frontends/sagemaker/compile/text.h"
#include "frontends/sagemaker/compile/values.h"
#include "frontends/sagemaker/models/models.h"
#include "graph/base/words.h"

namespace smgraph::sagemaker {
namespace {

using python::Kind;
using python::Ref;

/// Parameters that say how the SDK talks to AWS, not what the step does.
constexpr std::string_view kNotPartOfTheStep[] = {
    "sagemaker_session",
    "session",
    "boto_session",
    "wait",
    "logs",
    "job_name",
    "experiment_config",
    "base_job_name",
    "predictor_cls",
    "base_tuning_job_name",
    "base_transform_job_name",
    "job_name_prefix",
    "log_level",
    "mode",
    "include_cls_metadata",
    "estimator_kwargs",
};

bool PartOfTheStep(std::string_view name) {
  return std::ranges::find(kNotPartOfTheStep, name) == std::end(kNotPartOfTheStep);
}

bool HasValue(Ref value) {
  return value != nullptr && value->kind != Kind::kNone && value->kind != Kind::kAbsent;
}

bool Literal(Ref value) {
  return value->kind == Kind::kBool || value->kind == Kind::kInt || value->kind == Kind::kFloat ||
         value->kind == Kind::kStr;
}

}  // namespace

Ref FieldReader::ValueOf(From from, std::string_view name) {
  if (from == From::kCall) return sources_.call == nullptr ? nullptr : sources_.call->Find(name);
  if (from == From::kJob) return PartOf(sources_.job, name);
  const std::size_t dot = name.find('.');
  Ref value = builder_.Argument(name.substr(0, dot));
  return dot == std::string_view::npos || value == nullptr ? value
                                                           : PartOf(value, name.substr(dot + 1));
}

Ref FieldReader::Find(From from, std::string_view names) {
  Ref value = nullptr;
  const bool found = AnyWord(names, [&](std::string_view name) {
    read_.push_back(name);
    value = ValueOf(from, name);
    return HasValue(value) && Worth(from, name, value);
  });
  return found ? value : nullptr;
}

Ref FieldReader::Peek(From from, std::string_view names) {
  Ref value = nullptr;
  const bool found = AnyWord(names, [&](std::string_view name) {
    value = ValueOf(from, name);
    return HasValue(value);
  });
  return found ? value : nullptr;
}

void FieldReader::CompileField(const Field& field) {
  if (arguments_ == nullptr || field.path.empty()) return;
  Ref value = Peek(field.from, field.names);
  std::optional<graph::Value> compiled;
  if (field.compile != nullptr) {
    compiled = field.compile(*this, value);
  } else if (value != nullptr) {
    compiled = CompileValue(builder_.reader, value);
  }
  if (!compiled) return;
  graph::Map& target = field.into == Into::kBeside ? builder_.compiled()->beside : *arguments_;
  SetAt(target, *Words(field.path).begin(), *std::move(compiled));
}

/// Defaults of the library are not worth telling.
bool FieldReader::Worth(From from, std::string_view name, Ref value) const {
  if (from == From::kCall || !Literal(value)) return true;
  const auto* holder =
      from == From::kJob ? python::As<python::Instance>(sources_.job) : builder_.step.source;
  if (from == From::kStep && name.find('.') != std::string_view::npos) return true;
  return holder == nullptr || Given(*holder, name) || holder->given.empty();
}

/// What holds values of the step without being of a class that is known may hold anything.
void FieldReader::ReadUndeclared(std::string_view name) {
  const std::size_t dot = name.find('.');
  if (dot == std::string_view::npos) return;
  const std::string_view holder = name.substr(0, dot);
  Ref value = builder_.Argument(holder);
  if (value == nullptr || RoleOf(value) != Role::kNone) return;
  if (builder_.node.arguments.Find(holder) == nullptr) {
    builder_.SetArgument(holder, builder_.reader.Read(value));
  }
}

void FieldReader::Read(std::span<const Field> fields, const PortsReader& inputs,
                       const PortsReader& outputs) {
  for (const Field& field : fields) {
    if (field.from == From::kInputs || field.from == From::kOutputs) {
      const PortsReader& ports = field.from == From::kInputs ? inputs : outputs;
      if (ports != nullptr) ports(*this);
      if (field.compile != nullptr) CompileField(field);
      continue;
    }
    CompileField(field);
    if (field.into == Into::kRequest) continue;
    Ref value = Find(field.from, field.names);
    if (field.from == From::kStep) ReadUndeclared(field.names);
    if (value == nullptr) continue;
    switch (field.into) {
      case Into::kArgument:
        builder_.SetArgument(field.key, builder_.reader.Read(value));
        break;
      case Into::kBeside:
        builder_.SetArgument(field.key,
                             builder_.reader.ReadOutside(value, "outside of its Arguments"));
        break;
      case Into::kSetting:
        builder_.SetSetting(field.key, builder_.reader.Read(value));
        break;
      case Into::kInput:
        builder_.AddInput(std::string(field.key), std::string(field.path), value);
        break;
      case Into::kNowhere:
        builder_.reader.Read(value);
        break;
      case Into::kRequest:
        break;
    }
  }
}

void FieldReader::CompileOnly(std::span<const Field> fields) {
  for (const Field& field : fields) {
    if (field.into != Into::kBeside) CompileField(field);
  }
}

void FieldReader::ReadRestOf(std::string_view name, Ref value) {
  if (value == nullptr || value->kind == Kind::kNone ||
      std::ranges::find(read_, name) != read_.end())
    return;
  if (!PartOfTheStep(name)) return;
  if (builder_.node.arguments.Find(name) != nullptr) return;
  builder_.SetArgument(name, builder_.reader.Read(value));
}

void FieldReader::ReadRest() {
  if (sources_.call != nullptr) {
    for (const auto& [name, value] : sources_.call->entries())
      ReadRestOf(name, value);
  }
  if (const auto* job = python::As<python::Instance>(sources_.job)) {
    for (const std::string_view name : job->given)
      ReadRestOf(name, job->attributes.Find(name));
    if (Given(*job, "**")) {
      const graph::Unknown more{"arguments that are not known", "**", job->span};
      builder_.SetArgument("**", more);
      if (arguments_ != nullptr) arguments_->Set("**", more);
    }
  }
}

}  // namespace smgraph::sagemaker
