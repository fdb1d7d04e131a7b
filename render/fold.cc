#include "render/fold.h"

#include <algorithm>
#include <map>
#include <tuple>
#include <utility>

#include <fmt/format.h>

namespace smgraph::render {
namespace {

constexpr std::ptrdiff_t kFewUnchanged = 40;
constexpr int kNear = 2;  // edges from a change

std::vector<std::vector<std::size_t>> Neighbours(const Diagram& diagram) {
  std::vector<std::vector<std::size_t>> neighbours(diagram.nodes.size());
  for (const DiagramEdge& edge : diagram.edges) {
    neighbours[edge.from].push_back(edge.to);
    neighbours[edge.to].push_back(edge.from);
  }
  return neighbours;
}

// Which nodes are changed or near to something that is.
std::vector<bool> NearChanges(const Diagram& diagram,
                              const std::vector<std::vector<std::size_t>>& neighbours) {
  std::vector<bool> near(diagram.nodes.size(), false);
  for (std::size_t node = 0; node < near.size(); ++node)
    near[node] = diagram.nodes[node].mark != Mark::kNone;
  for (const DiagramEdge& edge : diagram.edges) {
    if (edge.mark != Mark::kNone) near[edge.from] = near[edge.to] = true;
  }
  for (int hop = 0; hop < kNear; ++hop) {
    const std::vector<bool> before = near;
    for (std::size_t node = 0; node < near.size(); ++node) {
      for (const std::size_t other : neighbours[node])
        near[node] = near[node] || before[other];
    }
  }
  return near;
}

// Nodes by what they are drawn as: themselves, or the run of far ones that hang together.
std::vector<std::vector<std::size_t>> Runs(const std::vector<std::vector<std::size_t>>& neighbours,
                                           const std::vector<bool>& near) {
  std::vector<std::vector<std::size_t>> runs;
  std::vector<bool> seen(near.size(), false);
  for (std::size_t start = 0; start < near.size(); ++start) {
    if (seen[start]) continue;
    seen[start] = true;
    std::vector<std::size_t> run = {start};
    for (std::size_t i = 0; i < run.size() && !near[start]; ++i) {
      for (const std::size_t other : neighbours[run[i]]) {
        if (near[other] || seen[other]) continue;
        seen[other] = true;
        run.push_back(other);
      }
    }
    std::ranges::sort(run);
    runs.push_back(std::move(run));
  }
  return runs;
}

}  // namespace

std::optional<FoldedDiagram> FoldUnchanged(const Diagram& whole) {
  if (std::ranges::count(whole.nodes, Mark::kNone, &DiagramNode::mark) <= kFewUnchanged)
    return std::nullopt;
  const auto neighbours = Neighbours(whole);
  FoldedDiagram folded{.diagram = {.name = whole.name,
                                   .dialect = whole.dialect,
                                   .complete = whole.complete,
                                   .comparison = true,
                                   .nodes = {},
                                   .edges = {},
                                   .groups = {}},
                       .nodes = Runs(neighbours, NearChanges(whole, neighbours))};
  if (folded.nodes.size() == whole.nodes.size()) return std::nullopt;
  std::vector<std::size_t> node_of(whole.nodes.size());
  for (std::size_t node = 0; node < folded.nodes.size(); ++node) {
    const std::vector<std::size_t>& run = folded.nodes[node];
    for (const std::size_t member : run)
      node_of[member] = node;
    folded.diagram.nodes.push_back(whole.nodes[run.front()]);
    if (run.size() == 1) continue;
    folded.diagram.nodes.back() = {};
    folded.diagram.nodes.back().id = fmt::format("{} unchanged steps", run.size());
  }
  std::map<std::tuple<std::size_t, std::size_t, Mark>, DiagramEdge> edges;
  for (DiagramEdge edge : whole.edges) {
    edge.from = node_of[edge.from];
    edge.to = node_of[edge.to];
    const bool of_run = folded.nodes[edge.from].size() > 1 || folded.nodes[edge.to].size() > 1;
    if (of_run && edge.from == edge.to) continue;
    const auto [place, added] = edges.emplace(std::tuple(edge.from, edge.to, edge.mark), edge);
    if (of_run) place->second.label.clear();
  }
  for (auto& [key, edge] : edges)
    folded.diagram.edges.push_back(std::move(edge));
  return folded;
}

}  // namespace smgraph::render
