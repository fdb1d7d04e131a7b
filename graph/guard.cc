#include "graph/guard.h"

#include <algorithm>
#include <array>
#include <cstddef>
#include <string>
#include <utility>

namespace smgraph::graph {
namespace {

using Kind = Guard::Kind;

// The operands of a guard of kind `kind`, which has each of them once; else itself.
std::vector<Guard> OperandsOf(Kind kind, Guard guard) {
  if (guard.kind == kind) return std::move(guard.operands);
  std::vector<Guard> operands;
  operands.push_back(std::move(guard));
  return operands;
}

// Appends those of `more` that are not there yet: linear when one of both sides is short.
void Append(std::vector<Guard> more, std::vector<Guard>& operands) {
  const auto count = static_cast<std::ptrdiff_t>(operands.size());
  for (Guard& operand : more) {
    const auto end = operands.begin() + count;
    if (std::find(operands.begin(), end, operand) == end) operands.push_back(std::move(operand));
  }
}

// Long formulas are left as they are: every pair is looked at.
constexpr std::size_t kMostOperandsCompared = 16;

// Is `b` what Not(a) gives?
bool AreOpposite(const Guard& a, const Guard& b) {
  if (a.kind == Kind::kNot) return a.operands.front() == b;
  if (b.kind == Kind::kNot) return b.operands.front() == a;
  return a.kind == Kind::kCompare && b.kind == Kind::kCompare && a.op != CompareOp::kTruthy &&
         b.op == Negated(a.op) && a.time == b.time && a.left == b.left && a.right == b.right;
}

// Is one operand the negation of another? `a < b or a >= b` is not certain: a missing value
// fulfils neither.
bool HasContradiction(const Guard& combined) {
  const auto exact = [](const Guard& guard) {
    return guard.kind != Kind::kCompare || guard.op == CompareOp::kEq ||
           guard.op == CompareOp::kNe || guard.op == CompareOp::kTruthy;
  };
  const std::vector<Guard>& operands = combined.operands;
  if (operands.size() > kMostOperandsCompared) return false;
  return std::ranges::any_of(operands, [&](const Guard& operand) {
    if (combined.kind == Kind::kOr && !exact(operand)) return false;
    return std::ranges::any_of(operands,
                               [&](const Guard& other) { return AreOpposite(operand, other); });
  });
}

// `neutral` does not change the result, `absorbing` decides it.
Guard Combine(Kind kind, Guard a, Guard b, Kind neutral, Kind absorbing) {
  if (a.kind == absorbing || b.kind == neutral) return a;
  if (b.kind == absorbing || a.kind == neutral) return b;
  Guard combined;
  combined.kind = kind;
  combined.operands = OperandsOf(kind, std::move(a));
  Append(OperandsOf(kind, std::move(b)), combined.operands);
  if (HasContradiction(combined)) return absorbing == Kind::kTrue ? Guard::True() : Guard::False();
  if (combined.operands.size() > 1) return combined;
  Guard only = std::move(combined.operands.front());
  return only;
}

std::string DescribeComparison(const Guard& guard) {
  const std::string left = Describe(guard.left);
  if (guard.op == CompareOp::kTruthy) return left;
  return left + " " + std::string(CompareOpText(guard.op)) + " " + Describe(guard.right);
}

std::string DescribeOperand(const Guard& guard, Kind within) {
  const bool mixed = within == Kind::kAnd && guard.kind == Kind::kOr;
  return mixed ? "(" + Describe(guard) + ")" : Describe(guard);
}

std::string DescribeOperands(const Guard& guard, std::string_view word) {
  std::string text;
  for (const Guard& operand : guard.operands) {
    if (!text.empty()) text += word;
    text += DescribeOperand(operand, guard.kind);
  }
  return text;
}

}  // namespace

std::string_view CompareOpText(CompareOp op) {
  constexpr std::array<std::string_view, 9> kTexts = {"==", "!=", "<",      "<=",     ">",
                                                      ">=", "in", "not in", "is true"};
  return kTexts.at(static_cast<std::size_t>(op));
}

CompareOp Negated(CompareOp op) {
  using enum CompareOp;
  constexpr std::array<CompareOp, 9> kNegated = {kNe, kEq,    kGe, kGt,    kLe,
                                                 kLt, kNotIn, kIn, kTruthy};
  return kNegated.at(static_cast<std::size_t>(op));
}

CompareOp Swapped(CompareOp op) {
  using enum CompareOp;
  constexpr std::array<CompareOp, 9> kSwapped = {kEq, kNe, kGt,    kGe,    kLt,
                                                 kLe, kIn, kNotIn, kTruthy};
  return kSwapped.at(static_cast<std::size_t>(op));
}

Guard Guard::False() {
  Guard guard;
  guard.kind = Kind::kFalse;
  return guard;
}

Guard Guard::Compare(Value left, CompareOp op, Value right, GuardTime time) {
  Guard guard;
  guard.kind = Kind::kCompare;
  guard.op = op;
  guard.left = std::move(left);
  guard.right = std::move(right);
  guard.time = time;
  return guard;
}

bool Guard::operator==(const Guard& other) const {
  if (kind != other.kind) return false;
  if (kind != Kind::kCompare) return operands == other.operands;
  return op == other.op && time == other.time && left == other.left && right == other.right;
}

Guard And(Guard a, Guard b) {
  return Combine(Kind::kAnd, std::move(a), std::move(b), Kind::kTrue, Kind::kFalse);
}

Guard Or(Guard a, Guard b) {
  return Combine(Kind::kOr, std::move(a), std::move(b), Kind::kFalse, Kind::kTrue);
}

Guard Not(Guard a) {
  if (a.kind == Kind::kTrue) return Guard::False();
  if (a.kind == Kind::kFalse) return Guard::True();
  if (a.kind == Kind::kNot) return Guard(std::move(a.operands.front()));
  if (a.kind == Kind::kCompare && a.op != CompareOp::kTruthy) {
    a.op = Negated(a.op);
    return a;
  }
  Guard negated;
  negated.kind = Kind::kNot;
  negated.operands.push_back(std::move(a));
  return negated;
}

bool DependsOnHost(const Guard& guard) {
  if (guard.kind == Kind::kCompare) return guard.time == GuardTime::kCompileTime;
  return std::ranges::any_of(guard.operands, &DependsOnHost);
}

std::string Describe(const Guard& guard) {
  switch (guard.kind) {
    case Kind::kTrue:
      return "always";
    case Kind::kFalse:
      return "never";
    case Kind::kCompare:
      return DescribeComparison(guard);
    case Kind::kNot:
      return "not (" + DescribeOperands(guard, " and ") + ")";
    case Kind::kAnd:
      return DescribeOperands(guard, " and ");
    case Kind::kOr:
      return DescribeOperands(guard, " or ");
  }
  return {};
}

std::string Summary(const Guard& guard) {
  constexpr std::size_t kLongest = 160;
  std::string text = Describe(guard);
  if (text.size() <= kLongest) return text;
  const std::size_t space = text.rfind(' ', kLongest - 4);
  text.resize(space == std::string::npos ? kLongest - 4 : space);
  return text + " ...";
}

}  // namespace smgraph::graph
