#include <map>
#include <string>
#include <string_view>

#include "frontends/python/natives.h"
#include "frontends/python/operands.h"
#include "frontends/sagemaker/models/models.h"
#include "frontends/sagemaker/natives.h"
#include "frontends/sagemaker/step_types.h"
#include "graph/base/words.h"

// The SDK's enumerations.
namespace smgraph::sagemaker {
namespace {

using python::Ref;

struct Enumeration {
  std::string_view name;
  std::string_view names;       // of its members, in the SDK's order
  std::string_view values;      // in the same order
  std::string_view types = {};  // of Python, that members name
};

constexpr Enumeration kStepTypeEnum = {
    "StepTypeEnum",
    "CONDITION CREATE_MODEL PROCESSING REGISTER_MODEL TRAINING TRANSFORM CALLBACK TUNING LAMBDA "
    "QUALITY_CHECK CLARIFY_CHECK EMR EMR_SERVERLESS FAIL AUTOML ENDPOINT_CONFIG ENDPOINT "
    "INFERENCE_COMPONENT LINEAGE JOB CLEANUP FOR_EACH",
    "Condition Model Processing RegisterModel Training Transform Callback Tuning Lambda "
    "QualityCheck ClarifyCheck EMR EMRServerless Fail AutoML EndpointConfig Endpoint "
    "InferenceComponent Lineage Job Cleanup ForEach"};
constexpr Enumeration kParameterTypeEnum = {"ParameterTypeEnum", "STRING INTEGER BOOLEAN FLOAT",
                                            "String Integer Boolean Float", "str int bool float"};
constexpr Enumeration kLambdaOutputTypeEnum = {
    "LambdaOutputTypeEnum", "String Integer Boolean Float", "String Integer Boolean Float"};
constexpr Enumeration kCallbackOutputTypeEnum = {
    "CallbackOutputTypeEnum", "String Integer Boolean Float", "String Integer Boolean Float"};
constexpr Enumeration kStepExceptionTypeEnum = {"StepExceptionTypeEnum", "SERVICE_FAULT THROTTLING",
                                                "Step.SERVICE_FAULT Step.THROTTLING"};
constexpr Enumeration kJobExceptionTypeEnum = {
    "SageMakerJobExceptionTypeEnum", "INTERNAL_ERROR CAPACITY_ERROR RESOURCE_LIMIT",
    "SageMaker.JOB_INTERNAL_ERROR SageMaker.CAPACITY_ERROR SageMaker.RESOURCE_LIMIT"};
constexpr Enumeration kTriggerCondition = {"TriggerCondition", "COMPLETED FAILED STOPPED ANY",
                                           "Completed Failed Stopped Any"};
constexpr Enumeration kPickType = {"ForEachSelectorPickType", "MAX_BY MIN_BY", "MaxBy MinBy"};
constexpr Enumeration kWarmStartTypes = {"WarmStartTypes",
                                         "IDENTICAL_DATA_AND_ALGORITHM TRANSFER_LEARNING",
                                         "IdenticalDataAndAlgorithm TransferLearning"};

constexpr Enumeration kToolkit = {"RLToolkit", "COACH RAY", "coach ray"};
constexpr Enumeration kToolkitFramework = {"RLFramework", "TENSORFLOW MXNET PYTORCH",
                                           "tensorflow mxnet pytorch"};

/// Made once an evaluation: it has several spellings.
struct Enumerations {
  std::map<std::string_view, Ref> by_name;
};

Ref ClassOf(python::Evaluator& ev, const Enumeration& enumeration) {
  Ref& known = ev.State<Enumerations>().by_name[enumeration.name];
  if (known != nullptr) return known;
  const auto text = [&ev](std::string_view word) { return ev.heap().str(std::string(word)); };
  const auto names = Words(enumeration.names);
  const auto values = Words(enumeration.values);
  auto* members = ev.heap().New<python::Dict>();
  for (std::size_t i = 0; i < names.size(); ++i)
    members->Set(text(names[i]), text(values[i]));
  Ref base = ev.NewOpaque(python::Opaque::Origin::kImport, nullptr, "enum.Enum", {});
  known = ev.CallValue(base, python::CallWith({text(enumeration.name), members}, {}));
  const auto types = Words(enumeration.types);
  for (std::size_t i = 0; i < types.size(); ++i) {
    Ref member = ev.GetAttribute(known, names[i], {});
    ev.SetAttribute(member, "python_type", ev.TypeObject(types[i]), {});
  }
  return known;
}

Ref Member(python::Evaluator& ev, const Enumeration& enumeration, std::string_view value) {
  if (value.empty() || !HasWord(enumeration.values, value)) return nullptr;
  return ev.CallValue(ClassOf(ev, enumeration),
                      python::CallWith({ev.heap().str(std::string(value))}, {}));
}

template <const Enumeration& kEnumeration>
Ref Make(python::Evaluator& ev) {
  return ClassOf(ev, kEnumeration);
}

constexpr python::ValueModel kEnumerations[] = {
    {"sagemaker.workflow.steps.StepTypeEnum sagemaker.mlops.workflow.steps.StepTypeEnum "
     "sagemaker.mlops.workflow.StepTypeEnum",
     &Make<kStepTypeEnum>},
    {"sagemaker.workflow.parameters.ParameterTypeEnum "
     "sagemaker.core.workflow.parameters.ParameterTypeEnum "
     "sagemaker.core.workflow.ParameterTypeEnum",
     &Make<kParameterTypeEnum>},
    {"sagemaker.workflow.lambda_step.LambdaOutputTypeEnum "
     "sagemaker.mlops.workflow.lambda_step.LambdaOutputTypeEnum",
     &Make<kLambdaOutputTypeEnum>},
    {"sagemaker.workflow.callback_step.CallbackOutputTypeEnum "
     "sagemaker.mlops.workflow.callback_step.CallbackOutputTypeEnum",
     &Make<kCallbackOutputTypeEnum>},
    {"sagemaker.workflow.retry.StepExceptionTypeEnum "
     "sagemaker.mlops.workflow.retry.StepExceptionTypeEnum "
     "sagemaker.mlops.workflow.StepExceptionTypeEnum",
     &Make<kStepExceptionTypeEnum>},
    {"sagemaker.workflow.retry.SageMakerJobExceptionTypeEnum "
     "sagemaker.mlops.workflow.retry.SageMakerJobExceptionTypeEnum "
     "sagemaker.mlops.workflow.SageMakerJobExceptionTypeEnum",
     &Make<kJobExceptionTypeEnum>},
    {"sagemaker.mlops.workflow.step_dependency.TriggerCondition "
     "sagemaker.mlops.workflow.TriggerCondition",
     &Make<kTriggerCondition>},
    {"sagemaker.mlops.workflow.for_each_step.ForEachSelectorPickType "
     "sagemaker.mlops.workflow.ForEachSelectorPickType",
     &Make<kPickType>},
    {"sagemaker.tuner.WarmStartTypes sagemaker.train.tuner.WarmStartTypes", &Make<kWarmStartTypes>},
    {"sagemaker.rl.estimator.RLToolkit sagemaker.rl.RLToolkit", &Make<kToolkit>},
    {"sagemaker.rl.estimator.RLFramework sagemaker.rl.RLFramework", &Make<kToolkitFramework>},
};

}  // namespace

Ref StepTypeAttribute(python::Evaluator& ev, python::Instance& step, std::string_view name) {
  const StepType* type = name == "step_type" ? TypeOfClass(step.cls->model->name) : nullptr;
  return type == nullptr ? nullptr : Member(ev, kStepTypeEnum, type->type);
}

Ref ParameterTypeAttribute(python::Evaluator& ev, python::Instance& parameter,
                           std::string_view name) {
  constexpr std::string_view kPrefix = "Parameter";
  if (name != "parameter_type") return nullptr;
  return Member(ev, kParameterTypeEnum, parameter.cls->model->name.substr(kPrefix.size()));
}

void CheckDefault(python::Evaluator& ev, python::Instance& parameter) {
  Ref value = parameter.attributes.Find("default_value");
  const bool known = value != nullptr && !python::Unsure(value);
  if (!known || !ev.Truth(value, parameter.span).value_or(false)) return;
  const Ref type = ParameterTypeAttribute(ev, parameter, "parameter_type");
  const auto* python_type =
      python::As<python::Class>(ev.FindAttribute(type, "python_type", parameter.span));
  if (python_type == nullptr || ev.IsInstance(value, *python_type)) return;
  python::RaiseIfCaught(ev, "TypeError",
                        "The default value specified does not match the Parameter Python type.",
                        parameter.span);
}

Ref MemberValue(Ref value) {
  const auto* member = python::As<python::Instance>(value);
  const bool enumerated = member != nullptr && member->cls->enumeration;
  return enumerated ? member->attributes.Find("value") : value;
}

std::span<const python::ValueModel> EnumerationValues() {
  return kEnumerations;
}

}  // namespace smgraph::sagemaker
