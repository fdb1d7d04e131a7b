#include <string>
#include <utility>

#include "frontends/python/natives.h"
#include "frontends/sagemaker/compile/compilation.h"
#include "frontends/sagemaker/compile/environment.h"
#include "frontends/sagemaker/compile/requests.h"
#include "frontends/sagemaker/compile/text.h"
#include "frontends/sagemaker/compile/values.h"
#include "frontends/sagemaker/models/models.h"

// What Spark processors add to processing jobs: dependencies, configuration, event logs (reference:
// SDK classes _SparkProcessorBase, PySparkProcessor, SparkJarProcessor).
namespace smgraph::sagemaker {
namespace {

using graph::Value;
using python::As;
using python::Ref;

constexpr std::string_view kEventLogs = "/opt/ml/processing/spark-events/";
constexpr std::string_view kChannels = "/opt/ml/processing/input/";

/// Files for the job: the argument of run(), and the channel and option that they get.
constexpr std::pair<std::string_view, std::string_view> kDependencies[] = {
    {"submit_py_files", "py-files"}, {"submit_jars", "jars"}, {"submit_files", "files"}};

Ref CallPart(FieldReader& fields, std::string_view name) {
  return fields.Peek(From::kCall, name);
}

/// A folder that the user chose for uploads, else the bucket.
Value UploadRoot(FieldReader& fields, std::string_view location) {
  Reader& reader = fields.builder().reader;
  Ref job = fields.sources().job;
  const Value own = PartValue(reader, job, location);
  return own.null() ? JoinPath({"s3://", BucketOf(reader, job), BucketPrefixOf(reader, job)}) : own;
}

/// What becomes of one kind of files.
struct SparkFiles {
  bool uploads = false;
  Value option;
};

/// URIs as they are, then the channel with what is uploaded.
SparkFiles FilesOf(FieldReader& fields, Ref files, std::string_view channel) {
  Reader& reader = fields.builder().reader;
  SparkFiles result;
  graph::List parts;
  bool variable = false;
  const auto* list = ItemsIn(files);
  for (Ref file : list == nullptr ? std::vector<Ref>{files} : *list) {
    Value compiled = CompileValue(reader, file);
    variable = variable || IsExpression(compiled);
    if (IsLocal(compiled)) {
      result.uploads = true;
    } else {
      parts.items.push_back(std::move(compiled));
    }
  }
  if (result.uploads) parts.items.emplace_back(std::string(kChannels) + std::string(channel));
  if (variable) {
    result.option = StdJoin(",", std::move(parts));
    return result;
  }
  TextBuilder text;
  for (const Value& part : parts.items) {
    if (!text.empty()) text.Add(",");
    text.Add(part);
  }
  result.option = text.Finish();
  return result;
}

}  // namespace

bool IsSpark(Ref job) {
  return IsModel(job, "PySparkProcessor") || IsModel(job, "SparkJarProcessor");
}

void AddSparkInputs(FieldReader& fields, graph::List& inputs) {
  const Value& pipeline = fields.builder().reader.compilation()->pipeline;
  for (const auto& [argument, channel] : kDependencies) {
    Ref files = CallPart(fields, argument);
    if (files == nullptr || !FilesOf(fields, files, channel).uploads) continue;
    inputs.items.push_back(ProcessingInputOf(channel,
                                             JoinPath({UploadRoot(fields, "dependency_location"),
                                                       pipeline, "code", Gap(kCodeHash), channel}),
                                             std::string(kChannels) + std::string(channel)));
  }
  if (CallPart(fields, "configuration") == nullptr) return;
  inputs.items.push_back(ProcessingInputOf(
      "conf",
      JoinPath({UploadRoot(fields, "configuration_location"), pipeline, fields.builder().step.name,
                "input/conf", Gap(kCodeHash), "configuration.json"}),
      std::string(kChannels) + "conf"));
}

void AddSparkOutputs(FieldReader& fields, graph::List& outputs) {
  Ref logs = CallPart(fields, "spark_event_logs_s3_uri");
  if (logs == nullptr) return;
  graph::Map s3;
  s3.Set("S3Uri", CompileValue(fields.builder().reader, logs));
  s3.Set("LocalPath", kEventLogs);
  s3.Set("S3UploadMode", "Continuous");
  graph::Map output;
  output.Set("OutputName", "output-" + std::to_string(outputs.items.size() + 1));
  output.Set("AppManaged", false);
  output.Set("S3Output", std::move(s3));
  outputs.items.emplace_back(std::move(output));
}

graph::List SparkCommand(FieldReader& fields) {
  graph::List command{{"smspark-submit"}};
  if (Ref name = CallPart(fields, "submit_class")) {
    command.items.emplace_back("--class");
    command.items.push_back(CompileValue(fields.builder().reader, name));
  }
  for (const auto& [argument, channel] : kDependencies) {
    Ref files = CallPart(fields, argument);
    if (files == nullptr) continue;
    command.items.emplace_back("--" + std::string(channel));
    command.items.push_back(FilesOf(fields, files, channel).option);
  }
  if (CallPart(fields, "spark_event_logs_s3_uri") != nullptr) {
    command.items.emplace_back("--local-spark-event-logs-dir");
    command.items.emplace_back(kEventLogs);
  }
  return command;
}

Compiled CompileProcessingEnvironment(FieldReader& fields, Ref value) {
  if (value != nullptr) return CompileValue(fields.builder().reader, value);
  if (IsSpark(fields.sources().job)) return graph::Map{};
  return std::nullopt;
}

}  // namespace smgraph::sagemaker
