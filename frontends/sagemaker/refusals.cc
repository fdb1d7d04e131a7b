#include "frontends/sagemaker/refusals.h"

#include <limits>
#include <string>
#include <string_view>

#include "frontends/python/natives.h"
#include "frontends/sagemaker/era_rules.h"
#include "frontends/sagemaker/models/models.h"
#include "frontends/sagemaker/steps/steps.h"
#include "graph/base/catalogue.h"
#include "graph/base/words.h"

namespace smgraph::sagemaker {
namespace {

using python::As;
using python::Dict;
using python::Kind;
using python::Ref;

/// True for what is certainly something else than None.
bool CertainlyGiven(Ref value) {
  return !python::IsNone(value) && !python::Unsure(value);
}

/// The first of the keys that a dict certainly has; empty: none.
std::string_view KeyAmong(const Dict& dict, std::string_view keys) {
  for (const std::string_view key : Words(keys)) {
    Ref value = dict.Find(key);
    if (value != nullptr && value->kind != Kind::kAbsent && value->kind != Kind::kChoice) {
      return key;
    }
  }
  return {};
}

/// False for dicts that may have other keys.
bool Lacks(const Dict& dict, std::string_view key) {
  return dict.Find(key) == nullptr && !dict.open;
}

std::string ClusterProblem(const Dict& cluster) {
  if (const auto key = KeyAmong(cluster, "Name AutoTerminationPolicy Steps"); !key.empty()) {
    return "describes a cluster with " + std::string(key) + ", which the SDK does not take";
  }
  if (Lacks(cluster, "Instances")) return "describes a cluster without Instances";
  const auto* instances = As<Dict>(cluster.Find("Instances"));
  if (instances == nullptr) return {};
  if (const auto key = KeyAmong(*instances, "KeepJobFlowAliveWhenNoSteps TerminationProtected");
      !key.empty()) {
    return "describes a cluster whose Instances have " + std::string(key) +
           ", which the SDK does not take";
  }
  const bool both = !KeyAmong(*instances, "InstanceGroups").empty() &&
                    !KeyAmong(*instances, "InstanceFleets").empty();
  const bool neither = Lacks(*instances, "InstanceGroups") && Lacks(*instances, "InstanceFleets");
  if (!both && !neither) return {};
  return "describes a cluster with " + std::string(both ? "both" : "neither") +
         " InstanceGroups and InstanceFleets: the SDK takes one of them";
}

std::string EmrProblem(const Builder& b) {
  Ref id = b.Argument("cluster_id");
  Ref cluster = b.Argument("cluster_config");
  if (Given(*b.step.source, "**")) return {};
  if (id == nullptr && cluster == nullptr) return "has neither a cluster_id nor a cluster_config";
  if (CertainlyGiven(id) && CertainlyGiven(cluster)) {
    return "has both a cluster_id and a cluster_config: the SDK takes one of them";
  }
  if (id == nullptr && CertainlyGiven(b.Argument("execution_role_arn"))) {
    return "has an execution_role_arn without a cluster_id";
  }
  const auto* described = As<Dict>(cluster);
  return id != nullptr || described == nullptr ? std::string() : ClusterProblem(*described);
}

/// (reference: SDK class Lambda)
std::string LambdaProblem(const Builder& b) {
  Ref function = b.Argument("lambda_func");
  if (!IsModel(function, "Lambda") || Given(*As<python::Instance>(function), "**")) return {};
  const auto lacks = [function](std::string_view name) {
    return python::IsNone(As<python::Instance>(function)->attributes.Find(name));
  };
  if (lacks("function_name")) {
    return lacks("function_arn") ? "has a Lambda with neither function_arn nor function_name" : "";
  }
  if (lacks("execution_role_arn")) return "has a Lambda with a function_name, but no role";
  if (lacks("zipped_code_dir") && lacks("script")) return "has a Lambda without code";
  return lacks("handler") ? "has a Lambda without a handler" : "";
}

/// (reference: SDK functions image_uris.retrieve and FrameworkProcessor._pack_and_upload_code)
std::string ProcessorProblem(const JobCall& call) {
  constexpr std::string_view kOfImages =
      "SKLearnProcessor FrameworkProcessor PyTorchProcessor TensorFlowProcessor XGBoostProcessor "
      "MXNetProcessor HuggingFaceProcessor PySparkProcessor SparkJarProcessor";
  if (call.job == nullptr || !HasWord(kOfImages, ModelOf(call.job)->name)) return {};
  const auto& made = call.job->attributes;
  if (python::IsNone(made.Find("image_uri")) && python::NumberIn(made.Find("instance_type"))) {
    return "looks for the image of an instance type that is a number";
  }
  const std::string* source = python::TextIn(call.arguments.Find("source_dir"));
  const bool misnamed =
      source != nullptr && source->starts_with("s3://") && !source->ends_with("/sourcedir.tar.gz");
  return misnamed ? "has a source_dir on S3 that is not named sourcedir.tar.gz" : "";
}

std::string ProcessingProblem(const Builder& b) {
  return RoleOf(b.Argument("property_files")) == Role::kPropertyFile
             ? "has a property file that stands in no list"
             : "";
}

struct ProblemRow {
  const StepType* type;
  std::string (*problem)(const Builder&);
};
constexpr ProblemRow kProblems[] = {
    {&kEmr, &EmrProblem}, {&kLambda, &LambdaProblem}, {&kProcessing, &ProcessingProblem}};

/// What a number of a retry policy may be, when it is not 0.
struct Limits {
  std::string_view name;
  double least;
  double most;
};
constexpr double kNoLimit = std::numeric_limits<double>::infinity();
constexpr Limits kRetryLimits[] = {{"backoff_rate", 0, kNoLimit},
                                   {"interval_seconds", 0, kNoLimit},
                                   {"max_attempts", 1, 20},
                                   {"expire_after_mins", 0, 14400}};

std::string RetryProblem(Ref policy) {
  const auto* object = InstanceOf(policy, Role::kRetryPolicy);
  if (object == nullptr) return {};
  for (const Limits& limits : kRetryLimits) {
    const auto number = python::NumberIn(object->attributes.Find(limits.name));
    if (!number || *number == 0 || (*number >= limits.least && *number <= limits.most)) continue;
    return "has a retry policy whose " + std::string(limits.name) + " is out of the SDK's bounds";
  }
  return {};
}

/// Whether the request for a model certainly has no name: a CreateModelStep with a model never asks
/// for one, a ModelStep takes the model's own.
bool LacksModelName(const StepObject& step) {
  if (step.type != &kCreateModel) return false;
  if (step.part == Part::kWhole)
    return InstanceOf(step.source->attributes.Find("model"), Role::kModel);
  if (step.part != Part::kCreateModel || step.model == nullptr ||
      IsModel(step.model, "PipelineModel"))
    return false;
  Ref name = step.model->attributes.Find("name");
  return python::IsNone(name) || (python::TextIn(name) != nullptr && python::TextIn(name)->empty());
}

}  // namespace

void ReportUnnamedModels(const python::Instance& pipeline, const Compiler& compiler,
                         Findings& findings) {
  if (!KeepsJobNames(pipeline)) return;
  for (const auto& compiled : compiler.steps()) {
    if (!LacksModelName(*compiled->step)) continue;
    findings.Add(Finding("refused-arguments",
                         "step '" + compiled->step->name +
                             "' makes a model without a name, which a pipeline with "
                             "use_custom_job_prefix has to give it",
                         compiled->step->span));
  }
}

void ReportOldOrder(const Compiler& compiler, Findings& findings) {
  for (const auto& compiled : compiler.steps()) {
    const StepObject& step = *compiled->step;
    if (step.source->attributes.Find(kOldOrder) == nullptr) continue;
    const bool condition = step.type == &kCondition;
    const std::string problem = "step '" + step.name +
                                "' is given its arguments in the order of an older release, which "
                                "the SDK refuses since " +
                                (condition ? "2.39.1" : "2.88.2");
    findings.Add(condition ? Finding("not-a-step", problem, step.span)
                           : Finding("invalid-job-arguments", problem, step.span));
  }
}

void ReportRefused(Builder& b, const std::string& problem) {
  b.reader.diagnostics().push_back(
      Finding("refused-arguments", "step '" + b.step.name + "' " + problem, b.step.span));
}

void ReportRefusedCall(Builder& b, const JobCall& call) {
  const std::string problem = ProcessorProblem(call);
  if (!problem.empty()) ReportRefused(b, problem);
}

void ReportRefusedArguments(Builder& b) {
  for (const auto& row : kProblems) {
    if (b.step.type != row.type) continue;
    if (const std::string problem = row.problem(b); !problem.empty()) ReportRefused(b, problem);
  }
  const auto* policies = ItemsIn(b.step.retry_policies);
  if (policies == nullptr) return;
  for (Ref policy : *policies) {
    if (const std::string problem = RetryProblem(policy); !problem.empty()) {
      ReportRefused(b, problem);
    }
  }
}

}  // namespace smgraph::sagemaker
