#include "frontends/sagemaker/refusals.h"

#include <limits>
#include <string>
#include <string_view>

#include "frontends/python/natives.h"
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
  const auto* config = As<python::Instance>(Attribute(pipeline, "pipeline_definition_config"));
  const auto* keeps =
      config == nullptr ? nullptr : As<python::Bool>(Attribute(*config, "use_custom_job_prefix"));
  if (keeps == nullptr || !keeps->value) return;
  for (const auto& compiled : compiler.steps()) {
    if (!LacksModelName(*compiled->step)) continue;
    findings.Add(Finding("refused-arguments",
                         "step '" + compiled->step->name +
                             "' makes a model without a name, which a pipeline with "
                             "use_custom_job_prefix has to give it",
                         compiled->step->span));
  }
}

void ReportRefused(Builder& b, const std::string& problem) {
  b.reader.diagnostics().push_back(
      Finding("refused-arguments", "step '" + b.step.name + "' " + problem, b.step.span));
}

void ReportRefusedArguments(Builder& b) {
  if (b.step.type == &kEmr) {
    if (const std::string problem = EmrProblem(b); !problem.empty()) ReportRefused(b, problem);
  }
  const auto* policies = As<python::List>(b.step.retry_policies);
  if (policies == nullptr) return;
  for (Ref policy : policies->items) {
    if (const std::string problem = RetryProblem(policy); !problem.empty()) {
      ReportRefused(b, problem);
    }
  }
}

}  // namespace smgraph::sagemaker
