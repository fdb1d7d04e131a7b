#include "render/diagram.h"

#include <algorithm>
#include <map>
#include <set>
#include <tuple>
#include <utility>

#include "graph/clusters.h"
#include "render/canonical_order.h"
#include "render/condition_text.h"

namespace smgraph::render {
namespace {

using graph::EdgeId;
using graph::Pipeline;
using graph::StepId;

DiagramNode NodeOf(const Pipeline& pipeline, StepId id) {
  const graph::Step& step = pipeline[id];
  DiagramNode node{.id = step.id,
                   .former_id = {},
                   .type = step.type,
                   .details = {},
                   .former_type = {},
                   .former_details = {},
                   .kind = step.kind,
                   .mark = Mark::kNone,
                   .step = id};
  if (node.type.empty() && step.kind != graph::StepKind::kOther)
    node.type = graph::StepKindName(step.kind);
  if (node.type == node.id) node.type.clear();
  if (std::string text = ConditionText(step); !text.empty())
    node.details.push_back(std::move(text));
  if (std::string text = GuardText(pipeline, id); !text.empty()) {
    node.details.push_back(std::move(text));
  }
  if (std::string text = MultiplicityText(step); !text.empty()) {
    node.details.push_back(std::move(text));
  }
  return node;
}

// What one edge of the pipeline says in the label of the drawn edge, with its place among others:
// arms first, then outputs in the order in which the step declares them.
struct LabelPart {
  std::size_t rank = 0;
  std::string text;
  auto operator<=>(const LabelPart&) const = default;
};

std::size_t OutputIndex(const graph::Step& step, std::string_view output) {
  const auto found = std::ranges::find(step.outputs, output, &graph::Port::name);
  return static_cast<std::size_t>(found - step.outputs.begin());
}

LabelPart PartWithinRound(const Pipeline& pipeline, EdgeId id) {
  const graph::Edge& edge = pipeline[id];
  if (!graph::CarriesData(edge.kind)) return {0, edge.arm};
  // ZenML's only output is called "output": the consumer's name for it says more.
  const bool nameless = edge.output.empty() || edge.output == "output";
  const std::size_t rank = 1 + OutputIndex(pipeline[source(id, pipeline)], edge.output);
  return {rank, nameless ? edge.input : edge.output};
}

LabelPart PartOf(const Pipeline& pipeline, EdgeId id) {
  LabelPart part = PartWithinRound(pipeline, id);
  if (pipeline[id].carried) part.text += part.text.empty() ? "(next round)" : " (next round)";
  return part;
}

DiagramEdgeKind KindOf(const graph::Edge& edge) {
  if (graph::CarriesData(edge.kind)) return DiagramEdgeKind::kData;
  return edge.kind == graph::EdgeKind::kControl ? DiagramEdgeKind::kControl
                                                : DiagramEdgeKind::kOrder;
}

// Collects the pipeline's edges by what is drawn as one line.
class EdgeCollector {
 public:
  EdgeCollector(const Pipeline& pipeline, const std::vector<std::size_t>& node_of)
      : pipeline_(pipeline), node_of_(node_of) {}

  void Add(EdgeId id, Mark mark) {
    const graph::Edge& edge = pipeline_[id];
    Bundle& bundle =
        bundles_[{node_of_[source(id, pipeline_)], node_of_[target(id, pipeline_)], mark}];
    bundle.kind = std::min(bundle.kind, KindOf(edge));
    bundle.implied = bundle.implied && edge.implied;
    if (LabelPart part = PartOf(pipeline_, id); !part.text.empty())
      bundle.parts.insert(std::move(part));
  }

  std::vector<DiagramEdge> Take() const {
    std::vector<DiagramEdge> edges;
    for (const auto& [key, bundle] : bundles_) {
      const auto [from, to, mark] = key;
      edges.push_back({from, to, bundle.Label(), bundle.kind, bundle.implied, mark});
    }
    return edges;
  }

 private:
  struct Bundle {
    std::set<LabelPart> parts;
    DiagramEdgeKind kind = DiagramEdgeKind::kOrder;
    bool implied = true;

    std::string Label() const {
      std::string label;
      for (const LabelPart& part : parts) {
        if (label.find(part.text) == std::string::npos || !Contains(label, part.text)) {
          label += (label.empty() ? "" : ", ") + part.text;
        }
      }
      return implied ? label + (label.empty() ? "(implied)" : " (implied)") : label;
    }

    static bool Contains(const std::string& label, const std::string& part) {
      return (", " + label + ", ").find(", " + part + ", ") != std::string::npos;
    }
  };

  const Pipeline& pipeline_;
  const std::vector<std::size_t>& node_of_;
  std::map<std::tuple<std::size_t, std::size_t, Mark>, Bundle> bundles_;
};

// The steps behind each arm of a condition; arms with a single step need no frame.
void AddArms(const Pipeline& pipeline, const std::vector<std::size_t>& node_of, Diagram& diagram) {
  std::map<std::pair<std::size_t, std::string>, std::set<std::size_t>> arms;
  std::map<std::size_t, std::size_t> arms_into;
  for (const EdgeId id : boost::make_iterator_range(edges(pipeline))) {
    if (pipeline[id].kind != graph::EdgeKind::kControl) continue;
    const std::size_t to = node_of[target(id, pipeline)];
    if (arms[{node_of[source(id, pipeline)], pipeline[id].arm}].insert(to).second) ++arms_into[to];
  }
  std::map<std::size_t, std::size_t> group_of;
  for (const auto& [key, members] : arms) {
    const std::string& condition = diagram.nodes[key.first].id;
    DiagramGroup group{condition + ": " + key.second, true, {}, {}};
    std::ranges::copy_if(members, std::back_inserter(group.members),
                         [&](std::size_t node) { return arms_into[node] == 1; });
    if (group.members.size() < 2) continue;
    if (const auto parent = group_of.find(key.first); parent != group_of.end()) {
      group.parent = parent->second;
    }
    for (const std::size_t member : group.members)
      group_of[member] = diagram.groups.size();
    diagram.groups.push_back(std::move(group));
  }
}

std::vector<std::string> ClustersOf(const graph::Step& step) {
  std::vector<std::string> names;
  const graph::Value* value = step.arguments.Find(graph::kClusters);
  const auto* list = value == nullptr ? nullptr : value->As<graph::List>();
  if (list == nullptr) return names;
  for (const graph::Value& name : list->items) {
    if (const auto* text = name.As<std::string>()) names.push_back(*text);
  }
  return names;
}

void AddClusters(const Pipeline& pipeline, Diagram& diagram) {
  if (diagram.dialect != graph::Dialect::kGeneric) return;
  std::map<std::vector<std::string>, std::size_t> group_of;
  for (std::size_t node = 0; node < diagram.nodes.size(); ++node) {
    std::vector<std::string> path;
    std::optional<std::size_t> group;
    for (const std::string& name : ClustersOf(pipeline[diagram.nodes[node].step])) {
      path.push_back(name);
      const auto [place, added] = group_of.emplace(path, diagram.groups.size());
      if (added) diagram.groups.push_back({name, false, {}, group});
      group = place->second;
    }
    if (group) diagram.groups[*group].members.push_back(node);
  }
}

Mark MarkOf(graph::Side side, bool changed) {
  if (side == graph::Side::kBefore) return Mark::kRemoved;
  if (side == graph::Side::kAfter) return Mark::kAdded;
  return changed ? Mark::kChanged : Mark::kNone;
}

Diagram Skeleton(const Pipeline& pipeline, std::vector<std::size_t>& node_of) {
  const graph::PipelineInfo& info = graph::Info(pipeline);
  Diagram diagram;
  diagram.name = info.name;
  diagram.dialect = info.dialect;
  diagram.complete = info.complete;
  node_of.resize(num_vertices(pipeline));
  for (const StepId step : CanonicalOrder(pipeline)) {
    node_of[step] = diagram.nodes.size();
    diagram.nodes.push_back(NodeOf(pipeline, step));
  }
  AddArms(pipeline, node_of, diagram);
  AddClusters(pipeline, diagram);
  return diagram;
}

}  // namespace

char MarkGlyph(Mark mark) {
  return " +-~"[static_cast<std::size_t>(mark)];
}

std::string_view MarkName(Mark mark) {
  constexpr std::string_view kNames[] = {"same", "added", "removed", "changed"};
  return kNames[static_cast<std::size_t>(mark)];
}

std::string TitleOf(const graph::Pipeline& pipeline, const std::string& title) {
  if (!title.empty()) return title;
  const std::string& name = graph::Info(pipeline).name;
  return name.empty() ? "pipeline" : name;
}

std::string TitleOf(const graph::Comparison& comparison, const std::string& title) {
  const std::string before = TitleOf(comparison.before, title);
  const std::string after = TitleOf(comparison.after, title);
  return before == after ? after : before + " → " + after;
}

std::vector<std::string> ClusterTexts(const Diagram& diagram) {
  std::vector<std::string> texts(diagram.nodes.size());
  std::vector<std::string> paths;
  for (const DiagramGroup& group : diagram.groups) {
    const bool inner = group.parent && !paths[*group.parent].empty();
    paths.push_back(group.arm ? "" : (inner ? paths[*group.parent] + " / " : "in ") + group.title);
    for (const std::size_t node : group.members)
      texts[node] = paths.back();
  }
  return texts;
}

bool IsDecision(graph::StepKind kind) {
  return kind == graph::StepKind::kCondition || kind == graph::StepKind::kChoice;
}

Diagram MakeDiagram(const graph::Pipeline& pipeline) {
  std::vector<std::size_t> node_of;
  Diagram diagram = Skeleton(pipeline, node_of);
  EdgeCollector collector(pipeline, node_of);
  for (const EdgeId id : boost::make_iterator_range(edges(pipeline)))
    collector.Add(id, Mark::kNone);
  diagram.edges = collector.Take();
  return diagram;
}

Diagram MakeDiagram(const graph::Comparison& comparison) {
  const graph::UnionGraph& united = comparison.united;
  std::vector<std::size_t> node_of;
  Diagram diagram = Skeleton(united.pipeline, node_of);
  diagram.comparison = true;
  diagram.complete =
      graph::Info(comparison.before).complete && graph::Info(comparison.after).complete;
  for (DiagramNode& node : diagram.nodes) {
    const graph::UnionStep& step = united.steps[node.step];
    node.mark = MarkOf(step.side, step.changed);
    if (!step.before) continue;
    DiagramNode former = NodeOf(comparison.before, *step.before);
    if (former.id != node.id) node.former_id = std::move(former.id);
    node.former_type = std::move(former.type);
    node.former_details = std::move(former.details);
  }
  EdgeCollector collector(united.pipeline, node_of);
  std::size_t index = 0;
  for (const EdgeId id : boost::make_iterator_range(edges(united.pipeline))) {
    const graph::UnionGraph::EdgeState& state = united.edges[index++];
    collector.Add(id, MarkOf(state.side, state.changed));
  }
  diagram.edges = collector.Take();
  return diagram;
}

}  // namespace smgraph::render
