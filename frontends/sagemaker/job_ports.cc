#include "frontends/sagemaker/job_ports.h"

#include <algorithm>
#include <initializer_list>
#include <string>
#include <utility>
#include <vector>

#include "frontends/python/natives.h"
#include "frontends/sagemaker/models/models.h"
#include "frontends/sagemaker/steps/steps.h"

namespace smgraph::sagemaker {
namespace {

using graph::Value;
using python::As;
using python::Instance;
using python::Ref;

/// Calls `visit` with each element of a list; elements that may be absent are read as not certain.
/// A list that is not known is one element.
template <typename Visit>
void ForEachItem(Reader& reader, Ref list, Visit visit) {
  const auto* items = ItemsIn(list);
  if (items == nullptr) {
    if (list != nullptr) visit(list);
    return;
  }
  for (Ref item : *items) {
    const auto* choice = As<python::Choice>(item);
    const bool absent = choice != nullptr && (choice->then->kind == python::Kind::kAbsent ||
                                              choice->otherwise->kind == python::Kind::kAbsent);
    if (!absent) {
      if (item->kind != python::Kind::kAbsent) visit(item);
      continue;
    }
    Ref there = choice->then->kind == python::Kind::kAbsent ? choice->otherwise : choice->then;
    reader.Uncertainly([&] { visit(there); });
  }
}

/// What is left of a carrier: read for its references only.
void ReadOthers(Reader& reader, Ref carrier, std::initializer_list<std::string_view> read) {
  const auto* object = As<Instance>(carrier);
  if (object == nullptr) return;
  for (const auto& [name, value] : object->attributes.entries()) {
    if (value == nullptr || std::find(read.begin(), read.end(), name) != read.end()) continue;
    reader.Read(value);
  }
}

/// Source of a ProcessingInput: an URI, or what s3_input or dataset_definition say.
Ref SourceOf(Ref input) {
  if (Ref source = PartOf(input, "source")) return source;
  if (Ref s3_input = PartOf(input, "s3_input")) {
    Ref uri = PartOf(s3_input, "s3_uri");
    return uri == nullptr ? s3_input : uri;
  }
  return PartOf(input, "dataset_definition");
}

Ref LocalPathOf(Ref port, std::string_view own, std::string_view nested) {
  if (Ref path = PartOf(port, own)) return path;
  Ref s3 = PartOf(port, nested);
  return s3 == nullptr ? nullptr : PartOf(s3, "local_path");
}

std::string PortName(Ref name, std::string_view kind, int index) {
  if (name == nullptr) return std::string(kind) + "-" + std::to_string(index);
  return NameText(name);
}

std::string S3UriOf(std::string_view list, const std::string& name, std::string_view rest) {
  return std::string(list) + "['" + name + "']." + std::string(rest);
}

/// Classes whose run() puts the script into an input called `code`.
bool MountsCode(const Instance* job) {
  if (job == nullptr) return true;
  return SignatureOf(job->cls->model->name, "run").starts_with("(code=");
}

std::string ChannelPath(const std::string& name) {
  return S3UriOf("InputDataConfig", name, "DataSource.S3DataSource.S3Uri");
}

void AddChannel(Builder& b, const std::string& name, Ref value) {
  const Ref data = PartOf(value, "s3_data");
  b.AddInput(name, ChannelPath(name), data == nullptr ? value : data);
  if (data != nullptr) ReadOthers(b.reader, value, {"s3_data"});
}

/// v3: InputData(channel_name=…, data_source=…), Channel(…).
void AddNamedChannel(Builder& b, Ref item, int index) {
  Ref name = PartOf(item, "channel_name");
  if (name == nullptr) name = PartOf(item, "channel");
  const std::string channel = name == nullptr ? "input-" + std::to_string(index) : NameText(name);
  Ref data = PartOf(item, "data_source");
  if (Ref records = PartOf(item, "s3_data")) data = records;
  if (data == nullptr) data = PartOf(item, "inputs");
  b.AddInput(channel, ChannelPath(channel), data == nullptr ? item : data);
}

void SetPath(graph::Map& paths, const std::string& name, Value path) {
  if (!path.null()) paths.Set(name, std::move(path));
}

}  // namespace

void ReadProcessingInputs(FieldReader& fields) {
  Builder& b = fields.builder();
  int index = 0;
  graph::Map paths;
  ForEachItem(b.reader, fields.Find(From::kCall, "inputs"), [&](Ref item) {
    ++index;
    if (RoleOf(item) != Role::kInput && PartOf(item, "input_name") == nullptr) {
      b.AddInput(PortName(nullptr, "input", index), "", item);
      return;
    }
    const std::string name = PortName(PartOf(item, "input_name"), "input", index);
    b.AddInput(name, S3UriOf("ProcessingInputs", name, "S3Input.S3Uri"), SourceOf(item));
    SetPath(paths, name, b.reader.Read(LocalPathOf(item, "destination", "s3_input")));
    ReadOthers(b.reader, item,
               {"source", "destination", "input_name", "s3_input", "dataset_definition"});
  });
  if (!paths.items.empty()) b.SetArgument("input_paths", std::move(paths));
  if (Ref flow = fields.Find(From::kJob, "data_wrangler_flow_source")) {
    b.AddInput("flow", S3UriOf("ProcessingInputs", "flow", "S3Input.S3Uri"), flow);
  }
  Ref code = fields.Find(From::kCall, "code submit_app");
  if (code != nullptr && MountsCode(As<Instance>(fields.sources().job)) &&
      graph::FindPort(b.node.inputs, "code") == nullptr) {
    b.node.inputs.push_back({"code", S3UriOf("ProcessingInputs", "code", "S3Input.S3Uri"), "",
                             b.reader.ReadMuted(code)});
  }
  // The older helper of Clarify: data_config says where the data is and where the report goes.
  if (Ref config = fields.Find(From::kCall, "data_config")) {
    if (Ref data = PartOf(config, "s3_data_input_path")) {
      b.AddInput("dataset", S3UriOf("ProcessingInputs", "dataset", "S3Input.S3Uri"), data);
    }
    if (Ref report = PartOf(config, "s3_output_path")) {
      b.AddOutput("analysis_result",
                  S3UriOf("ProcessingOutputConfig.Outputs", "analysis_result", "S3Output.S3Uri"),
                  b.reader.Read(report));
    }
  }
}

void ReadProcessingOutputs(FieldReader& fields) {
  Builder& b = fields.builder();
  int index = 0;
  graph::Map paths;
  ForEachItem(b.reader, fields.Find(From::kCall, "outputs"), [&](Ref item) {
    ++index;
    const std::string name = PortName(PartOf(item, "output_name"), "output", index);
    Ref destination = PartOf(item, "destination");
    if (Ref s3 = PartOf(item, "s3_output")) destination = PartOf(s3, "s3_uri");
    const bool known = PartOf(item, "output_name") != nullptr || RoleOf(item) == Role::kOutput;
    Value target = b.reader.Read(known ? destination : item);
    b.AddOutput(name, S3UriOf("ProcessingOutputConfig.Outputs", name, "S3Output.S3Uri"),
                std::move(target));
    SetPath(paths, name, b.reader.Read(LocalPathOf(item, "source", "s3_output")));
    if (Ref store = PartOf(item, "feature_store_output")) b.reader.Read(store);
  });
  if (!paths.items.empty()) b.SetArgument("output_paths", std::move(paths));
}

void ReadChannels(FieldReader& fields) {
  Builder& b = fields.builder();
  Ref inputs = fields.Find(From::kCall, "inputs input_data_config records training_dataset");
  Ref own = fields.Find(From::kJob, "input_data_config training_dataset");
  for (Ref value : {inputs, own}) {
    if (value == nullptr) continue;
    if (const auto* channels = As<python::Dict>(value)) {
      for (const auto& [key, data] : channels->items)
        AddChannel(b, NameText(key), data);
      continue;
    }
    if (ItemsIn(value) != nullptr) {
      int index = 0;
      ForEachItem(b.reader, value, [&](Ref item) { AddNamedChannel(b, item, ++index); });
      continue;
    }
    AddChannel(b, "training", value);
  }
}

void ReadTrainingOutput(FieldReader& fields) {
  Builder& b = fields.builder();
  Ref path = fields.Find(From::kJob, "output_path s3_output_path");
  if (Ref config = fields.Find(From::kJob, "output_data_config")) path = config;
  if (b.step.type != &kTraining) {
    if (path != nullptr) b.SetArgument("output_path", b.reader.Read(path));
    return;
  }
  if (graph::FindPort(b.node.outputs, "ModelArtifacts") != nullptr) return;
  b.AddOutput("ModelArtifacts", "ModelArtifacts.S3ModelArtifacts",
              path == nullptr ? Value() : b.reader.Read(path));
}

void ReadTransformOutput(FieldReader& fields) {
  Builder& b = fields.builder();
  Ref path = fields.Find(From::kJob, "output_path");
  b.AddOutput("TransformOutput", "TransformOutput.S3OutputPath",
              path == nullptr ? Value() : b.reader.Read(path));
}

}  // namespace smgraph::sagemaker
