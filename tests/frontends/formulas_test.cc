#include "frontends/dialect/formulas.h"

#include <algorithm>
#include <random>
#include <string>
#include <utility>
#include <vector>

#include <gtest/gtest.h>

namespace smgraph::frontends {
namespace {

using graph::Guard;
using Id = Formulas::Id;

constexpr int kAtoms = 5;

Guard Flag(int number) {
  return Guard::Compare(graph::ParameterReference{std::string(1, static_cast<char>('a' + number))},
                        graph::CompareOp::kTruthy, graph::Null{});
}

bool Holds(const Guard& guard, unsigned ways) {
  const auto holds = [ways](const Guard& operand) { return Holds(operand, ways); };
  switch (guard.kind) {
    case Guard::Kind::kTrue:
    case Guard::Kind::kFalse:
      return guard.always();
    case Guard::Kind::kNot:
      return !holds(guard.operands.front());
    case Guard::Kind::kAnd:
      return std::ranges::all_of(guard.operands, holds);
    case Guard::Kind::kOr:
      return std::ranges::any_of(guard.operands, holds);
    case Guard::Kind::kCompare:
      break;
  }
  const auto* flag = guard.left.As<graph::ParameterReference>();
  return (ways >> static_cast<unsigned>(flag->name.front() - 'a') & 1U) != 0;
}

std::size_t LengthOf(const Guard& guard) {
  std::size_t length = guard.operands.empty() ? 1 : 0;
  for (const Guard& operand : guard.operands)
    length += LengthOf(operand);
  return length;
}

TEST(Formulas, MeanWhatTheyAreMadeOf) {
  std::mt19937 random(7);
  for (int round = 0; round < 500; ++round) {
    Formulas formulas;
    std::vector<std::pair<Id, unsigned>> made;  // with the ways in which it holds, a bit for each
    for (int atom = 0; atom < kAtoms; ++atom) {
      unsigned table = 0;
      for (unsigned ways = 0; ways < 1U << kAtoms; ++ways)
        table |= (ways >> static_cast<unsigned>(atom) & 1U) << ways;
      made.emplace_back(formulas.Atom(Flag(atom)), table);
    }
    const auto pick = [&] {
      const auto [id, table] = made[random() % made.size()];
      return random() % 2 == 0 ? std::pair(id, table) : std::pair(-id, ~table);
    };
    for (int step = 0; step < 20; ++step) {
      const auto [a, of_a] = pick();
      const auto [b, of_b] = pick();
      const auto [c, of_c] = pick();
      random() % 2 == 0 ? made.emplace_back(formulas.And({a, b, c}), of_a & of_b & of_c)
                        : made.emplace_back(formulas.Or(a, b), of_a | of_b);
      const Guard written = formulas.Written(made.back().first);
      for (unsigned ways = 0; ways < 1U << kAtoms; ++ways)
        ASSERT_EQ(Holds(written, ways), (made.back().second >> ways & 1U) != 0) << round;
    }
  }
}

TEST(Formulas, LoseWhatTheirOtherPartsSay) {
  Formulas formulas;
  const Id a = formulas.Atom(Flag(0));
  const Id b = formulas.Atom(Flag(1));
  const Id c = formulas.Atom(Flag(2));
  const auto text = [&](Id formula) { return graph::Describe(formulas.Written(formula)); };
  EXPECT_EQ(formulas.And({a, -formulas.And({a, b})}), formulas.And({a, -b}));
  EXPECT_EQ(formulas.And({-formulas.And({a, b}), a}), formulas.And({-b, a}));
  EXPECT_EQ(formulas.Or(a, formulas.And({-a, b})), formulas.Or(a, b));
  EXPECT_EQ(formulas.And({formulas.Or(a, b), formulas.Or(formulas.Or(c, a), b)}),
            formulas.Or(a, b));
  EXPECT_EQ(formulas.And({a, -a, b}), Formulas::kFalse);
  EXPECT_EQ(formulas.Or(formulas.Or(a, b), -a), Formulas::kTrue);
  EXPECT_EQ(text(formulas.Or(a, formulas.And({b, c}))),
            "${Parameters.a} or ${Parameters.b} and ${Parameters.c}");
  EXPECT_EQ(text(-formulas.And({a, b})), "not (${Parameters.a} and ${Parameters.b})");
}

// `not (x < 1)` is written as `x >= 1`, which is another thing where x is missing: as it was asked.
TEST(Formulas, NegateNoComparisonWithoutNeed) {
  Formulas formulas;
  const Id less = formulas.Atom(
      Guard::Compare(graph::ParameterReference{"x"}, graph::CompareOp::kLt, graph::Value(1)));
  const Id a = formulas.Atom(Flag(0));
  const auto text = [&](Id formula) { return graph::Describe(formulas.Written(formula)); };
  EXPECT_EQ(text(formulas.Or(-a, less)), "not (${Parameters.a}) or ${Parameters.x} < 1");
  EXPECT_EQ(text(-formulas.And({a, less})), "not (${Parameters.a} and ${Parameters.x} < 1)");
  EXPECT_EQ(text(-formulas.And({-a, less})), "not (not (${Parameters.a}) and ${Parameters.x} < 1)");
}

TEST(Formulas, ThatAreVeryLongAreNotWrittenOut) {
  Formulas formulas;
  // Each is twice as long as the one before it, and nothing can be left out.
  Id formula = formulas.Atom(Flag(0));
  for (int level = 1; level < 25; ++level) {
    const Id here = formulas.Atom(Flag(level));
    const Id other = formulas.Atom(
        Guard::Compare(graph::Value(level), graph::CompareOp::kEq, graph::ParameterReference{"n"}));
    formula = formulas.Or(formulas.And({here, formula}), formulas.And({other, -formula}));
  }
  const Guard written = formulas.Written(formula);
  EXPECT_LT(LengthOf(written), 1500U);
  EXPECT_NE(graph::Describe(written).find("{condition "), std::string::npos);
}

}  // namespace
}  // namespace smgraph::frontends
