#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "graph/value.h"

namespace smgraph::graph {

enum class CompareOp : std::uint8_t { kEq, kNe, kLt, kLe, kGt, kGe, kIn, kNotIn, kTruthy };

/// "==", "!=", "<", "<=", ">", ">=", "in", "not in", "is true".
std::string_view CompareOpText(CompareOp op);
/// The operator that holds exactly when `op` does not (for numbers and without missing values).
CompareOp Negated(CompareOp op);
/// The operator for swapped sides: `b > a` for `a < b`; equality is its own.
CompareOp Swapped(CompareOp op);

/// When a guard is decided: by the pipeline's run, or on the machine that builds the pipeline (an
/// environment variable, an argument nobody bound), so that each built pipeline has one arm only.
enum class GuardTime : std::uint8_t { kRunTime, kCompileTime };

/// A formula over comparisons of values that says in which runs a step executes. The default guard
/// is true: the step always runs.
struct Guard {
  enum class Kind : std::uint8_t { kTrue, kFalse, kCompare, kNot, kAnd, kOr };

  Kind kind = Kind::kTrue;
  // kCompare: `left op right`; kTruthy has no right side. An operand that is not known is an
  // Unknown.
  CompareOp op = CompareOp::kEq;
  Value left;
  Value right;
  GuardTime time = GuardTime::kRunTime;
  // kNot: one; kAnd and kOr: two or more.
  std::vector<Guard> operands;

  static Guard True() { return {}; }
  static Guard False();
  static Guard Compare(Value left, CompareOp op, Value right, GuardTime time = GuardTime::kRunTime);

  bool always() const { return kind == Kind::kTrue; }
  bool never() const { return kind == Kind::kFalse; }
  bool operator==(const Guard&) const;
};

/// Conjunction, disjunction and negation; flatten, drop neutral operands and repetitions, push a
/// negation into a comparison, and notice an operand beside its own negation, but do not decide the
/// formula otherwise.
Guard And(Guard a, Guard b);
Guard Or(Guard a, Guard b);
Guard Not(Guard a);

/// Calls `visit` for both operands of every comparison in `guard` and everything below them.
template <typename Visitor>
void Walk(const Guard& guard, Visitor&& visit) {
  if (guard.kind == Guard::Kind::kCompare) {
    Walk(guard.left, visit);
    Walk(guard.right, visit);
  }
  for (const Guard& operand : guard.operands)
    Walk(operand, visit);
}

/// The same for a guard whose values `visit` may change.
template <typename Visitor>
void Edit(Guard& guard, Visitor&& visit) {
  if (guard.kind == Guard::Kind::kCompare) {
    Edit(guard.left, visit);
    Edit(guard.right, visit);
  }
  for (Guard& operand : guard.operands)
    Edit(operand, visit);
}

/// True when some part of the guard is decided while the pipeline is built.
bool DependsOnHost(const Guard& guard);

/// One line for people: "Evaluate.report[auc] >= 0.9 and ${Parameters.Region} != 'eu'"; "always",
/// "never".
std::string Describe(const Guard& guard);
/// The same for pictures and messages: at most 160 characters, cut at a word, "..." behind it.
std::string Summary(const Guard& guard);

}  // namespace smgraph::graph
