#include "frontends/all_frontends.h"

#include <array>
#include <string>

#include "frontends/generic/generic.h"
#include "frontends/sagemaker/sagemaker.h"
#include "frontends/zenml/zenml.h"
#include "graph/json.h"

namespace smgraph::frontends {
namespace {

// What WriteJson of graph/ prints.
bool IsGraph(const JsonNode& root) {
  const JsonNode* format = root.Find("format");
  const auto* name = format == nullptr ? nullptr : format->As<std::string>();
  return name != nullptr && name->starts_with("smgraph.graph/");
}

constexpr Frontend kGraph = {
    .dialect = graph::Dialect::kGeneric,
    .python = {},
    .json = {"what 'smgraph show --format json' prints", "\"format\": \"smgraph.graph/1\"",
             &IsGraph, &graph::ReadJson}};

constexpr std::array kFrontends = {&kGraph, &sagemaker::kSageMaker, &zenml::kZenMl,
                                   &generic::kGeneric};

}  // namespace

std::span<const Frontend* const> AllFrontends() {
  return kFrontends;
}

void DeclareAll(python::Registry& registry) {
  for (const Frontend* frontend : kFrontends) {
    if (frontend->python.declare != nullptr) frontend->python.declare(registry);
  }
}

}  // namespace smgraph::frontends
