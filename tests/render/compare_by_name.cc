#include "tests/render/compare_by_name.h"

#include <algorithm>
#include <map>
#include <tuple>
#include <utility>

#include <boost/range/iterator_range.hpp>

namespace smgraph::render {

using graph::Change;
using graph::ChangeKind;
using graph::ChangeSubject;
using graph::Comparison;
using graph::Edge;
using graph::EdgeKind;
using graph::Pipeline;
using graph::StepId;

namespace {

using EdgeKey = std::tuple<StepId, StepId, EdgeKind, std::string, std::string, std::string>;

class NameComparison {
 public:
  NameComparison(const Pipeline& before, const Pipeline& after) {
    out_.before = before;
    out_.after = after;
    out_.united.pipeline = Pipeline();
    graph::Info(out_.united.pipeline) = graph::Info(after);
  }

  Comparison Run(const std::vector<std::pair<std::string, std::string>>& renames) {
    Match(renames);
    UniteSteps();
    UniteEdges();
    return std::move(out_);
  }

 private:
  void Match(const std::vector<std::pair<std::string, std::string>>& renames) {
    for (StepId b = 0; b < num_vertices(out_.before); ++b) {
      std::string wanted = out_.before[b].id;
      for (const auto& rename : renames) {
        if (rename.first == wanted) wanted = rename.second;
      }
      for (StepId a = 0; a < num_vertices(out_.after); ++a) {
        if (out_.after[a].id != wanted) continue;
        out_.matching.pairs.push_back(
            {b, a, wanted == out_.before[b].id ? "same name" : "declared"});
        after_of_[b] = a;
        before_of_[a] = b;
      }
    }
  }

  void UniteSteps() {
    for (StepId a = 0; a < num_vertices(out_.after); ++a) {
      const auto before = before_of_.find(a);
      graph::UnionStep step{graph::Side::kAfter, false, std::nullopt, a};
      const StepId united = add_vertex(out_.after[a], out_.united.pipeline);
      union_of_after_[a] = united;
      if (before != before_of_.end()) {
        step.side = graph::Side::kBoth;
        step.before = before->second;
        union_of_before_[before->second] = united;
        step.changed = Differences(out_.before[before->second], out_.after[a], united);
      } else {
        Note(ChangeKind::kAdded, ChangeSubject::kStep, out_.after[a].id, "", out_.after[a].type,
             united);
      }
      out_.united.steps.push_back(step);
    }
    for (StepId b = 0; b < num_vertices(out_.before); ++b) {
      if (after_of_.contains(b)) continue;
      const StepId united = add_vertex(out_.before[b], out_.united.pipeline);
      union_of_before_[b] = united;
      out_.united.steps.push_back({graph::Side::kBefore, false, b, std::nullopt});
      Note(ChangeKind::kRemoved, ChangeSubject::kStep, out_.before[b].id, out_.before[b].type, "",
           united);
    }
  }

  bool Differences(const graph::Step& before, const graph::Step& after, StepId united) {
    const std::size_t known = out_.changes.size();
    if (before.id != after.id) {
      Note(ChangeKind::kRenamed, ChangeSubject::kStep, after.id, before.id, after.id, united);
    }
    CompareMaps(before.arguments, after.arguments, ChangeSubject::kArgument, after.id, united);
    CompareMaps(before.settings, after.settings, ChangeSubject::kSetting, after.id, united);
    return out_.changes.size() > known;
  }

  void CompareMaps(const graph::Map& before, const graph::Map& after, ChangeSubject subject,
                   const std::string& id, StepId united) {
    for (const auto& [key, value] : after.items) {
      const graph::Value* old = before.Find(key);
      if (old != nullptr && *old == value) continue;
      Note(old == nullptr ? ChangeKind::kAdded : ChangeKind::kChanged, subject, id + "." + key,
           old == nullptr ? "" : graph::Describe(*old), graph::Describe(value), united);
    }
    for (const auto& [key, value] : before.items) {
      if (after.Find(key) != nullptr) continue;
      Note(ChangeKind::kRemoved, subject, id + "." + key, graph::Describe(value), "", united);
    }
  }

  static EdgeKey KeyOf(const Pipeline& pipeline, graph::EdgeId id,
                       std::map<StepId, StepId>& united) {
    const Edge& edge = pipeline[id];
    return {united[source(id, pipeline)],
            united[target(id, pipeline)],
            edge.kind,
            edge.output,
            edge.input,
            edge.arm};
  }

  void UniteEdges() {
    std::map<EdgeKey, int> before;
    for (const auto id : boost::make_iterator_range(edges(out_.before))) {
      ++before[KeyOf(out_.before, id, union_of_before_)];
    }
    std::map<EdgeKey, int> after;
    for (const auto id : boost::make_iterator_range(edges(out_.after))) {
      const EdgeKey key = KeyOf(out_.after, id, union_of_after_);
      ++after[key];
      AddEdge(key, out_.after[id], before.contains(key) ? graph::Side::kBoth : graph::Side::kAfter);
    }
    for (const auto id : boost::make_iterator_range(edges(out_.before))) {
      const EdgeKey key = KeyOf(out_.before, id, union_of_before_);
      if (!after.contains(key)) AddEdge(key, out_.before[id], graph::Side::kBefore);
    }
  }

  void AddEdge(const EdgeKey& key, const Edge& edge, graph::Side side) {
    add_edge(std::get<0>(key), std::get<1>(key), edge, out_.united.pipeline);
    out_.united.edges.push_back({side, false});
    if (side == graph::Side::kBoth) return;
    const auto end = [&](StepId step, const std::string& port) {
      const std::string& id = out_.united.pipeline[step].id;
      return port.empty() ? id : id + "." + port;
    };
    const std::string text =
        end(std::get<0>(key), edge.output) + " -> " + end(std::get<1>(key), edge.input);
    const bool added = side == graph::Side::kAfter;
    const std::string kind(graph::EdgeKindName(edge.kind));
    Note(added ? ChangeKind::kAdded : ChangeKind::kRemoved, ChangeSubject::kEdge, text,
         added ? "" : kind, added ? kind : "", std::get<1>(key));
  }

  void Note(ChangeKind kind, ChangeSubject subject, const std::string& name,
            const std::string& before, const std::string& after, StepId united) {
    Change change;
    change.kind = kind;
    change.subject = subject;
    change.name = name;
    change.before = before;
    change.after = after;
    change.union_step = united;
    const auto& a = out_.united.pipeline[united];
    (kind == ChangeKind::kRemoved ? change.before_span : change.after_span) = a.span;
    out_.changes.push_back(std::move(change));
  }

  Comparison out_;
  std::map<StepId, StepId> after_of_;
  std::map<StepId, StepId> before_of_;
  std::map<StepId, StepId> union_of_after_;
  std::map<StepId, StepId> union_of_before_;
};

}  // namespace

Comparison CompareByName(const Pipeline& before, const Pipeline& after,
                         const std::vector<std::pair<std::string, std::string>>& renames) {
  return NameComparison(before, after).Run(renames);
}

}  // namespace smgraph::render
