#include <string>

#include <gtest/gtest.h>

#include "tests/frontends/zenml/zenml_reader.h"

// Steps that may fail where that is caught.
namespace smgraph::zenml {
namespace {

TEST(DynamicFailures, ThatWereRaisedLeaveTheRestOut) {
  const auto p = Dynamic(R"(if one().load() > 3:
    raise ValueError("too many")
src())");
  EXPECT_TRUE(Complete(p)) << Messages(p);
  EXPECT_EQ(Steps(p), (Lines{"one", "src"}));
  EXPECT_EQ(GuardOf(p, "src"), "one.output <= 3");
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
  EXPECT_EQ(GuardOf(p, "sq"),
            "not ({one raises ValueError or Exception}) and not ({src raises ValueError or "
            "Exception}) and not ({noop raises ValueError or Exception})");
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
  EXPECT_EQ(GuardOf(p, "nums2"),
            "not ({one2 raises Exception}) and not ({src2 raises Exception}) and not ({noop2 "
            "raises Exception})");
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

}  // namespace
}  // namespace smgraph::zenml
