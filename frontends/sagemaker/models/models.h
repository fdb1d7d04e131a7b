#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "frontends/python/class_model.h"
#include "frontends/python/registry.h"
#include "frontends/python/value.h"

// The classes of the SageMaker SDKs, v2 and v3, one row a class: where they can be imported from
// and their constructor's signature (reference: the classes of sagemaker.workflow and
// sagemaker.mlops.workflow, and the job classes they take).
namespace smgraph::sagemaker {

/// What an object is to the reader of pipelines; the `tag` of its class.
enum class Role : std::uint32_t {
  kNone,  // of a class that is not declared
  kPipeline,
  kStep,
  kCollection,  // several steps under one name
  kParameter,
  kExecutionVariable,
  kJoin,
  kJsonGet,
  kPropertyFile,
  kCondition,
  kDelayedReturn,     // what a call of an @step function gives
  kOutputParameter,   // LambdaOutput, CallbackOutput
  kCustomProperties,  // Properties(...) in a step class of the user's own
  kExperimentProperty,
  kCurrentItem,
  kIterationOutput,
  kStepDependency,
  kJob,             // processor, estimator, transformer, tuner, …
  kModel,           // create() and register() make steps of it
  kModelArguments,  // what create() and register() return
  kCarrier,         // plain data
  kInput,           // plain data that a job reads: ProcessingInput, TrainingInput, …
  kOutput,          // where a processing job writes: ProcessingOutput
  kQualityConfig,   // what a QualityCheck checks
  kClarifyConfig,   // what a ClarifyCheck checks
  kCacheConfig,
  kRetryPolicy,
  kSchedule,
  kSession  // the SDK's sessions and those of the user's subclasses
};
inline constexpr Role kLastRole = Role::kSession;

constexpr std::uint32_t Tag(Role role) {
  return static_cast<std::uint32_t>(role);
}

/// The role of an object; kNone for anything that is not an instance of a declared class.
Role RoleOf(python::Ref value);
/// The instance when it has that role, else null.
python::Instance* InstanceOf(python::Ref value, Role role);
/// The row of an object's class (own or inherited); null when there is none.
const python::ClassModel* ModelOf(python::Ref value);
/// True when the object is of the row called `name`.
bool IsModel(python::Ref value, std::string_view name);
/// `step.properties.A["b"]`; what is called below it is something else.
bool IsProperty(python::Ref value);
/// An attribute of an object; null when it is absent or None.
python::Ref Attribute(const python::Instance& object, std::string_view name);
/// True for a Join or JsonGet.
bool IsExpressionOfTexts(python::Ref value);
/// The value of a member of an enumeration; anything else is itself.
python::Ref MemberValue(python::Ref value);
/// True when the constructor's caller passed `name`; of "**", when it may have passed anything.
bool Given(const python::Instance& object, std::string_view name);

/// True for a pipeline whose configuration certainly says use_custom_job_prefix.
bool KeepsJobNames(const python::Instance& pipeline);

std::span<const python::ClassModel> SessionClasses();
std::span<const python::ClassModel> StepClasses();
std::span<const python::ClassModel> ValueClasses();
std::span<const python::ClassModel> ConditionClasses();
std::span<const python::ClassModel> ConfigurationClasses();
std::span<const python::ClassModel> CarrierClasses();
std::span<const python::ClassModel> JobClasses();
std::span<const python::ClassModel> EstimatorClasses();
std::span<const python::ClassModel> ModelClasses();
std::span<const python::FunctionModel> Functions();
/// What isinstance says about the classes that others inherit from.
std::span<const python::FunctionModel> InstanceChecks();
/// What objects answer to hasattr and to Python's own operations.
std::span<const python::FunctionModel> Answers();
std::span<const python::ConstantModel> Constants();
std::span<const python::ValueModel> EnumerationValues();
std::span<const python::ValueModel> VariableValues();
/// sagemaker.__version__
std::span<const python::ValueModel> ReleaseValues();

}  // namespace smgraph::sagemaker
