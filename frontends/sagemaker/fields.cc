#include "frontends/sagemaker/fields.h"

#include <algorithm>
#include <utility>

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

bool Literal(Ref value) {
  return value->kind == Kind::kBool || value->kind == Kind::kInt || value->kind == Kind::kFloat ||
         value->kind == Kind::kStr;
}

}  // namespace

Ref FieldReader::Find(From from, std::string_view names) {
  for (const std::string_view name : Words(names)) {
    read_.insert(name);
    Ref value = nullptr;
    if (from == From::kJob && sources_.job != nullptr) value = sources_.job->attributes.Find(name);
    if (from == From::kCall && sources_.call != nullptr) value = sources_.call->Find(name);
    if (value != nullptr && value->kind != Kind::kNone && value->kind != Kind::kAbsent &&
        Worth(from, name, value)) {
      return value;
    }
  }
  return nullptr;
}

/// Defaults of the library are not worth telling.
bool FieldReader::Worth(From from, std::string_view name, Ref value) const {
  return from != From::kJob || !Literal(value) || Given(*sources_.job, name) ||
         sources_.job->given.empty();
}

void FieldReader::Read(std::span<const Field> fields, PortsReader inputs, PortsReader outputs) {
  for (const Field& field : fields) {
    if (field.from == From::kInputs) {
      if (inputs != nullptr) inputs(*this);
      continue;
    }
    if (field.from == From::kOutputs) {
      if (outputs != nullptr) outputs(*this);
      continue;
    }
    Ref value = Find(field.from, field.names);
    if (value == nullptr) continue;
    switch (field.into) {
      case Into::kArgument:
        builder_.SetArgument(field.key, builder_.reader.Read(value));
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
    }
  }
}

void FieldReader::ReadRestOf(std::string_view name, Ref value) {
  if (value == nullptr || value->kind == Kind::kNone || read_.contains(name)) return;
  if (!PartOfTheStep(name)) return;
  if (builder_.node.arguments.Find(name) != nullptr) return;
  builder_.SetArgument(name, builder_.reader.Read(value));
}

void FieldReader::ReadRest() {
  if (sources_.call != nullptr) {
    for (const auto& [name, value] : sources_.call->entries())
      ReadRestOf(name, value);
  }
  if (sources_.job != nullptr) {
    for (const std::string_view name : sources_.job->given)
      ReadRestOf(name, sources_.job->attributes.Find(name));
  }
}

}  // namespace smgraph::sagemaker
