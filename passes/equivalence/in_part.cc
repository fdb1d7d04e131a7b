#include "passes/equivalence/in_part.h"

#include <cstddef>
#include <string_view>
#include <unordered_map>
#include <utility>
#include <variant>
#include <vector>

#include <boost/range/iterator_range.hpp>

#include "passes/lower/guards.h"
#include "passes/step_index.h"

namespace smgraph::passes {
namespace {

using graph::Guard;
using graph::Pipeline;
using graph::StepId;
using graph::Value;

// A part of the graph has no steps in front to tell in which runs its own execute.
StepGuards GuardsOf(const Pipeline& pipeline) {
  const bool is_lowered = Info(pipeline).dialect != graph::Dialect::kSageMaker;
  return is_lowered ? StepGuards::Own(pipeline) : StepGuards::Effective(pipeline);
}

// Steps of the before, each once, in the order in which they were found.
class Part {
 public:
  Part(const Pipeline& pipeline, const StepGuards& guards)
      : pipeline_(pipeline), guards_(guards), steps_by_id_(pipeline) {}

  void Add(StepId changed) {
    Take(changed);
    for (const auto edge : boost::make_iterator_range(in_edges(changed, pipeline_)))
      Take(source(edge, pipeline_));
    for (const auto edge : boost::make_iterator_range(out_edges(changed, pipeline_))) {
      // What a condition decides is whether others run.
      if (pipeline_[edge].kind == graph::EdgeKind::kControl) Take(target(edge, pipeline_));
    }
    for (; guarded_ < steps_.size(); ++guarded_)
      TakeOperands(guards_[steps_[guarded_]]);
  }

  const std::vector<StepId>& steps() const { return steps_; }

 private:
  void Take(StepId step) {
    if (places_.emplace(step, steps_.size()).second) steps_.push_back(step);
  }

  void TakeOperands(const Guard& guard) {
    graph::Walk(guard, [this](const Value& part) {
      const std::string_view id = graph::ReferredStep(part);
      if (const auto step = steps_by_id_.Find(id)) Take(*step);
    });
  }

  const Pipeline& pipeline_;
  const StepGuards& guards_;
  StepIndex steps_by_id_;
  std::vector<StepId> steps_;
  std::unordered_map<StepId, std::size_t> places_;  // only for look-ups
  std::size_t guarded_ = 0;                         // whose guards were looked at
};

// These steps, in this order, and the edges between them.
Pipeline Cut(const Pipeline& whole, const std::vector<StepId>& steps, const StepGuards& guards) {
  Pipeline part;
  Info(part) = Info(whole);
  std::unordered_map<StepId, StepId> places;  // only for look-ups
  for (const StepId step : steps) {
    places[step] = add_vertex(whole[step], part);
    part[places[step]].guard = guards[step];
  }
  for (const StepId step : steps) {
    for (const auto edge : boost::make_iterator_range(in_edges(step, whole))) {
      const auto producer = places.find(source(edge, whole));
      if (producer != places.end()) add_edge(producer->second, places[step], whole[edge], part);
    }
  }
  return part;
}

}  // namespace

std::optional<graph::Equivalence> ProveInPart(const Pipeline& before, const Pipeline& after,
                                              Written written, const EquivalenceOptions& options,
                                              const ProveAll& prove) {
  std::vector<StepId> partners(num_vertices(before));
  for (const graph::StepPair& pair : written.matching.pairs)
    partners[pair.before] = pair.after;
  const StepGuards guards_before = GuardsOf(before);
  Part part(before, guards_before);
  for (const std::size_t changed : written.changed)
    part.Add(written.matching.pairs[changed].before);

  EquivalenceOptions in_part = options;
  in_part.match = {};
  std::vector<StepId> steps_after;
  for (const StepId step : part.steps()) {
    steps_after.push_back(partners[step]);
    in_part.match.declared.emplace_back(before[step].id, after[partners[step]].id);
  }
  const graph::Equivalence found = prove(Cut(before, part.steps(), guards_before),
                                         Cut(after, steps_after, GuardsOf(after)), in_part);
  if (found.verdict != graph::Verdict::kDifferent) return std::nullopt;
  graph::Equivalence proof = ProveRenamed(before, after, std::move(written));
  proof.verdict = found.verdict;
  proof.counterexample = found.counterexample;
  proof.assumptions = found.assumptions;
  return proof;
}

}  // namespace smgraph::passes
