#include "frontends/generic/builder.h"

#include <filesystem>
#include <utility>

#include "graph/clusters.h"

namespace smgraph::generic {

namespace {

graph::List ListOf(const std::vector<std::string>& names) {
  graph::List list;
  for (const std::string& name : names)
    list.items.emplace_back(name);
  return list;
}

}  // namespace

bool Builder::AddNode(const std::string& id, const std::string& label, const SourceSpan& span,
                      std::vector<std::string> clusters) {
  if (!index_.emplace(id, nodes_.size()).second) return false;
  nodes_.push_back({id, label, span, std::move(clusters)});
  return true;
}

bool Builder::AddEdge(const std::string& from, const std::string& to, const std::string& label,
                      const SourceSpan& span) {
  const auto begin = index_.find(from);
  const auto end = index_.find(to);
  if (begin == index_.end() || end == index_.end()) return false;
  edges_.push_back({begin->second, end->second, label, span});
  return true;
}

std::vector<std::string> Builder::Names() const {
  std::map<std::string, int> uses;
  for (const Node& node : nodes_) {
    ++uses[node.id];
    if (node.label != node.id) ++uses[node.label];
  }
  std::vector<std::string> names;
  for (const Node& node : nodes_) {
    const bool clear = !node.label.empty() && uses[node.label] == 1;
    names.push_back(clear ? node.label : node.id);
  }
  return names;
}

graph::Pipeline Builder::Build(const std::string& name, const SourceSpan& span) const {
  graph::Pipeline pipeline;
  graph::PipelineInfo& info = graph::Info(pipeline);
  info.name = name;
  info.dialect = graph::Dialect::kGeneric;
  info.span = span;
  std::vector<std::string> names = Names();
  for (std::size_t i = 0; i < nodes_.size(); ++i) {
    graph::Step step;
    step.id = std::move(names[i]);
    step.span = nodes_[i].span;
    if (!nodes_[i].clusters.empty())
      step.arguments.Set(graph::kClusters, ListOf(nodes_[i].clusters));
    AddStep(std::move(step), pipeline);
  }
  for (const Edge& edge : edges_) {
    graph::Edge order;
    order.arm = edge.label;
    order.made_by = "generic";
    order.span = edge.span;
    add_edge(edge.from, edge.to, std::move(order), pipeline);
  }
  return pipeline;
}

std::string NameOfFile(std::string_view path) {
  return std::filesystem::path(path).stem().string();
}

}  // namespace smgraph::generic
