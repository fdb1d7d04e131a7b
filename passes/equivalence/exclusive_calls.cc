#include "passes/equivalence/exclusive_calls.h"

#include <algorithm>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <tuple>
#include <unordered_set>
#include <utility>
#include <vector>

#include <boost/range/iterator_range.hpp>
#include <fmt/format.h>

#include "passes/equivalence/findings.h"
#include "passes/step_index.h"

namespace smgraph::passes {
namespace {

using graph::Edge;
using graph::Pipeline;
using graph::Step;
using graph::StepId;
using graph::Value;

constexpr std::size_t kMaxCalls = 64;

graph::Matching WithItself(const Pipeline& pipeline) {
  graph::Matching same;
  for (const StepId step : boost::make_iterator_range(vertices(pipeline)))
    same.pairs.push_back({step, step, ""});
  return same;
}

class ExclusiveCalls {
 public:
  /// `loosely`: functions of which calls that are given different values count, too.
  ExclusiveCalls(const Pipeline& pipeline, const std::set<std::string>& loosely)
      : pipeline_(pipeline),
        loosely_(loosely),
        index_(pipeline),
        same_(pipeline, pipeline, WithItself(pipeline), /*across=*/false),
        logic_(same_) {}

  /// The first two calls that are one.
  std::optional<std::pair<StepId, StepId>> Find() {
    std::map<std::string, std::vector<StepId>> calls;
    for (const StepId step : boost::make_iterator_range(vertices(pipeline_))) {
      const bool guarded = !pipeline_[step].guard.always();
      if (guarded && pipeline_[step].kind == graph::StepKind::kPythonStep)
        calls[pipeline_[step].type].push_back(step);
    }
    for (const auto& item : calls) {
      const std::vector<StepId>& steps = item.second;
      if (steps.size() > kMaxCalls) continue;
      for (std::size_t i = 0; i < steps.size(); ++i) {
        for (std::size_t j = i + 1; j < steps.size(); ++j) {
          if (AreOne(steps[i], steps[j])) return std::pair(steps[i], steps[j]);
        }
      }
    }
    return std::nullopt;
  }

 private:
  bool AreOne(StepId a, StepId b) {
    const bool alike = loosely_.contains(pipeline_[a].type)
                           ? GivenTheSameNames(pipeline_[a], pipeline_[b])
                           : GivenTheSame(pipeline_[a], pipeline_[b]);
    return alike && DataInto(a) == DataInto(b) && Exclusive(a, b) && WaitsFit(a, b) &&
           WaitsFit(b, a) && FollowersFit(a, b) && FollowersFit(b, a);
  }

  static bool GivenTheSame(const Step& a, const Step& b) {
    return a.inputs == b.inputs && a.outputs == b.outputs && a.arguments == b.arguments &&
           a.settings == b.settings && a.multiplicity == b.multiplicity;
  }

  static bool GivenTheSameNames(const Step& a, const Step& b) {
    const auto same_port = [](const graph::Port& x, const graph::Port& y) {
      return x.name == y.name;
    };
    const auto same_key = [](const auto& x, const auto& y) { return x.first == y.first; };
    return std::ranges::equal(a.inputs, b.inputs, same_port) && a.outputs == b.outputs &&
           std::ranges::equal(a.arguments.items, b.arguments.items, same_key) &&
           a.settings == b.settings && a.multiplicity == b.multiplicity;
  }

  using Data = std::set<std::tuple<StepId, std::string, std::string>>;
  Data DataInto(StepId step) const {
    Data data;
    for (const auto id : boost::make_iterator_range(in_edges(step, pipeline_))) {
      const Edge& edge = pipeline_[id];
      if (CarriesData(edge.kind)) data.emplace(source(id, pipeline_), edge.output, edge.input);
    }
    return data;
  }

  bool Exclusive(StepId a, StepId b) {
    return logic_.Impossible(Conjunction({logic_.Before(a), logic_.Before(b)}));
  }

  // What must end before `step` starts: said by an edge, or read by its guard.
  std::set<StepId> WaitsOf(StepId step) const {
    std::set<StepId> waits;
    for (const auto id : boost::make_iterator_range(in_edges(step, pipeline_)))
      waits.insert(source(id, pipeline_));
    graph::Walk(pipeline_[step].guard, [&](const Value& part) {
      if (const auto read = index_.Find(graph::ReferredStep(part))) waits.insert(*read);
    });
    return waits;
  }

  // The same over steps that always run.
  std::set<StepId> AllBefore(StepId step) const {
    std::set<StepId> all = WaitsOf(step);
    std::vector<StepId> open(all.begin(), all.end());
    while (!open.empty()) {
      const StepId next = open.back();
      open.pop_back();
      if (!pipeline_[next].guard.always()) continue;
      for (const StepId before : WaitsOf(next)) {
        if (all.insert(before).second) open.push_back(before);
      }
    }
    return all;
  }

  // `other` waits for what `call` waits for, as far as it runs beside it.
  bool WaitsFit(StepId call, StepId other) {
    const std::set<StepId> known = AllBefore(other);
    return std::ranges::all_of(WaitsOf(call), [&](StepId before) {
      return known.contains(before) || (before != other && Exclusive(before, other));
    });
  }

  // Who takes something from `call`, or waits for it, does so from `other` if it runs beside it.
  bool FollowersFit(StepId call, StepId other) {
    for (const auto id : boost::make_iterator_range(out_edges(call, pipeline_))) {
      const StepId follower = target(id, pipeline_);
      if (!HasEdge(other, follower, pipeline_[id]) && !Exclusive(follower, other)) return false;
    }
    return true;
  }

  bool HasEdge(StepId from, StepId to, const Edge& like) const {
    const auto edges = boost::make_iterator_range(out_edges(from, pipeline_));
    return std::any_of(edges.begin(), edges.end(), [&](graph::EdgeId id) {
      const Edge& edge = pipeline_[id];
      return target(id, pipeline_) == to && edge.kind == like.kind && edge.output == like.output &&
             edge.input == like.input && edge.arm == like.arm;
    });
  }

  const Pipeline& pipeline_;
  const std::set<std::string>& loosely_;
  StepIndex index_;
  Correspondence same_;
  GuardLogic logic_;
};

void Rename(Step& step, const std::string& from, const std::string& to) {
  const auto rename = [&](Value& part) {
    auto* reference = part.As<graph::StepReference>();
    if (reference != nullptr && reference->step == from) reference->step = to;
  };
  graph::Edit(step.guard, rename);
  for (auto& item : step.arguments.items)
    graph::Edit(item.second, rename);
  for (graph::Port& port : step.inputs)
    graph::Edit(port.value, rename);
}

void BecomeOneOf(Value& value, const Value& other) {
  if (value == other) return;
  std::string both = fmt::format("{} or {}", graph::Describe(value), graph::Describe(other));
  value = graph::Unknown{both, both, {}};
}

// What the step of two calls is given, of the same names.
void TakeIn(Step& first, const Step& second) {
  for (std::size_t i = 0; i < first.inputs.size(); ++i)
    BecomeOneOf(first.inputs[i].value, second.inputs[i].value);
  for (std::size_t i = 0; i < first.arguments.items.size(); ++i)
    BecomeOneOf(first.arguments.items[i].second, second.arguments.items[i].second);
}

// `pipeline` with `second` as a part of `first`.
Pipeline Merged(const Pipeline& pipeline, StepId first, StepId second) {
  Pipeline merged;
  Info(merged) = Info(pipeline);
  const auto place = [&](StepId step) {
    if (step == second) return first;
    return step > second ? step - 1 : step;
  };
  for (const StepId step : boost::make_iterator_range(vertices(pipeline))) {
    if (step == second) continue;
    Step copy = pipeline[step];
    if (step == first) {
      copy.guard = Or(std::move(copy.guard), pipeline[second].guard);
      TakeIn(copy, pipeline[second]);
    }
    Rename(copy, pipeline[second].id, pipeline[first].id);
    AddStep(std::move(copy), merged);
  }
  std::set<std::tuple<StepId, StepId, graph::EdgeKind, std::string, std::string>> seen;
  for (const auto id : boost::make_iterator_range(edges(pipeline))) {
    const StepId from = place(source(id, pipeline));
    const StepId to = place(target(id, pipeline));
    const Edge& edge = pipeline[id];
    if (seen.emplace(from, to, edge.kind, edge.output, edge.input).second)
      add_edge(from, to, edge, merged);
  }
  return merged;
}

// Steps of one function: without them there is nothing to look for.
bool CallsOneTwice(const Pipeline& pipeline) {
  std::unordered_set<std::string_view> called;  // looked up only
  for (const StepId step : boost::make_iterator_range(vertices(pipeline))) {
    const Step& call = pipeline[step];
    if (!call.guard.always() && !called.insert(call.type).second) return true;
  }
  return false;
}

}  // namespace

bool MergeExclusiveCalls(Pipeline& pipeline) {
  return MergeDifferentCalls(pipeline, {});
}

bool MergeDifferentCalls(Pipeline& pipeline, const std::set<std::string>& functions) {
  bool changed = false;
  while (CallsOneTwice(pipeline)) {
    const auto calls = ExclusiveCalls(pipeline, functions).Find();
    if (!calls) break;
    pipeline = Merged(pipeline, calls->first, calls->second);
    changed = true;
  }
  return changed;
}

}  // namespace smgraph::passes
