#include <algorithm>
#include <string>

#include <gtest/gtest.h>

#include "tests/frontends/zenml/zenml_reader.h"

// Loops over loaded values: multiplicities.
namespace smgraph::zenml {
namespace {

TEST(DynamicLoops, OverLoadedValuesAreMultiplicities) {
  const auto p = Dynamic("for v in nums(2).load():\n    one.submit()");
  EXPECT_EQ(MultiplicityOf(p, "one"), "nums.output");
  EXPECT_EQ(Edges(p), (Lines{"nums ~> one"}));
  EXPECT_TRUE(Complete(p)) << Messages(p);
}

TEST(DynamicLoops, ChunksKeepTheEdge) {  // D7
  const auto p = Dynamic(
      "xs = nums(4)\nfor i, v in enumerate(xs.load()):\n    sq(xs.chunk(i)) if v % 2 == 0 else "
      "sq(v)");
  EXPECT_EQ(Steps(p), (Lines{"nums", "sq", "sq_2(sq)"}));
  EXPECT_EQ(MultiplicityOf(p, "sq"), "nums.output");
}

TEST(DynamicLoops, MayEndEarly) {
  const auto p = Dynamic(R"(h = None
for i in range(2):
    h = sq(i)
    if h.load() > 0:
        noop()
        break
else:
    one()
big(h))");
  EXPECT_EQ(Steps(p), (Lines{"sq", "noop", "sq_2(sq)", "noop_2(noop)", "one", "big"}));
  EXPECT_EQ(GuardOf(p, "sq_2"), "sq.output <= 0");
  EXPECT_EQ(GuardOf(p, "noop_2"), "sq.output <= 0 and sq_2.output > 0");
  EXPECT_EQ(GuardOf(p, "big"), "always");
  EXPECT_EQ(Edges(p),
            (Lines{"noop ~> big", "noop_2 ~> big", "one ~> big", "sq ~> noop", "sq ~> sq_2",
                   "sq.output -> big.v", "sq_2 ~> noop_2", "sq_2 ~> one", "sq_2.output -> big.v"}));
  EXPECT_TRUE(Complete(p)) << Messages(p);
}

TEST(DynamicLoops, ContinueInOneArm) {
  const auto p = Dynamic(R"(for i in range(2):
    if one().load() > i:
        continue
    noop()
sq(1))");
  EXPECT_EQ(GuardOf(p, "one_2"), "always");
  EXPECT_EQ(GuardOf(p, "noop"), "one.output <= 0");
  EXPECT_EQ(GuardOf(p, "sq"), "always");
}

TEST(DynamicLoops, WithConditionAndBoundAreRounds) {
  const auto p = Dynamic("i = 0\nwhile i < 2 and one().load() > i:\n    sq(i)\n    i += 1\nnoop()");
  EXPECT_EQ(Steps(p), (Lines{"one", "sq", "one_2(one)", "sq_2(sq)", "noop"}));
  EXPECT_EQ(GuardOf(p, "one_2"), "one.output > 0");
  EXPECT_EQ(GuardOf(p, "sq_2"), "one.output > 0 and one_2.output > 1");
  EXPECT_EQ(GuardOf(p, "noop"), "always");
  EXPECT_TRUE(Complete(p)) << Messages(p);
}

TEST(DynamicLoops, OverWhatLoopsMadeAreAsLong) {
  const auto p =
      Dynamic("some = [v for v in nums(3).load() if v > 1]\nfor v in some:\n    sq.submit(v)");
  EXPECT_EQ(MultiplicityOf(p, "sq"), "nums.output");
  EXPECT_EQ(GuardOf(p, "sq"), "nums.output[] > 1");
}

TEST(DynamicLoops, ElseIsForRunsWithoutABreak) {
  const auto p = Dynamic(
      "for v in nums(3).load():\n    if sq(v).load() > 1:\n        break\nelse:\n    "
      "noop()\none()");
  EXPECT_EQ(Steps(p), (Lines{"nums", "sq", "noop", "one"}));
  EXPECT_TRUE(Contains(GuardOf(p, "noop"), "a round breaks off the loop"));
  const auto q = Dynamic("for v in nums(3).load():\n    sq(v)\nelse:\n    noop()");
  EXPECT_EQ(GuardOf(q, "noop"), "always");
}

TEST(DynamicLoops, OverTuplesThatLoopsMade) {
  const auto p =
      Dynamic("xs = nums(3)\nmade = [(v, 2) for v in xs.load()]\nfor v, f in made:\n    sq(v)");
  EXPECT_EQ(MultiplicityOf(p, "sq"), "nums.output");
  const auto q =
      Dynamic("made = [sq(v) for v in nums(3).load()]\nmore = [sq.submit(v) for v in made]");
  EXPECT_EQ(MultiplicityOf(q, "sq_2"), "nums.output");
}

TEST(DynamicLoops, OverOneOfTwoListsAreTwo) {
  const auto p = Dynamic(
      "xs = nums(3)\nif len(xs.load()) > 3:\n    xs = nums(2)\n"
      "done = [sq(x) for x in xs.load()]\nadd(done)");
  EXPECT_EQ(Steps(p), (Lines{"nums", "nums_2(nums)", "sq", "sq_2(sq)", "add"}));
  EXPECT_EQ(MultiplicityOf(p, "sq"), "nums_2.output");
  EXPECT_EQ(MultiplicityOf(p, "sq_2"), "nums.output");
  EXPECT_TRUE(Contains(GuardOf(p, "sq_2"), "<= 3"));
  EXPECT_TRUE(Complete(p)) << Messages(p);
}

TEST(DynamicLoops, ThatReturnDecideWhatFollows) {
  const auto p =
      Dynamic("for v in nums(3).load():\n    if sq(v).load() > 1:\n        return\nnoop()");
  EXPECT_TRUE(Contains(GuardOf(p, "noop"), "a round leaves the loop"));
  EXPECT_TRUE(Contains(GuardOf(p, "sq"), "a round leaves the loop"));
}

TEST(DynamicLoops, OverKeysThatRoundsMayShareAreAtMostAsMany) {
  const auto guard = [](const std::string& fill, const std::string& loop) {
    const auto p = Dynamic("got = {}\nfor i, x in enumerate(nums().load()):\n    " + fill + "\n" +
                           loop + "\n    src(0, id='each')");
    EXPECT_TRUE(Complete(p)) << Messages(p);
    EXPECT_EQ(MultiplicityOf(p, "each"), "nums.output");
    return GuardOf(p, "each");
  };
  const std::string of_values = "for v in got.values():";
  EXPECT_EQ(guard("got[x % 2] = sq(x)", of_values), "{first with each nums().load() % 2}");
  EXPECT_EQ(guard("got[x] = sq(x)", "for k, v in got.items():"), "{first with each nums().load()}");
  EXPECT_EQ(guard("got[x] = sq(x)", "for k in sorted(got):"), "{first with each nums().load()}");
  EXPECT_EQ(guard("got['last'] = sq(x)", of_values), "{first with 'last'}");
  EXPECT_EQ(guard("got.setdefault(x % 2, []).append(sq(x))", of_values),
            "{first with each nums().load() % 2}");
  EXPECT_EQ(guard("got[i] = sq(x)", of_values), "always");
  EXPECT_EQ(guard("got[f'{i}-{x}'] = sq(x)", of_values), "always");
  EXPECT_EQ(guard("got[i, x] = sq(x)", of_values), "always");
}

TEST(DynamicLoops, OverSetsThatRoundsMadeAreAtMostAsMany) {
  const auto p = Dynamic(
      "xs = nums().load()\nfor x in {x % 2 for x in xs}:\n    sq(x)\n"
      "for k in {k for k in big_dict().load().keys()}:\n    sq(k, id='key')",
      "", "@step\ndef big_dict() -> dict:\n    return {}\n");
  EXPECT_TRUE(Complete(p)) << Messages(p);
  EXPECT_EQ(MultiplicityOf(p, "sq"), "nums.output");
  EXPECT_EQ(GuardOf(p, "sq"), "{first with each nums().load() % 2}");
  EXPECT_EQ(GuardOf(p, "key"), "always");
}

// How often such a loop goes round is known to the run only; its rounds after the first ones are
// one step each.
TEST(DynamicLoops, ThatEndWhenTheyAreDone) {
  const auto p = Dynamic("while not one().load():\n    noop()\nsq(1)");
  EXPECT_TRUE(Complete(p)) << Messages(p);
  EXPECT_EQ(Steps(p), (Lines{"one", "noop", "one_2(one)", "sq"}));
  EXPECT_EQ(Edges(p), (Lines{"noop ~> one_2", "one ~> noop", "one ~> sq", "one_2 ~> sq"}));
  EXPECT_EQ(GuardOf(p, "noop"), "not (one.output)");
  EXPECT_EQ(MultiplicityOf(p, "noop"), "{rounds}");
  EXPECT_EQ(MultiplicityOf(p, "one_2"), "{rounds}");
  const auto listed = Dynamic("q = list(nums().load())\nwhile q:\n    sink(q.pop())\nnoop()");
  EXPECT_TRUE(Complete(listed)) << Messages(listed);
  EXPECT_EQ(MultiplicityOf(listed, "sink"), "{rounds}");
  const auto retried = Dynamic(R"(tries = 0
while True:
    tries += 1
    try:
        one()
        break
    except RuntimeError:
        if tries >= 3:
            raise
        noop()
sq(1))");
  EXPECT_TRUE(Complete(retried)) << Messages(retried);
  EXPECT_EQ(Steps(retried), (Lines{"one", "noop", "one_2(one)", "noop_2(noop)", "sq"}));
  EXPECT_EQ(GuardOf(retried, "sq"), "not ({a round raises})");
}

TEST(DynamicLoops, OverIteratorsTakeOneAfterTheOther) {
  for (const std::string_view take :
       {"try:\n        x = next(it)\n    except StopIteration:\n        break",
        "x = next(it, None)\n    if x is None:\n        break"}) {
    const auto p = Dynamic("it = iter(nums().load())\nwhile True:\n    " + std::string(take) +
                           "\n    sink(x)\nnoop()");
    EXPECT_TRUE(Complete(p)) << Messages(p);
    EXPECT_EQ(Steps(p), (Lines{"nums", "sink", "sink_2(sink)", "noop"}));
    EXPECT_EQ(InputOf(p, "sink", "x"), "nums.output[0]");
    EXPECT_EQ(InputOf(p, "sink_2", "x"), "nums.output.next()");
    EXPECT_EQ(MultiplicityOf(p, "sink_2"), "{rounds}");
  }
}

// The first round takes it from outside.
TEST(DynamicLoops, HandOnOutputs) {
  const auto p = Dynamic("x = one()\nwhile x.load() < 5:\n    x = sq(x)\nsink(x)");
  EXPECT_TRUE(Complete(p)) << Messages(p);
  EXPECT_EQ(Edges(p), (Lines{"one.output -> sink.x", "one.output -> sq.x", "sq.output -> sink.x",
                             "sq.output -> sq_2.x", "sq_2.output -> sink.x",
                             "sq_2.output -> sq_2.x, carried"}));
  const auto q = Dynamic(
      "last = None\nfor n in nums().load():\n    if last is None:\n        last = sq(n)\n"
      "    else:\n        last = sq(last, id='next')");
  EXPECT_TRUE(Complete(q)) << Messages(q);
  EXPECT_EQ(Edges(q), (Lines{"next.output -> next.x, carried", "nums ~> next", "nums ~> sq",
                             "sq.output -> next.x, carried"}));
}

// Two rounds later, and behind the loop: what was made outside of it is no other round's.
TEST(DynamicLoops, HandOnWithinThemselvesOnly) {
  const auto p = Dynamic(R"(a, b = one(), one()
for n in nums().load():
    sq(a)
    a, b = b, src(n)
sink(a))");
  const Lines edges = Edges(p);
  for (const std::string_view edge :
       {"one.output -> sq.x", "one_2.output -> sq.x", "src.output -> sq.x, carried",
        "one.output -> sink.x", "one_2.output -> sink.x", "src.output -> sink.x"})
    EXPECT_EQ(std::ranges::count(edges, edge), 1) << edge;
  EXPECT_EQ(std::ranges::count(edges, "src.output -> sink.x, carried"), 0);
}

TEST(DynamicLoops, GiveThisRoundsOrThatOfTheRoundBefore) {
  const auto p = Dynamic(R"(prev = None
for n in nums().load():
    cur = src(n)
    sq(prev if prev is not None and n > 2 else cur)
    prev = cur)");
  EXPECT_EQ(std::ranges::count(Edges(p), "src.output -> sq.x"), 1);
  EXPECT_EQ(std::ranges::count(Edges(p), "src.output -> sq.x, carried"), 1);
}

TEST(DynamicLoops, HandOnWhatIsWaitedFor) {
  const auto p = Dynamic(R"(done = []
for n in nums().load():
    done.append(src.submit(n, after=[done[-1]] if done else None)))");
  EXPECT_TRUE(Complete(p)) << Messages(p);
  EXPECT_EQ(std::ranges::count(Edges(p), "src ~> src, carried"), 1);
}

TEST(DynamicLoops, HandOnSomethingThatIsNotKnown) {
  const auto p = Dynamic(R"(kept = one()
for n in nums().load():
    src(kept)
    kept = pick(n, src(n)))",
                         "", "from elsewhere import pick\n");
  EXPECT_FALSE(Complete(p));
}

TEST(DynamicLoops, WhoseConditionNamesAnOutputHandThatOn) {
  const auto p = Dynamic("while (x := one()).load() < 5:\n    sq(x)");
  EXPECT_TRUE(Complete(p)) << Messages(p);
  EXPECT_EQ(Edges(p), (Lines{"one.output -> sq.x", "one_2.output -> sq_2.x",
                             "one_3.output -> sq_2.x, carried", "sq ~> one_2", "sq_2 ~> one_3"}));
  const auto loaded = Dynamic("x = one()\nwhile x.load() < 5:\n    x = sq(x.load() + 1)\nsink(x)");
  EXPECT_TRUE(Complete(loaded)) << Messages(loaded);
}

TEST(DynamicLoops, WhoseConditionEndsThemAreToldApart) {
  const auto p = Dynamic(
      "tries = 0\nwhile tries < 2:\n    tries += 1\n    if one().load():\n        break\n"
      "else:\n    noop()\nsq(tries)");
  EXPECT_TRUE(Complete(p)) << Messages(p);
  EXPECT_EQ(Steps(p), (Lines{"one", "one_2(one)", "noop", "sq"}));
  EXPECT_EQ(GuardOf(p, "one_2"), "not (one.output)");
  EXPECT_EQ(GuardOf(p, "noop"), "not (one.output) and not (one_2.output)");
}

}  // namespace
}  // namespace smgraph::zenml
