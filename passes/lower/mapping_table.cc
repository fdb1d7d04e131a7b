#include "passes/lower/mapping_table.h"

#include <algorithm>
#include <array>
#include <cstddef>
#include <utility>

namespace smgraph::passes {
namespace {

using graph::StepKind;
using graph::Value;
using enum MappingClass;
using enum MappingSeverity;

constexpr MappingRow kRows[] = {
    // The pipeline
    {"pipeline", "Pipeline", kDirect, kInfo, "@pipeline function",
     "upsert and start become calling it", "Zstep"},
    {"parameter", "ParameterString, ParameterInteger, ParameterFloat, ParameterBoolean", kDirect,
     kLow, "typed argument of the pipeline",
     "decided on the client when it compiles; one that feeds infrastructure becomes a setting",
     "Zyaml Aparam"},
    {"execution-override", "start(parameters=…)", kApproximate, kLow,
     "call arguments, YAML, or a snapshot's configuration",
     "each run compiles again, or needs a snapshot", "Zyaml"},
    {"execution-variable", "ExecutionVariables", kApproximate, kMedium,
     "get_step_context(), or {date} and {time} in names", "inside steps only, not for wiring",
     "Zstep"},
    {"join", "Join", kApproximate, kLow, "f-string over parameters",
     "inside a step when it involves outputs", ""},
    {"property-reference", "step.properties", kApproximate, kMedium,
     "artifact that the producing step returns", "the value must be returned explicitly", "Zstep"},
    {"depends-on", "depends_on", kDirect, kInfo, "after=", "", ""},
    {"depends-on-condition", "depends_on a ConditionStep", kApproximate, kMedium,
     "order of the program", "there is no joining node", "Zdyn"},
    {"trigger", "StepDependency with a trigger", kAbsent, kHigh, "none",
     "a step runs when those before it have completed", ""},
    {"cache", "CacheConfig", kApproximate, kLow, "enable_cache",
     "no expiry; the key is code, inputs and parameters", "Acache"},
    {"retry", "retry_policies", kApproximate, kMedium, "StepRetryConfig",
     "repeats the whole step in the same job; no filter by exception, no capacity retry", "Aretry"},
    {"parallelism", "ParallelismConfiguration", kAbsent, kMedium, "none",
     "account quotas, or batches of .submit", ""},
    {"selective-execution", "SelectiveExecutionConfig", kApproximate, kLow,
     "caching, or .replay(skip=…)", "other rules of selection", "Asel"},
    {"definition-config", "PipelineDefinitionConfig", kAbsent, kInfo, "dropped", "", ""},
    {"experiment", "PipelineExperimentConfig", kApproximate, kMedium,
     "experiment tracker, or explicit calls", "not one to one", "Aexp"},
    {"schedule", "PipelineSchedule, put_triggers", kApproximate, kLow, "Schedule",
     "a new one per call, no update", "Zsched Asched"},
    {"schedule-of-dynamic", "schedule of a pipeline with conditions on outputs", kAbsent, kHigh,
     "external timer that runs run.py",
     "the SageMaker orchestrator cannot schedule dynamic pipelines", "Zsched Asched"},
    {"event-trigger", "EventBridge event", kAbsent, kHigh, "external trigger", "", "Asched"},
    {"tags", "tags", kDirect, kInfo, "tags", "", "Zsm"},
    {"role", "pipeline role", kApproximate, kLow, "execution_role of the orchestrator",
     "part of the stack", "Zconn"},
    {"tuning-results", "get_top_model_s3_uri, properties of a tuning", kAbsent, kMedium,
     "value that the tuning step returns", "", ""},
    // Jobs
    {"processing-step", "ProcessingStep", kDirect, kLow, "@step with the script's logic",
     "script arguments become parameters, S3 inputs and outputs become artifacts", "Zstep Zsm"},
    {"distributed-processing", "ProcessingStep on Spark or several instances", kApproximate, kHigh,
     "step that launches the job through the SDK", "instance_count is fixed at 1", ""},
    {"training-step", "TrainingStep", kDirect, kLow, "@step",
     "the script moves into the step; model.tar.gz becomes a model artifact", ""},
    {"builtin-training", "TrainingStep with a built-in algorithm", kApproximate, kMedium,
     "step that calls estimator.fit", "stays on AWS", ""},
    {"distributed-training", "TrainingStep on several instances", kAbsent, kHigh,
     "step that launches a SageMaker job", "", "Zsm"},
    {"tuning-step", "TuningStep", kApproximate, kMedium,
     "search step, or .map over candidates and a selection",
     "never one training step; early stopping and warm start are lost in the fan-out", "Asteps"},
    {"transform-step", "TransformStep", kApproximate, kMedium,
     "step that runs the batch transform, or inference in Python", "", ""},
    {"automl-step", "AutoMLStep", kApproximate, kMedium, "step that launches the job", "", ""},
    {"emr-step", "EMRStep, EMRServerlessStep", kApproximate, kMedium,
     "step with boto3 that waits itself", "the cluster is the user's code", ""},
    {"notebook-step", "NotebookJobStep", kApproximate, kMedium,
     "converted notebook, or step that launches it", "", ""},
    {"quality-check-step", "QualityCheckStep", kApproximate, kMedium,
     "step that runs the monitor job, or a data validator",
     "registration of baselines and drift wiring are lost", "Amm"},
    {"clarify-check-step", "ClarifyCheckStep", kApproximate, kMedium, "step that runs Clarify",
     "registration of baselines is lost", "Aclar"},
    {"monitor-batch-transform", "MonitorBatchTransformStep", kApproximate, kMedium,
     "two steps: transform, check", "", ""},
    {"function-step", "@step of the SageMaker SDK", kDirect, kLow,
     "ZenML @step of the same function",
     "indexed results become named outputs; dependencies become Docker settings", ""},
    // Control and services
    {"condition-on-parameters", "ConditionStep on parameters", kApproximate, kLow,
     "if in the pipeline function", "decided when the pipeline compiles; a schedule freezes it",
     ""},
    {"condition-on-outputs", "ConditionStep on outputs", kApproximate, kMedium,
     "dynamic pipeline: .load() and if",
     "not schedulable on SageMaker; the compiled pipeline does not show its branches", "Zdyn"},
    {"fail-step", "FailStep", kDirect, kLow, "step that raises",
     "the message becomes the exception's text", ""},
    {"json-get", "PropertyFile with JsonGet", kApproximate, kLow,
     "returned dictionary or number, indexed after .load()",
     "a wrong path is a KeyError while it runs", "Aprop"},
    {"lambda-step", "LambdaStep", kApproximate, kHigh, "step that invokes it with boto3",
     "output schema, ten-minute limit and permissions are lost", "Asteps"},
    {"callback-step", "CallbackStep", kAbsent, kHigh,
     "stays on AWS; wait(…) for a person's approval",
     "no queue token, no failure by timeout; dynamic pipelines only", "Zwait"},
    {"model-create-step", "ModelStep create, CreateModelStep", kApproximate, kMedium,
     "step that calls the SDK", "", ""},
    {"repack-step", "repacking of a model", kApproximate, kMedium,
     "part of the step that uses the model", "the step disappears", ""},
    {"model-register-step", "ModelStep register, RegisterModel", kApproximate, kMedium,
     "explicit registration step, or the Model Control Plane",
     "the model registry is not the Model Control Plane; approval that drives a deployment needs a "
     "decision",
     "Amodel Zmcp"},
    {"for-each-step", "ForEachStep", kApproximate, kMedium, ".map over the items",
     "dynamic pipelines only; the selector is code", "Zdyn"},
    {"endpoint-step", "EndpointConfigStep, EndpointStep, InferenceComponentStep", kApproximate,
     kMedium, "step with SDK calls, or a deployer", "", ""},
    {"lineage-step", "LineageStep", kApproximate, kInfo, "lineage of ZenML, by itself", "", ""},
    {"cleanup-step", "CleanupStep", kApproximate, kLow, "step that deletes", "", ""},
    {"other-step", "another kind of step", kApproximate, kHigh, "step that calls the service",
     "no rule is known for it", ""},
    // Around the pipeline
    {"experiments", "Experiments, trial components", kApproximate, kMedium,
     "experiment tracker and metadata", "", "Aexp"},
    {"feature-store", "Feature Store", kAbsent, kHigh, "stays explicit",
     "ZenML's feature stores do not replace it", ""},
    {"model-monitor", "Model Monitor schedules", kAbsent, kHigh, "stays on AWS", "", "Amm"},
    {"network", "VPC, KMS, roles", kApproximate, kLow, "settings and stack", "", "Zconn"},
    {"step-functions", "Step Functions around the pipeline", kAbsent, kHigh, "external", "", ""},
};

constexpr std::pair<std::string_view, std::string_view> kPages[] = {
    {"Zstep", "https://docs.zenml.io/concepts/steps_and_pipelines"},
    {"Zyaml", "https://docs.zenml.io/concepts/steps_and_pipelines/yaml_configuration"},
    {"Zdyn", "https://docs.zenml.io/how-to/steps-pipelines/dynamic-pipelines"},
    {"Zsched", "https://docs.zenml.io/how-to/steps-pipelines/scheduling"},
    {"Zsm", "https://docs.zenml.io/stacks/stack-components/orchestrators/sagemaker"},
    {"Zconn",
     "https://docs.zenml.io/how-to/infrastructure-deployment/auth-management/"
     "aws-service-connector"},
    {"Zmcp",
     "https://docs.zenml.io/how-to/model-management-metrics/model-control-plane/register-a-model"},
    {"Zwait", "https://docs.zenml.io/how-to/steps-pipelines/wait_resume"},
    {"Asteps", "https://docs.aws.amazon.com/sagemaker/latest/dg/build-and-manage-steps-types.html"},
    {"Aparam", "https://docs.aws.amazon.com/sagemaker/latest/dg/build-and-manage-parameters.html"},
    {"Aprop", "https://docs.aws.amazon.com/sagemaker/latest/dg/build-and-manage-propertyfile.html"},
    {"Acache", "https://docs.aws.amazon.com/sagemaker/latest/dg/pipelines-caching.html"},
    {"Aretry", "https://docs.aws.amazon.com/sagemaker/latest/dg/pipelines-retry-policy.html"},
    {"Asel", "https://docs.aws.amazon.com/sagemaker/latest/dg/pipelines-selective-ex.html"},
    {"Asched", "https://docs.aws.amazon.com/sagemaker/latest/dg/pipeline-eventbridge.html"},
    {"Aexp", "https://docs.aws.amazon.com/sagemaker/latest/dg/pipelines-experiments.html"},
    {"Amodel", "https://docs.aws.amazon.com/sagemaker/latest/dg/model-registry.html"},
    {"Amm", "https://docs.aws.amazon.com/sagemaker/latest/dg/model-monitor.html"},
    {"Aclar",
     "https://docs.aws.amazon.com/sagemaker/latest/dg/clarify-configure-processing-jobs.html"},
};

constexpr std::pair<StepKind, std::string_view> kByKind[] = {
    {StepKind::kProcessing, "processing-step"},
    {StepKind::kTraining, "training-step"},
    {StepKind::kTuning, "tuning-step"},
    {StepKind::kTransform, "transform-step"},
    {StepKind::kFail, "fail-step"},
    {StepKind::kModelCreate, "model-create-step"},
    {StepKind::kModelRegister, "model-register-step"},
    {StepKind::kLambda, "lambda-step"},
    {StepKind::kCallback, "callback-step"},
    {StepKind::kQualityCheck, "quality-check-step"},
    {StepKind::kClarifyCheck, "clarify-check-step"},
    {StepKind::kEmr, "emr-step"},
    {StepKind::kEmrServerless, "emr-step"},
    {StepKind::kNotebook, "notebook-step"},
    {StepKind::kAutoMl, "automl-step"},
    {StepKind::kEndpoint, "endpoint-step"},
    {StepKind::kLineage, "lineage-step"},
    {StepKind::kFunction, "function-step"},
    {StepKind::kForEach, "for-each-step"},
    {StepKind::kCleanup, "cleanup-step"},
};

bool HasSeveralInstances(const graph::Step& step) {
  const Value* const count = step.settings.Find("instance_count");
  const auto* number = count == nullptr ? nullptr : count->As<std::int64_t>();
  return number != nullptr && *number > 1;
}

// A condition's own operands are in its arguments; its guard is that of the conditions around it.
bool ReadsStep(const graph::Map& arguments) {
  bool reads = false;
  for (const auto& item : arguments.items) {
    graph::Walk(item.second,
                [&](const Value& part) { reads = reads || !graph::ReferredStep(part).empty(); });
  }
  return reads;
}

std::string_view ConstructOf(const graph::Step& step, bool is_repack) {
  if (is_repack) return "repack-step";
  if (step.kind == StepKind::kCondition || step.kind == StepKind::kChoice) {
    const bool outputs = ReadsStep(step.arguments);
    return outputs ? "condition-on-outputs" : "condition-on-parameters";
  }
  if (HasSeveralInstances(step)) {
    if (step.kind == StepKind::kTraining) return "distributed-training";
    if (step.kind == StepKind::kProcessing) return "distributed-processing";
  }
  const auto* const row =
      std::ranges::find(kByKind, step.kind, [](const auto& r) { return r.first; });
  return row == std::end(kByKind) ? "other-step" : row->second;
}

}  // namespace

std::string_view MappingClassName(MappingClass mapping) {
  constexpr std::array<std::string_view, 3> kNames = {"direct", "approximate", "absent"};
  return kNames.at(static_cast<std::size_t>(mapping));
}

std::string_view MappingSeverityName(MappingSeverity severity) {
  constexpr std::array<std::string_view, 4> kNames = {"info", "low", "medium", "high"};
  return kNames.at(static_cast<std::size_t>(severity));
}

std::span<const MappingRow> MappingTable() {
  return kRows;
}

std::string_view MappingTableVersion() {
  return "1";
}

const MappingRow* FindMapping(std::string_view construct) {
  const auto* const row = std::ranges::find(kRows, construct, &MappingRow::construct);
  return row == std::end(kRows) ? nullptr : row;
}

std::string_view PageOf(std::string_view link) {
  const auto* const page = std::ranges::find(kPages, link, [](const auto& p) { return p.first; });
  return page == std::end(kPages) ? std::string_view() : page->second;
}

const MappingRow& MappingOf(const graph::Step& step, bool is_repack) {
  return *FindMapping(ConstructOf(step, is_repack));
}

}  // namespace smgraph::passes
