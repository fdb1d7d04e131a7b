#include <array>
#include <optional>
#include <string>
#include <utility>

#include <fmt/format.h>

#include "frontends/generic/builder.h"
#include "frontends/generic/generic.h"
#include "graph/base/json_tree.h"

namespace smgraph::generic {
namespace {

// The same thing as different programs call it.
using Names = std::array<std::string_view, 2>;
constexpr Names kEdges = {"edges", "links"};
constexpr Names kFrom = {"from", "source"};
constexpr Names kTo = {"to", "target"};

const JsonNode* FindAny(const JsonNode& node, const Names& names) {
  for (const std::string_view name : names) {
    if (const JsonNode* found = node.Find(name)) return found;
  }
  return nullptr;
}

// An id is text or a whole number.
std::optional<std::string> TextOf(const JsonNode* node) {
  if (node == nullptr) return std::nullopt;
  if (const auto* text = node->As<std::string>()) return *text;
  if (const auto* number = node->As<std::int64_t>()) return std::to_string(*number);
  return std::nullopt;
}

bool Recognises(const JsonNode& root) {
  const JsonNode* nodes = root.Find("nodes");
  const JsonNode* edges = FindAny(root, kEdges);
  return nodes != nullptr && edges != nullptr && nodes->As<JsonNode::Array>() != nullptr &&
         edges->As<JsonNode::Array>() != nullptr;
}

// A node is an object or only its id.
std::optional<Error> AddNode(const JsonNode& node, Builder& builder) {
  const bool plain = node.As<JsonNode::Object>() == nullptr;
  const std::optional<std::string> id = TextOf(plain ? &node : node.Find("id"));
  if (!id) return Error{"a node without id", node.span, "an id is text or a whole number"};
  const std::string label = plain ? *id : TextOf(node.Find("label")).value_or(*id);
  if (builder.AddNode(*id, label, node.span)) return std::nullopt;
  return Error{fmt::format("a second node with the id '{}'", *id), node.span, {}};
}

std::optional<Error> AddEdge(const JsonNode& edge, Builder& builder) {
  const std::optional<std::string> from = TextOf(FindAny(edge, kFrom));
  const std::optional<std::string> to = TextOf(FindAny(edge, kTo));
  if (!from || !to) {
    return Error{"an edge without its ends", edge.span,
                 "an edge has \"from\" and \"to\", or \"source\" and \"target\""};
  }
  const std::string label = TextOf(edge.Find("label")).value_or("");
  if (builder.AddEdge(*from, *to, label, edge.span)) return std::nullopt;
  return Error{fmt::format("an edge from '{}' to '{}', which are not both nodes", *from, *to),
               edge.span,
               {}};
}

Result<graph::Document> ReadEdgeList(std::string_view text, FileId file, SourceMap& sources) {
  const Result<JsonNode> root = ParseJson(text, file);
  if (!root.ok()) return root.error();
  const JsonNode* directed = root.value().Find("directed");
  if (directed != nullptr && directed->As<bool>() != nullptr && !*directed->As<bool>())
    return Error{"the graph is undirected: its edges say no order", directed->span, {}};
  Builder builder;
  for (const JsonNode& node : *root.value().Find("nodes")->As<JsonNode::Array>()) {
    if (std::optional<Error> error = AddNode(node, builder)) return *std::move(error);
  }
  for (const JsonNode& edge : *FindAny(root.value(), kEdges)->As<JsonNode::Array>()) {
    if (std::optional<Error> error = AddEdge(edge, builder)) return *std::move(error);
  }
  const std::string name =
      TextOf(root.value().Find("name")).value_or(NameOfFile(sources.Path(file)));
  graph::Document document;
  document.pipelines.push_back(builder.Build(name, root.value().span));
  return document;
}

}  // namespace

const frontends::Frontend kGeneric = {
    .dialect = graph::Dialect::kGeneric,
    .python = {},
    .json = {"a list of edges", "\"nodes\" and \"edges\"", &Recognises, &ReadEdgeList}};

}  // namespace smgraph::generic
