#include <algorithm>
#include <optional>
#include <string>
#include <string_view>

#include "frontends/dialect/origin.h"
#include "frontends/python/natives.h"
#include "frontends/sagemaker/access.h"
#include "frontends/sagemaker/compile/environment.h"
#include "frontends/sagemaker/models/models.h"
#include "graph/base/words.h"

// What the SDK's classes inherit from, as far as programs ask with isinstance (reference: the MROs
// of the classes of sagemaker 2.257 and 3.27).
namespace smgraph::sagemaker {
namespace {

using python::As;
using python::Ref;

constexpr std::string_view kVariables =
    "ConditionJsonGet CurrentItem DelayedReturn ExecutionVariable IterationOutput Join JsonGet "
    "Parameter ParameterBoolean ParameterFloat ParameterInteger ParameterString Properties";
constexpr std::string_view kAlgorithms =
    "FactorizationMachines IPInsights KMeans KNN LDA LinearLearner NTM Object2Vec PCA "
    "RandomCutForest";
constexpr std::string_view kFrameworks =
    "Chainer HuggingFace MXNet PyTorch RLEstimator SKLearn TensorFlow XGBoost";
constexpr std::string_view kFrameworkModels =
    "ChainerModel HuggingFaceModel MXNetModel PyTorchModel SKLearnModel TensorFlowModel "
    "XGBoostModel";
constexpr std::string_view kPackedProcessors =
    "HuggingFaceProcessor MXNetProcessor PyTorchProcessor TensorFlowProcessor XGBoostProcessor";
constexpr std::string_view kScriptProcessors =
    "FrameworkProcessor FrameworkProcessorV3 PySparkProcessor SKLearnProcessor SparkJarProcessor";

/// A class and the rows of its subclasses, in up to three lists.
struct Base {
  std::string_view name;
  std::string_view below;
  std::string_view more = {};
  std::string_view rest = {};
};
constexpr std::string_view kParameterNames =
    "Parameter ParameterBoolean ParameterFloat ParameterInteger ParameterString";
constexpr std::string_view kConditionNames =
    "Condition ConditionComparison ConditionEquals ConditionGreaterThan "
    "ConditionGreaterThanOrEqualTo ConditionIn ConditionLessThan ConditionLessThanOrEqualTo "
    "ConditionNot ConditionOr";
constexpr std::string_view kPolicyNames = "RetryPolicy SageMakerJobStepRetryPolicy StepRetryPolicy";
constexpr Base kBases[] = {
    {"PipelineVariable", kVariables},
    {"Expression", kVariables, "PipelineExperimentConfigProperty PropertyFile"},
    {"Entity", kParameterNames, kConditionNames, kPolicyNames},  // and steps
    {"Parameter", kParameterNames},
    {"JsonGet", "ConditionJsonGet"},
    {"Condition", kConditionNames},
    {"ConditionComparison",
     "ConditionEquals ConditionGreaterThan ConditionGreaterThanOrEqualTo ConditionLessThan "
     "ConditionLessThanOrEqualTo"},
    {"ConfigurableRetryStep",
     "AutoMLStep CreateModelStep EMRStep EndpointConfigStep NotebookJobStep ProcessingStep "
     "TrainingStep TransformStep TuningStep _FunctionStep _RegisterModelStep "
     "_RepackModelStep",
     "EMRServerlessStep JobStep ModelStepV3 ProcessingStepV3 TrainingStepV3 TransformStepV3 "
     "TuningStepV3"},
    {"TrainingStep", "_RepackModelStep"},
    {"StepCollection", "EstimatorTransformer ModelStep MonitorBatchTransformStep RegisterModel"},
    {"RetryPolicy", kPolicyNames},
    {"Processor", kScriptProcessors, kPackedProcessors,
     "DataWranglerProcessor SageMakerClarifyProcessor ScriptProcessor"},
    {"ScriptProcessor", kScriptProcessors, kPackedProcessors},
    {"FrameworkProcessor", kPackedProcessors},
    {"EstimatorBase", kAlgorithms, kFrameworks,
     "AlgorithmEstimator AmazonAlgorithmEstimatorBase Estimator Framework JumpStartEstimator"},
    {"AmazonAlgorithmEstimatorBase", kAlgorithms},
    {"Estimator", "JumpStartEstimator"},
    {"Framework", kFrameworks},
    {"Model", kFrameworkModels,
     "DJLModel FactorizationMachinesModel FrameworkModel IPInsightsModel JumpStartModel "
     "KMeansModel KNNModel LDAModel LinearLearnerModel ModelPackage MultiDataModel NTMModel "
     "Object2VecModel PCAModel RandomCutForestModel SparkMLModel"},
    {"FrameworkModel", kFrameworkModels},
    {"Session", "LocalPipelineSession LocalSession PipelineSession",
     "LocalPipelineSessionV3 LocalSessionV3 PipelineSessionV3 SessionV3"},
    {"PipelineSession", "LocalPipelineSession LocalPipelineSessionV3 PipelineSessionV3"},
    {"LocalSession", "LocalPipelineSession LocalPipelineSessionV3 LocalSessionV3"},
};

std::string_view NameOfBase(Ref cls) {
  if (const auto* known = As<python::Class>(cls)) return known->name;
  const auto* import = As<python::Opaque>(cls);
  const std::string_view name = import == nullptr ? std::string_view() : import->name;
  return name.substr(name.rfind('.') + 1);
}

/// Whether the objects of a class with this row are of the SDK's class `name`.
bool Derives(const python::ClassModel& model, std::string_view name) {
  const bool step = model.tag == Tag(Role::kStep);
  if (name == "Step" || (name == "Entity" && step)) return step;
  const auto* base = std::ranges::find(kBases, name, &Base::name);
  if (base == std::end(kBases)) return model.name == name;
  return model.name == name || HasWord(base->below, model.name) ||
         HasWord(base->more, model.name) || HasWord(base->rest, model.name);
}

/// Whether a value is an object of the SDK's class `name`; nothing where it is not known.
std::optional<bool> IsA(Ref value, std::string_view name) {
  if (IsProperty(value)) return HasWord("PipelineVariable Expression Properties", name);
  const python::ClassModel* model = ModelOf(value);
  if (model != nullptr) return Derives(*model, name);
  if (EnvironmentOf(value) != nullptr) return false;  // a text
  return python::Unsure(value) ? std::nullopt : std::optional(false);
}

Ref Answer(python::Evaluator& ev, std::optional<bool> answer, const python::Call& call) {
  return answer ? ev.heap().boolean(*answer) : python::UnknownCall(ev, call);
}

/// isinstance(value, cls), or with a third argument that is true issubclass(value, cls): true,
/// false, or an opaque value where it is not known.
Ref InstanceCheck(python::Evaluator& ev, const python::Call& call) {
  const std::string_view name = NameOfBase(call.positional[0]);
  if (!ev.Truth(call.positional[2], call.span).value_or(false))
    return Answer(ev, IsA(call.positional[1], name), call);
  const auto* derived = As<python::Class>(call.positional[1]);
  if (derived == nullptr || derived->opaque_base) return python::UnknownCall(ev, call);
  return ev.heap().boolean(derived->model != nullptr && Derives(*derived->model, name));
}

/// is_pipeline_variable(value) and is_pipeline_parameter_string(value).
template <const std::string_view& kClass>
Ref IsOf(python::Evaluator& ev, const python::Call& call) {
  Ref value = call.Argument(0, "var");
  return value == nullptr ? python::UnknownCall(ev, call) : Answer(ev, IsA(value, kClass), call);
}
constexpr std::string_view kExpression = "Expression";
constexpr std::string_view kParameterString = "ParameterString";

constexpr python::FunctionModel kChecks[] = {
    {"sagemaker.workflow.is_pipeline_variable "
     "sagemaker.core.helper.pipeline_variable.is_pipeline_variable "
     "sagemaker.core.workflow.is_pipeline_variable "
     "sagemaker.core.workflow.utilities.is_pipeline_variable",
     &IsOf<kExpression>},
    {"sagemaker.workflow.is_pipeline_parameter_string "
     "sagemaker.core.workflow.is_pipeline_parameter_string "
     "sagemaker.core.workflow.utilities.is_pipeline_parameter_string",
     &IsOf<kParameterString>},
    {"sagemaker.__instancecheck__ "
     "sagemaker.workflow.entities.PipelineVariable.__instancecheck__ "
     "sagemaker.workflow.PipelineVariable.__instancecheck__ "
     "sagemaker.core.helper.pipeline_variable.PipelineVariable.__instancecheck__ "
     "sagemaker.core.workflow.PipelineVariable.__instancecheck__ "
     "sagemaker.workflow.entities.Entity.__instancecheck__ "
     "sagemaker.core.workflow.entities.Entity.__instancecheck__ "
     "sagemaker.workflow.entities.Expression.__instancecheck__ "
     "sagemaker.core.workflow.entities.Expression.__instancecheck__ "
     "sagemaker.workflow.conditions.Condition.__instancecheck__ "
     "sagemaker.workflow.conditions.ConditionComparison.__instancecheck__ "
     "sagemaker.core.workflow.conditions.Condition.__instancecheck__ "
     "sagemaker.workflow.properties.Properties.__instancecheck__ "
     "sagemaker.workflow.parameters.Parameter.__instancecheck__ "
     "sagemaker.workflow.functions.JsonGet.__instancecheck__ "
     "sagemaker.workflow.steps.Step.__instancecheck__ "
     "sagemaker.workflow.steps.ConfigurableRetryStep.__instancecheck__ "
     "sagemaker.workflow.step_collections.StepCollection.__instancecheck__ "
     "sagemaker.workflow.retry.RetryPolicy.__instancecheck__ "
     "sagemaker.processing.Processor.__instancecheck__ "
     "sagemaker.processing.ScriptProcessor.__instancecheck__ "
     "sagemaker.processing.FrameworkProcessor.__instancecheck__ "
     "sagemaker.estimator.EstimatorBase.__instancecheck__ "
     "sagemaker.estimator.Estimator.__instancecheck__ "
     "sagemaker.estimator.Framework.__instancecheck__ "
     "sagemaker.amazon.amazon_estimator.AmazonAlgorithmEstimatorBase.__instancecheck__ "
     "sagemaker.model.Model.__instancecheck__ "
     "sagemaker.model.FrameworkModel.__instancecheck__ "
     "sagemaker.session.Session.__instancecheck__ "
     "sagemaker.workflow.pipeline_context.PipelineSession.__instancecheck__ "
     "sagemaker.local.local_session.LocalSession.__instancecheck__ "
     "sagemaker.core.helper.session_helper.Session.__instancecheck__ "
     "sagemaker.core.workflow.pipeline_context.PipelineSession.__instancecheck__ "
     "sagemaker.core.local.local_session.LocalSession.__instancecheck__",
     &InstanceCheck},
};

}  // namespace

bool IsProperty(Ref value) {
  if (As<python::Opaque>(value) == nullptr) return false;
  const auto access = AccessOf(value);
  if (!access || access->links.back().text == "expr") return false;
  return RoleOf(access->root) == Role::kCustomProperties ||
         (RoleOf(access->root) == Role::kStep && access->links.front().text == "properties");
}

std::span<const python::FunctionModel> InstanceChecks() {
  return kChecks;
}

}  // namespace smgraph::sagemaker
