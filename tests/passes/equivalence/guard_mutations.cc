#include <array>
#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <utility>

#include <fmt/format.h>

#include "tests/passes/equivalence/mutations.h"
#include "tests/passes/equivalence/parts.h"

namespace smgraph::testing {
namespace {

using graph::CompareOp;
using graph::Guard;
using graph::Pipeline;
using graph::Value;

Guard Make(Guard::Kind kind, std::vector<Guard> operands) {
  Guard guard;
  guard.kind = kind;
  guard.operands = std::move(operands);
  return guard;
}

Guard RawNot(Guard guard) {
  return Make(Guard::Kind::kNot, {std::move(guard)});
}

// Calls `visit` for `guard` and all its parts.
template <typename Visitor>
void WalkParts(Guard& guard, Visitor&& visit) {
  visit(guard);
  for (Guard& operand : guard.operands)
    WalkParts(operand, visit);
}

std::size_t CountParts(Guard guard) {
  std::size_t count = 0;
  WalkParts(guard, [&count](const Guard&) { ++count; });
  return count;
}

// All pipelines in which one part of one guard is what `change` makes of it; nothing where it says
// nothing. A part at a time, from the outside to the inside.
using Change = std::function<std::optional<Guard>(const Guard&)>;

std::vector<Mutation> OnePartChanged(const Pipeline& pipeline, const Change& change) {
  std::vector<Mutation> mutations;
  const Parts parts(pipeline);
  for (std::size_t step = 0; step < parts.steps.size(); ++step) {
    const Guard& guard = parts.steps[step].guard;
    for (std::size_t part = 0; part < CountParts(guard); ++part) {
      Guard changed = guard;
      std::size_t seen = 0;
      std::optional<Guard> replacement;
      Guard* place = nullptr;
      WalkParts(changed, [&](Guard& candidate) {
        if (seen++ == part) place = &candidate;
      });
      replacement = change(*place);
      if (!replacement) continue;
      *place = *std::move(replacement);
      Parts mutant = parts;
      mutant.steps[step].guard = changed;
      mutations.push_back({mutant.Build(),
                           fmt::format("{}: '{}' is '{}'", parts.steps[step].id,
                                       graph::Describe(guard), graph::Describe(changed)),
                           {}});
    }
  }
  return mutations;
}

// The same for the guard as a whole.
std::vector<Mutation> GuardChanged(const Pipeline& pipeline, const Change& change) {
  std::vector<Mutation> mutations;
  const Parts parts(pipeline);
  for (std::size_t step = 0; step < parts.steps.size(); ++step) {
    std::optional<Guard> changed = change(parts.steps[step].guard);
    if (!changed) continue;
    Parts mutant = parts;
    mutant.steps[step].guard = *std::move(changed);
    mutations.push_back({mutant.Build(), parts.steps[step].id + " has another guard", {}});
  }
  return mutations;
}

std::vector<Mutation> And(std::vector<Mutation> first, std::vector<Mutation> second) {
  for (Mutation& mutation : second)
    first.push_back(std::move(mutation));
  return first;
}

bool IsComparison(const Guard& guard) {
  return guard.kind == Guard::Kind::kCompare && guard.op != CompareOp::kTruthy;
}

bool IsOrder(CompareOp op) {
  return op == CompareOp::kLt || op == CompareOp::kLe || op == CompareOp::kGt ||
         op == CompareOp::kGe;
}

// --- what changes runs ---

std::optional<Guard> WithConstant(const Guard& guard, double change) {
  if (!IsComparison(guard)) return std::nullopt;
  Guard changed = guard;
  bool moved = false;
  if (auto* list = changed.right.As<graph::List>(); list != nullptr && !list->items.empty()) {
    list->items.pop_back();
    return changed;
  }
  for (Value* side : {&changed.left, &changed.right}) {
    if (auto* integer = side->As<std::int64_t>()) {
      *integer += change > 0 ? 1 : -1;
    } else if (auto* number = side->As<double>()) {
      *number += change;
    } else if (auto* text = side->As<std::string>()) {
      *text += change > 0 ? "x" : "y";
    } else if (auto* truth = side->As<bool>()) {
      *truth = !*truth;
    } else {
      continue;
    }
    moved = true;
  }
  if (!moved) return std::nullopt;
  return changed;
}

std::vector<Mutation> ThresholdsMoved(const Pipeline& pipeline) {
  return And(OnePartChanged(pipeline, [](const Guard& g) { return WithConstant(g, 0.001); }),
             OnePartChanged(pipeline, [](const Guard& g) { return WithConstant(g, -0.25); }));
}

std::optional<Guard> WithOperator(const Guard& guard, CompareOp op) {
  Guard changed = guard;
  changed.op = op;
  return changed;
}

// > for >=, and < for >.
std::optional<Guard> WithNearOperator(const Guard& guard) {
  if (!IsComparison(guard)) return std::nullopt;
  switch (guard.op) {
    case CompareOp::kLt:
      return WithOperator(guard, CompareOp::kLe);
    case CompareOp::kLe:
      return WithOperator(guard, CompareOp::kLt);
    case CompareOp::kGt:
      return WithOperator(guard, CompareOp::kGe);
    case CompareOp::kGe:
      return WithOperator(guard, CompareOp::kGt);
    default:
      return WithOperator(guard, graph::Negated(guard.op));
  }
}

std::optional<Guard> WithOppositeOperator(const Guard& guard) {
  if (!IsComparison(guard) || !IsOrder(guard.op)) return std::nullopt;
  const bool less = guard.op == CompareOp::kLt || guard.op == CompareOp::kLe;
  return WithOperator(guard, less ? CompareOp::kGe : CompareOp::kLe);
}

std::vector<Mutation> OperatorsFlipped(const Pipeline& pipeline) {
  return And(OnePartChanged(pipeline, WithNearOperator),
             OnePartChanged(pipeline, WithOppositeOperator));
}

std::vector<Mutation> NegationsDropped(const Pipeline& pipeline) {
  return OnePartChanged(pipeline, [](const Guard& guard) -> std::optional<Guard> {
    if (guard.always() || guard.never()) return std::nullopt;
    if (guard.kind == Guard::Kind::kNot) return guard.operands.front();
    return graph::Not(guard);
  });
}

std::vector<Mutation> GuardsDropped(const Pipeline& pipeline) {
  return GuardChanged(pipeline, [](const Guard& guard) -> std::optional<Guard> {
    if (guard.always()) return std::nullopt;
    return Guard::True();
  });
}

std::vector<Mutation> ConditionsDropped(const Pipeline& pipeline) {
  std::vector<Mutation> mutations;
  for (std::size_t number = 0; number < 4; ++number) {
    const auto drop = [number](const Guard& guard) -> std::optional<Guard> {
      if (guard.operands.size() <= number || guard.operands.size() < 2) return std::nullopt;
      Guard changed = guard;
      changed.operands.erase(changed.operands.begin() + static_cast<std::ptrdiff_t>(number));
      if (changed.operands.size() == 1) return Guard(changed.operands.front());
      return changed;
    };
    mutations = And(std::move(mutations), OnePartChanged(pipeline, drop));
  }
  return mutations;
}

std::vector<Mutation> AndIsOr(const Pipeline& pipeline) {
  return OnePartChanged(pipeline, [](const Guard& guard) -> std::optional<Guard> {
    if (guard.kind != Guard::Kind::kAnd && guard.kind != Guard::Kind::kOr) return std::nullopt;
    return Make(guard.kind == Guard::Kind::kAnd ? Guard::Kind::kOr : Guard::Kind::kAnd,
                guard.operands);
  });
}

std::vector<Mutation> BranchesSwapped(const Pipeline& pipeline) {
  std::vector<Mutation> mutations;
  const Parts parts(pipeline);
  for (std::size_t a = 0; a < parts.steps.size(); ++a) {
    for (std::size_t b = a + 1; b < parts.steps.size(); ++b) {
      if (parts.steps[a].guard == parts.steps[b].guard) continue;
      if (parts.steps[a].guard.always() || parts.steps[b].guard.always()) continue;
      Parts mutant = parts;
      std::swap(mutant.steps[a].guard, mutant.steps[b].guard);
      mutations.push_back(
          {mutant.Build(),
           fmt::format("guards of {} and {} swapped", parts.steps[a].id, parts.steps[b].id),
           {}});
    }
  }
  return mutations;
}

// --- what says the same in other words ---

std::vector<Mutation> NotBefore(const Pipeline& pipeline) {
  return OnePartChanged(pipeline, [](const Guard& guard) -> std::optional<Guard> {
    if (!IsComparison(guard)) return std::nullopt;
    return RawNot(*WithOperator(guard, graph::Negated(guard.op)));
  });
}

std::vector<Mutation> SidesTurned(const Pipeline& pipeline) {
  return OnePartChanged(pipeline, [](const Guard& guard) -> std::optional<Guard> {
    if (!IsComparison(guard) || guard.op == CompareOp::kIn || guard.op == CompareOp::kNotIn)
      return std::nullopt;
    Guard turned = guard;
    std::swap(turned.left, turned.right);
    constexpr std::array<std::pair<CompareOp, CompareOp>, 4> kTurned = {
        {{CompareOp::kLt, CompareOp::kGt},
         {CompareOp::kLe, CompareOp::kGe},
         {CompareOp::kGt, CompareOp::kLt},
         {CompareOp::kGe, CompareOp::kLe}}};
    for (const auto& [from, to] : kTurned) {
      if (guard.op == from) turned.op = to;
    }
    return turned;
  });
}

std::vector<Mutation> Twice(const Pipeline& pipeline) {
  return OnePartChanged(pipeline, [](const Guard& guard) -> std::optional<Guard> {
    if (guard.always()) return std::nullopt;
    return RawNot(RawNot(guard));
  });
}

std::vector<Mutation> Distributed(const Pipeline& pipeline) {
  return OnePartChanged(pipeline, [](const Guard& guard) -> std::optional<Guard> {
    if (guard.kind != Guard::Kind::kAnd && guard.kind != Guard::Kind::kOr) return std::nullopt;
    std::vector<Guard> negated;
    for (const Guard& operand : guard.operands)
      negated.push_back(RawNot(operand));
    return RawNot(Make(guard.kind == Guard::Kind::kAnd ? Guard::Kind::kOr : Guard::Kind::kAnd,
                       std::move(negated)));
  });
}

std::vector<Mutation> Nested(const Pipeline& pipeline) {
  return OnePartChanged(pipeline, [](const Guard& guard) -> std::optional<Guard> {
    if (guard.operands.size() < 2) return std::nullopt;
    std::vector<Guard> rest(guard.operands.begin() + 1, guard.operands.end());
    std::vector<Guard> turned = {Make(guard.kind, std::move(rest)), guard.operands.front()};
    return Make(guard.kind, std::move(turned));
  });
}

// x >= c as x > c or x == c, x < c as x <= c and x != c.
std::vector<Mutation> Spelled(const Pipeline& pipeline) {
  return OnePartChanged(pipeline, [](const Guard& guard) -> std::optional<Guard> {
    if (!IsComparison(guard) || !IsOrder(guard.op)) return std::nullopt;
    const bool strict = guard.op == CompareOp::kLt || guard.op == CompareOp::kGt;
    const bool less = guard.op == CompareOp::kLt || guard.op == CompareOp::kLe;
    const CompareOp near = strict ? (less ? CompareOp::kLe : CompareOp::kGe)
                                  : (less ? CompareOp::kLt : CompareOp::kGt);
    return Make(strict ? Guard::Kind::kAnd : Guard::Kind::kOr,
                {*WithOperator(guard, near),
                 *WithOperator(guard, strict ? CompareOp::kNe : CompareOp::kEq)});
  });
}

// g as (g and c) or (g and not c), c a part of the last guard: it may wait for more, then.
std::vector<Mutation> SplitByCases(const Pipeline& pipeline) {
  std::optional<Guard> other;
  const Parts parts(pipeline);
  for (const graph::Step& step : parts.steps) {
    Guard guard = step.guard;
    WalkParts(guard, [&other](const Guard& part) {
      if (IsComparison(part)) other = part;
    });
  }
  if (!other) return {};
  return GuardChanged(pipeline, [&other](const Guard& guard) -> std::optional<Guard> {
    if (guard.always()) return std::nullopt;
    return Make(Guard::Kind::kOr, {Make(Guard::Kind::kAnd, {guard, *other}),
                                   Make(Guard::Kind::kAnd, {guard, RawNot(*other)})});
  });
}

}  // namespace

std::vector<MutationKind> GuardMutations() {
  return {{"threshold moved", false, false, ThresholdsMoved},
          {"operator flipped", false, false, OperatorsFlipped},
          {"branches swapped", false, false, BranchesSwapped},
          {"negation dropped or added", false, false, NegationsDropped},
          {"guard dropped", false, false, GuardsDropped},
          {"condition dropped", false, false, ConditionsDropped},
          {"and is or", false, false, AndIsOr},
          {"not < for >=", true, false, NotBefore},
          {"sides turned", true, false, SidesTurned},
          {"not not", true, false, Twice},
          {"De Morgan", true, false, Distributed},
          {"nested for and", true, false, Nested},
          {"> or == for >=", true, false, Spelled},
          {"split by cases", false, false, SplitByCases}};
}

}  // namespace smgraph::testing
