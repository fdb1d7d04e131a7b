#include <algorithm>
#include <string>
#include <string_view>
#include <utility>

#include "frontends/sagemaker/compile/compilation.h"
#include "frontends/sagemaker/compile/environment.h"
#include "frontends/sagemaker/compile/requests.h"
#include "frontends/sagemaker/compile/text.h"
#include "frontends/sagemaker/compile/values.h"
#include "frontends/sagemaker/models/models.h"
#include "graph/base/words.h"

// Requests of quality and bias checks: processing jobs of images of the SDK (reference: SDK classes
// QualityCheckStep, ClarifyCheckStep, ModelMonitor).
namespace smgraph::sagemaker {
namespace {

using graph::Value;
using python::Ref;

constexpr std::string_view kCheckInput = "/opt/ml/processing/input/";
constexpr std::string_view kCheckOutput = "/opt/ml/processing/output";
constexpr std::string_view kBaselineInput = "baseline_dataset_input";
constexpr std::string_view kRecords = "record_preprocessor_script_input";
constexpr std::string_view kAnalytics = "post_analytics_processor_script_input";

/// What is checked: the argument of the step, or of the collection that it is part of.
Ref Checked(const Builder& b) {
  for (const std::string_view name :
       {"quality_check_config", "clarify_check_config", "monitor_configuration"}) {
    if (Ref config = b.Argument(name)) return config;
  }
  return nullptr;
}

bool IsClarify(const Builder& b) {
  return b.step.kind == graph::StepKind::kClarifyCheck;
}

std::string CheckFolder(std::string_view name) {
  return std::string(kCheckInput) + std::string(name);
}

/// A folder of the job that makes the baseline, which has no name of its own (reference: SDK method
/// _generate_baselining_job_name).
Value BaselineFolder(FieldReader& fields, std::initializer_list<Value> rest) {
  Reader& reader = fields.builder().reader;
  Ref job = fields.sources().job;
  Value base = PartValue(reader, job, "base_job_name");
  if (base.null()) base = "baseline-suggestion-job";
  TextBuilder name;
  name.Add(base).Add("-").Add(Gap(kTimestamp));
  Value path = JoinPath({"s3://", BucketOf(reader, job), BucketPrefixOf(reader, job),
                         "model-monitor/baselining", name.Finish()});
  for (const Value& part : rest)
    path = JoinPath({path, part});
  return path;
}

void AddCheckScript(FieldReader& fields, std::string_view attribute, std::string_view name,
                    graph::List& inputs) {
  Value script = PartValue(fields.builder().reader, Checked(fields.builder()), attribute);
  if (script.null()) return;
  if (IsLocal(script)) script = BaselineFolder(fields, {"input", name});
  inputs.items.push_back(ProcessingInputOf(name, std::move(script), CheckFolder(name)));
}

graph::List QualityInputs(FieldReader& fields) {
  Value data = PartValue(fields.builder().reader, Checked(fields.builder()), "baseline_dataset");
  if (IsLocal(data)) data = BaselineFolder(fields, {"input", kBaselineInput});
  graph::List inputs;
  inputs.items.push_back(
      ProcessingInputOf(kBaselineInput, std::move(data), CheckFolder(kBaselineInput)));
  AddCheckScript(fields, "post_analytics_processor_script", kAnalytics, inputs);
  AddCheckScript(fields, "record_preprocessor_script", kRecords, inputs);
  return inputs;
}

/// Where the SDK uploads a file of this name: it leaves the slashes at the end of a path, and puts
/// one behind a bucket alone.
Value Uploaded(const Value& folder, const std::string& name) {
  constexpr std::string_view kScheme = "s3://";
  const auto* text = folder.As<std::string>();
  if (text == nullptr || !text->starts_with(kScheme)) return JoinPath({folder, name});
  const std::size_t slash = std::min(text->find('/', kScheme.size()), text->size());
  const std::size_t key = std::min(text->find_first_not_of('/', slash), text->size());
  return text->substr(0, slash) + "/" + text->substr(key) + "/" + name;
}

}  // namespace

graph::List ClarifyInputs(Reader& reader, Ref data) {
  Value config = PartValue(reader, data, "s3_analysis_config_output_path");
  if (config.null()) config = PartValue(reader, data, "s3_output_path");
  Value dataset = ProcessingInputOf("dataset", PartValue(reader, data, "s3_data_input_path"),
                                    CheckFolder("data"));
  Value compression = PartValue(reader, data, "s3_compression_type");
  if (!compression.null()) {
    SetAt(*dataset.As<graph::Map>(), "S3Input.S3CompressionType", std::move(compression));
  }
  return {{ProcessingInputOf("analysis_config", Uploaded(config, "analysis_config.json"),
                             CheckFolder("config")),
           std::move(dataset)}};
}

namespace {

/// Attributes of columns are text when they are known.
void AddColumn(Reader& reader, Ref config, std::string_view name, graph::Map& environment) {
  Ref value = PartOf(config, name);
  if (value == nullptr) return;
  Value compiled = CompileValue(reader, value);
  environment.Set(name, IsExpression(compiled) ? std::move(compiled) : StrText(compiled));
}

}  // namespace

namespace {

/// v3 says less about what the SDK makes itself.
graph::List WithoutDefaults(FieldReader& fields, graph::List ports) {
  if (!fields.builder().reader.compilation()->v3) return ports;
  const auto drop = [](graph::Map& map, std::string_view keys) {
    std::erase_if(map.items, [keys](const auto& item) { return HasWord(keys, item.first); });
  };
  for (Value& port : ports.items) {
    auto& map = *port.As<graph::Map>();
    drop(map, "AppManaged");
    if (Value* s3 = map.Find("S3Input")) {
      drop(*s3->As<graph::Map>(), "S3DataDistributionType S3CompressionType");
    }
  }
  return ports;
}

}  // namespace

Compiled CompileCheckRuntime(FieldReader& fields, Ref value) {
  if (value != nullptr) return CompileValue(fields.builder().reader, value);
  constexpr int kDay = 86'400;
  if (!fields.builder().reader.compilation()->v3) return std::nullopt;
  return kDay;
}

Compiled CompileCheckInputs(FieldReader& fields, Ref) {
  return WithoutDefaults(
      fields,
      IsClarify(fields.builder())
          ? ClarifyInputs(fields.builder().reader, PartOf(Checked(fields.builder()), "data_config"))
          : QualityInputs(fields));
}

Compiled CompileCheckOutputs(FieldReader& fields, Ref) {
  Builder& b = fields.builder();
  Ref config = Checked(b);
  const bool clarify = IsClarify(b);
  Value uri = clarify ? PartValue(b.reader, PartOf(config, "data_config"), "s3_output_path")
                      : PartValue(b.reader, config, "output_s3_uri");
  if (uri.null()) uri = BaselineFolder(fields, {"results"});
  graph::Map s3;
  s3.Set("S3Uri", std::move(uri));
  s3.Set("LocalPath", kCheckOutput);
  const Value type = PartValue(b.reader, PartOf(config, "data_config"), "dataset_type");
  s3.Set("S3UploadMode", type == Value("application/x-image") ? "Continuous" : "EndOfJob");
  graph::Map output;
  output.Set("OutputName", clarify ? "analysis_result" : "quality_check_output");
  output.Set("AppManaged", false);
  output.Set("S3Output", std::move(s3));
  return WithoutDefaults(fields, {{std::move(output)}});
}

Compiled CompileCheckEnvironment(FieldReader& fields, Ref value) {
  Builder& b = fields.builder();
  if (IsClarify(b)) {
    if (value == nullptr) return std::nullopt;
    return CompileValue(b.reader, value);
  }
  Ref config = Checked(b);
  Value own = value == nullptr ? Value(graph::Map{}) : CompileValue(b.reader, value);
  auto* environment = own.As<graph::Map>();
  if (environment == nullptr) return own;
  environment->Set("output_path", kCheckOutput);
  environment->Set("publish_cloudwatch_metrics", "Disabled");
  if (Ref format = PartOf(config, "dataset_format")) {
    environment->Set("dataset_format", CompileJson(b.reader, format));
  }
  for (const auto& [attribute, folder] :
       {std::pair<std::string_view, std::string_view>{"record_preprocessor_script", kRecords},
        {"post_analytics_processor_script", kAnalytics}}) {
    const Value script = PartValue(b.reader, config, attribute);
    if (script.null()) continue;
    environment->Set(
        attribute, TextBuilder().Add(CheckFolder(folder)).Add("/").Add(BaseName(script)).Finish());
  }
  environment->Set("dataset_source", CheckFolder(kBaselineInput));
  if (!IsModel(config, "ModelQualityCheckConfig")) return own;
  environment->Set("analysis_type", "MODEL_QUALITY");
  environment->Set("problem_type", PartValue(b.reader, config, "problem_type"));
  for (const std::string_view name :
       {"inference_attribute", "probability_attribute", "ground_truth_attribute",
        "probability_threshold_attribute"}) {
    AddColumn(b.reader, config, name, *environment);
  }
  return own;
}

Compiled CompileStatistics(FieldReader& fields, Ref value) {
  if (IsClarify(fields.builder())) return std::nullopt;
  return CompileValue(fields.builder().reader, value);
}

Compiled CompileCheckedModel(FieldReader& fields, Ref) {
  Builder& b = fields.builder();
  Ref config = Checked(b);
  const bool of_model =
      IsModel(config, "ModelBiasCheckConfig") || IsModel(config, "ModelExplainabilityCheckConfig");
  if (!of_model) return std::nullopt;
  return PartValue(b.reader, PartOf(config, "model_config"), "model_name");
}

}  // namespace smgraph::sagemaker
