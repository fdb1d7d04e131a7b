#include <algorithm>
#include <string>

#include <gtest/gtest.h>

#include "tests/frontends/zenml/zenml_reader.h"

// What branches on loaded values and parameters leave: guards.
namespace smgraph::zenml {
namespace {

TEST(DynamicConditions, BecomeGuards) {  // D8, with both branches
  const auto p = Dynamic("m = one()\nif m.load() > 5:\n    sq(m)\nelse:\n    noop()\nnums(2)");
  EXPECT_EQ(Steps(p), (Lines{"one", "sq", "noop", "nums"}));
  EXPECT_EQ(GuardOf(p, "sq"), "one.output > 5");
  EXPECT_EQ(GuardOf(p, "noop"), "one.output <= 5");
  EXPECT_EQ(GuardOf(p, "nums"), "always");
  EXPECT_EQ(Edges(p), (Lines{"noop ~> nums", "one ~> noop", "one.output -> sq.x", "sq ~> nums"}));
  EXPECT_TRUE(Complete(p)) << Messages(p);
}

TEST(DynamicConditions, ReadIntoLoadedValues) {
  const auto p = Dynamic(
      "e = big_dict()\nif e.load()['metrics']['auc'] >= threshold:\n    noop()\nelse:\n    one()",
      "threshold: float = 0.8", "@step\ndef big_dict() -> dict:\n    return {}\n");
  EXPECT_EQ(GuardOf(p, "noop"), "big_dict.output['metrics']['auc'] >= ${Parameters.threshold}");
  EXPECT_EQ(GuardOf(p, "one"), "big_dict.output['metrics']['auc'] < ${Parameters.threshold}");
  EXPECT_TRUE(Complete(p)) << Messages(p);
}

TEST(DynamicConditions, CasesBindPartsOfLoadedValues) {
  const auto p = Dynamic(
      R"(match big_dict().load():
    case {"size": size, **rest} if size > 3:
        sq(size, id="sized"); big(rest, id="rest")
    case [first, *others]:
        sq(first, id="first"); big(others, id="others")
    case float(x) | {"x": x}:
        sq(x, id="number")
    case other:
        big(other, id="other"))",
      "", "@step\ndef big_dict() -> dict:\n    return {}\n");
  EXPECT_TRUE(Complete(p)) << Messages(p);
  EXPECT_EQ(InputOf(p, "sized", "x"), "big_dict.output['size']");
  EXPECT_EQ(InputOf(p, "rest", "v"), "{load()}");
  EXPECT_EQ(InputOf(p, "first", "x"), "big_dict.output[0]");
  EXPECT_EQ(InputOf(p, "others", "v"), "big_dict.output[1:]");
  EXPECT_EQ(InputOf(p, "number", "x"), "{load()}");
  EXPECT_EQ(InputOf(p, "other", "v"), "big_dict.output");
  EXPECT_EQ(GuardOf(p, "sized"),
            R"({load() matches "size": size, **rest} and big_dict.output['size'] > 3)");
  EXPECT_EQ(
      GuardOf(p, "first"),
      R"(not ({load() matches "size": size, **rest} and big_dict.output['size'] > 3) and {load() matches [first, *others]})");
}

TEST(DynamicConditions, CasesOfSeveralValuesAreExact) {
  const auto p = Dynamic(
      R"(match one().load(), scale:
    case 1, 2.0:
        noop(id="a")
    case n, 2.0 | 3.0 if n > 5:
        sq(n, id="b")
    case _, factor:
        sq(factor, id="c"))",
      "scale: float = 2.0");
  EXPECT_TRUE(Complete(p)) << Messages(p);
  EXPECT_EQ(GuardOf(p, "a"), "one.output == 1 and ${Parameters.scale} == 2.0");
  EXPECT_EQ(GuardOf(p, "b"),
            "not (one.output == 1 and ${Parameters.scale} == 2.0) and (${Parameters.scale} == 2.0 "
            "or ${Parameters.scale} == 3.0) and one.output > 5");
  EXPECT_EQ(GuardOf(p, "c"),
            "not (one.output == 1 and ${Parameters.scale} == 2.0) and not ((${Parameters.scale} == "
            "2.0 or ${Parameters.scale} == 3.0) and one.output > 5)");
  EXPECT_EQ(InputOf(p, "c", "x"), "${Parameters.scale}");
}

TEST(DynamicConditions, ThatAreAskedAgainAreTheSame) {
  const auto p = Dynamic(R"(a = one()
if a.load() > 5:
    noop(id="x")
else:
    src(1)
if a.load() > 5:
    nums(2)
else:
    noop(id="x")
    sq(2))");
  EXPECT_TRUE(Complete(p)) << Messages(p);
  EXPECT_EQ(Steps(p), (Lines{"one", "x(noop)", "src", "nums", "x_2(noop)", "sq"}));
  EXPECT_EQ(Edges(p), (Lines{"one ~> src", "one ~> x", "src ~> x_2", "x ~> nums", "x_2 ~> sq"}));
  // What each round of a loop loads is another value.
  const auto q = Dynamic(R"(for v in nums(3).load():
    a = sq(v)
    if a.load() > 5:
        noop(id="x")
if a.load() <= 5:
    pass
else:
    noop(id="x"))");
  EXPECT_TRUE(Contains(Messages(q), "duplicate invocation ID"));
}

// However many they are, and however deep one lies in the others.
TEST(DynamicConditions, EachOfManyAlternativesIsAProducer) {
  const auto p = Dynamic(
      "a = src(0)\nfor i in range(1, 90):\n    if one().load() > i:\n        a = src(i)\n"
      "many = [a]\nsq(a, id='single'); add(many, id='list')");
  EXPECT_TRUE(Complete(p)) << Messages(p);
  const Lines edges = Edges(p);
  const auto data_to = [&edges](std::string_view input) {
    return std::ranges::count_if(edges, [&](const std::string& edge) {
      return edge.starts_with("src") && edge.ends_with(input);
    });
  };
  EXPECT_EQ(data_to("-> single.x"), 90);
  EXPECT_EQ(data_to("-> list.xs"), 90);
}

TEST(DynamicParameters, AreFree) {
  const std::string body = "if fast:\n    noop()\nelif n > 2:\n    one()\nelse:\n    sq(n)";
  const std::string parameters = "n: int = 1, fast: bool = False";
  const auto p = Dynamic(body, parameters);
  EXPECT_EQ(GuardOf(p, "noop"), "${Parameters.fast}");
  EXPECT_EQ(GuardOf(p, "one"), "not (${Parameters.fast}) and ${Parameters.n} > 2");
  EXPECT_EQ(InputOf(p, "sq", "x"), "${Parameters.n}");
  EXPECT_TRUE(Complete(p)) << Messages(p);
}

TEST(DynamicParameters, ThatTheCallGivesAreFreeToo) {
  const auto p =
      ReadOne(std::string(kPrelude) +
              "@pipeline(dynamic=True)\ndef p(n: int = 1):\n    if n > 2:\n        one()\n"
              "    noop()\n\np(n=5)\n");
  EXPECT_EQ(GuardOf(p, "one"), "${Parameters.n} > 2");
  EXPECT_EQ(Steps(p), (Lines{"one", "noop"}));
}

TEST(DynamicParameters, CountRounds) {
  const auto p = Dynamic("for i in range(n):\n    sq.submit(i)", "n: int = 3");
  EXPECT_EQ(MultiplicityOf(p, "sq"), "${Parameters.n}");
  EXPECT_TRUE(Complete(p)) << Messages(p);
}

TEST(DynamicParameters, CountRoundsThatHandOnOutputs) {
  const auto p = Dynamic("h = one()\nfor i in range(n):\n    h = sq(h)", "n: int = 2");
  EXPECT_EQ(Edges(p), (Lines{"one.output -> sq.x", "sq.output -> sq.x, carried"}));
  EXPECT_EQ(MultiplicityOf(p, "sq"), "${Parameters.n}");
  EXPECT_TRUE(Complete(p)) << Messages(p);
}

TEST(DynamicParameters, ThatDecideTooMuchHaveTheirDefaults) {
  const auto p = Dynamic(R"(def deep(k):
    return one() if k == 0 else sq(deep(k - 1))
deep(n))",
                         "n: int = 2");
  EXPECT_EQ(Edges(p), (Lines{"one.output -> sq.x", "sq.output -> sq_2.x"}));
  EXPECT_FALSE(Complete(p));
  EXPECT_TRUE(Contains(Messages(p), "defaults of the parameters"));
}

TEST(DynamicParameters, SelectFromTables) {
  const auto p = Dynamic("{'a': one, 'b': noop}[kind]()", "kind: str = 'a'");
  EXPECT_EQ(GuardOf(p, "one"), "${Parameters.kind} == 'a'");
  EXPECT_EQ(GuardOf(p, "noop"), "${Parameters.kind} != 'a'");
  EXPECT_TRUE(Complete(p)) << Messages(p);
}

TEST(DynamicConditions, OfMatchStatements) {
  const auto p =
      Dynamic("match src().load():\n    case 1 | 2:\n        one()\n    case _:\n        noop()");
  EXPECT_EQ(GuardOf(p, "one"), "src.output == 1 or src.output == 2");
  EXPECT_EQ(GuardOf(p, "noop"), "src.output != 1 and src.output != 2");
  EXPECT_TRUE(Complete(p)) << Messages(p);
}

TEST(DynamicConditions, EndBlocks) {
  const auto p = Dynamic(
      "m = one()\nif m.load() == 1:\n    noop()\n    return\nelif m.load() == 2:\n    "
      "return\nsq(3)");
  EXPECT_EQ(GuardOf(p, "sq"), "one.output != 1 and one.output != 2");
  EXPECT_EQ(Edges(p), (Lines{"one ~> noop", "one ~> sq"}));
}

TEST(DynamicBranches, SettleWhatIsNoneOtherwise) {
  const auto p = Dynamic(
      "v = one().load()\nif v > 9:\n    a = None\nelif v > 5:\n    a = None\nelse:\n    a = "
      "sq(v)\nif a is "
      "not None and a.load() > 3:\n    noop()");
  EXPECT_TRUE(Complete(p)) << Messages(p);
}

TEST(DynamicGuards, OfWhatIsNotNone) {
  const auto p = Dynamic(
      "x = one()\ny = None\nif x.load() > 10:\n    y = x.load()\n"
      "if y is not None and y > 12:\n    sq(y)\n"
      "if y and y > 13:\n    noop()");
  EXPECT_EQ(GuardOf(p, "sq"), "one.output > 10 and one.output != None and one.output > 12");
  EXPECT_EQ(GuardOf(p, "noop"), "one.output > 10 and one.output and one.output > 13");
  EXPECT_EQ(InputOf(p, "sq", "x"), "one.output");
  EXPECT_TRUE(Complete(p)) << Messages(p);
}

TEST(DynamicCalls, OfATableThatSaysNothingOfSomeKeys) {
  const auto p = Dynamic(
      "kind = one().load()\nhandler = {1: sq, 2: src}.get(kind)\n"
      "if handler:\n    handler(5)\nelse:\n    noop()");
  EXPECT_EQ(GuardOf(p, "sq"), "one.output == 1");
  EXPECT_EQ(GuardOf(p, "noop"), "one.output != 1 and one.output != 2");
  EXPECT_TRUE(Complete(p)) << Messages(p);
}

// What one body lacks is its pipeline's own, and one that starts others says so.
}  // namespace
}  // namespace smgraph::zenml
