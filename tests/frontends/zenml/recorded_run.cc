#include "tests/frontends/zenml/recorded_run.h"

namespace smgraph::zenml {
namespace {

graph::Map MapOf(const JsonNode& object, std::string_view key) {
  graph::Map map;
  if (const JsonNode* member = object.Find(key)) map = *ValueOf(*member).As<graph::Map>();
  return map;
}

RecordedNode ReadNode(const JsonNode& node) {
  RecordedNode read;
  read.id = Text(node, "id");
  read.step = Text(node, "step");
  read.failed = Text(node, "status") == "failed";
  read.parameters = MapOf(node, "parameters");
  read.values = MapOf(node, "values");
  for (const JsonNode& name : Items(node, "external"))
    read.external.insert(*name.As<std::string>());
  return read;
}

RecordedEdge ReadEdge(const JsonNode& edge) {
  RecordedEdge read{Text(edge, "from"),   Text(edge, "to"),    Text(edge, "kind") == "data",
                    Text(edge, "output"), Text(edge, "input"), {}};
  if (const JsonNode* chunk = edge.Find("chunk")) read.chunk = *chunk->As<std::int64_t>();
  return read;
}

}  // namespace

std::string Text(const JsonNode& object, std::string_view key) {
  const JsonNode* member = object.Find(key);
  const auto* text = member == nullptr ? nullptr : member->As<std::string>();
  return text == nullptr ? "" : *text;
}

const JsonNode::Array& Items(const JsonNode& object, std::string_view key) {
  static const JsonNode::Array none;
  const JsonNode* member = object.Find(key);
  const auto* list = member == nullptr ? nullptr : member->As<JsonNode::Array>();
  return list == nullptr ? none : *list;
}

graph::Value ValueOf(const JsonNode& node) {
  if (const auto* boolean = node.As<bool>()) return *boolean;
  if (const auto* integer = node.As<std::int64_t>()) return *integer;
  if (const auto* number = node.As<double>()) return *number;
  if (const auto* text = node.As<std::string>()) return *text;
  if (const auto* array = node.As<JsonNode::Array>()) {
    graph::List list;
    for (const JsonNode& item : *array)
      list.items.push_back(ValueOf(item));
    return list;
  }
  if (const auto* object = node.As<JsonNode::Object>()) {
    graph::Map map;
    for (const JsonMember& member : *object)
      map.Set(member.key, ValueOf(member.value));
    return map;
  }
  return graph::Null{};
}

RecordedRun ReadRun(const JsonNode& run) {
  RecordedRun read;
  read.completed = Text(run, "status") == "completed";
  read.parameters = MapOf(run, "parameters");
  for (const JsonNode& node : Items(run, "nodes"))
    read.nodes.push_back(ReadNode(node));
  for (const JsonNode& edge : Items(run, "edges"))
    read.edges.push_back(ReadEdge(edge));
  return read;
}

}  // namespace smgraph::zenml
