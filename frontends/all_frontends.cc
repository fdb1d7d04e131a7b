#include <array>

#include "frontends/frontend.h"
#include "graph/json.h"

namespace smgraph::frontends {
namespace {

// What WriteJson of graph/ prints.
bool IsGraph(const JsonNode& root) {
  const JsonNode* format = root.Find("format");
  const auto* name = format == nullptr ? nullptr : format->As<std::string>();
  return name != nullptr && name->starts_with("smgraph.graph/");
}

constexpr std::array kJsonReaders = {
    JsonReader{"what 'smgraph show --format json' prints", "\"format\": \"smgraph.graph/1\"",
               &IsGraph, &graph::ReadJson},
};

constexpr std::array<PythonDialect, 0> kPythonDialects = {};

}  // namespace

std::span<const JsonReader> JsonReaders() {
  return kJsonReaders;
}

std::span<const PythonDialect> PythonDialects() {
  return kPythonDialects;
}

}  // namespace smgraph::frontends
