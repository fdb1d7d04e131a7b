#include <string>

#include <gtest/gtest.h>

#include "tests/frontends/sagemaker/program.h"
#include "tests/frontends/sagemaker/reading.h"

// Calls of which it is not known what they get or give: nothing there is a fault for certain.
namespace smgraph::sagemaker {
namespace {

// The name may be that of the step that is not known.
TEST(UnknownCalls, NameBesideAStepThatIsNotKnown) {
  const graph::Pipeline pipeline = ReadBody(R"(
from somewhere import make
t = T("T")
t.add_depends_on(["A"])
p = Pipeline(name="P", steps=[make("A"), t])
)");
  EXPECT_FALSE(graph::Info(pipeline).complete);
  EXPECT_EQ(CodesOf(pipeline), "SMG020 SMG021");
}

// Parameters that are not known are none of the names.
TEST(UnknownCalls, NameOfNoStepBesideParametersThatAreNotKnown) {
  const graph::Pipeline pipeline = ReadBody(R"(
from somewhere import parameters
t = T("T")
t.add_depends_on(["A"])
p = Pipeline(name="P", parameters=parameters(), steps=[t])
)");
  EXPECT_NE(CodesOf(pipeline).find("SMG202"), std::string::npos) << CodesOf(pipeline);
}

// What is missing in a call, a decorator that nobody knows may give.
TEST(UnknownCalls, ArgumentsThatADecoratorGives) {
  const graph::Pipeline pipeline = ReadBody(R"(
from somewhere import configured
@configured(path="conf")
def main(config):
    return Pipeline(name="P", steps=[T("T"), T(config.name)])
main()
)");
  ASSERT_EQ(num_vertices(pipeline), 2U);
  EXPECT_EQ(pipeline[0].id, "T");
}

TEST(UnknownCalls, NothingIsMissingWhereAnythingIsTaken) {
  const graph::Pipeline pipeline = ReadBody(R"(
from somewhere import retried
@retried
def make(*names, **options):
    return [T(name) for name in [*names, *options, "T"]]
p = Pipeline(name="P", steps=make())
)");
  EXPECT_TRUE(graph::Info(pipeline).complete);
  EXPECT_EQ(num_vertices(pipeline), 1U);
}

TEST(UnknownCalls, CallThatOnlyADecoratorUnderstands) {
  const graph::Pipeline pipeline = ReadBody(R"(
from somewhere import curry
@curry
def make(first, second): return T(first + second)
p = Pipeline(name="P", steps=[T("T"), make("A")("B")])
)");
  EXPECT_FALSE(graph::Info(pipeline).complete);
  EXPECT_EQ(CodesOf(pipeline), "SMG020");
}

// The arm that cannot be spread is no way on.
TEST(UnknownCalls, OptionsThatMayBeAList) {
  const graph::Pipeline pipeline = ReadBody(R"(
from somewhere import read
options = read("x")
def known(value):
    if isinstance(value, list): return [1]
    return {"name": "B"}
def make(name): return T(name)
p = Pipeline(name="P", steps=[T("A"), make(**known(options))])
)");
  ASSERT_EQ(num_vertices(pipeline), 2U);
  EXPECT_EQ(pipeline[1].id, "B");
  EXPECT_TRUE(graph::Info(pipeline).complete);
}

}  // namespace
}  // namespace smgraph::sagemaker
