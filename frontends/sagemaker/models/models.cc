#include "frontends/sagemaker/models/models.h"

#include <algorithm>

#include "frontends/sagemaker/sagemaker.h"

namespace smgraph::sagemaker {

using python::As;
using python::Ref;

const python::ClassModel* ModelOf(Ref value) {
  const auto* object = As<python::Instance>(value);
  return object == nullptr ? nullptr : object->cls->model;
}

Role RoleOf(Ref value) {
  const python::ClassModel* model = ModelOf(value);
  // Tags of other dialects and of Python's library are no roles.
  return model == nullptr || model->tag > Tag(kLastRole) ? Role::kNone
                                                         : static_cast<Role>(model->tag);
}

python::Instance* InstanceOf(Ref value, Role role) {
  return RoleOf(value) == role ? As<python::Instance>(value) : nullptr;
}

bool IsModel(Ref value, std::string_view name) {
  const python::ClassModel* model = ModelOf(value);
  return model != nullptr && model->name == name;
}

bool IsExpressionOfTexts(Ref value) {
  const Role role = RoleOf(value);
  return role == Role::kJoin || role == Role::kJsonGet;
}

Ref Attribute(const python::Instance& object, std::string_view name) {
  Ref value = object.attributes.Find(name);
  return value == nullptr || value->kind == python::Kind::kNone ? nullptr : value;
}

bool Given(const python::Instance& object, std::string_view name) {
  return std::ranges::find(object.given, name) != object.given.end();
}

bool KeepsJobNames(const python::Instance& pipeline) {
  const auto* config = As<python::Instance>(Attribute(pipeline, "pipeline_definition_config"));
  const auto* keeps =
      config == nullptr ? nullptr : As<python::Bool>(Attribute(*config, "use_custom_job_prefix"));
  return keeps != nullptr && keeps->value;
}

void Declare(python::Registry& registry) {
  for (const auto classes :
       {StepClasses(), ValueClasses(), ConditionClasses(), ConfigurationClasses(), CarrierClasses(),
        JobClasses(), EstimatorClasses(), ModelClasses(), SessionClasses()}) {
    registry.Add(classes);
  }
  registry.Add(Functions());
  registry.Add(InstanceChecks());
  registry.Add(Answers());
  registry.Add(Constants());
  registry.Add(EnumerationValues());
  registry.Add(VariableValues());
  registry.Add(ReleaseValues());
}

}  // namespace smgraph::sagemaker
