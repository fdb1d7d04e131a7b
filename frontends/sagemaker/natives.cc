#include "frontends/sagemaker/natives.h"

#include <string>
#include <utility>
#include <vector>

#include "frontends/python/natives.h"
#include "frontends/sagemaker/feature_processor.h"
#include "frontends/sagemaker/function_steps.h"
#include "frontends/sagemaker/job_call.h"
#include "frontends/sagemaker/models/models.h"

namespace smgraph::sagemaker {
namespace {

/// Made by PipelineAttribute() when the code asks for them and has given none.
constexpr std::string_view kExperimentConfig = "pipeline_experiment_config";
constexpr std::string_view kDefinitionConfig = "pipeline_definition_config";

using python::As;
using python::Call;
using python::Evaluator;
using python::Instance;
using python::Ref;

Instance* Self(const Call& call) {
  return call.positional.empty() ? nullptr : As<Instance>(call.positional.front());
}

/// The list under `name`; made and stored when there is none.
python::List* ListAttribute(Evaluator& ev, Instance& object, std::string_view name) {
  auto* list = As<python::List>(object.attributes.Find(name));
  if (list != nullptr && !list->items.empty()) return list;
  list = python::NewList(ev);
  ev.SetAttribute(&object, name, list, object.span);
  return list;
}

/// Extends the very list that the caller of the constructor passed, as the SDK does: steps that
/// share a list all gain the dependency. An empty list is replaced by a new one (reference: SDK
/// class Step, add_depends_on).
Ref AddDependsOn(Evaluator& ev, const Call& call) {
  Instance* step = Self(call);
  Ref added = call.Argument(1, "step_names");
  if (step == nullptr || added == nullptr || added->kind == python::Kind::kNone) {
    return ev.heap().none();
  }
  Ref present = step->attributes.Find("depends_on");
  const auto items = ev.Elements(added, call.span);
  const bool list_or_none =
      present == nullptr || present->kind == python::Kind::kNone || As<python::List>(present);
  if (!items || !list_or_none) {
    // What is not a known list is kept as one more element: reading it says what is not known.
    auto* list = python::NewList(ev, {added});
    if (present != nullptr && !list_or_none) list->items.insert(list->items.begin(), present);
    if (const auto* known = As<python::List>(present)) {
      list->items.insert(list->items.begin(), known->items.begin(), known->items.end());
    }
    ev.SetAttribute(step, "depends_on", list, call.span);
    return ev.heap().none();
  }
  if (items->empty()) return ev.heap().none();
  python::List* list = ListAttribute(ev, *step, "depends_on");
  ev.Touch(list);
  ev.CheckItems(list->items.size() + items->size());
  list->items.insert(list->items.end(), items->begin(), items->end());
  return ev.heap().none();
}

Ref AddRetryPolicy(Evaluator& ev, const Call& call) {
  Instance* step = Self(call);
  Ref policy = call.Argument(1, "policy");
  if (step == nullptr || policy == nullptr) return ev.heap().none();
  python::List* list = ListAttribute(ev, *step, "retry_policies");
  ev.Touch(list);
  list->items.push_back(policy);
  return ev.heap().none();
}

Ref ChainBelow(Evaluator& ev, Ref base, std::initializer_list<std::string_view> names,
               SourceSpan span) {
  for (const std::string_view name : names)
    base = ev.GetAttribute(base, ev.heap().Intern(name), span);
  return base;
}

/// Join("/", ["s3:/", bucket, prefix?, <name of the k-th best training job>,
/// "output/model.tar.gz"]) (reference: SDK class TuningStep).
Ref GetTopModelS3Uri(Evaluator& ev, const Call& call) {
  Instance* step = Self(call);
  if (step == nullptr) return ev.heap().none();
  Ref top_k = call.Argument(1, "top_k");
  Ref bucket = call.Argument(2, "s3_bucket");
  Ref prefix = call.Argument(3, "prefix");
  auto* values = python::NewList(ev, {ev.heap().str("s3:/")});
  if (bucket != nullptr) values->items.push_back(bucket);
  const auto* text = As<python::Str>(prefix);
  if (prefix != nullptr && prefix->kind != python::Kind::kNone &&
      (text == nullptr || !text->value.empty())) {
    values->items.push_back(prefix);
  }
  Ref summaries = ChainBelow(ev, step, {"properties", "TrainingJobSummaries"}, call.span);
  Ref summary = ev.GetItem(summaries, top_k == nullptr ? ev.heap().integer(0) : top_k, call.span);
  values->items.push_back(ChainBelow(ev, summary, {"TrainingJobName"}, call.span));
  values->items.push_back(ev.heap().str("output/model.tar.gz"));
  Instance* join = NewDeclared(ev, "sagemaker.workflow.functions.Join", call.span);
  join->attributes.Set("on", ev.heap().str("/"));
  join->attributes.Set("values", values);
  return join;
}

/// A Model whose image, data and environment are properties of the step's best candidate
/// (reference: SDK class AutoMLStep).
Ref GetBestAutoMlModel(Evaluator& ev, const Call& call) {
  Instance* step = Self(call);
  if (step == nullptr) return ev.heap().none();
  Ref containers =
      ChainBelow(ev, step, {"properties", "BestCandidate", "InferenceContainers"}, call.span);
  Ref container = ev.GetItem(containers, ev.heap().integer(0), call.span);
  Instance* model = NewDeclared(ev, "sagemaker.model.Model", call.span);
  model->attributes.Set("image_uri", ChainBelow(ev, container, {"Image"}, call.span));
  model->attributes.Set("model_data", ChainBelow(ev, container, {"ModelDataUrl"}, call.span));
  Ref variables = ChainBelow(ev, container, {"Environment"}, call.span);
  auto* environment = ev.heap().New<python::Dict>();
  for (const char* name :
       {"MODEL_NAME", "SAGEMAKER_DEFAULT_INVOCATIONS_ACCEPT", "SAGEMAKER_SUBMIT_DIRECTORY",
        "SAGEMAKER_INFERENCE_SUPPORTED", "SAGEMAKER_INFERENCE_OUTPUT", "SAGEMAKER_PROGRAM"}) {
    Ref key = ev.heap().str(name);
    environment->Set(key, ev.GetItem(variables, key, call.span));
  }
  model->attributes.Set("env", environment);
  if (Ref role = call.Argument(1, "role")) model->attributes.Set("role", role);
  if (Ref session = call.Argument(2, "sagemaker_session")) {
    model->attributes.Set("sagemaker_session", session);
  }
  model->given = {"image_uri", "model_data", "env", "role"};
  return model;
}

/// RunArgs with what run() would be called with.
Ref GetRunArgs(Evaluator& ev, const Call& call) {
  Instance* result = NewDeclared(ev, "sagemaker.processing.RunArgs", call.span);
  const python::ClassModel* model = ModelOf(Self(call));
  Call rest = call;
  if (!rest.positional.empty()) rest.positional.erase(rest.positional.begin());
  const std::string_view signature =
      model == nullptr ? "(**kwargs)" : SignatureOf(model->name, "run");
  const python::Namespace bound = ev.BindSignature(signature, rest, "get_run_args");
  for (const auto& [name, value] : bound.entries())
    result->attributes.Set(name, value);
  if (Ref app = bound.Find("submit_app")) result->attributes.Set("code", app);
  return result;
}

constexpr std::string_view kHyperparameters = "hyperparameters";

/// estimator.set_hyperparameters(a=1, …): kept with those of the constructor.
Ref SetHyperparameters(Evaluator& ev, const Call& call) {
  Instance* estimator = Self(call);
  if (estimator == nullptr) return ev.heap().none();
  Ref present = estimator->attributes.Find(kHyperparameters);
  auto* merged = ev.heap().New<python::Dict>();
  if (const auto* dict = As<python::Dict>(present)) {
    for (const auto& [key, value] : dict->items)
      merged->Set(key, value);
    merged->open = dict->open;
  } else if (present != nullptr && present->kind != python::Kind::kNone) {
    merged->open = true;
  }
  for (const auto& [name, value] : call.keywords)
    merged->Set(ev.heap().str(std::string(name)), value);
  merged->open = merged->open || call.open;
  ev.SetAttribute(estimator, kHyperparameters, merged, call.span);
  return ev.heap().none();
}

Ref GetHyperparameters(Evaluator& ev, const Call& call) {
  const Instance* estimator = Self(call);
  Ref present = estimator == nullptr ? nullptr : estimator->attributes.Find(kHyperparameters);
  return present == nullptr ? ev.heap().New<python::Dict>() : present;
}

Instance* Copy(Evaluator& ev, const Instance& object) {
  Instance* copy = ev.NewInstance(object.cls, object.span);
  copy->attributes = object.attributes;
  copy->given = object.given;
  return copy;
}

/// The model as it is now: create() and register() act at once, what is changed later has no effect
/// (reference: SDK class _ModelStepArguments). Models of a PipelineModel are kept likewise.
Instance* Frozen(Evaluator& ev, const Instance& model) {
  Instance* copy = Copy(ev, model);
  for (const std::string_view name : {"models", "modelbuilder_list"}) {
    const auto* models = ItemsIn(model.attributes.Find(name));
    if (models == nullptr) continue;
    auto* list = python::NewList(ev);
    for (Ref item : *models) {
      auto* inner = As<Instance>(item);
      list->items.push_back(inner == nullptr ? item : Copy(ev, *inner));
    }
    copy->attributes.Set(name, list);
  }
  return copy;
}

Ref ModelArguments(Evaluator& ev, const Call& call, std::string_view method) {
  Instance* model = Self(call);
  Instance* result =
      NewDeclared(ev, "sagemaker.workflow.pipeline_context._ModelStepArguments", call.span);
  if (model != nullptr) result->attributes.Set("model", Frozen(ev, *model));
  result->attributes.Set("method", ev.heap().str(std::string(method)));
  auto* arguments = python::NewList(ev);
  for (std::size_t i = 1; i < call.positional.size(); ++i)
    arguments->items.push_back(call.positional[i]);
  result->attributes.Set("positional", arguments);
  auto* keywords = ev.heap().New<python::Dict>();
  for (const auto& [name, value] : call.keywords)
    keywords->Set(ev.heap().str(std::string(name)), value);
  keywords->open = call.open;
  result->attributes.Set("keywords", keywords);
  return result;
}

Ref CreateModel(Evaluator& ev, const Call& call) {
  return ModelArguments(ev, call, "create");
}
Ref RegisterModel(Evaluator& ev, const Call& call) {
  return ModelArguments(ev, call, "register");
}
/// v3: build(model_name) names the builder's model for good (reference: SDK class ModelBuilder).
Ref BuildModel(Evaluator& ev, const Call& call) {
  Ref name = call.Argument(1, "model_name");
  if (Instance* builder = Self(call); builder != nullptr && !python::IsNone(name)) {
    ev.SetAttribute(builder, "model_name", name, call.span);
  }
  return ModelArguments(ev, call, "build");
}

/// get_step(r): the step that produces r (reference: SDK function get_step).
Ref GetStep(Evaluator& ev, const Call& call) {
  Ref value = call.Argument(0, "step_output");
  Ref root = value;
  while (const auto* opaque = As<python::Opaque>(root)) {
    if (opaque->base == nullptr) return value;
    root = opaque->base;
  }
  if (const Instance* result = InstanceOf(root, Role::kDelayedReturn)) {
    if (Ref step = Attribute(*result, "function_step")) return step;
  }
  return root == nullptr ? ev.heap().none() : root;
}

/// name_from_base(base): the base and the time (reference: SDK module sagemaker.utils).
Ref NameFromBase(Evaluator& ev, const Call& call) {
  Ref base = call.Argument(0, "base");
  if (base == nullptr) base = ev.heap().str("");
  python::Unknown* time = ev.NewUnknown("the time at which the name is made", "time", call.span);
  return ev.Concatenate({base, ev.heap().str("-"), time});
}

Ref S3PathJoin(Evaluator& ev, const Call& call) {
  std::vector<Ref> parts;
  for (Ref part : call.positional) {
    if (part->kind == python::Kind::kNone) continue;
    if (!parts.empty()) {
      const auto* last = As<python::Str>(parts.back());
      const auto* next = As<python::Str>(part);
      const bool slash = (last != nullptr && last->value.ends_with("/")) ||
                         (next != nullptr && next->value.starts_with("/"));
      if (!slash) parts.push_back(ev.heap().str("/"));
    }
    parts.push_back(part);
  }
  return ev.Concatenate(parts);
}

/// A tuner of several estimators (reference: SDK method HyperparameterTuner.create).
Ref CreateTuner(Evaluator& ev, const Call& call) {
  constexpr std::string_view kSignature =
      "(estimator_dict, objective_metric_name_dict, hyperparameter_ranges_dict, "
      "metric_definitions_dict=None, base_tuning_job_name=None, strategy='Bayesian', "
      "strategy_config=None, completion_criteria_config=None, objective_type='Maximize', "
      "max_jobs=None, max_parallel_jobs=1, max_runtime_in_seconds=None, tags=None, "
      "warm_start_config=None, early_stopping_type='Off', random_seed=None, autotune=False, "
      "hyperparameters_to_keep_static_dict=None)";
  std::vector<std::string_view> given;
  const python::Namespace bound = ev.BindSignature(kSignature, call, "create", &given);
  Instance* tuner = NewDeclared(ev, "sagemaker.tuner.HyperparameterTuner", call.span);
  for (const auto& [name, value] : bound.entries())
    tuner->attributes.Set(name, value);
  tuner->given = std::move(given);
  return tuner;
}

/// {"csv": {"header": …}} and the like (reference: SDK class DatasetFormat).
Ref DatasetFormat(Evaluator& ev, std::string_view kind, std::string_view signature,
                  const Call& call) {
  const python::Namespace bound = ev.BindSignature(signature, call, kind);
  auto* options = ev.heap().New<python::Dict>();
  for (const auto& [name, value] : bound.entries())
    options->Set(ev.heap().str(std::string(name)), value);
  auto* format = ev.heap().New<python::Dict>();
  format->Set(ev.heap().str(std::string(kind)), options);
  return format;
}
Ref CsvFormat(Evaluator& ev, const Call& call) {
  return DatasetFormat(ev, "csv", "(header=True, output_columns_position='START')", call);
}
Ref JsonFormat(Evaluator& ev, const Call& call) {
  return DatasetFormat(ev, "json", "(lines=True)", call);
}

constexpr python::FunctionModel kFunctions[] = {
    {"sagemaker.tuner.HyperparameterTuner.create", &CreateTuner},
    {"sagemaker.model_monitor.DatasetFormat.csv "
     "sagemaker.model_monitor.dataset_format.DatasetFormat.csv "
     "sagemaker.core.model_monitor.DatasetFormat.csv",
     &CsvFormat},
    {"sagemaker.model_monitor.DatasetFormat.json "
     "sagemaker.model_monitor.dataset_format.DatasetFormat.json "
     "sagemaker.core.model_monitor.DatasetFormat.json",
     &JsonFormat},
    {"sagemaker.workflow.function_step.step sagemaker.mlops.workflow.function_step.step",
     &StepDecorator},
    {"sagemaker.workflow.step_outputs.get_step sagemaker.core.workflow.step_outputs.get_step "
     "sagemaker.core.workflow.get_step sagemaker.workflow.function_step.get_step "
     "sagemaker.workflow.pipeline.get_step sagemaker.workflow.get_step",
     &GetStep},
    {"sagemaker.feature_store.feature_processor.to_pipeline "
     "sagemaker.feature_store.feature_processor.feature_scheduler.to_pipeline "
     "sagemaker.mlops.feature_store.feature_processor.to_pipeline "
     "sagemaker.mlops.feature_store.feature_processor.feature_scheduler.to_pipeline",
     &FeatureProcessorPipeline},
    {"sagemaker.utils.name_from_base sagemaker.utils.unique_name_from_base "
     "sagemaker.core.common_utils.name_from_base sagemaker.core.common_utils.unique_name_from_base",
     &NameFromBase},
    {"sagemaker.s3.s3_path_join sagemaker.s3_utils.s3_path_join "
     "sagemaker.core.s3.s3_path_join sagemaker.core.s3.utils.s3_path_join",
     &S3PathJoin},
};

}  // namespace

Instance* NewDeclared(Evaluator& ev, std::string_view qualified_name, SourceSpan span) {
  const python::ClassModel* model = ev.registry().FindClass(qualified_name);
  return ev.NewInstance(ev.ClassOf(*model), span);
}

const python::MethodModel kStepMethods[1] = {{"add_depends_on", &AddDependsOn}};
const python::MethodModel kRetryStepMethods[2] = {{"add_depends_on", &AddDependsOn},
                                                  {"add_retry_policy", &AddRetryPolicy}};
const python::MethodModel kTuningStepMethods[3] = {{"add_depends_on", &AddDependsOn},
                                                   {"add_retry_policy", &AddRetryPolicy},
                                                   {"get_top_model_s3_uri", &GetTopModelS3Uri}};
const python::MethodModel kAutoMlStepMethods[3] = {{"add_depends_on", &AddDependsOn},
                                                   {"add_retry_policy", &AddRetryPolicy},
                                                   {"get_best_auto_ml_model", &GetBestAutoMlModel}};
const python::MethodModel kProcessorMethods[1] = {{"get_run_args", &GetRunArgs}};
const python::MethodModel kEstimatorMethods[2] = {{"set_hyperparameters", &SetHyperparameters},
                                                  {"hyperparameters", &GetHyperparameters}};
const python::MethodModel kModelMethods[2] = {{"create", &CreateModel},
                                              {"register", &RegisterModel}};
const python::MethodModel kModelBuilderMethods[2] = {{"build", &BuildModel},
                                                     {"register", &RegisterModel}};

Ref StepAttribute(Evaluator& ev, Instance& step, std::string_view name) {
  if (name == "arguments") ev.State<SageMakerState>().asked.push_back(&step);
  return StepTypeAttribute(ev, step, name);
}

/// PipelineExperimentConfig(ExecutionVariables.PIPELINE_NAME, …PIPELINE_EXECUTION_ID)
Ref UsualExperiment(Evaluator& ev, SourceSpan span) {
  Ref variables = ev.LibraryObject("sagemaker.workflow.execution_variables.ExecutionVariables");
  const auto variable = [&](std::string_view member) {
    return ev.GetAttribute(variables, member, span);
  };
  return ev.CallValue(
      ev.LibraryObject("sagemaker.workflow.pipeline_experiment_config.PipelineExperimentConfig"),
      python::CallWith({variable("PIPELINE_NAME"), variable("PIPELINE_EXECUTION_ID")}, span));
}

/// PipelineDefinitionConfig(use_custom_job_prefix=False)
Ref UsualDefinition(Evaluator& ev, SourceSpan span) {
  return ev.CallValue(
      ev.LibraryObject("sagemaker.workflow.pipeline_definition_config.PipelineDefinitionConfig"),
      python::CallWith({ev.heap().boolean(false)}, span));
}

Ref PipelineAttribute(Evaluator& ev, Instance& pipeline, std::string_view name) {
  if (name != kExperimentConfig && name != kDefinitionConfig) return nullptr;
  const auto make = name == kExperimentConfig ? &UsualExperiment : &UsualDefinition;
  Ref config = make(ev, pipeline.span);
  ev.Touch(&pipeline);
  pipeline.attributes.Set(name, config);
  return config;
}

void RecordPipeline(Evaluator& ev, Instance& pipeline) {
  for (const std::string_view name : {kExperimentConfig, kDefinitionConfig}) {
    if (!Given(pipeline, name)) pipeline.attributes.Erase(name);
  }
  if (const python::Function* function = ev.current_function()) {
    ev.State<SageMakerState>().entries.push_back({&pipeline, function->qualified_name});
  }
}

std::span<const python::FunctionModel> Functions() {
  return kFunctions;
}

}  // namespace smgraph::sagemaker
