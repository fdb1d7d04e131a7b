#include <algorithm>
#include <map>
#include <optional>
#include <set>
#include <utility>

#include <boost/range/iterator_range.hpp>
#include <fmt/format.h>

#include "passes/equivalence/findings.h"
#include "passes/reachability.h"
#include "passes/step_index.h"

namespace smgraph::passes {
namespace {

using graph::Counterexample;
using graph::EdgeKind;
using graph::Pipeline;
using graph::Side;
using graph::StepId;
using Pair = Reachability::Pair;

constexpr std::size_t kMostBetween = 500;         // steps between two that are ordered
constexpr std::size_t kLongestFormula = 100'000;  // characters

// One side: what waits for what, step by step.
class Waits {
 public:
  explicit Waits(const Pipeline& pipeline)
      : pipeline_(pipeline), next_(num_vertices(pipeline)), previous_(num_vertices(pipeline)) {
    const StepIndex index(pipeline);
    for (const auto edge : boost::make_iterator_range(edges(pipeline))) {
      if (graph::Orders(pipeline[edge])) Add(source(edge, pipeline), target(edge, pipeline));
    }
    for (const StepId step : boost::make_iterator_range(vertices(pipeline))) {
      graph::Walk(pipeline[step].guard, [&](const graph::Value& part) {
        const std::string_view read = graph::ReferredStep(part);
        if (read.empty()) return;
        if (const auto from = index.Find(read)) Add(*from, step);
      });
    }
    std::ranges::sort(pairs_);
    pairs_.erase(std::unique(pairs_.begin(), pairs_.end()), pairs_.end());
    for (const Pair& pair : pairs_) {
      next_[pair.first].push_back(pair.second);
      previous_[pair.second].push_back(pair.first);
    }
  }

  // Sorted.
  const std::vector<Pair>& pairs() const { return pairs_; }
  bool Direct(Pair pair) const { return std::ranges::binary_search(pairs_, pair); }
  const std::vector<StepId>& Next(StepId step) const { return next_[step]; }

  const std::vector<StepId>& Previous(StepId step) const { return previous_[step]; }

  // The steps on ways from the one to the other, in an order that they can run in.
  std::vector<StepId> Between(Pair pair) const {
    const std::set<StepId> behind = Along(next_, pair.first);
    std::map<StepId, std::size_t> waiting;
    for (const StepId step : Along(previous_, pair.second))
      if (step != pair.first && behind.contains(step)) waiting.emplace(step, 0);
    for (auto& [step, count] : waiting)
      count = static_cast<std::size_t>(std::ranges::count_if(
          previous_[step], [&waiting](StepId before) { return waiting.contains(before); }));
    std::vector<StepId> order;
    for (const auto& [step, count] : waiting)
      if (count == 0) order.push_back(step);
    for (std::size_t i = 0; i < order.size(); ++i) {
      for (const StepId next : next_[order[i]]) {
        const auto found = waiting.find(next);
        if (found != waiting.end() && --found->second == 0) order.push_back(next);
      }
    }
    return order;
  }

  const Pipeline& pipeline() const { return pipeline_; }

 private:
  // All that `steps` lead to, from one on.
  static std::set<StepId> Along(const std::vector<std::vector<StepId>>& steps, StepId from) {
    std::set<StepId> all;
    std::vector<StepId> open = {from};
    while (!open.empty()) {
      const StepId last = open.back();
      open.pop_back();
      for (const StepId next : steps[last])
        if (all.insert(next).second) open.push_back(next);
    }
    return all;
  }

  void Add(StepId from, StepId to) {
    if (from != to) pairs_.emplace_back(from, to);
  }

  const Pipeline& pipeline_;
  std::vector<Pair> pairs_;
  std::vector<std::vector<StepId>> next_;
  std::vector<std::vector<StepId>> previous_;
};

class OrderComparer {
 public:
  OrderComparer(const Correspondence& same, GuardLogic& logic, ProofFindings& findings)
      : same_(same),
        logic_(logic),
        findings_(findings),
        before_(same.before()),
        after_(same.after()) {}

  void Run() {
    Compare(Side::kBefore);
    Compare(Side::kAfter);
    CompareTriggers();
  }

 private:
  const Waits& Of(Side side) const { return side == Side::kBefore ? before_ : after_; }
  const Waits& Other(Side side) const { return side == Side::kBefore ? after_ : before_; }
  const Formula& Guard(Side side, StepId step) const {
    return side == Side::kBefore ? logic_.Before(step) : logic_.After(step);
  }
  std::optional<StepId> Partner(Side side, StepId step) const {
    return side == Side::kBefore ? same_.AfterOf(step) : same_.BeforeOf(step);
  }

  // Each direct order of `side` has to be an order of the other one.
  void Compare(Side side) {
    const Side other = side == Side::kBefore ? Side::kAfter : Side::kBefore;
    std::vector<Pair> here;
    std::vector<Pair> there;
    for (const Pair& pair : Of(side).pairs()) {
      const auto from = Partner(side, pair.first);
      const auto to = Partner(side, pair.second);
      if (!from || !to || Of(other).Direct({*from, *to})) continue;
      here.push_back(pair);
      there.emplace_back(*from, *to);
    }
    if (here.empty()) return;
    const std::vector<bool> reaches = OrderOf(Of(other).pipeline()).Reaches(there);
    for (std::size_t i = 0; i < here.size(); ++i)
      Judge(side, here[i], there[i], reaches[i]);
  }

  // `pair` is an order of `side`; `image` the same two steps on the other one, where only a detour
  // orders them, if anything does.
  void Judge(Side side, Pair pair, Pair image, bool reached) {
    const Side other = side == Side::kBefore ? Side::kAfter : Side::kBefore;
    Formula together = Conjunction({Guard(side, pair.first), Guard(side, pair.second)});
    if (reached) {
      const auto ordered = Ordered(other, image, together);
      if (!ordered) return Doubt(side, pair);
      together = Conjunction({std::move(together), Negation(*ordered)});
    }
    Valuation run;
    std::vector<std::string> open;
    const Answer answer = logic_.Possible(together, run, open);
    if (answer == Answer::kNo) return Implied(side, pair);
    if (answer == Answer::kUnknown) {
      std::ranges::move(open, std::back_inserter(findings_.unknown));
      return;
    }
    Report(side, pair, image, run);
  }

  void Implied(Side side, Pair pair) {
    const Pipeline& pipeline = Of(side).pipeline();
    findings_.argument.push_back(
        {"order-implied",
         fmt::format("{} -> {}", pipeline[pair.first].id, pipeline[pair.second].id),
         fmt::format("only the {} says so itself; the other side's steps imply it",
                     side == Side::kBefore ? "before" : "after")});
  }

  void Doubt(Side side, Pair pair) {
    const Pipeline& pipeline = Of(side).pipeline();
    findings_.unknown.push_back(fmt::format("whether {} comes before {} in every run",
                                            pipeline[pair.first].id, pipeline[pair.second].id));
  }

  // In which runs with both steps of `pair`, which are those of `together`, a way leads from the
  // one to the other along steps that run; nullopt when there is too much between them.
  std::optional<Formula> Ordered(Side side, Pair pair, const Formula& together) {
    if (LeadsFor(side, pair, together)) return Conjunction({});
    const std::vector<StepId> between = Of(side).Between(pair);
    if (between.size() > kMostBetween) return std::nullopt;
    std::map<StepId, Formula> reached = {{pair.first, Conjunction({})}};
    for (const StepId step : between) {
      std::optional<Formula> way = FromOneOf(Of(side).Previous(step), reached);
      if (!way) return std::nullopt;
      const Formula& runs = Guard(side, step);
      // Mostly one of several branches always leads here; otherwise formulas would double with
      // each.
      const bool always = logic_.Impossible(Conjunction({together, runs, Negation(*way)}));
      reached.emplace(step, always ? runs : Conjunction({runs, *std::move(way)}));
    }
    return FromOneOf(Of(side).Previous(pair.second), reached);
  }

  // Whether one of `steps` is reached.
  static std::optional<Formula> FromOneOf(const std::vector<StepId>& steps,
                                          const std::map<StepId, Formula>& reached) {
    std::vector<Formula> ways;
    for (const StepId step : steps) {
      const auto known = reached.find(step);
      if (known != reached.end()) ways.push_back(known->second);
    }
    Formula way = Disjunction(std::move(ways));
    return way.key.size() > kLongestFormula ? std::nullopt : std::optional(std::move(way));
  }

  // Whether a way leads along steps that run whenever both do.
  bool LeadsFor(Side side, Pair pair, const Formula& together) {
    std::set<StepId> seen = {pair.first};
    std::vector<StepId> open = {pair.first};
    while (!open.empty()) {
      const StepId step = open.back();
      open.pop_back();
      for (const StepId next : Of(side).Next(step)) {
        if (next == pair.second) return true;
        if (seen.insert(next).second && RunsWith(side, next, together)) open.push_back(next);
      }
    }
    return false;
  }

  bool RunsWith(Side side, StepId step, const Formula& together) {
    const Formula& guard = Guard(side, step);
    if (guard.kind == Formula::Kind::kTrue || guard.key == together.key) return true;
    return logic_.Impossible(Conjunction({together, Negation(guard)}));
  }

  void Report(Side side, Pair pair, Pair image, const Valuation& run) {
    const bool lost = side == Side::kBefore;
    const Pipeline& pipeline = Of(side).pipeline();
    const std::string& first = pipeline[pair.first].id;
    const std::string& second = pipeline[pair.second].id;
    const Pair before = lost ? pair : image;
    const Pair after = lost ? image : pair;
    Counterexample example;
    example.with = logic_.Read(run);
    example.text = lost ? fmt::format("{}the after may start {} before {} has finished",
                                      logic_.With(run), second, first)
                        : fmt::format("{}the after starts {} only when {} has finished",
                                      logic_.With(run), second, first);
    example.before_span = same_.before()[before.second].span;
    example.after_span = same_.after()[after.second].span;
    (lost ? findings_.differences : findings_.refinements)
        .push_back({std::move(example), run, before.second, after.second});
  }

  using Triggers = std::set<std::pair<Pair, std::string>>;
  static Triggers TriggersOf(const Pipeline& pipeline) {
    Triggers triggers;
    for (const auto edge : boost::make_iterator_range(edges(pipeline))) {
      if (pipeline[edge].kind == EdgeKind::kOrder && !pipeline[edge].arm.empty())
        triggers.insert({{source(edge, pipeline), target(edge, pipeline)}, pipeline[edge].arm});
    }
    return triggers;
  }

  // Waiting for a failure is not waiting for a success.
  void CompareTriggers() {
    const Triggers before = TriggersOf(same_.before());
    Triggers after = TriggersOf(same_.after());
    for (const auto& [pair, arm] : before) {
      const auto from = same_.AfterOf(pair.first);
      const auto to = same_.AfterOf(pair.second);
      if (!from || !to || after.erase({{*from, *to}, arm}) > 0) continue;
      ReportTrigger(pair, arm, "before");
    }
    for (const auto& [pair, arm] : after) {
      const auto from = same_.BeforeOf(pair.first);
      const auto to = same_.BeforeOf(pair.second);
      if (from && to) ReportTrigger({*from, *to}, arm, "after");
    }
  }

  void ReportTrigger(Pair before, const std::string& arm, std::string_view side) {
    Counterexample example;
    example.text =
        fmt::format("{} waits for {} to end as '{}' in the {} only",
                    same_.before()[before.second].id, same_.before()[before.first].id, arm, side);
    example.before_span = same_.before()[before.second].span;
    if (const auto after = same_.AfterOf(before.second))
      example.after_span = same_.after()[*after].span;
    findings_.differences.push_back({std::move(example)});
  }

  const Correspondence& same_;
  GuardLogic& logic_;
  ProofFindings& findings_;
  Waits before_;
  Waits after_;
};

}  // namespace

void CompareOrder(const Correspondence& same, GuardLogic& logic, ProofFindings& findings) {
  OrderComparer(same, logic, findings).Run();
}

}  // namespace smgraph::passes
