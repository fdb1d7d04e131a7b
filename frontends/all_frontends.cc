#include <array>

#include "frontends/frontend.h"
#include "graph/json.h"

namespace smgraph::frontends {
namespace {

constexpr std::array kJsonReaders = {
    JsonReader{"a graph that smgraph printed", "\"schema\": \"smgraph.graph/1\"",
               [](const JsonShape& shape) {
                 const auto schema = shape.keys.find("schema");
                 return schema != shape.keys.end() && schema->second.starts_with("smgraph.graph/");
               },
               &graph::ReadJson},
};

}  // namespace

std::span<const JsonReader> JsonReaders() {
  return kJsonReaders;
}
std::span<const PythonDialect> PythonDialects() {
  return {};
}

}  // namespace smgraph::frontends
