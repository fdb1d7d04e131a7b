#include "frontends/dialect/formulas.h"

#include <algorithm>
#include <utility>

#include <fmt/format.h>

namespace smgraph::frontends {
namespace {

using graph::Guard;

constexpr std::size_t kLongestFormula = 500;  // comparisons of one formula that are written out
constexpr std::size_t kMostOperands = 100;    // of a conjunction that is made shorter
constexpr std::size_t kMostParts = 2000;      // that are looked at for it

bool Has(const std::vector<Formulas::Id>& operands, Formulas::Id formula) {
  return std::ranges::find(operands, formula) != operands.end();
}

bool IsInexact(const Guard& atom) {
  return atom.kind == Guard::Kind::kCompare && atom.op != graph::CompareOp::kEq &&
         atom.op != graph::CompareOp::kNe && atom.op != graph::CompareOp::kTruthy;
}

}  // namespace

Formulas::Formulas() {
  nodes_.push_back({Guard::True(), {}, 0});
}

Formulas::Id Formulas::Atom(Guard guard) {
  if (guard.always()) return kTrue;
  if (guard.never()) return kFalse;
  for (const Id atom : atoms_) {
    if (NodeOf(atom).atom == guard) return atom;
  }
  nodes_.push_back({std::move(guard), {}, 1});
  atoms_.push_back(static_cast<Id>(nodes_.size()));
  return atoms_.back();
}

Formulas::Id Formulas::And(const std::vector<Id>& operands) {
  if (const auto known = joined_.find(operands); known != joined_.end()) return known->second;
  const Id formula = Join(operands);
  joined_.emplace(operands, formula);
  return formula;
}

Formulas::Id Formulas::Join(const std::vector<Id>& operands) {
  std::vector<Id> flat;
  for (const Id operand : operands) {
    const std::vector<Id>& inner = NodeOf(operand).operands;
    const std::vector<Id> parts = operand > 0 && !inner.empty() ? inner : std::vector<Id>{operand};
    for (const Id part : parts) {
      if (part == kFalse || Has(flat, -part)) return kFalse;
      if (part != kTrue && !Has(flat, part)) flat.push_back(part);
    }
  }
  if (ShortenOne(flat)) return And(flat);
  return Conjunction(std::move(flat));
}

Formulas::Id Formulas::Conjunction(std::vector<Id> operands) {
  if (operands.empty()) return kTrue;
  if (operands.size() == 1) return operands.front();
  Id& known = conjunctions_[operands];
  if (known == 0) {
    std::size_t length = 0;
    for (const Id operand : operands)
      length = std::min(length + NodeOf(operand).length, kLongestFormula + 1);
    nodes_.push_back({Guard::True(), std::move(operands), length});
    known = static_cast<Id>(nodes_.size());
  }
  return known;
}

// What is left of a formula where everything holds that is known to.
Formulas::Id Formulas::Beside(Id formula, Memory& known) {
  if (const auto fact = known.find(formula); fact != known.end()) return fact->second;
  if (formula < 0) return -Beside(-formula, known);
  const std::vector<Id> operands = NodeOf(formula).operands;
  if (operands.empty() || known.size() > kMostParts) return formula;
  std::vector<Id> left;
  for (const Id operand : operands)
    left.push_back(Beside(operand, known));
  const Id result = left == operands ? formula : And(left);
  known.emplace(formula, result);
  known.emplace(-formula, -result);
  return result;
}

// `a or b or c` follows from `a or b`.
bool Formulas::Follows(Id formula, Id from) const {
  if (formula > 0 || from > 0 || formula == from) return false;
  const std::vector<Id>& fewer = NodeOf(from).operands;
  const std::vector<Id>& more = NodeOf(formula).operands;
  return !fewer.empty() && std::ranges::all_of(fewer, [&](Id one) { return Has(more, one); });
}

// False when no operand gets shorter by what the others say.
bool Formulas::ShortenOne(std::vector<Id>& operands) {
  if (operands.size() > kMostOperands) return false;
  for (Id& operand : operands) {
    if (NodeOf(operand).operands.empty()) continue;
    if (std::ranges::any_of(operands, [&](Id other) { return Follows(operand, other); })) {
      operand = kTrue;
      return true;
    }
    Memory known;
    for (const Id other : operands) {
      if (other == operand) continue;
      known.emplace(other, kTrue);
      known.emplace(-other, kFalse);
    }
    const Id left = Beside(operand, known);
    if (left == operand) continue;
    operand = left;
    return true;
  }
  return false;
}

const Guard& Formulas::FirstAtom(Id formula) const {
  while (!NodeOf(formula).operands.empty())
    formula = NodeOf(formula).operands.front();
  return NodeOf(formula).atom;
}

// Is `not (not a and b)` rather `a or not b`? `not (a < b)` is written as `a >= b`, which is
// another thing where a value is missing: as few as possible.
bool Formulas::IsEither(const Node& node) const {
  std::ptrdiff_t negative = 0;
  std::ptrdiff_t inexact = 0;  // comparisons that would be negated more than otherwise
  for (const Id operand : node.operands) {
    const auto side = operand < 0 ? 1 : -1;
    negative += side;
    if (IsInexact(NodeOf(operand).atom)) inexact -= side;
  }
  return inexact < 0 || (inexact == 0 && negative >= 0);
}

Guard Formulas::Written(Id formula) const {
  std::size_t left = kLongestFormula;
  return Write(formula, left);
}

Guard Formulas::Write(Id formula, std::size_t& left) const {
  const Node& node = NodeOf(formula);
  if (node.operands.empty()) return formula > 0 ? node.atom : graph::Not(node.atom);
  if (node.length > left && left < kLongestFormula) {
    const Guard& first = FirstAtom(formula);
    const auto* unknown = first.left.As<graph::Unknown>();
    graph::Unknown part{"a condition too long to write out", fmt::format("condition {}", formula),
                        unknown == nullptr ? SourceSpan{} : unknown->span};
    return Guard::Compare(std::move(part), graph::CompareOp::kTruthy, graph::Null{}, first.time);
  }
  const bool either = formula < 0 && IsEither(node);
  Guard written = either ? Guard::False() : Guard::True();
  for (const Id operand : node.operands) {
    Guard part = Write(either ? -operand : operand, left);
    left -= std::min(left, NodeOf(operand).operands.empty() ? 1 : 0UL);
    written = either ? graph::Or(std::move(written), std::move(part))
                     : graph::And(std::move(written), std::move(part));
  }
  return formula > 0 || either ? written : graph::Not(std::move(written));
}

}  // namespace smgraph::frontends
