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
  return model == nullptr || model->tag > Tag(Role::kSchedule) ? Role::kNone
                                                               : static_cast<Role>(model->tag);
}

python::Instance* InstanceOf(Ref value, Role role) {
  return RoleOf(value) == role ? As<python::Instance>(value) : nullptr;
}

bool IsModel(Ref value, std::string_view name) {
  const python::ClassModel* model = ModelOf(value);
  return model != nullptr && model->name == name;
}

Ref Attribute(const python::Instance& object, std::string_view name) {
  Ref value = object.attributes.Find(name);
  return value == nullptr || value->kind == python::Kind::kNone ? nullptr : value;
}

bool Given(const python::Instance& object, std::string_view name) {
  return std::ranges::find(object.given, name) != object.given.end();
}

void Declare(python::Registry& registry) {
  for (const auto classes :
       {StepClasses(), ValueClasses(), ConditionClasses(), ConfigurationClasses(), CarrierClasses(),
        JobClasses(), EstimatorClasses(), ModelClasses()}) {
    registry.Add(classes);
  }
  registry.Add(Functions());
  registry.Add(InstanceChecks());
  registry.Add(Answers());
  registry.Add(Constants());
  registry.Add(EnumerationValues());
  registry.Add(VariableValues());
}

}  // namespace smgraph::sagemaker
