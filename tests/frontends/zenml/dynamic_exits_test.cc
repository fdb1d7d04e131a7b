// Dynamic pipelines: what happens on the way out of a block, and what a look-up or conversion of a
// loaded value raises.
#include <string>
#include <string_view>

#include <gtest/gtest.h>

#include "tests/frontends/zenml/zenml_reader.h"

namespace smgraph::zenml {
namespace {

TEST(DynamicExits, FinallyIsForReturnsToo) {
  const auto p = Dynamic(R"(v = one().load()
try:
    if v == 0:
        return
    src(v)
finally:
    nothing()
sink(v))");
  EXPECT_TRUE(Complete(p)) << Messages(p);
  EXPECT_EQ(GuardOf(p, "nothing"), "always");
  EXPECT_EQ(GuardOf(p, "src"), "one.output != 0");
  EXPECT_EQ(GuardOf(p, "sink"), "one.output != 0");
}

TEST(DynamicExits, FinallyIsForReturnsOfHandlers) {
  const auto p = Dynamic(R"(try:
    src(1)
except Exception:
    return
finally:
    nothing()
sink(1))");
  EXPECT_TRUE(Complete(p)) << Messages(p);
  EXPECT_EQ(GuardOf(p, "nothing"), "always");
  EXPECT_NE(GuardOf(p, "sink"), "always");
}

TEST(DynamicExits, FinallyIsForEveryRound) {
  const auto p = Dynamic(R"(for n in nums().load():
    try:
        if n == 2:
            continue
        if n == 3:
            break
        src(n)
    finally:
        nothing())");
  EXPECT_EQ(GuardOf(p, "nothing").find("!= 2"), std::string::npos) << GuardOf(p, "nothing");
  EXPECT_TRUE(Contains(GuardOf(p, "src"), "!= 2"));
}

TEST(DynamicExits, ManagersAreLeftOnEveryWay) {
  const auto p = Dynamic(R"(import contextlib
@contextlib.contextmanager
def closing():
    yield
    nothing()
def body():
    with closing():
        if one().load():
            return 1
        src(1)
    return 2
sink(body()))");
  EXPECT_EQ(GuardOf(p, "nothing"), "always");
  EXPECT_EQ(GuardOf(p, "sink"), "always");
}

TEST(DynamicExits, WhatFinallyLeavesIsForAll) {
  const auto p = Dynamic(R"(def kind():
    log = []
    try:
        if one().load():
            log.append("early")
            return log
        log.append("late")
    finally:
        log.append("end")
    return log
for name in kind():
    sink(1, id=name))");
  EXPECT_EQ(GuardOf(p, "early"), "one.output");
  EXPECT_EQ(GuardOf(p, "late"), "not (one.output)");
  EXPECT_EQ(GuardOf(p, "end"), "always");
}

TEST(DynamicExits, LookUpsOfLoadedValuesMayFail) {
  for (const std::string_view risky : {"v = nums().load()[2]", "v = nums().load()['a']",
                                       "v = int(one().load())", "v = 10 // one().load()"}) {
    const auto p = Dynamic("try:\n    " + std::string(risky) + R"(
    src(v)
except (IndexError, KeyError, ValueError, ZeroDivisionError):
    nothing()
sink(1))");
    EXPECT_TRUE(Complete(p)) << risky << Messages(p);
    EXPECT_NE(GuardOf(p, "src"), "always") << risky;
    EXPECT_NE(GuardOf(p, "nothing"), "always") << risky;
    EXPECT_EQ(GuardOf(p, "sink"), "always") << risky;
  }
}

TEST(DynamicExits, ManagersMaySwallow) {
  const auto p = Dynamic(R"(class Guard:
    def __init__(self, lax):
        self.lax = lax
    def __enter__(self):
        return self
    def __exit__(self, kind, value, trace):
        return self.lax > 1
lax = one().load()
try:
    with Guard(lax):
        raise ValueError("x")
    src(1)
except ValueError:
    nothing())");
  EXPECT_EQ(GuardOf(p, "src"), "one.output > 1");
  EXPECT_EQ(GuardOf(p, "nothing"), "one.output <= 1");
}

TEST(DynamicExits, AssertsThatAreCaughtAreConditions) {
  const auto p = Dynamic(R"(v = one().load()
try:
    assert v > 5, "small"
    src(v)
except AssertionError:
    nothing())");
  EXPECT_EQ(GuardOf(p, "src"), "one.output > 5");
  EXPECT_EQ(GuardOf(p, "nothing"), "one.output <= 5");
}

TEST(DynamicExits, LoopsGoOverWhatIsSortedOrFiltered) {
  for (const std::string_view over :
       {"sorted(nums().load())", "reversed(nums().load())", "filter(None, nums().load())",
        "set(nums().load())", "sorted(set(nums().load()), key=lambda n: -n)"}) {
    const auto p = Dynamic("for n in " + std::string(over) + ":\n    sink(n)");
    EXPECT_TRUE(Complete(p)) << over << Messages(p);
    EXPECT_TRUE(p[*graph::FindStep(p, "sink")].multiplicity.has_value()) << over;
  }
  const auto p = Dynamic("for i, n in enumerate(sorted(nums().load())):\n    sink(n)");
  const auto multiplicity = p[*graph::FindStep(p, "sink")].multiplicity;
  EXPECT_EQ(graph::Describe(multiplicity.value().over.at(0)), "nums.output");
}

TEST(DynamicExits, StepsOfAGeneratorThatGivesOnAConditionHaveNoKnownOrder) {
  const auto p = Dynamic(R"(def found():
    for n in (1, 2):
        if src(n).load() != 1:
            yield n
for n in found():
    sink(n))");
  EXPECT_FALSE(Complete(p));
  EXPECT_TRUE(Contains(Messages(p), "comes before or after what uses the values"));
  const auto collected = Dynamic(R"(def found():
    for n in (1, 2):
        if src(n).load() != 1:
            yield n
for n in list(found()):
    sink(n))");
  EXPECT_TRUE(Complete(collected)) << Messages(collected);
}

}  // namespace
}  // namespace smgraph::zenml
