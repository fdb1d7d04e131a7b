#include <algorithm>
#include <string>

#include <gtest/gtest.h>

#include "tests/frontends/zenml/zenml_reader.h"

// What dynamic pipelines record: what ZenML itself recorded for the examples D1 to D16.
namespace smgraph::zenml {
namespace {

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

TEST(DynamicMap, ResultsThatAreTakenOneByOneKeepTheirEdges) {
  for (const std::string_view take :
       {"it = iter(r)\nsq(next(it), id='b')", "q = list(r)\nwhile q:\n    sq(q.pop(), id='b')",
        "sq(list(r)[-1], id='b')", "for x in list(r)[1:]:\n    sq(x, id='b')",
        "for f in r:\n    sq(f.artifacts()[0], id='b')",
        "for f in r:\n    sq(f.result(), id='b')"}) {
    const auto p = Dynamic("r = sq.map(nums(3))\n" + std::string(take));
    EXPECT_TRUE(Complete(p)) << take << Messages(p);
    EXPECT_TRUE(std::ranges::count(Edges(p), "map:sq:{index}.output -> b.x") == 1) << take;
  }
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
