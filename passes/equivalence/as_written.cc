#include "passes/equivalence/as_written.h"

#include <algorithm>
#include <string_view>
#include <tuple>
#include <utility>
#include <vector>

#include <boost/range/iterator_range.hpp>
#include <fmt/format.h>

#include "passes/diff/correspondence.h"
#include "passes/lower/plan.h"
#include "passes/match/lineage.h"
#include "passes/uses.h"

namespace smgraph::passes {
namespace {

using graph::Guard;
using graph::Pipeline;
using graph::Port;
using graph::Step;
using graph::StepId;
using graph::Value;

bool SameInfo(const graph::PipelineInfo& a, const graph::PipelineInfo& b) {
  const auto same_parameter = [](const graph::Parameter& x, const graph::Parameter& y) {
    return x.name == y.name && x.type == y.type && x.default_value == y.default_value &&
           x.allowed == y.allowed && !(x.default_value && HoldsUnknown(*x.default_value));
  };
  const bool known = a.complete && b.complete && a.unknown_names.empty() && b.unknown_names.empty();
  return known && a.dialect == b.dialect && a.dynamic == b.dynamic && a.settings == b.settings &&
         a.schedules.empty() && b.schedules.empty() &&
         std::ranges::equal(a.parameters, b.parameters, same_parameter);
}

// Tells most pairs of pipelines that are not worth a closer look.
bool MayBeWrittenTheSame(const Pipeline& before, const Pipeline& after) {
  return num_vertices(before) == num_vertices(after) && num_edges(before) == num_edges(after) &&
         SameInfo(Info(before), Info(after));
}

// A ZenML step is called as its function: what it is called is its name.
bool IsCall(const Step& step) {
  return step.kind == graph::StepKind::kPythonStep;
}

class Comparer {
 public:
  Comparer(const Pipeline& before, const Pipeline& after, const graph::Matching& matching)
      : before_(before), after_(after), same_(before, after, matching, /*across=*/false) {}

  // The pairs that are not given the same; nullopt when edges differ, or too many steps.
  std::optional<std::vector<std::size_t>> Changed(const std::vector<graph::StepPair>& pairs,
                                                  std::size_t most) const {
    std::vector<std::size_t> changed;
    for (std::size_t i = 0; i < pairs.size(); ++i) {
      if (!SameEdgesInto(pairs[i].before, pairs[i].after)) return std::nullopt;
      if (SameStep(before_[pairs[i].before], after_[pairs[i].after])) continue;
      if (changed.size() == most) return std::nullopt;
      changed.push_back(i);
    }
    return changed;
  }

 private:
  // Of what is not known nobody can say that it is the same.
  bool SameValue(const Value& a, const Value& b) const {
    return same_.SameValue(a, b) && !HoldsUnknown(a);
  }
  bool SameMap(const graph::Map& a, const graph::Map& b) const {
    return std::ranges::equal(a.items, b.items, [this](const auto& x, const auto& y) {
      return x.first == y.first && SameValue(x.second, y.second);
    });
  }
  bool SamePorts(const std::vector<Port>& a, const std::vector<Port>& b) const {
    return std::ranges::equal(a, b, [this](const Port& x, const Port& y) {
      return x.name == y.name && x.path == y.path && x.type == y.type &&
             SameValue(x.value, y.value);
    });
  }
  bool SameGuard(const Guard& a, const Guard& b) const {
    return a.kind == b.kind && a.op == b.op && a.time == b.time && SameValue(a.left, b.left) &&
           SameValue(a.right, b.right) &&
           std::ranges::equal(a.operands, b.operands,
                              [this](const Guard& x, const Guard& y) { return SameGuard(x, y); });
  }
  bool SameMultiplicity(const Step& a, const Step& b) const {
    if (!a.multiplicity || !b.multiplicity) return !a.multiplicity && !b.multiplicity;
    return std::ranges::equal(a.multiplicity->over, b.multiplicity->over,
                              [this](const Value& x, const Value& y) { return SameValue(x, y); });
  }
  bool SameStep(const Step& a, const Step& b) const {
    return a.kind == b.kind && (a.type == b.type || IsCall(a)) && SamePorts(a.inputs, b.inputs) &&
           SamePorts(a.outputs, b.outputs) && SameMap(a.arguments, b.arguments) &&
           SameMap(a.settings, b.settings) && SameGuard(a.guard, b.guard) && SameMultiplicity(a, b);
  }

  // All that an edge says, its producer by its place in the after. The expression of a reference
  // says what it reads.
  using Told = std::tuple<StepId, graph::EdgeKind, std::string_view, std::string_view,
                          std::string_view, std::string_view, bool, bool>;
  Told TellEdge(const Pipeline& pipeline, graph::EdgeId id, StepId producer) const {
    const graph::Edge& edge = pipeline[id];
    const bool open =
        edge.kind == graph::EdgeKind::kReference || edge.kind == graph::EdgeKind::kPropertyFile;
    return {producer,     edge.kind,
            edge.output,  edge.input,
            edge.arm,     open ? std::string_view(edge.expression) : std::string_view(),
            edge.implied, edge.carried};
  }

  bool SameEdgesInto(StepId step, StepId partner) const {
    std::vector<Told> here;
    std::vector<Told> there;
    for (const auto id : boost::make_iterator_range(in_edges(step, before_)))
      here.push_back(TellEdge(before_, id, *same_.AfterOf(source(id, before_))));
    for (const auto id : boost::make_iterator_range(in_edges(partner, after_)))
      there.push_back(TellEdge(after_, id, source(id, after_)));
    std::ranges::sort(here);
    std::ranges::sort(there);
    return here == there;
  }

  const Pipeline& before_;
  const Pipeline& after_;
  Correspondence same_;
};

void AddRenamed(std::string_view subject, const std::string& before, const std::string& after,
                graph::Equivalence& proof) {
  if (before == after) return;
  proof.argument.push_back(
      {"renamed", std::string(subject), fmt::format("{} is {}", before, after)});
}

void AddRenamed(const Step& before, const Step& after, graph::Equivalence& proof) {
  AddRenamed("step", before.id, after.id, proof);
  if (before.id != after.id) return;
  const auto function = [](const Step& step) {  // not of what lowering made of a job
    const bool job = step.settings.Find("source_kind") != nullptr;
    return job ? std::string() : fmt::format("{} ({})", graph::StepKindName(step.kind), step.type);
  };
  AddRenamed("step", function(before), function(after), proof);
}

}  // namespace

std::optional<Written> CompareAsWritten(const Pipeline& before, const Pipeline& after,
                                        const MatchOptions& options, std::size_t most_changes) {
  if (!MayBeWrittenTheSame(before, after)) return std::nullopt;
  const Lineages lineages(before, after);
  if (lineages.has_cycle() || lineages.OneSided() > 2 * most_changes) return std::nullopt;
  MatchResult matched = Match(before, after, options, lineages);
  const bool all = matched.matching.pairs.size() == num_vertices(before);
  if (!all || !matched.notes.empty()) return std::nullopt;
  auto changed =
      Comparer(before, after, matched.matching).Changed(matched.matching.pairs, most_changes);
  if (!changed) return std::nullopt;
  return Written{std::move(matched.matching), *std::move(changed)};
}

graph::Equivalence ProveRenamed(const Pipeline& before, const Pipeline& after, Written written) {
  graph::Equivalence proof;
  AddRenamed("pipeline", Info(before).name, Info(after).name, proof);
  const Plan plan = MakePlan(before);  // conditions and their like are no tasks
  for (graph::StepPair& pair : written.matching.pairs) {
    AddRenamed(before[pair.before], after[pair.after], proof);
    if (plan.fate(pair.before) != Fate::kKept) continue;
    proof.matching.push_back({before[pair.before].id, after[pair.after].id, std::move(pair.why)});
  }
  proof.verdict = proof.argument.empty() ? graph::Verdict::kIdentical : graph::Verdict::kRenamed;
  proof.assumptions.emplace_back("what steps do inside is not compared");
  return proof;
}

}  // namespace smgraph::passes
