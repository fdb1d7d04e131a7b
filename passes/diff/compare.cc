#include <array>
#include <cstddef>
#include <iterator>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include <boost/range/iterator_range.hpp>
#include <fmt/format.h>

#include "passes/diff.h"
#include "passes/diff/correspondence.h"
#include "passes/diff/edge_matching.h"
#include "passes/diff/guard_changes.h"
#include "passes/diff/info_changes.h"
#include "passes/diff/parameter_pairs.h"
#include "passes/diff/ports.h"
#include "passes/diff/step_changes.h"
#include "passes/diff/union_graph.h"
#include "passes/loaded_data.h"
#include "passes/lower.h"
#include "passes/resolve.h"

namespace smgraph::passes {
namespace {

using graph::Change;
using graph::ChangeKind;
using graph::ChangeSubject;
using graph::Comparison;
using graph::Edge;
using graph::EdgeId;
using graph::Pipeline;
using graph::Side;
using graph::Step;
using graph::StepId;

std::string EndText(const Step& step, const std::string& port) {
  return port.empty() ? step.id : step.id + "." + port;
}

// "Prep.train -> Train.train", "Prep -> Train (order)", "Gate -> Train (then)".
std::string EdgeText(const Pipeline& pipeline, EdgeId id) {
  const Edge& edge = pipeline[id];
  std::string text = EndText(pipeline[source(id, pipeline)], edge.output) + " -> " +
                     EndText(pipeline[target(id, pipeline)], edge.input);
  if (CarriesData(edge.kind)) return text;
  const bool order = edge.kind == graph::EdgeKind::kOrder;
  const std::string what = edge.arm.empty() ? (order ? "order" : "branch") : edge.arm;
  return text + " (" + what + ")";
}

std::string StepText(const Step& step) {
  return fmt::format("{} ({})", step.id, graph::StepKindName(step.kind));
}

// Collects the changes of both pipelines, which are in one dialect now.
class Comparer {
 public:
  Comparer(Comparison& comparison, bool across)
      : comparison_(comparison),
        same_(comparison.before, comparison.after, comparison.matching, across),
        ports_(same_) {
    PairParameters(same_);
  }

  void Run() {
    comparison_.changes = InfoChanges(same_, comparison_.notes);
    UnionBuild build = UniteSteps(same_);
    changes_of_.resize(build.graph.steps.size());
    const GuardChanges guards = CompareGuardsOfSteps(same_, build);
    for (StepId step = 0; step < changes_of_.size(); ++step) {
      CompareSides(step, build.graph.steps[step], guards);
    }
    for (const Change& change : guards.changes)
      changes_of_[*change.union_step].push_back(change);
    MarkChanged(guards, build);
    const EdgeMatching edges = MatchEdges(same_, ports_);
    CompareEdges(edges, build);
    UniteEdges(same_, edges, ports_, build);
    for (std::vector<Change>& changes : changes_of_) {
      std::move(changes.begin(), changes.end(), std::back_inserter(comparison_.changes));
    }
    comparison_.united = std::move(build.graph);
  }

 private:
  void CompareSides(StepId step, const graph::UnionStep& sides, const GuardChanges& guards) {
    if (sides.side == Side::kBoth) {
      changes_of_[step] =
          StepChanges(*sides.before, *sides.after, guards.conditions.contains(step), same_, ports_);
    } else {
      changes_of_[step].push_back(LoneStep(sides));
    }
    for (Change& change : changes_of_[step])
      change.union_step = step;
  }

  Change LoneStep(const graph::UnionStep& sides) const {
    const bool added = sides.side == Side::kAfter;
    const Step& step = added ? same_.after()[*sides.after] : same_.before()[*sides.before];
    Change change;
    change.kind = added ? ChangeKind::kAdded : ChangeKind::kRemoved;
    change.subject = ChangeSubject::kStep;
    change.name = step.id;
    (added ? change.after : change.before) = StepText(step);
    (added ? change.after_span : change.before_span) = step.span;
    return change;
  }

  void MarkChanged(const GuardChanges& guards, UnionBuild& build) const {
    for (StepId step = 0; step < changes_of_.size(); ++step) {
      graph::UnionStep& united = build.graph.steps[step];
      const bool differs = !changes_of_[step].empty() || guards.steps.contains(step);
      united.changed = united.side == Side::kBoth && differs;
    }
  }

  void AddEdgeChange(StepId owner, std::optional<EdgeId> before, std::optional<EdgeId> after) {
    Change change;
    change.kind = ChangeKind::kChanged;
    if (!before) change.kind = ChangeKind::kAdded;
    if (!after) change.kind = ChangeKind::kRemoved;
    change.subject = ChangeSubject::kEdge;
    if (before) {
      change.before = EdgeText(same_.before(), *before);
      change.before_span = same_.before()[*before].span;
    }
    if (after) {
      change.after = EdgeText(same_.after(), *after);
      change.after_span = same_.after()[*after].span;
    }
    change.name = after ? change.after : change.before;
    change.union_step = owner;
    changes_of_[owner].push_back(std::move(change));
  }

  // Each edge is told about with the step that it enters.
  void CompareEdges(const EdgeMatching& edges, const UnionBuild& build) {
    for (std::size_t i = 0; i < edges.before.size(); ++i) {
      if (edges.after_of[i] || edges.covered_before[i]) continue;
      const EdgeId id = edges.before[i];
      AddEdgeChange(build.of_before[target(id, same_.before())], id, std::nullopt);
    }
    for (std::size_t i = 0; i < edges.after.size(); ++i) {
      const EdgeId id = edges.after[i];
      const StepId owner = build.of_after[target(id, same_.after())];
      if (edges.before_of[i]) {
        if (edges.changed[i]) AddEdgeChange(owner, edges.before[*edges.before_of[i]], id);
      } else if (!edges.covered_after[i]) {
        AddEdgeChange(owner, std::nullopt, id);
      }
    }
  }

  Comparison& comparison_;
  Correspondence same_;
  PortMatcher ports_;
  std::vector<std::vector<Change>> changes_of_;  // by step of the union
};

std::string CountMapped(const Lowered& lowered) {
  std::array<std::size_t, 3> counts = {};
  for (const MappedConstruct& mapped : lowered.mapped) {
    ++counts.at(static_cast<std::size_t>(mapped.row->mapping));
  }
  return fmt::format("{} constructs direct, {} approximate, {} absent, mapping table {}", counts[0],
                     counts[1], counts[2], MappingTableVersion());
}

Pipeline Prepare(const Pipeline& pipeline, bool lower, const char* which,
                 std::vector<std::string>& notes) {
  if (lower) {
    Lowered lowered = Lower(pipeline);
    notes.push_back(fmt::format("the {} was lowered to ZenML: {}", which, CountMapped(lowered)));
    return std::move(lowered.pipeline);
  }
  Pipeline resolved = pipeline;
  Resolve(resolved);
  if (Info(resolved).dialect == graph::Dialect::kZenMl) AddLoadedData(resolved);
  return resolved;
}

}  // namespace

Comparison Compare(const Pipeline& before, const Pipeline& after, const CompareOptions& options) {
  const auto dialect_before = Info(before).dialect;
  const auto dialect_after = Info(after).dialect;
  const bool across = dialect_before != dialect_after;
  Comparison comparison;
  comparison.before = Prepare(before, across && dialect_before != graph::Dialect::kZenMl, "before",
                              comparison.notes);
  comparison.after =
      Prepare(after, across && dialect_after != graph::Dialect::kZenMl, "after", comparison.notes);
  comparison.settings_compared = !across;
  if (across) comparison.notes.emplace_back("settings were not compared: each dialect has its own");
  MatchResult matched = Match(comparison.before, comparison.after, options.match);
  comparison.matching = std::move(matched.matching);
  std::move(matched.notes.begin(), matched.notes.end(), std::back_inserter(comparison.notes));
  Comparer(comparison, across).Run();
  return comparison;
}

}  // namespace smgraph::passes
