#include "passes/lower/edges.h"

#include <algorithm>
#include <cstddef>
#include <functional>
#include <map>
#include <set>
#include <string>
#include <utility>

#include <boost/range/iterator_range.hpp>

#include "graph/order.h"
#include "passes/flat_index.h"
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
  EdgeLowering(Pipeline& resolved, const Plan& plan,
               const std::vector<std::optional<StepId>>& new_ids, Pipeline& lowered)
      : resolved_(resolved),
        plan_(plan),
        new_ids_(new_ids),
        lowered_(lowered),
        index_(resolved),
        direct_(num_edges(resolved)),
        seen_(num_edges(resolved)) {}

  void Run() {
    for (const EdgeId edge : boost::make_iterator_range(edges(resolved_)))
      MoveEdge(edge);
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

  // What is looked at again, for edges of other steps, stays behind.
  void MoveEdge(EdgeId id) {
    const StepId from = source(id, resolved_);
    const StepId to = target(id, resolved_);
    if (plan_.IsGlue(from) || plan_.IsGlue(to) || New(from) == New(to)) return;
    Edge& moved = resolved_[id];
    if (moved.kind == EdgeKind::kControl) return;  // one kept step cannot control another
    Edge edge;
    edge.expression = std::move(moved.expression);
    edge.made_by = std::move(moved.made_by);
    edge.kind = moved.kind;
    edge.output = moved.output;
    edge.input = moved.input;
    edge.arm = moved.arm;
    edge.implied = moved.implied;
    edge.span = moved.span;
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
    const std::size_t hash = HashOf(from, to, edge);
    const auto says_the_same = [&](std::size_t other) {
      return SaysTheSame(from, to, edge, added_[other]);
    };
    if (seen_.Find(hash, says_the_same) != FlatIndex::kNone) return;
    if (!edge.implied && !IsDirect(from, to)) direct_.Add(PlaceOf(from, to), added_.size());
    seen_.Add(hash, added_.size());
    added_.push_back(add_edge(from, to, lowered_).first);
    lowered_[added_.back()] = std::move(edge);  // boost would copy it, twice
  }

  // Steps are far fewer than 2^32.
  static std::size_t PlaceOf(StepId from, StepId to) { return from << 32U ^ to; }
  bool IsDirect(StepId from, StepId to) const {
    const auto exact = [](std::size_t) { return true; };
    return direct_.Find(PlaceOf(from, to), exact) != FlatIndex::kNone;
  }

  static std::size_t HashOf(StepId from, StepId to, const Edge& edge) {
    const std::string& what = CarriesData(edge.kind) ? edge.output : edge.arm;
    return PlaceOf(from, to) * 0x9e3779b97f4a7c15U ^ std::hash<std::string>()(what) ^
           std::hash<std::string>()(edge.input) * 31;
  }
  bool SaysTheSame(StepId from, StepId to, const Edge& edge, EdgeId other) const {
    const Edge& known = lowered_[other];
    const bool data = CarriesData(edge.kind);
    return from == source(other, lowered_) && to == target(other, lowered_) &&
           data == CarriesData(known.kind) &&
           (data ? edge.output == known.output : edge.arm == known.arm) &&
           edge.input == known.input;
  }

  void AddOrder(StepId from, StepId to, EdgeId because) {
    if (from == to || IsDirect(from, to)) return;
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

  Pipeline& resolved_;
  const Plan& plan_;
  const std::vector<std::optional<StepId>>& new_ids_;
  Pipeline& lowered_;
  StepIndex index_;
  std::vector<std::vector<Wait>> waits_;  // by vanished step
  std::map<StepId, std::pair<StepId, std::string>> repacked_;
  std::vector<EdgeId> added_;
  FlatIndex direct_;  // of added_, by the steps that they put in order
  FlatIndex seen_;    // of added_, by all that they say
};

}  // namespace

void LowerEdges(Pipeline& resolved, const Plan& plan,
                const std::vector<std::optional<StepId>>& new_ids, Pipeline& lowered) {
  EdgeLowering(resolved, plan, new_ids, lowered).Run();
}

}  // namespace smgraph::passes
