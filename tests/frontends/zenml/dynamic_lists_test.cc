// Dynamic pipelines: what loops over values that are not known leave behind.
#include <string>
#include <string_view>

#include <gtest/gtest.h>

#include "tests/frontends/zenml/zenml_reader.h"

namespace smgraph::zenml {
namespace {

TEST(DynamicLists, AreEmptyWhereTheLoopNeverWentRound) {
  const auto p = Dynamic(R"(xs = []
for n in nums().load():
    xs.append(src(n))
if xs:
    sink(xs, id="some")
else:
    nothing())");
  EXPECT_EQ(GuardOf(p, "some"), "nums.output");
  EXPECT_EQ(GuardOf(p, "nothing"), "not (nums.output)");
  EXPECT_TRUE(Complete(p)) << Messages(p);
}

TEST(DynamicLists, HaveALengthThatOnlyTheRunKnows) {
  const auto p = Dynamic(R"(xs = [src(n) for n in nums().load()]
if len(xs) > 2:
    sink(len(xs), id="many")
if len(xs) == 1:
    nothing(id="single"))");
  EXPECT_EQ(GuardOf(p, "many"), "{len of [src(n)]} > 2");
  EXPECT_EQ(GuardOf(p, "single"), "{len of [src(n)]} == 1");
  EXPECT_EQ(InputOf(p, "many", "x"), "{len of [src(n)]}");
}

TEST(DynamicLists, KeepEdgesOfWhatIsTakenFromThem) {
  const auto p = Dynamic(R"(xs = [src(n) for n in nums().load()]
first, *rest = xs
sink(first, id="first"); sink(xs[-1], id="last"); sink(xs[1:], id="slice")
if rest:
    sink(rest, id="rest"))");
  EXPECT_EQ(InputOf(p, "first", "x"), "src.output");
  EXPECT_EQ(InputOf(p, "last", "x"), "src.output");
  EXPECT_EQ(InputOf(p, "slice", "x"), "[{StepArtifact}]");
  EXPECT_TRUE(Contains(GuardOf(p, "rest"), "[1:] of"));
}

// The largest of a few is above a bound when one of them is, and below it when all are.
TEST(DynamicLists, HaveExtremesThatAreCompared) {
  const auto p = Dynamic(R"(a, b = one().load(), src().load()
if max([a, b]) > 3:
    nothing(id="above")
if max(a, b) < 3:
    nothing(id="below")
if 3 >= min(a, b):
    nothing(id="some"))");
  EXPECT_TRUE(Complete(p)) << Messages(p);
  EXPECT_EQ(GuardOf(p, "above"), "one.output > 3 or src.output > 3");
  EXPECT_EQ(GuardOf(p, "below"), "one.output < 3 and src.output < 3");
  EXPECT_EQ(GuardOf(p, "some"), "3 >= one.output or 3 >= src.output");
}

// What a step gave is in a list whenever it ran, or in some of these runs only.
TEST(DynamicLists, SayWhichItemsSomeRunsLack) {
  const auto input = [](std::string_view body) {
    const auto p = Dynamic(std::string(body) + "\nadd(kept)");
    EXPECT_TRUE(Complete(p)) << Messages(p);
    EXPECT_TRUE(std::ranges::count(Edges(p), "src.output -> add.xs") == 1) << body;
    return InputOf(p, "add", "xs");
  };
  EXPECT_EQ(input("kept = [src(n) for n in nums().load() if n > 1]"), "[src.output]");
  EXPECT_EQ(input("kept = []\nfor n in nums().load():\n    if n > 4:\n        continue\n"
                  "    kept.append(src(n))"),
            "[src.output]");
  EXPECT_EQ(input("x = src(1)\nkept = [one()]\nif x.load() > 1: kept.append(x)"),
            "[one.output, {StepArtifact}]");
  EXPECT_EQ(input("kept = [x for x in [src(n) for n in nums().load()] if x.load() > 1]"),
            "[{StepArtifact}]");
  EXPECT_EQ(input("made = {n: src(n, id='src') for n in [3]}\n"
                  "kept = list({n: x for n, x in made.items() if x.load() > 1}.values())"),
            "[{StepArtifact}]");
}

TEST(DynamicLists, DifferByTheirFilters) {
  const auto guard = [](std::string_view limit) {
    const auto p = Dynamic(
        "xs = [src(n) for n in nums().load()]\n"
        "ys = [x for x in xs if x.load() > " +
        std::string(limit) + "]\nif not ys:\n    nothing()");
    EXPECT_TRUE(Complete(p)) << Messages(p);
    return GuardOf(p, "nothing");
  };
  EXPECT_TRUE(Contains(guard("3"), "any of"));
  EXPECT_NE(guard("3"), guard("5"));
}

TEST(DynamicLists, ConditionsOfRoundsAreNoneOfTheWhole) {
  const auto p = Dynamic(R"(found, last = False, None
for n in nums().load():
    last = src(n)
    if n == 3:
        found = True
if found:
    nothing()
if last is not None:
    sink(last, id="last"))");
  EXPECT_EQ(GuardOf(p, "nothing"), "nums.output and {each nums().load() == 3}");
  EXPECT_EQ(GuardOf(p, "last"), "nums.output");
}

TEST(DynamicLists, ConstantsOfRoundsStandForMany) {
  const auto p = Dynamic("xs = [1 for n in nums().load()]\nfor x in xs:\n    src(x)");
  ASSERT_EQ(Steps(p), (Lines{"nums", "src"}));
  EXPECT_TRUE(p[*graph::FindStep(p, "src")].multiplicity.has_value());
}

TEST(DynamicLists, DictionariesMayHaveNoKey) {
  const auto p = Dynamic(R"(found = {}
for n in nums().load():
    found[n] = src(n)
if not found:
    nothing())");
  EXPECT_EQ(Steps(p), (Lines{"nums", "src", "nothing"}));
  EXPECT_NE(GuardOf(p, "nothing"), "always");
}

TEST(DynamicLists, AskedWithinTheLoopHoldWhatRoundsBeforeLeft) {
  const auto p = Dynamic(R"(seen = set()
for n in nums().load():
    if n in seen:
        continue
    seen.add(n)
    src(n))");
  EXPECT_TRUE(Contains(GuardOf(p, "src"), "nums.output[] not in {set}"));
}

TEST(DynamicLists, HandOnOutputsFromRoundToRound) {
  for (const std::string_view body :
       {"b = {'g': one()}\nfor n in nums().load():\n    b['g'] = src(b['g'])",
        "b = [one()]\nfor n in nums().load():\n    b.append(src(b[-1]))",
        "b = []\nfor n in nums().load():\n    b.append(src(b[-1]) if b else src(n))",
        "b = {'g': one()}\nfor n in nums().load():\n    b = {**b, 'g': src(b['g'])}",
        "b = {}\nfor n in nums().load():\n    b[n] = src(b.get(n - 1, n))",
        "b = {}\nfor n in nums().load():\n    b[n] = src(b[n - 1] if n - 1 in b else n)",
        "class B:\n    pass\nb = B()\nb.g = one()\nfor n in nums().load():\n    b.g = src(b.g)"}) {
    const auto p = Dynamic(body);
    EXPECT_TRUE(Complete(p)) << body << Messages(p);
    EXPECT_EQ(std::ranges::count(Edges(p), "src.output -> src.n, carried"), 1) << body;
  }
}

TEST(DynamicLists, MethodsHandOnOutputsToo) {
  const auto p = Dynamic(R"(class Box:
    def fill(self, n):
        self.g = sq(self.g, f=n)
b = Box()
b.g = one()
for n in nums().load():
    b.fill(n))");
  EXPECT_TRUE(Complete(p)) << Messages(p);
  EXPECT_EQ(std::ranges::count(Edges(p), "sq.output -> sq.x, carried"), 1);
}

TEST(DynamicLists, MethodsOfAnyNameFillThem) {
  const auto p = Dynamic("kept = Kept()\nfor n in nums().load():\n    kept.add(sq(len(kept.all)))",
                         "", R"(class Kept:
    def __init__(self):
        self.all = []
    def add(self, one):
        self.all.append(one)
)");
  EXPECT_EQ(InputOf(p, "sq", "x"), "{len of [kept.all]}");
}

TEST(DynamicLists, ARoundThatReturnsLeavesTheRestToEmptyOnes) {
  const auto p = Dynamic("for n in nums().load():\n    return src(n)\nnothing()");
  EXPECT_EQ(GuardOf(p, "nothing"), "not (nums.output)");
}

TEST(DynamicLists, AreEqualInSomeRunsOnly) {
  const auto p = Dynamic(R"(xs = [n for n in nums().load()]
if xs == []:
    nothing(id="none")
if len(set(xs)) == len(xs):
    nothing(id="unique"))");
  EXPECT_NE(GuardOf(p, "none"), "always");
  EXPECT_NE(GuardOf(p, "unique"), "always");
}

TEST(DynamicLists, InDictionariesKeepTheirEdges) {
  const auto p = Dynamic(R"(groups = {}
for n in nums().load():
    groups.setdefault(n, []).append(src(n))
for key in groups:
    sink(groups[key]))");
  EXPECT_EQ(InputOf(p, "sink", "x"), "[src.output]");
}

TEST(DynamicLists, GrowWhileAGeneratorReadsThem) {
  const auto p =
      Dynamic("xs = [one.submit()]\nxs.extend(src.submit(n, after=xs[-1:]) for n in [1, 2])");
  EXPECT_EQ(Edges(p), (Lines{"one ~> src", "src ~> src_2"}));
}

TEST(DynamicMap, ElementsOfSeveralListsKeepTheirEdges) {
  for (const std::string_view loop :
       {"for i, x in enumerate(a):\n    sink(x)", "for x, y in zip(a, b):\n    sink(x)",
        "for x, y in both:\n    sink(x)"}) {
    const auto p = Dynamic("both = tw.map(nums())\na, b = both.unpack()\n" + std::string(loop));
    EXPECT_TRUE(Contains(InputOf(p, "sink", "x"), ".a[]")) << loop;
  }
}

constexpr std::string_view kFilled = "xs = [src(n) for n in nums().load()]\n";

TEST(DynamicLists, AreWholeInsideALoopOverThem) {
  const auto p = Dynamic(std::string(kFilled) + R"(for i, x in enumerate(xs):
    if len(xs) == 3:
        one()
    if i == len(xs) - 1:
        noop())");
  EXPECT_TRUE(Contains(GuardOf(p, "one"), "len of"));
  EXPECT_TRUE(Contains(GuardOf(p, "noop"), "len of"));
  const auto d = Dynamic(
      "made = {n: src(n) for n in nums().load()}\nfor n, x in made.items():\n    "
      "if len(made) > 1:\n        one()");
  EXPECT_TRUE(graph::FindStep(d, "one").has_value());
  const auto own = Dynamic(std::string(kFilled) + R"(for x in xs:
    pair = [x, x]
    if len(pair) == 2:
        one())");
  EXPECT_EQ(GuardOf(own, "one"), "always");
}

TEST(DynamicLists, InsideALoopOverTheSameHaveOtherRounds) {
  for (const std::string_view inner :
       {"for y in xs:\n        if x is not y:\n            add([x, y])",
        "add([y for y in xs if y is not x])", "one() if x is xs[-1] else noop()"}) {
    const auto p = Dynamic(std::string(kFilled) + "for x in xs:\n    " + std::string(inner));
    EXPECT_FALSE(Complete(p)) << inner;
  }
  const auto loaded = Dynamic(
      "ns = nums().load()\nfor a in ns:\n    for b in ns:\n        if a < b:\n            one()");
  EXPECT_FALSE(Complete(loaded));
}

// A loop over an iterator goes over what was not taken before.
TEST(DynamicLists, AreTakenElementByElement) {
  const auto p = Dynamic(R"(it = iter(nums().load())
sink(next(it), id="first")
sink(next(it, 0), id="second")
for n in it:
    sink(n, id="others"))");
  EXPECT_TRUE(Complete(p)) << Messages(p);
  EXPECT_EQ(InputOf(p, "first", "x"), "nums.output[0]");
  EXPECT_EQ(InputOf(p, "others", "x"), "nums.output[2:][]");
  const auto listed = Dynamic(R"(it = iter(nums().load())
next(it)
rest = list(it)
sink(len(rest))
for n in rest:
    sink(n, id="each"))");
  EXPECT_TRUE(Complete(listed)) << Messages(listed);
  EXPECT_EQ(InputOf(listed, "sink", "x"), "nums.output[1:].len()");
  EXPECT_EQ(InputOf(listed, "each", "x"), "nums.output[1:][]");
  const auto ended = Dynamic(R"(it = iter(nums().load())
try:
    next(it)
    sink(next(it))
except StopIteration:
    noop())");
  EXPECT_EQ(GuardOf(ended, "noop_2"), "nums.output and nums.output.len() <= 1");
  const auto beside =
      Dynamic("xs = nums().load()\nit = iter(xs)\nnext(it)\nfor n in xs:\n    sink(next(it))");
  EXPECT_TRUE(Complete(beside)) << Messages(beside);
  EXPECT_EQ(InputOf(beside, "sink", "x"), "nums.output.next()");
  for (const std::string_view unknown :
       {"for n in it:\n    one()\nfor n in it:\n    one()",
        "if one(id='a').load():\n    next(it)\nfor n in it:\n    one()"}) {
    const auto q = Dynamic("it = iter(nums().load())\n" + std::string(unknown));
    EXPECT_FALSE(Complete(q)) << unknown;
  }
}

TEST(DynamicLists, AreUnpackedFromBothEnds) {
  const auto p = Dynamic(R"(first, *middle, last = nums().load()
sink(first, id="first"); sink(last, id="last")
for n in middle:
    sink(n, id="middle"))");
  EXPECT_TRUE(Complete(p)) << Messages(p);
  EXPECT_EQ(InputOf(p, "first", "x"), "nums.output[0]");
  EXPECT_EQ(InputOf(p, "middle", "x"), "nums.output[1:-1][]");
  EXPECT_EQ(InputOf(p, "last", "x"), "nums.output[-1]");
}

TEST(DynamicLists, HaveLengthsThatAreTerms) {
  const auto p = Dynamic(R"(xs = nums().load()
if len(xs) > 2:
    noop()
for i in range(len(xs)):
    sink(xs[i]))");
  EXPECT_EQ(GuardOf(p, "noop"), "nums.output.len() > 2");
  EXPECT_EQ(InputOf(p, "sink", "x"), "nums.output[]");
}

}  // namespace
}  // namespace smgraph::zenml
