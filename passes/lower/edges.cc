#include "passes/lower/edges.h"

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <functional>
#include <map>
#include <set>
#include <string>
#include <unordered_set>
#include <utility>

#include <boost/range/iterator_range.hpp>

#include "graph/order.h"
#include "passes/outputs.h"
#include "passes/step_index.h"
#include "passes/uses.h"

namespace smgraph::passes {
namespace {

using graph::Edge;
using graph::EdgeId;
using graph::EdgeKind;
using graph::Pipeline;
using graph::Port;
using graph::StepId;

// A step that must come first, and the edge that says so.
struct Wait {
  StepId step;
  EdgeId edge;
};

void EnsureLoweredPort(std::vector<Port>& ports, const std::string& name) {
  if (!name.empty() && graph::FindPort(ports, name) == nullptr)
    ports.push_back({name, name, {}, {}});
}

class EdgeLowering {
 public:
  EdgeLowering(const Pipeline& resolved, const Plan& plan,
               const std::vector<std::optional<StepId>>& new_ids, Pipeline& lowered)
      : resolved_(resolved), plan_(plan), new_ids_(new_ids), lowered_(lowered), index_(resolved) {}

  void Run() {
    for (const EdgeId edge : boost::make_iterator_range(edges(resolved_)))
      CopyEdge(edge);
    waits_.resize(num_vertices(resolved_));
    for (const StepId step : graph::TopologicalOrder(resolved_)) {
      if (plan_.IsGlue(step)) waits_[step] = WaitsOf(step);
    }
    for (const StepId step : boost::make_iterator_range(vertices(resolved_))) {
      if (!plan_.IsGlue(step)) ReplaceGlueBefore(step);
    }
  }

 private:
  StepId New(StepId old) const { return *new_ids_[plan_.homes[old]]; }

  void CopyEdge(EdgeId id) {
    const StepId from = source(id, resolved_);
    const StepId to = target(id, resolved_);
    if (plan_.IsGlue(from) || plan_.IsGlue(to) || New(from) == New(to)) return;
    Edge edge = resolved_[id];
    if (edge.kind == EdgeKind::kControl) return;  // one kept step cannot control another
    if (CarriesData(edge.kind)) {
      if (!edge.output.empty() && IsJsonRead(from, edge.output)) {
        edge.output = WithoutJsonPath(edge.output);
      }
      if (plan_.fate(to) == Fate::kMerged) edge.input = InputInsteadOfRepack(from, edge, to);
    }
    AddEdge(New(from), New(to), std::move(edge));
  }

  bool IsJsonRead(StepId producer, const std::string& output) const {
    const Port* const port = graph::FindPort(resolved_[producer].outputs, output);
    return port != nullptr && port->path.starts_with("PropertyFiles[");
  }

  // The repacked model entered the step that uses it by this port; now the model itself does.
  // What else the repacking reads keeps its own port.
  std::string InputInsteadOfRepack(StepId from, const Edge& edge, StepId repack) {
    const auto [first, inserted] = repacked_.try_emplace(repack, from, edge.output);
    if (first->second != std::pair(from, edge.output)) return edge.input;
    for (const EdgeId out : boost::make_iterator_range(out_edges(repack, resolved_))) {
      if (CarriesData(resolved_[out].kind)) return resolved_[out].input;
    }
    return edge.input;
  }

  void AddEdge(StepId from, StepId to, Edge edge) {
    if (CarriesData(edge.kind)) {
      EnsureLoweredPort(lowered_[from].outputs, edge.output);
      EnsureLoweredPort(lowered_[to].inputs, edge.input);
    }
    if (seen_.contains({from, to, &edge})) return;
    if (!edge.implied) direct_.insert(PlaceOf(from, to));
    const EdgeId added = add_edge(from, to, std::move(edge), lowered_).first;
    seen_.insert({from, to, &lowered_[added]});
  }

  // Edges that say the same between the same steps, and where steps are far fewer than 2^32.
  struct Known {
    StepId from;
    StepId to;
    const Edge* edge;  // boost keeps edges in a list: they stay where they are
  };
  static std::uint64_t PlaceOf(StepId from, StepId to) {
    return std::uint64_t{from} << 32U ^ std::uint64_t{to};
  }
  struct HashKnown {
    std::size_t operator()(const Known& known) const {
      const Edge& edge = *known.edge;
      const std::string& what = CarriesData(edge.kind) ? edge.output : edge.arm;
      return std::hash<std::uint64_t>()(PlaceOf(known.from, known.to) * 0x9e3779b97f4a7c15U) ^
             std::hash<std::string>()(what) ^ std::hash<std::string>()(edge.input) * 31;
    }
  };
  struct SayTheSame {
    bool operator()(const Known& a, const Known& b) const {
      const bool data = CarriesData(a.edge->kind);
      return a.from == b.from && a.to == b.to && data == CarriesData(b.edge->kind) &&
             (data ? a.edge->output == b.edge->output : a.edge->arm == b.edge->arm) &&
             a.edge->input == b.edge->input;
    }
  };

  void AddOrder(StepId from, StepId to, EdgeId because) {
    if (from == to || direct_.contains(PlaceOf(from, to))) return;
    const Edge& reason = resolved_[because];
    Edge edge;
    edge.kind = EdgeKind::kOrder;
    if (reason.kind == EdgeKind::kOrder) edge.arm = reason.arm;
    edge.expression = reason.expression;
    edge.made_by = "lower";
    edge.span = reason.span;
    AddEdge(from, to, std::move(edge));
  }

  // What must come before the branches or the body of a vanished step, each once.
  std::vector<Wait> WaitsOf(StepId glue) const {
    std::vector<Wait> waits;
    for (const EdgeId edge : boost::make_iterator_range(in_edges(glue, resolved_))) {
      if (!resolved_[edge].implied) AddWaits(edge, waits);
    }
    std::set<StepId> seen;
    std::erase_if(waits, [&seen](const Wait& wait) { return !seen.insert(wait.step).second; });
    return waits;
  }

  void AddWaits(EdgeId edge, std::vector<Wait>& waits) const {
    const StepId before = source(edge, resolved_);
    if (!plan_.IsGlue(before)) {
      waits.push_back({before, edge});
      return;
    }
    waits.insert(waits.end(), waits_[before].begin(), waits_[before].end());
    const bool after_loop =
        plan_.fate(before) == Fate::kLoop && resolved_[edge].kind != EdgeKind::kControl;
    if (!after_loop) return;
    for (const StepId body : BodyOf(before))
      waits.push_back({body, edge});
  }

  // The kept steps that a loop runs, those behind conditions in it too.
  std::vector<StepId> BodyOf(StepId loop) const {
    std::vector<StepId> body;
    std::vector<StepId> open = {loop};
    while (!open.empty()) {
      const StepId glue = open.back();
      open.pop_back();
      for (const EdgeId edge : boost::make_iterator_range(out_edges(glue, resolved_))) {
        if (resolved_[edge].kind != EdgeKind::kControl) continue;
        const StepId inner = target(edge, resolved_);
        (plan_.IsGlue(inner) ? open : body).push_back(inner);
      }
    }
    return body;
  }

  void ReplaceGlueBefore(StepId step) {
    std::vector<Wait> waits;
    bool reads_loop = false;
    for (const EdgeId edge : boost::make_iterator_range(in_edges(step, resolved_))) {
      const StepId before = source(edge, resolved_);
      if (!plan_.IsGlue(before) || resolved_[edge].implied) continue;
      AddWaits(edge, waits);
      reads_loop =
          reads_loop || (plan_.fate(before) == Fate::kLoop && CarriesData(resolved_[edge].kind));
    }
    if (reads_loop) ReadFromBodies(step);
    for (const Wait& wait : waits)
      AddOrder(New(wait.step), New(step), wait.edge);
  }

  // Reading "IterationOutputs[i].Body.Path" of a loop is reading from the body's step.
  void ReadFromBodies(StepId step) {
    for (const Use& use : UsesOf(resolved_[step])) {
      const auto* reference = use.value.As<graph::StepReference>();
      const auto body = reference == nullptr ? std::nullopt : index_.Find(reference->step);
      const bool inner = body && !plan_.IsGlue(*body) && IsInLoop(*body);
      if (!inner) continue;
      Edge edge;
      edge.kind = EdgeKind::kArtifact;
      edge.output = WithoutSubscripts(reference->path);
      edge.input = use.input;
      edge.expression = graph::Describe(use.value);
      edge.made_by = "lower";
      edge.span = resolved_[step].span;
      AddEdge(New(*body), New(step), std::move(edge));
    }
  }

  static std::string WithoutSubscripts(const std::string& path) {
    return path.substr(0, path.find('['));
  }

  bool IsInLoop(StepId step) const {
    const auto before = boost::make_iterator_range(in_edges(step, resolved_));
    return std::any_of(before.begin(), before.end(), [this](EdgeId edge) {
      return resolved_[edge].kind == EdgeKind::kControl &&
             plan_.fate(source(edge, resolved_)) == Fate::kLoop;
    });
  }

  const Pipeline& resolved_;
  const Plan& plan_;
  const std::vector<std::optional<StepId>>& new_ids_;
  Pipeline& lowered_;
  StepIndex index_;
  std::vector<std::vector<Wait>> waits_;  // by vanished step
  std::map<StepId, std::pair<StepId, std::string>> repacked_;
  std::unordered_set<std::uint64_t> direct_;               // looked up only
  std::unordered_set<Known, HashKnown, SayTheSame> seen_;  // looked up only
};

}  // namespace

void LowerEdges(const Pipeline& resolved, const Plan& plan,
                const std::vector<std::optional<StepId>>& new_ids, Pipeline& lowered) {
  EdgeLowering(resolved, plan, new_ids, lowered).Run();
}

}  // namespace smgraph::passes
