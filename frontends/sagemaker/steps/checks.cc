#include <string>
#include <utility>

#include "frontends/sagemaker/compile/compilation.h"
#include "frontends/sagemaker/compile/requests.h"
#include "frontends/sagemaker/compile/text.h"
#include "frontends/sagemaker/models/models.h"
#include "frontends/sagemaker/steps/steps.h"

// Quality and bias checks, alone or as the monitoring of a batch transform (reference: SDK classes
// QualityCheckStep, ClarifyCheckStep, MonitorBatchTransformStep).
namespace smgraph::sagemaker {
namespace {

using python::As;
using python::Instance;
using python::Ref;

Compiled CompileCheckType(FieldReader& fields, Ref value);

constexpr Field kCheckFields[] = {
    {From::kJob, "instance_type", Into::kSetting, "instance_type",
     "ProcessingResources.ClusterConfig.InstanceType"},
    {From::kJob, "instance_count", Into::kSetting, "instance_count",
     "ProcessingResources.ClusterConfig.InstanceCount"},
    {From::kJob, "volume_size_in_gb", Into::kSetting, "volume_size",
     "ProcessingResources.ClusterConfig.VolumeSizeInGB"},
    {From::kJob, "volume_kms_key", Into::kSetting, "volume_kms_key",
     "ProcessingResources.ClusterConfig.VolumeKmsKeyId"},
    {From::kJob, "image_uri", Into::kSetting, "image", "AppSpecification.ImageUri", &CompileImage},
    {From::kJob, "role", Into::kSetting, "role", "RoleArn", &CompileRole},
    {From::kStep, "", Into::kRequest, "", "ProcessingInputs", &CompileCheckInputs},
    {From::kStep, "", Into::kRequest, "", "ProcessingOutputConfig.Outputs", &CompileCheckOutputs},
    {From::kJob, "output_kms_key", Into::kSetting, "output_kms_key",
     "ProcessingOutputConfig.KmsKeyId"},
    {From::kJob, "env", Into::kSetting, "environment", "Environment", &CompileCheckEnvironment},
    {From::kJob, "network_config", Into::kSetting, "network", "NetworkConfig"},
    {From::kJob, "max_runtime_in_seconds", Into::kSetting, "max_runtime",
     "StoppingCondition.MaxRuntimeInSeconds", &CompileCheckRuntime},
    {From::kJob, "tags", Into::kSetting, "tags", "Tags", &CompileTags},
    {From::kInputs, "", Into::kBeside, "check_type", "CheckType", &CompileCheckType},
    {From::kStep, "model_package_group_name", Into::kBeside, "model_package_group_name",
     "ModelPackageGroupName", &CompileNullable},
    {From::kStep, "skip_check", Into::kBeside, "skip_check", "SkipCheck", &CompileFlag<false>},
    {From::kStep, "fail_on_violation", Into::kBeside, "fail_on_violation", "FailOnViolation",
     &CompileFlag<true>},
    {From::kStep, "register_new_baseline", Into::kBeside, "register_new_baseline",
     "RegisterNewBaseline", &CompileFlag<false>},
    {From::kStep, "supplied_baseline_statistics", Into::kBeside, "supplied_baseline_statistics",
     "SuppliedBaselineStatistics", &CompileStatistics},
    {From::kStep, "supplied_baseline_constraints", Into::kBeside, "supplied_baseline_constraints",
     "SuppliedBaselineConstraints", &CompileNullable},
    {From::kOutputs, "", Into::kBeside, "model", "ModelName", &CompileCheckedModel},
};

constexpr PortList kCheckPorts[] = {
    {"ProcessingInputs", "InputName", "S3Input.S3Uri"},
    {"ProcessingOutputConfig.Outputs", "OutputName", "S3Output.S3Uri", /*outputs=*/true}};

constexpr StandardOutput kQualityOutputs[] = {
    {"CalculatedBaselineConstraints", "CalculatedBaselineConstraints"},
    {"CalculatedBaselineStatistics", "CalculatedBaselineStatistics"},
    {"BaselineUsedForDriftCheckConstraints", "BaselineUsedForDriftCheckConstraints"},
    {"BaselineUsedForDriftCheckStatistics", "BaselineUsedForDriftCheckStatistics"}};
constexpr StandardOutput kClarifyOutputs[] = {
    {"CalculatedBaselineConstraints", "CalculatedBaselineConstraints"},
    {"BaselineUsedForDriftCheckConstraints", "BaselineUsedForDriftCheckConstraints"}};

struct CheckTypeRow {
  std::string_view config;
  std::string_view check_type;
};
constexpr CheckTypeRow kCheckTypes[] = {{"DataQualityCheckConfig", "DATA_QUALITY"},
                                        {"ModelQualityCheckConfig", "MODEL_QUALITY"},
                                        {"DataBiasCheckConfig", "DATA_BIAS"},
                                        {"ModelBiasCheckConfig", "MODEL_BIAS"},
                                        {"ModelExplainabilityCheckConfig", "MODEL_EXPLAINABILITY"}};

Compiled CompileCheckType(FieldReader& fields, Ref) {
  const graph::Value* type = fields.builder().node.arguments.Find("check_type");
  return type == nullptr ? graph::Value() : *type;
}

void SetCheckType(Builder& b, Ref config) {
  for (const CheckTypeRow& row : kCheckTypes) {
    if (IsModel(config, row.config)) b.SetArgument("check_type", row.check_type);
  }
}

std::string InputPath(std::string_view name) {
  return "ProcessingInputs['" + std::string(name) + "'].S3Input.S3Uri";
}

std::string OutputPath(std::string_view name) {
  return "ProcessingOutputConfig.Outputs['" + std::string(name) + "'].S3Output.S3Uri";
}

void ReadQualityConfig(Builder& b, Ref config) {
  SetCheckType(b, config);
  if (Ref data = PartOf(config, "baseline_dataset")) {
    b.AddInput("baseline_dataset_input", InputPath("baseline_dataset_input"), data);
  }
  Ref output = PartOf(config, "output_s3_uri");
  b.AddOutput("quality_check_output", OutputPath("quality_check_output"),
              output == nullptr ? graph::Value() : b.reader.Read(output));
  for (const std::string_view name :
       {"record_preprocessor_script", "post_analytics_processor_script", "dataset_format",
        "problem_type", "inference_attribute", "probability_attribute", "ground_truth_attribute",
        "probability_threshold_attribute"}) {
    if (Ref value = PartOf(config, name)) b.SetArgument(name, b.reader.Read(value));
  }
}

/// The rest of a bias check goes into a file that the SDK uploads, where references cannot stand.
void ReadClarifyConfig(Builder& b, Ref config) {
  SetCheckType(b, config);
  Ref data = PartOf(config, "data_config");
  if (Ref uri = PartOf(data, "s3_data_input_path")) {
    b.AddInput("dataset", InputPath("dataset"), uri);
  }
  Ref report = PartOf(data, "s3_output_path");
  b.AddOutput("analysis_result", OutputPath("analysis_result"),
              report == nullptr ? graph::Value() : b.reader.Read(report));
  if (Ref place = PartOf(data, "s3_analysis_config_output_path")) {
    b.SetArgument("analysis_config", b.reader.Read(place));
  }
  for (const std::string_view name : {"facet_dataset_uri", "predicted_label_dataset_uri"}) {
    if (Ref uri = PartOf(data, name)) b.AddInput(std::string(name), InputPath(name), uri);
  }
  if (Ref model = PartOf(config, "model_config")) {
    if (Ref name = PartOf(model, "model_name"))
      b.SetArgument("model", b.reader.ReadOutside(name, "outside of its Arguments"));
  }
  for (const std::string_view name : {"data_bias_config", "model_predicted_label_config",
                                      "explainability_config", "methods", "model_scores"}) {
    if (Ref value = PartOf(config, name)) b.SetArgument(name, b.reader.ReadMuted(value));
  }
}

/// (reference: SDK v3 module _check_job_request)
void SortCheck(graph::Map& request) {
  SortKeys(request, "",
           "ProcessingInputs ProcessingOutputConfig ProcessingResources AppSpecification RoleArn "
           "StoppingCondition Environment NetworkConfig Tags");
  SortKeys(request, "ProcessingResources.ClusterConfig",
           "InstanceCount InstanceType VolumeSizeInGB VolumeKmsKeyId");
}

/// `read` takes what is checked; `config` is the name of its argument in a step of its own.
void BuildCheck(Builder& b, std::string_view config, void (*read)(Builder&, Ref)) {
  const bool monitor = b.step.part == Part::kMonitor;
  Ref checked = b.Argument(monitor ? "monitor_configuration" : config);
  Ref job = b.Argument(monitor ? "check_job_configuration" : "check_job_config");
  FieldReader fields(b, {.job = job, .call = nullptr});
  fields.Read(kCheckFields, [&](FieldReader&) {
    read(b, checked);
    if (checked == nullptr || RoleOf(checked) != Role::kNone) return;
    b.reader.Uncertainly([&] { b.reader.Read(checked); });
  });
  if (fields.arguments() != nullptr && b.reader.compilation()->v3) SortCheck(*fields.arguments());
}

void BuildQualityCheck(Builder& b) {
  BuildCheck(b, "quality_check_config", &ReadQualityConfig);
}

void BuildClarifyCheck(Builder& b) {
  BuildCheck(b, "clarify_check_config", &ReadClarifyConfig);
}

}  // namespace

const StepType kQualityCheck = {.type = "QualityCheck",
                                .kind = graph::StepKind::kQualityCheck,
                                .classes = "QualityCheckStep",
                                .shape = "QualityCheck",
                                .build = &BuildQualityCheck,
                                .fields = kCheckFields,
                                .ports = kCheckPorts,
                                .outputs = kQualityOutputs};

const StepType kClarifyCheck = {.type = "ClarifyCheck",
                                .kind = graph::StepKind::kClarifyCheck,
                                .classes = "ClarifyCheckStep",
                                .shape = "ClarifyCheck",
                                .build = &BuildClarifyCheck,
                                .fields = kCheckFields,
                                .ports = kCheckPorts,
                                .outputs = kClarifyOutputs};

}  // namespace smgraph::sagemaker
