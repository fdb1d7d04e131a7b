#include "frontends/sagemaker/compile/definition.h"

#include <algorithm>
#include <utility>

#include "frontends/python/natives.h"
#include "frontends/sagemaker/compile/carriers.h"
#include "frontends/sagemaker/compile/functions.h"
#include "frontends/sagemaker/compile/text.h"
#include "frontends/sagemaker/compile/values.h"
#include "frontends/sagemaker/models/models.h"

// The parts of a definition around the requests of its steps (reference: SDK methods
// Pipeline.definition, Step.to_request, RetryPolicy.to_request).
namespace smgraph::sagemaker {
namespace {

using graph::Value;
using python::As;
using python::Instance;
using python::Ref;
using When = Member::When;

constexpr std::string_view kVersion = "2020-12-01";

constexpr Member kCache[] = {{"Enabled", "enable_caching", When::kFlag},
                             {"ExpireAfter", "expire_after"}};
constexpr Member kRetry[] = {{"BackoffRate", "backoff_rate"},
                             {"IntervalSeconds", "interval_seconds"},
                             {"MaxAttempts", "max_attempts", When::kTrue},
                             {"ExpireAfterMin", "expire_after_mins", When::kTrue}};
constexpr Member kParameter[] = {{"DefaultValue", "default_value"},
                                 {"EnumValues", "enum_values", When::kTrue}};
constexpr Member kExperiment[] = {{"ExperimentName", "experiment_name", When::kAlways},
                                  {"TrialName", "trial_name", When::kAlways}};
constexpr Member kMlflow[] = {{"MlflowResourceArn", "mlflow_resource_arn"},
                              {"MlflowExperimentName", "mlflow_experiment_name"}};

graph::Map Members(Reader& reader, std::span<const Member> members, Ref object) {
  graph::Map map;
  CompileMembers(reader, members, object, map);
  return map;
}

Value Exceptions(Reader& reader, const Instance& policy) {
  graph::List exceptions;
  for (const std::string_view name : {"exception_types", "failure_reason_types"}) {
    Ref types = Attribute(policy, name);
    if (types == nullptr) continue;
    const auto* list = ItemsIn(types);
    if (list == nullptr) return CompileValue(reader, types);
    for (Ref type : *list)
      exceptions.items.push_back(CompileValue(reader, MemberValue(type)));
  }
  return exceptions;
}

Value CompileRetry(Reader& reader, Ref policy) {
  Instance* object = InstanceOf(policy, Role::kRetryPolicy);
  if (object == nullptr) return CompileValue(reader, policy);
  graph::Map map = Members(reader, kRetry, object);
  if (!IsModel(object, "RetryPolicy")) map.Set("ExceptionType", Exceptions(reader, *object));
  return map;
}

void AddRetry(Reader& reader, const StepObject& step, graph::Map& request) {
  if (python::IsNone(step.retry_policies)) return;
  const auto* list = ItemsIn(step.retry_policies);
  if (list == nullptr) {
    request.Set("RetryPolicies", reader.ReadUnknown(step.retry_policies));
    return;
  }
  graph::List policies;
  for (Ref policy : *list)
    policies.items.push_back(CompileRetry(reader, policy));
  if (!policies.items.empty()) request.Set("RetryPolicies", std::move(policies));
}

void AddCache(Reader& reader, const StepObject& step, graph::Map& request) {
  Ref config = step.own == nullptr ? nullptr : Attribute(*step.own, "cache_config");
  if (config == nullptr) return;
  const bool known = RoleOf(config) == Role::kCacheConfig;
  request.Set("CacheConfig",
              known ? Value(Members(reader, kCache, config)) : CompileValue(reader, config));
}

std::string TriggerName(std::string trigger) {
  if (!trigger.empty() && trigger[0] >= 'a' && trigger[0] <= 'z') {
    trigger[0] = static_cast<char>(trigger[0] - 'a' + 'A');
  }
  return trigger;
}

Value Dependencies(const CompiledStep& step) {
  graph::List names;
  for (const Dependency& dependency : step.depends_on) {
    if (dependency.trigger.empty()) {
      names.items.emplace_back(dependency.step->name);
      continue;
    }
    graph::Map entry;
    entry.Set("Step", dependency.step->name);
    entry.Set("Trigger", TriggerName(dependency.trigger));
    names.items.emplace_back(std::move(entry));
  }
  return names;
}

/// What only the arguments refer to is added behind everything else.
bool SaysWhatItFollows(const CompiledStep& step) {
  const auto* list = ItemsIn(step.step->depends_on);
  const bool own = list != nullptr ? !list->empty() : !python::IsNone(step.step->depends_on);
  return own || !step.step->first_after.empty() || !step.request.also_after.empty() ||
         step.step->kind == graph::StepKind::kCondition;
}

class StepWriter {
 public:
  StepWriter(const Compiler& compiler, Reader& reader) : compiler_(compiler), reader_(reader) {}

  /// The steps that stand in one branch of a step, or at top level.
  Value Steps(const CompiledStep* parent, std::string_view arm) {
    graph::List steps;
    for (const auto& step : compiler_.steps()) {
      if (step->parent == parent && step->arm == arm) steps.items.push_back(Step(*step));
    }
    return steps;
  }

 private:
  Value Step(const CompiledStep& step) {
    const graph::Step& node = step.request.node;
    graph::Map request;
    request.Set("Name", node.id);
    request.Set("Type", node.type);
    request.Set("Arguments", Arguments(step));
    const bool first = SaysWhatItFollows(step);
    if (first && !step.depends_on.empty()) request.Set("DependsOn", Dependencies(step));
    const CompiledRequest& compiled = *step.request.compiled;
    SetText("DisplayName", compiled.display_name, node.display_name, request);
    SetText("Description", compiled.description, node.description, request);
    AddRetry(reader_, *step.step, request);
    AddCache(reader_, *step.step, request);
    for (const auto& [key, value] : compiled.beside.items)
      request.Set(key, value);
    if (!first && !step.depends_on.empty()) request.Set("DependsOn", Dependencies(step));
    return request;
  }

  static void SetText(std::string_view key, const Value& compiled, const std::string& own,
                      graph::Map& request) {
    if (!compiled.null()) {
      request.Set(key, compiled);
    } else if (!own.empty()) {
      request.Set(key, own);
    }
  }

  /// Whether another step reads the result of a function step.
  bool ResultIsRead(const StepObject& function) const {
    return std::ranges::any_of(compiler_.steps(), [&](const auto& step) {
      return std::ranges::any_of(step->request.uses, [&](const Use& use) {
        return use.outside.empty() && use.step == &function;
      });
    });
  }

  Value Arguments(const CompiledStep& step) {
    graph::Map arguments = step.request.compiled->arguments;
    if (step.step->kind == graph::StepKind::kFunction && ResultIsRead(*step.step)) {
      WriteResultAsJson(arguments);
    }
    if (step.step->type != nullptr && step.step->part == Part::kWhole) {
      for (const Branch& branch : step.step->type->branches)
        arguments.Set(branch.key, Steps(&step, branch.arm));
    }
    return arguments;
  }

  const Compiler& compiler_;
  Reader& reader_;
};

Value Parameters(Reader& reader, const graph::PipelineInfo& info, const Instance& pipeline) {
  graph::List parameters;
  Ref given = Attribute(pipeline, "parameters");
  const auto* list = ItemsIn(given);
  if (list == nullptr && given != nullptr) return CompileValue(reader, given);
  std::size_t next = 0;
  for (Ref item : list == nullptr ? std::vector<Ref>() : *list) {
    Instance* parameter = InstanceOf(item, Role::kParameter);
    if (parameter == nullptr || next >= info.parameters.size()) continue;
    graph::Map map;
    map.Set("Name", info.parameters[next].name);
    map.Set("Type", info.parameters[next].type);
    CompileMembers(reader, kParameter, parameter, map);
    parameters.items.emplace_back(std::move(map));
    ++next;
  }
  return parameters;
}

Value Experiment(Reader& reader, const Instance& pipeline) {
  if (!Given(pipeline, "pipeline_experiment_config")) {
    graph::Map map;
    map.Set("ExperimentName", CompileRead(graph::ExecutionVariable{"PipelineName"}));
    map.Set("TrialName", CompileRead(graph::ExecutionVariable{"PipelineExecutionId"}));
    return map;
  }
  Ref config = Attribute(pipeline, "pipeline_experiment_config");
  if (config == nullptr) return graph::Null{};
  return IsModel(config, "PipelineExperimentConfig") ? Value(Members(reader, kExperiment, config))
                                                     : CompileValue(reader, config);
}

}  // namespace

Value CompileDefinition(const Compiler& compiler, Reader& reader, const Instance& pipeline,
                        const graph::PipelineInfo& info) {
  graph::Map definition;
  definition.Set("Version", kVersion);
  definition.Set("Metadata", graph::Map{});
  definition.Set("Parameters", Parameters(reader, info, pipeline));
  definition.Set("PipelineExperimentConfig", Experiment(reader, pipeline));
  if (IsModel(const_cast<Instance*>(&pipeline), "PipelineV3")) {
    Ref config = Attribute(pipeline, "mlflow_config");
    definition.Set("MlflowConfig",
                   config == nullptr ? Value() : Value(Members(reader, kMlflow, config)));
  }
  definition.Set("Steps", StepWriter(compiler, reader).Steps(nullptr, ""));
  return definition;
}

}  // namespace smgraph::sagemaker
