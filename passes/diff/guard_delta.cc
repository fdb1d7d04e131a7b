#include "passes/diff/guard_delta.h"

#include <algorithm>
#include <cstddef>
#include <optional>
#include <utility>

namespace smgraph::passes {
namespace {

using graph::CompareOp;
using graph::Guard;
using Kind = graph::Guard::Kind;

bool IsConstant(const graph::Value& value) {
  return graph::ReferredStep(value).empty() && value.As<graph::ParameterReference>() == nullptr &&
         value.As<graph::ExecutionVariable>() == nullptr && value.As<graph::Unknown>() == nullptr;
}

bool CanSwap(CompareOp op) {
  return op != CompareOp::kIn && op != CompareOp::kNotIn && op != CompareOp::kTruthy;
}

// What `comparison` with True or False says of a truth value.
std::optional<Guard> AsTruth(const Guard& comparison) {
  const auto* truth = comparison.right.As<bool>();
  const bool equal = comparison.op == CompareOp::kEq;
  if (truth == nullptr || (!equal && comparison.op != CompareOp::kNe)) return std::nullopt;
  Guard holds = Guard::Compare(comparison.left, CompareOp::kTruthy, graph::Null{}, comparison.time);
  return *truth == equal ? holds : Not(std::move(holds));
}

// Negations only before single truths, constants on the right; across dialects `x == True` is x.
Guard Normal(const Guard& guard, bool negate, bool across) {
  switch (guard.kind) {
    case Kind::kTrue:
    case Kind::kFalse:
      return negate ? Not(guard) : guard;
    case Kind::kNot:
      return Normal(guard.operands.front(), !negate, across);
    case Kind::kCompare: {
      Guard comparison = guard;
      if (CanSwap(guard.op) && IsConstant(guard.left) && !IsConstant(guard.right)) {
        std::swap(comparison.left, comparison.right);
        comparison.op = Swapped(guard.op);
      }
      if (across) comparison = AsTruth(comparison).value_or(comparison);
      return negate ? Not(std::move(comparison)) : comparison;
    }
    case Kind::kAnd:
    case Kind::kOr: {
      const bool conjunction = (guard.kind == Kind::kAnd) != negate;
      Guard all = conjunction ? Guard::True() : Guard::False();
      for (const Guard& operand : guard.operands) {
        Guard next = Normal(operand, negate, across);
        all = conjunction ? And(std::move(all), std::move(next))
                          : Or(std::move(all), std::move(next));
      }
      return all;
    }
  }
  return guard;
}

std::vector<Guard> Conjuncts(const Guard& guard, bool across) {
  Guard normal = Normal(guard, /*negate=*/false, across);
  if (normal.kind == Kind::kTrue) return {};
  if (normal.kind == Kind::kAnd) return std::move(normal.operands);
  return {std::move(normal)};
}

class DeltaComparer {
 public:
  explicit DeltaComparer(const Correspondence& same) : same_(same) {}

  // Takes the pairs out of both lists.
  void RemoveCommon(std::vector<Guard>& before, std::vector<Guard>& after) const {
    std::erase_if(before, [&](const Guard& a) {
      const auto other = std::ranges::find_if(after, [&](const Guard& b) { return Same(a, b); });
      if (other == after.end()) return false;
      after.erase(other);
      return true;
    });
  }

 private:
  bool Same(const Guard& a, const Guard& b) const {
    if (a.kind != b.kind) return false;
    if (a.kind == Kind::kCompare) return SameComparison(a, b);
    if (a.operands.size() != b.operands.size()) return false;
    std::vector<Guard> of_a = a.operands;
    std::vector<Guard> of_b = b.operands;
    RemoveCommon(of_a, of_b);
    return of_a.empty();
  }

  bool SameComparison(const Guard& a, const Guard& b) const {
    if (a.op == b.op && same_.SameValue(a.left, b.left) && same_.SameValue(a.right, b.right)) {
      return true;
    }
    return CanSwap(a.op) && a.op == Swapped(b.op) && same_.SameValue(a.left, b.right) &&
           same_.SameValue(a.right, b.left);
  }

  const Correspondence& same_;
};

Guard Conjunction(std::vector<Guard> members) {
  Guard all;
  for (Guard& member : members)
    all = And(std::move(all), std::move(member));
  return all;
}

// `x < 1` as `x >= 1`: one text for a formula and its negation.
std::string Unsigned(const Guard& guard) {
  return std::min(Describe(Normal(guard, /*negate=*/false, /*across=*/false)),
                  Describe(Normal(guard, /*negate=*/true, /*across=*/false)));
}

std::string CauseOf(const Guard& before, const Guard& after) {
  const std::string a = Unsigned(before);
  const std::string b = Unsigned(after);
  // Branches that changed places differ in nothing but the sign.
  return a == b ? Describe(before) + " -> " + Describe(after) : a + " -> " + b;
}

bool IsOneAlternative(const std::vector<Guard>& members) {
  return members.size() == 1 && members.front().kind == Kind::kOr;
}

Guard Disjunction(std::vector<Guard> members) {
  Guard any = Guard::False();
  for (Guard& member : members)
    any = Or(std::move(any), std::move(member));
  return any;
}

}  // namespace

GuardDelta CompareGuards(const Guard& before, const Guard& after, const Correspondence& same) {
  const DeltaComparer comparer(same);
  std::vector<Guard> a = Conjuncts(before, same.across());
  std::vector<Guard> b = Conjuncts(after, same.across());
  comparer.RemoveCommon(a, b);
  GuardDelta delta{Conjunction(a), Conjunction(b), {}};
  if (IsOneAlternative(a) && IsOneAlternative(b)) {
    // An `else` of several conditions: only those that differ are the cause.
    std::vector<Guard> of_a = std::move(a.front().operands);
    std::vector<Guard> of_b = std::move(b.front().operands);
    comparer.RemoveCommon(of_a, of_b);
    delta.cause = CauseOf(Disjunction(std::move(of_a)), Disjunction(std::move(of_b)));
  } else {
    delta.cause = CauseOf(delta.before, delta.after);
  }
  return delta;
}

}  // namespace smgraph::passes
