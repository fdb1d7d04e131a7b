#include <algorithm>
#include <string>
#include <utility>

#include "frontends/python/natives.h"
#include "frontends/sagemaker/compile/carriers.h"
#include "frontends/sagemaker/compile/compilation.h"
#include "frontends/sagemaker/compile/environment.h"
#include "frontends/sagemaker/compile/requests.h"
#include "frontends/sagemaker/compile/text.h"
#include "frontends/sagemaker/compile/values.h"
#include "frontends/sagemaker/models/models.h"
#include "frontends/sagemaker/natives.h"

// Requests of processing jobs (reference: SDK classes Processor, ScriptProcessor,
// FrameworkProcessor, ProcessingJob).
namespace smgraph::sagemaker {
namespace {

using graph::Value;
using python::As;
using python::Instance;
using python::Ref;

constexpr std::string_view kInputFolder = "/opt/ml/processing/input/";

/// What a processor does with the script that it is given.
enum class Script : std::uint8_t { kNone, kMounted, kPacked, kOther };
struct ScriptRow {
  std::string_view processor;
  Script script;
};
constexpr ScriptRow kScripts[] = {
    {"Processor", Script::kNone},
    {"SageMakerClarifyProcessor", Script::kNone},
    {"ScriptProcessor", Script::kMounted},
    {"SKLearnProcessor", Script::kMounted},
    {"PySparkProcessor", Script::kMounted},
    {"SparkJarProcessor", Script::kMounted},
    {"FrameworkProcessor", Script::kPacked},
    {"PyTorchProcessor", Script::kPacked},
    {"TensorFlowProcessor", Script::kPacked},
    {"XGBoostProcessor", Script::kPacked},
    {"MXNetProcessor", Script::kPacked},
    {"HuggingFaceProcessor", Script::kPacked},
};

Script ScriptOf(FieldReader& fields) {
  const python::ClassModel* model = ModelOf(fields.sources().job);
  if (model == nullptr) return Script::kOther;
  for (const ScriptRow& row : kScripts) {
    if (row.processor == model->name) return row.script;
  }
  return Script::kOther;
}

Value CodeOf(FieldReader& fields) {
  Ref code = fields.Peek(From::kCall, "code submit_app");
  return code == nullptr ? Value() : CompileValue(fields.builder().reader, code);
}

/// The SDK knows a hash of the files when they are passed by keyword to a method that a pipeline
/// session defers (reference: SDK function get_code_hash).
bool HasCodeHash(FieldReader& fields) {
  const auto* call = As<python::Opaque>(fields.builder().step_args);
  if (call == nullptr) return false;
  Reader& reader = fields.builder().reader;
  for (const std::string_view name : {"source_dir", "submit_app", "code"}) {
    Ref given = call->keywords.Find(name);
    if (!python::IsNone(given) && IsLocal(CompileValue(reader, given))) return true;
  }
  return false;
}

Value ProcessingJobName(FieldReader& fields) {
  Value base = PartValue(fields.builder().reader, fields.sources().job, "base_job_name");
  return JobName(fields, std::move(base), fields.Peek(From::kJob, "image_uri"));
}

/// "<pipeline>/code/<hash>", else "<job>/<otherwise>".
Value CodeFolder(FieldReader& fields, const Value& otherwise) {
  if (HasCodeHash(fields)) {
    return JoinPath({fields.builder().reader.compilation()->pipeline, "code", Gap(kCodeHash)});
  }
  return JoinPath({ProcessingJobName(fields), otherwise});
}

/// Arguments that the code asks for itself are made outside of any pipeline.
bool InPipeline(const Builder& b) {
  return !b.reader.compilation()->pipeline.null();
}

Value InBucket(FieldReader& fields, const Value& folder, const Value& name) {
  Reader& reader = fields.builder().reader;
  Ref job = fields.sources().job;
  return JoinPath({"s3://", BucketOf(reader, job), BucketPrefixOf(reader, job), folder, name});
}

std::string InputFolder(std::string_view name) {
  return std::string(kInputFolder) + std::string(name);
}

/// The archive with everything that a script needs: what is in S3 already stays there (reference:
/// SDK function tar_and_upload_dir).
Value CodeArchive(FieldReader& fields) {
  Reader& reader = fields.builder().reader;
  Ref source_dir = fields.Peek(From::kCall, "source_dir");
  Value given = source_dir == nullptr ? Value() : CompileValue(reader, source_dir);
  if (IsExpression(given) || BeginsWith(given, "s3://")) return given;
  const Value folder = CodeFolder(fields, "source");
  const Value location = PartValue(reader, fields.sources().job, "code_location");
  return location.null() ? InBucket(fields, folder, "sourcedir.tar.gz")
                         : JoinPath({location, folder, "sourcedir.tar.gz"});
}

/// The script beside the inputs, or the archive with everything and the script that unpacks it.
void AddCode(FieldReader& fields, graph::List& inputs) {
  const Script script = ScriptOf(fields);
  const Value code = CodeOf(fields);
  if (code.null() || script == Script::kNone) return;
  if (script == Script::kPacked && !BeginsWith(code, "s3://")) {
    const Value unpack =
        JoinPath({fields.builder().reader.compilation()->pipeline, "code", Gap(kCodeHash)});
    inputs.items.emplace_back(ProcessingInputOf("code", CodeArchive(fields), InputFolder("code/")));
    inputs.items.emplace_back(ProcessingInputOf(
        "entrypoint", InBucket(fields, unpack, "runproc.sh"), InputFolder("entrypoint")));
    return;
  }
  const std::string_view name = script == Script::kPacked ? "entrypoint" : "code";
  Value uri = code;
  if (IsLocal(code)) uri = InBucket(fields, CodeFolder(fields, "input/code"), BaseName(code));
  inputs.items.emplace_back(ProcessingInputOf(name, std::move(uri), InputFolder(name)));
}

Compilation::Written& WrittenInto(Builder& b, const Instance& object) {
  return b.reader.compilation()->WrittenInto(object);
}

/// Its own name, else one that counts; kept for later steps with the same object.
Value NameOfPort(Builder& b, Instance& port, std::string_view attribute, std::string_view prefix,
                 std::size_t number) {
  if (Ref name = Attribute(port, attribute)) return CompileValue(b.reader, name);
  Value& written = WrittenInto(b, port).name;
  if (written.null()) written = std::string(prefix) + std::to_string(number);
  return written;
}

/// What is not in S3 yet is uploaded to a folder of the step.
Value Uploaded(FieldReader& fields, Instance& input, const Value& name, Value uri) {
  Builder& b = fields.builder();
  if (!IsLocal(uri)) return uri;
  Value& written = WrittenInto(b, input).uri;
  if (!written.null()) return written;
  const Value folder =
      InPipeline(b) ? JoinPath({b.reader.compilation()->pipeline, b.step.name, "input", name})
                    : JoinPath({ProcessingJobName(fields), "input", name});
  const Value file = BaseName(uri);
  const bool is_file = GapText(file).find('.') != std::string::npos;
  return written = InBucket(fields, folder, is_file ? file : Value(""));
}

void SetIfGiven(Reader& reader, std::string_view key, Instance* object, std::string_view name,
                graph::Map& request) {
  if (Ref part = Attribute(*object, name)) request.Set(key, CompileValue(reader, part));
}

/// v3 writes defaults for what its class leaves open.
constexpr Member kV3Input[] = {
    {"S3Uri", "s3_uri"},
    {"LocalPath", "local_path"},
    {"S3DataType", "s3_data_type"},
    {"S3InputMode", "s3_input_mode", Member::When::kGiven, "File"},
    {"S3DataDistributionType", "s3_data_distribution_type", Member::When::kGiven,
     "FullyReplicated"},
    {"S3CompressionType", "s3_compression_type", Member::When::kGiven, "None"},
};
constexpr std::span<const Member> kS3InputV3 = kV3Input;

Value CompileInput(FieldReader& fields, Instance& input, std::size_t number) {
  Reader& reader = fields.builder().reader;
  graph::Map request;
  const Value name = NameOfPort(fields.builder(), input, "input_name", "input-", number);
  request.Set("InputName", name);
  SetIfGiven(reader, "AppManaged", &input, "app_managed", request);
  Ref s3_input = Attribute(input, "s3_input");
  const bool own =
      Attribute(input, "source") != nullptr && Attribute(input, "destination") != nullptr;
  graph::Map s3;
  if (s3_input != nullptr) {
    CompileMembers(reader, IsModel(&input, "ProcessingInputV3") ? kS3InputV3 : kS3InputMembers,
                   s3_input, s3);
  } else if (own) {
    s3.Set("S3Uri", PartValue(reader, &input, "source"));
    s3.Set("LocalPath", PartValue(reader, &input, "destination"));
    CompileMembers(reader, kS3InputMembers.subspan(2), &input, s3);
  }
  if (Value* uri = s3.Find("S3Uri")) *uri = Uploaded(fields, input, name, std::move(*uri));
  if (!s3.items.empty()) request.Set("S3Input", std::move(s3));
  if (Ref definition = Attribute(input, "dataset_definition")) {
    request.Set("DatasetDefinition", CompileValue(reader, definition));
  }
  return request;
}

Value CompileOutput(FieldReader& fields, Instance& output, std::size_t number) {
  Builder& b = fields.builder();
  graph::Map request;
  const Value name = NameOfPort(b, output, "output_name", "output-", number);
  request.Set("OutputName", name);
  SetIfGiven(b.reader, "AppManaged", &output, "app_managed", request);
  Ref v3 = Attribute(output, "s3_output");
  Value uri =
      PartValue(b.reader, v3 == nullptr ? &output : v3, v3 == nullptr ? "destination" : "s3_uri");
  if (uri.null() || IsLocal(uri)) {
    Value& written = WrittenInto(b, output).uri;
    if (written.null()) {
      written = InPipeline(b)
                    ? RunPath(b, fields.sources().job, {"output", name})
                    : InBucket(fields, JoinPath({ProcessingJobName(fields), "output"}), name);
    }
    uri = written;
  }
  Ref source = v3 == nullptr ? Attribute(output, "source") : PartOf(v3, "local_path");
  if (source != nullptr) {
    graph::Map s3;
    s3.Set("S3Uri", std::move(uri));
    s3.Set("LocalPath", CompileValue(b.reader, source));
    s3.Set("S3UploadMode", PartValue(b.reader, v3 == nullptr ? &output : v3, "s3_upload_mode"));
    request.Set("S3Output", std::move(s3));
  }
  if (Ref store = Attribute(output, "feature_store_output")) {
    request.Set("FeatureStoreOutput", CompileValue(b.reader, store));
  }
  return request;
}

using CompilePort = Value (*)(FieldReader&, Instance&, std::size_t);

/// The ports of a list; what is no object of theirs is not known.
graph::List CompilePorts(FieldReader& fields, std::string_view names, CompilePort compile) {
  Ref given = fields.Peek(From::kCall, names);
  graph::List ports;
  if (given == nullptr) return ports;
  const auto* items = ItemsIn(given);
  for (Ref item : items == nullptr ? std::vector<Ref>{given} : *items) {
    if (item->kind == python::Kind::kAbsent) continue;
    const std::size_t number = ports.items.size() + 1;
    const bool known = RoleOf(item) == Role::kInput || RoleOf(item) == Role::kOutput;
    Instance* port = known ? As<Instance>(item) : nullptr;
    ports.items.push_back(port != nullptr ? compile(fields, *port, number)
                                          : fields.builder().reader.ReadUnknown(item));
  }
  return ports;
}

/// What run_bias() and its like are about; null for other jobs.
Ref ClarifyData(FieldReader& fields) {
  const bool clarify = IsModel(fields.sources().job, "SageMakerClarifyProcessor");
  return clarify ? fields.Peek(From::kCall, "data_config") : nullptr;
}

/// Images are uploaded as they come.
Value ClarifyOutput(Reader& reader, Ref data) {
  const Value type = PartValue(reader, data, "dataset_type");
  graph::Map s3;
  s3.Set("S3Uri", PartValue(reader, data, "s3_output_path"));
  s3.Set("LocalPath", "/opt/ml/processing/output");
  s3.Set("S3UploadMode", type.As<std::string>() == nullptr      ? type
                         : type == Value("application/x-image") ? Value("Continuous")
                                                                : Value("EndOfJob"));
  graph::Map output;
  output.Set("OutputName", "analysis_result");
  output.Set("AppManaged", false);
  output.Set("S3Output", std::move(s3));
  return output;
}

}  // namespace

Value ProcessingInputOf(Value name, Value uri, Value local_path) {
  graph::Map s3;
  s3.Set("S3Uri", std::move(uri));
  s3.Set("LocalPath", std::move(local_path));
  s3.Set("S3DataType", "S3Prefix");
  s3.Set("S3InputMode", "File");
  s3.Set("S3DataDistributionType", "FullyReplicated");
  s3.Set("S3CompressionType", "None");
  graph::Map input;
  input.Set("InputName", std::move(name));
  input.Set("AppManaged", false);
  input.Set("S3Input", std::move(s3));
  return input;
}

Compiled CompileEntrypoint(FieldReader& fields, Ref value) {
  Reader& reader = fields.builder().reader;
  const Script script = ScriptOf(fields);
  const Value code = CodeOf(fields);
  if (script == Script::kNone || code.null()) {
    if (value == nullptr) return std::nullopt;
    return CompileValue(reader, value);
  }
  if (script == Script::kOther) {
    return graph::Unknown{"how this processor is started", "entrypoint",
                          fields.builder().step.span};
  }
  if (script == Script::kPacked) {
    const Value name = BeginsWith(code, "s3://") ? BaseName(code) : Value("runproc.sh");
    return graph::List{
        {"/bin/bash", TextBuilder().Add(InputFolder("entrypoint/")).Add(name).Finish()}};
  }
  Value command = IsSpark(fields.sources().job) ? Value(SparkCommand(fields))
                  : value == nullptr            ? Value(graph::List{{"python3"}})
                                                : CompileValue(reader, value);
  auto* list = command.As<graph::List>();
  if (list == nullptr) return command;
  list->items.push_back(TextBuilder().Add(InputFolder("code/")).Add(BaseName(code)).Finish());
  return command;
}

Compiled CompileProcessingInputs(FieldReader& fields, Ref) {
  if (Ref data = ClarifyData(fields)) {
    graph::List inputs = ClarifyInputs(fields.builder().reader, data);
    std::ranges::reverse(inputs.items);
    return inputs;
  }
  graph::List inputs = CompilePorts(fields, "inputs", &CompileInput);
  if (IsSpark(fields.sources().job)) AddSparkInputs(fields, inputs);
  const std::size_t given = inputs.items.size();
  AddCode(fields, inputs);
  // v3: an input that the SDK makes does not say who manages it.
  const bool v3 = fields.builder().reader.compilation()->v3;
  for (std::size_t i = given; i < inputs.items.size() && v3; ++i) {
    std::erase_if(inputs.items[i].As<graph::Map>()->items,
                  [](const auto& item) { return item.first == "AppManaged"; });
  }
  if (inputs.items.empty()) return std::nullopt;
  return inputs;
}

Compiled CompileProcessingOutputs(FieldReader& fields, Ref) {
  if (Ref data = ClarifyData(fields)) {
    return graph::List{{ClarifyOutput(fields.builder().reader, data)}};
  }
  graph::List outputs = CompilePorts(fields, "outputs", &CompileOutput);
  if (IsSpark(fields.sources().job)) AddSparkOutputs(fields, outputs);
  if (outputs.items.empty()) return std::nullopt;
  return outputs;
}

Compiled CompileOutputKey(FieldReader& fields, Ref value) {
  if (value == nullptr || fields.arguments()->Find("ProcessingOutputConfig") == nullptr) {
    return std::nullopt;
  }
  return CompileValue(fields.builder().reader, value);
}

}  // namespace smgraph::sagemaker
