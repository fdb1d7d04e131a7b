#include <array>
#include <filesystem>
#include <string>

#include "frontends/frontend.h"
#include "frontends/sagemaker/sagemaker.h"
#include "frontends/zenml/from_python.h"
#include "frontends/zenml/snapshot_json.h"
#include "graph/json.h"

namespace smgraph::frontends {
namespace {

// What WriteJson of graph/ prints.
bool IsGraph(const JsonNode& root) {
  const JsonNode* format = root.Find("format");
  const auto* name = format == nullptr ? nullptr : format->As<std::string>();
  return name != nullptr && name->starts_with("smgraph.graph/");
}

// The compiled definition, or the answer of describe_pipeline that holds it as text.
bool IsDefinition(const JsonNode& root) {
  return root.Find("Steps") != nullptr || root.Find("PipelineDefinition") != nullptr;
}

// A definition does not hold its pipeline's name: the file's stands for it.
Result<graph::Document> ReadDefinition(std::string_view text, FileId file, SourceMap& sources) {
  const std::filesystem::path path(sources.Path(file));
  return sagemaker::ReadDefinition(text, file, path.stem().string());
}

// A snapshot as the compiler writes it, as the server returns it, or its specification alone.
bool IsSnapshot(const JsonNode& root) {
  const JsonNode* metadata = root.Find("metadata");
  const JsonNode& body = metadata == nullptr ? root : *metadata;
  return body.Find("pipeline_spec") != nullptr || body.Find("step_configurations") != nullptr;
}

Result<graph::Document> ReadSnapshot(std::string_view text, FileId file, SourceMap&) {
  return zenml::ReadSnapshot(text, file);
}

constexpr std::array kJsonReaders = {
    JsonReader{"what 'smgraph show --format json' prints", "\"format\": \"smgraph.graph/1\"",
               &IsGraph, &graph::ReadJson},
    JsonReader{"a SageMaker definition", "\"Version\" and \"Steps\"", &IsDefinition,
               &ReadDefinition},
    JsonReader{"a ZenML snapshot", "\"pipeline_spec\"", &IsSnapshot, &ReadSnapshot},
};

}  // namespace

std::span<const JsonReader> JsonReaders() {
  return kJsonReaders;
}

std::span<const PythonDialect> PythonDialects() {
  static const std::array kDialects = {sagemaker::Dialect(), zenml::kZenMl};
  return kDialects;
}

}  // namespace smgraph::frontends
