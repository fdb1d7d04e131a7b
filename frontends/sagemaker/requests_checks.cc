#include <string>
#include <utility>

#include "frontends/sagemaker/models/models.h"
#include "frontends/sagemaker/request.h"

// Quality and bias checks, alone or as the monitoring of a batch transform (reference: SDK classes
// QualityCheckStep, ClarifyCheckStep, MonitorBatchTransformStep).
namespace smgraph::sagemaker {
namespace {

using python::As;
using python::Instance;
using python::Ref;

constexpr std::pair<std::string_view, std::string_view> kJobSettings[] = {
    {"instance_type", "instance_type"},
    {"instance_count", "instance_count"},
    {"volume_size_in_gb", "volume_size"},
    {"volume_kms_key", "volume_kms_key"},
    {"role", "role"},
    {"output_kms_key", "output_kms_key"},
    {"max_runtime_in_seconds", "max_runtime"},
    {"network_config", "network"},
    {"env", "environment"},
    {"tags", "tags"},
};

/// Arguments that stand beside the request, where the SDK does not look for references.
constexpr std::string_view kOutside[] = {"skip_check",
                                         "fail_on_violation",
                                         "register_new_baseline",
                                         "model_package_group_name",
                                         "supplied_baseline_statistics",
                                         "supplied_baseline_constraints"};

struct CheckTypeRow {
  std::string_view config;
  std::string_view check_type;
};
constexpr CheckTypeRow kCheckTypes[] = {{"DataQualityCheckConfig", "DATA_QUALITY"},
                                        {"ModelQualityCheckConfig", "MODEL_QUALITY"},
                                        {"DataBiasCheckConfig", "DATA_BIAS"},
                                        {"ModelBiasCheckConfig", "MODEL_BIAS"},
                                        {"ModelExplainabilityCheckConfig", "MODEL_EXPLAINABILITY"}};

void ReadJobSettings(Builder& b, std::string_view attribute) {
  Ref config = b.Argument(attribute);
  const auto* job = As<Instance>(config);
  for (const auto& [name, key] : kJobSettings) {
    Ref value = PartOf(config, name);
    if (value == nullptr || (job != nullptr && !Given(*job, name))) continue;
    b.SetSetting(key, b.reader.Read(value));
  }
}

void ReadOutside(Builder& b) {
  for (const std::string_view name : kOutside) {
    if (!Given(*b.step.source, name)) continue;
    b.ReadOutsideArgument(name, name);
  }
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
    if (Ref name = PartOf(model, "model_name")) b.SetArgument("model", b.reader.ReadOutside(name));
  }
  for (const std::string_view name : {"data_bias_config", "model_predicted_label_config",
                                      "explainability_config", "methods", "model_scores"}) {
    if (Ref value = PartOf(config, name)) b.SetArgument(name, b.reader.ReadMuted(value));
  }
}

void ReadCheck(Builder& b, Ref config, bool clarify) {
  if (clarify) {
    ReadClarifyConfig(b, config);
  } else {
    ReadQualityConfig(b, config);
  }
  if (RoleOf(config) == Role::kNone && config != nullptr) {
    b.reader.Uncertainly([&] { b.reader.Read(config); });
  }
  b.AddStandardOutputs();
}

}  // namespace

void BuildQualityCheck(Builder& b) {
  const bool monitor = b.step.part == Part::kMonitor;
  ReadJobSettings(b, monitor ? "check_job_configuration" : "check_job_config");
  ReadCheck(b, b.Argument(monitor ? "monitor_configuration" : "quality_check_config"),
            /*clarify=*/false);
  ReadOutside(b);
}

void BuildClarifyCheck(Builder& b) {
  const bool monitor = b.step.part == Part::kMonitor;
  ReadJobSettings(b, monitor ? "check_job_configuration" : "check_job_config");
  ReadCheck(b, b.Argument(monitor ? "monitor_configuration" : "clarify_check_config"),
            /*clarify=*/true);
  ReadOutside(b);
}

}  // namespace smgraph::sagemaker
