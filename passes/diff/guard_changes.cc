#include "passes/diff/guard_changes.h"

#include <algorithm>
#include <cstddef>
#include <map>
#include <optional>
#include <string>
#include <utility>

#include <boost/range/iterator_range.hpp>
#include <fmt/format.h>

#include "passes/diff/guard_delta.h"

namespace smgraph::passes {
namespace {

using graph::Change;
using graph::ChangeKind;
using graph::Guard;
using graph::Side;
using graph::Step;
using graph::StepId;

constexpr std::size_t kNamesShown = 3;

class GuardComparer {
 public:
  GuardComparer(const Correspondence& same, const UnionBuild& build) : same_(same), build_(build) {
    deltas_.resize(build.graph.steps.size());
  }

  GuardChanges Run() {
    for (StepId step = 0; step < deltas_.size(); ++step) {
      const graph::UnionStep& sides = build_.graph.steps[step];
      if (sides.side != Side::kBoth) continue;
      const Guard& before = same_.before()[*sides.before].guard;
      const Guard& after = same_.after()[*sides.after].guard;
      if (before.always() && after.always()) continue;
      GuardDelta delta = CompareGuards(before, after, same_);
      if (delta.empty()) continue;
      result_.steps.insert(step);
      deltas_[step] = std::move(delta);
    }
    for (const StepId step : result_.steps)
      Gather(step);
    for (Cause& cause : causes_)
      Tell(cause);
    return std::move(result_);
  }

 private:
  struct Cause {
    StepId shown;  // of the union: the step whose guard is shown, in a `then` arm if there is one
    bool in_then = false;
    std::optional<StepId> condition;
    std::vector<StepId> steps;
  };

  void Gather(StepId step) {
    const std::string& text = deltas_[step]->cause;
    const auto [place, inserted] = places_.try_emplace(text, causes_.size());
    if (inserted) causes_.push_back({step, false, ConditionBehind(step, text), {}});
    Cause& cause = causes_[place->second];
    cause.steps.push_back(step);
    if (!cause.in_then && IsInThen(step)) {
      cause.shown = step;
      cause.in_then = true;
    }
  }

  // The condition in whose branches the difference begins: up the conditions around the step until
  // one whose own guard does not have it.
  std::optional<StepId> ConditionBehind(StepId step, const std::string& cause) const {
    std::optional<StepId> condition = ConditionAround(step);
    for (std::size_t depth = 0; condition && depth < deltas_.size(); ++depth) {
      const auto& delta = deltas_[*condition];
      if (!delta || delta->cause != cause) return condition;
      condition = ConditionAround(*condition);
    }
    return condition;
  }

  std::optional<StepId> ConditionAround(StepId step) const {
    const graph::UnionStep& sides = build_.graph.steps[step];
    for (const auto edge : boost::make_iterator_range(in_edges(*sides.after, same_.after()))) {
      if (same_.after()[edge].kind != graph::EdgeKind::kControl) continue;
      const StepId condition = source(edge, same_.after());
      if (same_.BeforeOf(condition)) return build_.of_after[condition];
    }
    return std::nullopt;
  }

  bool IsInThen(StepId step) const {
    const StepId after = *build_.graph.steps[step].after;
    const auto before = boost::make_iterator_range(in_edges(after, same_.after()));
    return std::any_of(before.begin(), before.end(), [this](const auto edge) {
      return same_.after()[edge].kind == graph::EdgeKind::kControl &&
             same_.after()[edge].arm == "then";
    });
  }

  const Step& After(StepId united) const {
    return same_.after()[*build_.graph.steps[united].after];
  }
  const Step& Before(StepId united) const {
    return same_.before()[*build_.graph.steps[united].before];
  }

  std::string NameOf(const Cause& cause) const {
    if (cause.condition) return After(*cause.condition).id;
    std::string name;
    for (std::size_t i = 0; i < cause.steps.size() && i < kNamesShown; ++i) {
      name += (i == 0 ? "" : ", ") + After(cause.steps[i]).id;
    }
    const std::size_t rest = cause.steps.size() - std::min(cause.steps.size(), kNamesShown);
    return rest == 0 ? name : fmt::format("{} and {} more", name, rest);
  }

  void Tell(const Cause& cause) {
    const GuardDelta& delta = *deltas_[cause.shown];
    const Guard& before = Before(cause.shown).guard;
    const Guard& after = After(cause.shown).guard;
    Change change;
    change.subject = graph::ChangeSubject::kGuard;
    change.kind = ChangeKind::kChanged;
    if (before.always()) change.kind = ChangeKind::kAdded;
    if (after.always()) change.kind = ChangeKind::kRemoved;
    // What both demand is left out, unless nothing else is left on one side.
    const bool whole = delta.before.always() || delta.after.always();
    change.before = before.always() ? "" : Describe(whole ? before : delta.before);
    change.after = after.always() ? "" : Describe(whole ? after : delta.after);
    change.name = NameOf(cause);
    const StepId owner = cause.condition.value_or(cause.shown);
    change.before_span = Before(owner).span;
    change.after_span = After(owner).span;
    change.union_step = owner;
    if (cause.condition) result_.conditions.insert(*cause.condition);
    result_.changes.push_back(std::move(change));
  }

  const Correspondence& same_;
  const UnionBuild& build_;
  std::vector<std::optional<GuardDelta>> deltas_;  // by step of the union
  std::map<std::string, std::size_t> places_;
  std::vector<Cause> causes_;
  GuardChanges result_;
};

}  // namespace

GuardChanges CompareGuardsOfSteps(const Correspondence& same, const UnionBuild& build) {
  return GuardComparer(same, build).Run();
}

}  // namespace smgraph::passes
