#include <algorithm>
#include <string>

#include <gtest/gtest.h>

#include "tests/frontends/zenml/zenml_reader.h"

// What dynamic pipelines record: what ZenML itself recorded for the examples D1 to D16.
namespace smgraph::zenml {
namespace {

std::string MultiplicityOf(const graph::Pipeline& pipeline, std::string_view step) {
  const auto found = graph::FindStep(pipeline, step);
  if (!found) return "no such step";
  const auto& multiplicity = pipeline[*found].multiplicity;
  if (!multiplicity) return "one";
  std::string text;
  for (const graph::Value& value : multiplicity->over)
    text += (text.empty() ? "" : ", ") + graph::Describe(value);
  return text;
}

TEST(DynamicOrder, SynchronousCallsAreAChain) {  // D1
  const auto p = Dynamic("a = one(); sq(3); sq(a.load() + 1); f = noop.submit(); noop(after=f)");
  EXPECT_EQ(Steps(p), (Lines{"one", "sq", "sq_2(sq)", "noop", "noop_2(noop)"}));
  EXPECT_EQ(Edges(p), (Lines{"noop ~> noop_2", "one ~> sq", "sq ~> sq_2", "sq_2 ~> noop"}));
  EXPECT_TRUE(graph::Info(p).dynamic);
}

TEST(DynamicOrder, DataEdgesAreNotRepeated) {  // D2
  EXPECT_EQ(Edges(Dynamic("a = one(); sq(3); sq(a, f=4)")),
            (Lines{"one ~> sq", "one.output -> sq_2.x", "sq ~> sq_2"}));
}

TEST(DynamicMap, ChildrenAreOneStepWithMultiplicity) {  // D3
  const auto p = Dynamic("xs = nums(3); r = sq.map(xs, f=5); add(r, id='total')");
  EXPECT_EQ(Steps(p), (Lines{"nums", "map:sq:{index}(sq)", "total(add)"}));
  EXPECT_EQ(Edges(p),
            (Lines{"map:sq:{index}.output -> total.xs", "nums.output -> map:sq:{index}.x"}));
  EXPECT_EQ(MultiplicityOf(p, "map:sq:{index}"), "nums.output");
  EXPECT_EQ(MultiplicityOf(p, "total"), "one");
  EXPECT_TRUE(Complete(p)) << Messages(p);
}

TEST(DynamicMap, UnmappedInputsArePassedWhole) {  // D4
  const auto p = Dynamic("xs = nums(3)\nsq.map(x=xs, f=unmapped(one()))\nsq.map(xs)");
  EXPECT_EQ(Edges(p), (Lines{"nums ~> one", "nums.output -> map:sq:{index}.x",
                             "nums.output -> map:sq_2:{index}.x", "one ~> map:sq_2:{index}",
                             "one.output -> map:sq:{index}.f"}));
  EXPECT_EQ(MultiplicityOf(p, "map:sq:{index}"), "nums.output");
}

TEST(DynamicMap, ProductRunsOverAllInputs) {  // D5
  const auto p = Dynamic("pr.product(a=nums(2), b=nums(3, id='other'))");
  EXPECT_EQ(Edges(p), (Lines{"nums ~> other", "nums.output -> map:pr:{index}.a",
                             "other.output -> map:pr:{index}.b"}));
  EXPECT_EQ(MultiplicityOf(p, "map:pr:{index}"), "nums.output, other.output");
}

TEST(DynamicFutures, GiveTheirOutputs) {  // D6
  const auto p = Dynamic(R"(f = one.submit(); g = sq.submit(f, id="gg"); h = two.submit()
x = sq(h[0]); y = sq(h.get_artifact("b"), after=[g]); two(); noop())");
  EXPECT_EQ(Steps(p), (Lines{"one", "gg(sq)", "two", "sq", "sq_2(sq)", "two_2(two)", "noop"}));
  EXPECT_EQ(Edges(p), (Lines{"gg ~> sq_2", "one.output -> gg.x", "sq ~> sq_2", "sq_2 ~> two_2",
                             "two.a -> sq.x", "two.b -> sq_2.x", "two_2 ~> noop"}));
}

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

TEST(DynamicMap, AfterReachesAllChildren) {  // D9
  EXPECT_EQ(Edges(Dynamic("a = noop.submit(); r = sq.map(nums(2), after=a); noop(after=r)")),
            (Lines{"map:sq:{index} ~> noop_2", "noop ~> map:sq:{index}",
                   "nums.output -> map:sq:{index}.x"}));
}

TEST(DynamicMap, UnpackGivesOneListAnOutput) {  // D10
  EXPECT_EQ(Edges(Dynamic("r = tw.map(nums(2)); a, b = r.unpack(); add(a); add(b)")),
            (Lines{"add ~> add_2", "map:tw:{index}.a -> add.xs", "map:tw:{index}.b -> add_2.xs",
                   "nums.output -> map:tw:{index}.x"}));
}

TEST(DynamicMap, OverAMap) {  // D11
  const auto p = Dynamic("r = sq.map(nums(2)); r2 = sq.map(r); big(r2)");
  EXPECT_EQ(Edges(p),
            (Lines{"map:sq:{index}.output -> map:sq_2:{index}.x",
                   "map:sq_2:{index}.output -> big.v", "nums.output -> map:sq:{index}.x"}));
}

TEST(DynamicOutputs, TupleIsAListInput) {  // D12
  EXPECT_EQ(Edges(Dynamic("h = two(); big(h)")), (Lines{"two.a -> big.v", "two.b -> big.v"}));
  const auto p = Dynamic("h = two.submit(); sq(h)");
  EXPECT_TRUE(Contains(Messages(p), "multiple output artifacts"));
  const auto mixed = Dynamic("add([src(1), src.submit(2)])");
  EXPECT_TRUE(Contains(Messages(mixed), "a list of outputs and of futures"));
}

TEST(DynamicChildren, AreRunsOfTheirOwn) {  // D13
  const auto document = ReadZenMl(std::string(kPrelude) + R"(
@pipeline(dynamic=True)
def child(n: int):
    return sq(n)

@pipeline(dynamic=True)
def p():
    c = child(4); sq(c); f = child.submit(2); sq(f); noop(after=f)

p()
)");
  const auto p = std::ranges::find_if(
      document.pipelines, [](const graph::Pipeline& one) { return graph::Info(one).name == "p"; });
  ASSERT_NE(p, document.pipelines.end());
  EXPECT_EQ(Steps(*p), (Lines{"sq", "sq_2(sq)", "noop"}));
  EXPECT_EQ(Edges(*p), (Lines{"sq ~> sq_2", "sq_2 ~> noop"}));
}

TEST(DynamicChildren, EmbeddedOnesAreInlined) {  // D14
  const auto document = ReadZenMl(std::string(kPrelude) + R"(
@pipeline(dynamic=True)
def child(n: int):
    return sq(n)

@pipeline(dynamic=True)
def p():
    c = child.embed(4); sq(c)

p()
)");
  const graph::Pipeline& p = document.pipelines.back();
  EXPECT_EQ(Steps(p), (Lines{"sq", "sq_2(sq)"}));
  EXPECT_EQ(Edges(p), (Lines{"sq.output -> sq_2.x"}));
}

TEST(DynamicAfter, TakesFuturesOnly) {  // D16
  EXPECT_TRUE(Contains(Messages(Dynamic("one(); sq(1, after='one')")), "after= takes futures"));
  EXPECT_TRUE(Contains(Messages(Dynamic("a = one(); sq(1, after=a)")), "after= takes futures"));
}

TEST(DynamicFutures, LoadingOneIsABarrier) {
  const auto p =
      Dynamic("f = one.submit(); g = one.submit()\nv = f.load()\nsq.submit(3)\nsq.submit(v)");
  EXPECT_EQ(Edges(p), (Lines{"one ~> sq", "one ~> sq_2"}));
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

TEST(DynamicParameters, ThatDecideTooMuchHaveTheirDefaults) {
  const auto p = Dynamic("h = one()\nfor i in range(n):\n    h = sq(h)", "n: int = 2");
  EXPECT_EQ(Edges(p), (Lines{"one.output -> sq.x", "sq.output -> sq_2.x"}));
  EXPECT_FALSE(Complete(p));
  EXPECT_TRUE(Contains(Messages(p), "defaults of the parameters"));
  EXPECT_TRUE(Contains(Messages(p), "may be what the round before of a loop made"));
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
  EXPECT_EQ(GuardOf(p, "noop"), "not (src.output == 1 or src.output == 2)");
  EXPECT_TRUE(Complete(p)) << Messages(p);
}

TEST(DynamicConditions, EndBlocks) {
  const auto p = Dynamic(
      "m = one()\nif m.load() == 1:\n    noop()\n    return\nelif m.load() == 2:\n    "
      "return\nsq(3)");
  EXPECT_EQ(GuardOf(p, "sq"), "one.output != 1 and not (one.output != 1 and one.output == 2)");
  EXPECT_EQ(Edges(p), (Lines{"one ~> noop", "one ~> sq"}));
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

TEST(DynamicBranches, SettleWhatIsNoneOtherwise) {
  const auto p = Dynamic(
      "v = one().load()\nif v > 9:\n    a = None\nelif v > 5:\n    a = None\nelse:\n    a = "
      "sq(v)\nif a is "
      "not None and a.load() > 3:\n    noop()");
  EXPECT_TRUE(Complete(p)) << Messages(p);
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

TEST(DynamicFailures, LeaveNoOrder) {  // D15
  const auto p = Dynamic("noop()\ntry:\n    one()\nexcept Exception:\n    nums()\nsq(1)");
  EXPECT_EQ(Edges(p), (Lines{"noop ~> nums", "noop ~> one", "nums ~> sq", "one ~> sq"}));
  EXPECT_TRUE(Contains(GuardOf(p, "nums"), "one raises Exception"));
  EXPECT_TRUE(Complete(p)) << Messages(p);
}

TEST(DynamicFailures, ThatArePassedOverAreOneWayOn) {
  const auto p = Dynamic("noop()\ntry:\n    one()\nexcept Exception:\n    pass\nsq(1)");
  EXPECT_EQ(Edges(p), (Lines{"noop ~> one", "noop ~> sq", "one ~> sq"}));
  EXPECT_TRUE(Complete(p)) << Messages(p);
}

TEST(DynamicFailures, OfSeveralThatArePassedOverAreSeveralWaysOn) {
  const auto p = Dynamic("noop()\ntry:\n    one()\n    nums()\nexcept Exception:\n    pass\nsq(1)");
  EXPECT_TRUE(Complete(p)) << Messages(p);
  EXPECT_EQ(Edges(p),
            (Lines{"noop ~> one", "noop ~> sq", "nums ~> sq", "one ~> nums", "one ~> sq"}));
  EXPECT_EQ(GuardOf(p, "nums"), "not ({one raises Exception})");
}

TEST(DynamicFailures, EndTheBody) {
  const auto p = Dynamic(
      "try:\n    v = one()\n    if v.load():\n        src()\n    noop()\nexcept ValueError:\n    "
      "nums()\nexcept Exception:\n    big(1)\nelse:\n    sq(2)\nsq(1)");
  EXPECT_TRUE(Complete(p)) << Messages(p);
  EXPECT_EQ(GuardOf(p, "one"), "always");
  EXPECT_TRUE(Contains(GuardOf(p, "src"), "not ({one raises ValueError or Exception})"));
  EXPECT_TRUE(Contains(GuardOf(p, "noop"), "not ({src raises ValueError or Exception})"));
  EXPECT_TRUE(Contains(GuardOf(p, "nums"), "{one or src or noop raises ValueError}"));
  EXPECT_TRUE(Contains(GuardOf(p, "big"), "not ({one or src or noop raises ValueError})"));
  EXPECT_TRUE(Contains(GuardOf(p, "sq"), "or {noop raises ValueError or Exception})"));
  EXPECT_EQ(GuardOf(p, "sq_2"), "always");
}

TEST(DynamicFailures, EndHelpersAndRounds) {
  const auto p = Dynamic(R"(def both(i):
    one(id=f"one{i}")
    src(i, id=f"src{i}")
for i in (1, 2):
    try:
        both(i)
        noop(id=f"noop{i}")
    except Exception:
        continue
    nums(i, id=f"nums{i}"))");
  EXPECT_EQ(GuardOf(p, "one2"), "always");
  EXPECT_EQ(GuardOf(p, "src1"), "not ({one1 raises Exception})");
  EXPECT_TRUE(Contains(GuardOf(p, "noop2"), "not ({one2 raises Exception})"));
  EXPECT_TRUE(Contains(GuardOf(p, "noop2"), "not ({src2 raises Exception})"));
  EXPECT_TRUE(Contains(GuardOf(p, "nums2"), "or {noop2 raises Exception})"));
  EXPECT_FALSE(Contains(GuardOf(p, "nums2"), "one1"));
}

TEST(DynamicFailures, EndNoIteration) {
  const auto p = Dynamic(R"(import contextlib
@contextlib.contextmanager
def closing():
    one()
    yield
    noop()
with closing():
    src()
try:
    nums()
    sq(1)
except StopIteration:
    big(1))");
  for (const std::string_view step : {"one", "src", "noop", "nums", "sq"})
    EXPECT_EQ(GuardOf(p, step), "always") << step;
  EXPECT_FALSE(graph::FindStep(p, "big").has_value());
}

TEST(DynamicFailures, LeaveWhatWasBefore) {
  const auto p = Dynamic(
      "m = None\ntry:\n    m = one()\nexcept ValueError:\n    nums()\nif m is None:\n    "
      "noop()\nelse:\n    sq(m)");
  EXPECT_EQ(GuardOf(p, "noop"), "{one raises ValueError}");
  EXPECT_EQ(GuardOf(p, "sq"), "not ({one raises ValueError})");
  EXPECT_TRUE(Complete(p)) << Messages(p);
  const auto q = Dynamic(
      "n = 1\ntry:\n    one()\n    n = 2\n    noop()\n    n = 3\nexcept ValueError:\n    "
      "nums(n)");
  EXPECT_EQ(InputOf(q, "nums", "n"), "{int}");  // 1 or 2
}

TEST(DynamicFailures, ReachTheHandlersAround) {
  const auto p = Dynamic(
      "try:\n    try:\n        one()\n    finally:\n        noop()\nexcept ValueError:\n    "
      "nums()");
  EXPECT_EQ(GuardOf(p, "noop"), "always");
  EXPECT_EQ(GuardOf(p, "nums"), "{one raises ValueError} or {noop raises ValueError}");
}

TEST(DynamicTemplates, AreConfiguredById) {
  const std::string code = std::string(kPrelude) + R"(
@pipeline(dynamic=True, depends_on=[src])
def p():
    src(); src(); sq(1)

p.with_options(config_path="c.yaml")()
)";
  const auto p =
      ReadOne(code, {.files = {{"c.yaml",
                                "steps:\n  src:\n    parameters:\n      n: 5\n  sq:\n    "
                                "parameters:\n      f: 3\n"}},
                     .set = {}});
  EXPECT_EQ(InputOf(p, "src", "n"), "5");
  EXPECT_EQ(InputOf(p, "src_2", "n"), "5");
  EXPECT_EQ(InputOf(p, "sq", "f"), "2");
  EXPECT_TRUE(Contains(Messages(p), "configuration for 'sq' is ignored"));
}

TEST(DynamicTemplates, AreListedOnce) {
  const auto p = ReadOne(std::string(kPrelude) +
                         "@pipeline(dynamic=True, depends_on=[one, one])\ndef p():\n    one()\n");
  EXPECT_TRUE(Contains(Messages(p), "depends on the same step (one) multiple times"));
  EXPECT_FALSE(Complete(p));
}

TEST(DynamicMap, NeedsOutputsOfSteps) {
  EXPECT_TRUE(Contains(Messages(Dynamic("sq.map([1, 2])")), "no inputs of 'sq' to map over"));
}

TEST(StaticPipelines, RefuseWhatOnlyDynamicOnesHave) {
  const auto p =
      ReadOne(std::string(kPrelude) + "@pipeline\ndef p():\n    f = one.submit()\n    sq(f)\n");
  EXPECT_TRUE(Contains(Messages(p), "only possible within a dynamic pipeline"));
  EXPECT_FALSE(Complete(p));
  const auto q =
      ReadOne(std::string(kPrelude) +
              "@pipeline\ndef p():\n    a = one()\n    if a.load() > 3:\n        noop()\n");
  EXPECT_FALSE(Complete(q));
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
  EXPECT_TRUE(Contains(GuardOf(p, "sq"), "and one.output == 1"));
  EXPECT_EQ(GuardOf(p, "noop"), "not (one.output == 1 or one.output != 1 and one.output == 2)");
  EXPECT_TRUE(Complete(p)) << Messages(p);
}

constexpr std::string_view kTwo = R"(from typing import List
from zenml import pipeline, step

@step
def nums(n: int = 3) -> List[int]:
    return list(range(n))

@step
def one(x: int = 0) -> int:
    return x

@pipeline(dynamic=True)
def open_end(n: int = 3):
    it = iter(nums(n).load())
    for x in it:
        one(x)
    for x in it:
        one(x)

@pipeline(dynamic=True)
def parent(n: int = 3):
    for x in nums(n).load():
        if x > 1:
            open_end(x)
)";

// What one body lacks is its pipeline's own, and one that starts others says so.
TEST(DynamicPipelines, OfOneFileAreReadEachForItself) {
  const graph::Document document = ReadZenMl(kTwo);
  ASSERT_EQ(document.pipelines.size(), 2U);
  EXPECT_TRUE(document.complete);
  EXPECT_FALSE(Complete(document.pipelines[0]));
  EXPECT_TRUE(Contains(Messages(document.pipelines[1]),
                       "'parent' starts 'open_end' as a run of its own, if nums.output[] > 1, for "
                       "each nums.output"));
}

}  // namespace
}  // namespace smgraph::zenml
