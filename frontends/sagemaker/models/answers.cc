#include <algorithm>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "frontends/python/natives.h"
#include "frontends/python/operands.h"
#include "frontends/sagemaker/access.h"
#include "frontends/sagemaker/models/models.h"
#include "frontends/sagemaker/sdk_version.h"
#include "frontends/sagemaker/step_types.h"
#include "graph/base/words.h"

// What the SDK's objects answer to Python's own operations and to hasattr (reference: the classes
// of sagemaker 2.257 and 3.27, asked).
namespace smgraph::sagemaker {
namespace {

using python::As;
using python::Ref;

/// What a row and its constructor's arguments do not name.
constexpr std::string_view kOfVariables = "expr to_string";
constexpr std::string_view kOfParameters = "parameter_type to_request";
constexpr std::string_view kOfProperties = "expr path step_name to_string";
constexpr std::string_view kPrivateOfSessions =
    "_append_sagemaker_config_tags _config _context "
    "_create_inference_recommendations_job_request _create_model_request "
    "_create_s3_bucket_if_it_does_not_exist _default_bucket _default_bucket_name_override "
    "_default_bucket_set_by_sdk _disable_local_code _gen_s3_model_data_source "
    "_get_account_id_if_default_bucket _get_auto_ml_request _get_auto_ml_request_v2 "
    "_get_process_request _get_train_request _get_transform_request _get_tuning_request "
    "_get_update_training_job_request _inference_component_deletion_done "
    "_inference_component_done _initialize _intercept_create_request _map_training_config "
    "_map_tuning_config _map_tuning_objective _region_name";
/// Special methods that the SDK's classes have not.
constexpr std::string_view kLacking = "__call__ __contains__ __fspath__ __iter__ __len__ __next__";
constexpr std::string_view kMethodsOfSteps =
    "add_depends_on arguments depends_on properties ref step_only_arguments to_request";
constexpr std::string_view kMethodsOfPipelines =
    "build_parameters_from_execution create definition delete delete_triggers describe "
    "describe_trigger latest_pipeline_version_id list_executions list_pipeline_versions "
    "put_triggers start update upsert";
constexpr std::string_view kStateOfPipelines =
    "mlflow_config name parameters pipeline_definition_config pipeline_experiment_config "
    "sagemaker_session steps";
/// What steps have only once they are made.
constexpr std::string_view kStateOfSteps = "description display_name name step_type";

bool IsVariable(Ref value) {
  switch (RoleOf(value)) {
    case Role::kParameter:
    case Role::kJoin:
    case Role::kJsonGet:
    case Role::kExecutionVariable:
    case Role::kCustomProperties:
      return true;
    default:
      return false;
  }
}

FileId FileOf(python::Evaluator& ev, const python::Module& module) {
  return ev.sources().Add(ev.files().Shown(module.path));
}

/// The modules that were asked about, and whether they pin such a release.
struct PinnedModules {
  std::unordered_map<const python::Module*, bool> of_texts;  // only for look-ups
};

/// Parameters were texts and numbers, those of their defaults, before they refused to be.
bool AreTexts(python::Evaluator& ev) {
  const python::Module* module = ev.current_module();
  if (module == nullptr || module->path.empty()) return false;
  const auto [known, fresh] = ev.State<PinnedModules>().of_texts.try_emplace(module, false);
  if (!fresh) return known->second;
  const auto pinned = PinnedSdkVersion(ev, FileOf(ev, *module));
  return known->second = pinned && *pinned < kParametersRefuseText;
}

/// Of a property that is there only where the step got an argument.
std::optional<bool> HasSpecialProperty(const StepType& type, const python::Instance& step,
                                       std::string_view name) {
  const auto special = std::ranges::find(type.properties, name, &SpecialProperty::name);
  if (special == type.properties.end() || special->argument.empty() || Given(step, "**"))
    return std::nullopt;
  return !python::IsNone(step.attributes.Find(special->argument));
}

/// Whether a property has what is asked for: a member, an item.
std::optional<bool> HasPart(Ref property, PathLink part) {
  auto access = AccessOf(property);
  const python::ClassModel* model = access ? ModelOf(access->root) : nullptr;
  const StepType* type = model == nullptr ? nullptr : TypeOfClass(model->name);
  if (type == nullptr) return std::nullopt;
  std::vector<PathLink> path(access->links.begin() + 1, access->links.end());
  if (path.empty() && !type->properties.empty())
    return HasSpecialProperty(*type, *access->root, part.text);
  if (!KnowsShape(type->shape) || !type->properties.empty()) return std::nullopt;
  if (!PropertyProblem(type->shape, path).empty()) return std::nullopt;
  path.push_back(std::move(part));
  return PropertyProblem(type->shape, path).empty();
}

/// True for a property that is neither a list nor a map; those have items without end.
bool LacksItems(Ref property) {
  const PathLink index{.item = true, .text = "0"};
  const PathLink key{.item = true, .text = "key", .quoted = true};
  return HasPart(property, index) == false && HasPart(property, key) == false;
}

/// Objects that are made of a class of the SDK's and have none of Python's operators.
bool IsPlainObject(Ref value) {
  switch (RoleOf(value)) {
    case Role::kStep:
    case Role::kCollection:
    case Role::kPipeline:
    case Role::kJob:
    case Role::kModel:
    case Role::kPropertyFile:
      return ModelOf(value)->call == nullptr;
    default:
      return false;
  }
}

/// What a method of a pipeline variable raises.
std::string RefusalOfVariable(const std::string& method) {
  if (method == "__add__") return "Pipeline variables do not support concatenation.";
  if (method == "__str__") {
    return "Pipeline variables do not support __str__ operation. Please use `.to_string()` to "
           "convert it to string type in execution time or use `.expr` to translate it to Json for "
           "display purpose in Python SDK.";
  }
  const bool number = method == "__int__" || method == "__float__";
  return number ? "Pipeline variables do not support " + method + " operation." : std::string();
}

/// sagemaker.__refusal__(value, method): the message of a method that raises TypeError, empty for
/// one that the class has not; None where the method may give something.
Ref Refusal(python::Evaluator& ev, const python::Call& call) {
  Ref value = call.positional[0];
  const std::string& method = *python::TextIn(call.positional[1]);
  if (IsPlainObject(value)) {
    const bool text = method == "__str__";
    return text ? ev.heap().none() : Ref(ev.heap().str(""));
  }
  const bool items = method == "__getitem__" || method == "__iter__" || method == "__contains__";
  const bool ordered = method == python::kOrderOfItsClass && ModelOf(value) != nullptr;
  const bool refuses = IsProperty(value) ? !items || LacksItems(value) : IsVariable(value);
  if (!refuses || ordered || (RoleOf(value) == Role::kParameter && AreTexts(ev)))
    return ev.heap().none();
  return ev.heap().str(RefusalOfVariable(method));
}

/// Of an object of a declared class: what its row says, and `more`.
bool HasDeclared(const python::ClassModel& model, std::string_view more, std::string_view name) {
  const bool method = std::ranges::any_of(
      model.methods, [name](const python::MethodModel& row) { return row.name == name; });
  return method || HasWord(model.objects, name) || HasWord(more, name);
}

/// Outputs of functions and items of loops have what those give.
bool MayHaveSpecial(const python::ClassModel& model, Role role) {
  return model.call != nullptr || role == Role::kNone || role == Role::kDelayedReturn ||
         role == Role::kCurrentItem || role == Role::kIterationOutput;
}

std::optional<bool> HasSpecial(Ref value, const std::string& name) {
  if (!HasWord(kLacking, name)) return std::nullopt;
  const python::ClassModel* model = ModelOf(value);
  const bool lacks = model == nullptr ? IsProperty(value) : !MayHaveSpecial(*model, RoleOf(value));
  return lacks ? std::optional(false) : std::nullopt;
}

/// Of a class: what its objects have without being made.
std::optional<bool> ClassHas(const python::Class& cls, std::string_view name) {
  const python::ClassModel* model = cls.model;
  if (model == nullptr || cls.opaque_base || name.starts_with("_")) return std::nullopt;
  if (model->tag == Tag(Role::kStep)) return HasDeclared(*model, kMethodsOfSteps, name);
  if (model->tag == Tag(Role::kPipeline)) return HasDeclared(*model, kMethodsOfPipelines, name);
  return std::nullopt;
}

std::optional<bool> HasAttribute(Ref value, const std::string& name) {
  if (const auto* cls = As<python::Class>(value)) return ClassHas(*cls, name);
  const bool session = RoleOf(value) == Role::kSession;
  if (session && name == "__call__") return false;
  if (session && name.starts_with('_') && !name.starts_with("__"))
    return HasWord(kPrivateOfSessions, name);
  if (name.starts_with("__")) return HasSpecial(value, name);
  if (name.starts_with("_")) return std::nullopt;
  if (IsProperty(value))
    return HasWord(kOfProperties, name) ? true : HasPart(value, {.text = name});
  const python::ClassModel* model = ModelOf(value);
  const Role role = RoleOf(value);
  if (model != nullptr && IsVariable(value)) {
    const std::string_view more = role == Role::kParameter ? kOfParameters : kOfVariables;
    return HasDeclared(*model, more, name);
  }
  if (model != nullptr && role == Role::kStep)
    return HasWord(kStateOfSteps, name) || HasDeclared(*model, kMethodsOfSteps, name);
  if (model != nullptr && role == Role::kPipeline)
    return HasWord(kStateOfPipelines, name) || HasDeclared(*model, kMethodsOfPipelines, name);
  if (name == "expr" && (role == Role::kJob || session)) return false;
  return std::nullopt;
}

/// hasattr(value, name) of what is neither declared nor set: true, false, or an opaque value where
/// it is not known.
Ref AttributeCheck(python::Evaluator& ev, const python::Call& call) {
  const auto answer = HasAttribute(call.positional[0], *python::TextIn(call.positional[1]));
  return answer ? ev.heap().boolean(*answer) : python::UnknownCall(ev, call);
}

/// The packages of pipelines and all that is in them.
struct Package {
  std::string_view name;
  std::string_view modules;
};
constexpr Package kPackages[] = {
    {"sagemaker.workflow.",
     "airflow automl_step callback_step check_job_config clarify_check_step condition_step "
     "conditions emr_step endpoint_step entities execution_variables fail_step function_step "
     "functions inference_component_step lambda_step lineage_step model_step "
     "monitor_batch_transform_step notebook_job_step parallelism_config parameters pipeline "
     "pipeline_context pipeline_definition_config pipeline_experiment_config properties "
     "quality_check_step retry selective_execution_config step_collections step_outputs steps "
     "triggers utilities"},
    {"sagemaker.core.workflow.",
     "conditions entities execution_variables functions job_config_document parameters "
     "pipeline_capture pipeline_context pipeline_definition_config properties step_outputs "
     "utilities"},
    {"sagemaker.mlops.workflow.",
     "automl_step callback_step check_job_config clarify_check_step cleanup_step condition_step "
     "emr_serverless_step emr_step endpoint_step fail_step for_each_step function_step "
     "inference_component_step lambda_step lineage_step model_step monitor_batch_transform_step "
     "notebook_job_step parallelism_config pipeline pipeline_experiment_config quality_check_step "
     "retry selective_execution_config step_collections step_dependency steps triggers"},
};

bool HasNoRelease(std::string_view module) {
  return std::ranges::any_of(kPackages, [module](const Package& package) {
    if (!module.starts_with(package.name)) return false;
    const std::string_view name = module.substr(package.name.size());
    return !name.starts_with('_') && !HasWord(package.modules, name.substr(0, name.find('.')));
  });
}

/// True for a step or a parameter in a module of pipelines where it is not: the tables have all
/// spellings of these, but for those of their bases.
bool IsSpelledElsewhere(const python::Registry& registry, std::string_view name) {
  const std::string_view last = name.substr(name.rfind('.') + 1);
  const bool of_pipelines = std::ranges::any_of(
      kPackages, [name](const Package& package) { return name.starts_with(package.name); });
  if (!of_pipelines || HasWord("ConfigurableRetryStep Parameter Step StepCollection", last) ||
      registry.FindClass(name) != nullptr)
    return false;
  return std::ranges::any_of(registry.classes(), [last](const python::ClassModel* model) {
    const bool listed = model->tag == Tag(Role::kStep) || model->tag == Tag(Role::kCollection) ||
                        model->tag == Tag(Role::kParameter);
    return listed && AnyWord(model->spellings, [last](std::string_view spelling) {
             return spelling.substr(spelling.rfind('.') + 1) == last;
           });
  });
}

/// sagemaker.__missing__(name): true for a module that no release has, or that the release lacks
/// whose modules the program imports without a way around; for a class of another module.
Ref MissingModule(python::Evaluator& ev, const python::Call& call) {
  const std::string& name = *python::TextIn(call.positional[0]);
  const int of_module = MajorOfModule(name);
  bool missing = HasNoRelease(name) || IsSpelledElsewhere(ev.registry(), name);
  for (const python::Module* module : ev.modules()) {
    const int imported =
        module->path.empty() ? 0 : ImportedMajor(ev.sources().Text(FileOf(ev, *module)));
    missing = missing || (of_module != 0 && imported != 0 && imported != of_module);
  }
  return ev.heap().boolean(missing);
}

constexpr python::FunctionModel kAnswers[] = {
    {"sagemaker.__hasattr__", &AttributeCheck},
    {"sagemaker.__missing__", &MissingModule},
    {"sagemaker.__refusal__", &Refusal},
};

}  // namespace

std::span<const python::FunctionModel> Answers() {
  return kAnswers;
}

}  // namespace smgraph::sagemaker
