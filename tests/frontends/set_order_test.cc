#include <string>

#include <gtest/gtest.h>

#include "frontends/kinds.h"
#include "frontends/read.h"
#include "graph/pipeline.h"

// Sets of texts, over which Python walks in another order each time: a graph that depends on it is
// not complete.
namespace smgraph::frontends {
namespace {

struct Program {
  const char* name;
  std::string body;
  bool complete;
};

void PrintTo(const Program& program, std::ostream* out) {
  *out << program.name;
}

constexpr const char* kBefore = R"(
from sagemaker.estimator import Estimator
from sagemaker.workflow.pipeline import Pipeline
from sagemaker.workflow.steps import TrainingStep

est = Estimator(image_uri="i", role="r", instance_count=1, instance_type="ml.m5.large")
names = {"a", "b", "c"}

def T(name, after=None):
    return TrainingStep(name=name, estimator=est, depends_on=after)

)";

class OrderOfSets : public testing::TestWithParam<Program> {};

TEST_P(OrderOfSets, MattersOrNot) {
  SourceMap sources;
  LoadedFile file;
  file.text = kBefore + GetParam().body;
  file.file = sources.Add("main.py", file.text);
  file.path = "/dev/null/sets/main.py";
  ReadOptions options;
  options.root = "/dev/null/sets";
  const auto read = ReadPython(file, options, sources);
  ASSERT_TRUE(read.ok()) << read.error().message;
  ASSERT_EQ(read.value().pipelines.size(), 1U);
  const graph::PipelineInfo& info = graph::Info(read.value().pipelines.front());
  EXPECT_EQ(info.complete, GetParam().complete);
  EXPECT_EQ(read.value().complete, GetParam().complete);
  EXPECT_EQ(info.diagnostics.empty(), GetParam().complete);
}

INSTANTIATE_TEST_SUITE_P(
    , OrderOfSets,
    testing::ValuesIn(std::vector<Program>{
        {"ListedSteps", "Pipeline('P', steps=[T(n) for n in names])", true},
        {"SortedNames", "Pipeline('P', steps=[T(f'{i}{n}') for i, n in enumerate(sorted(names))])",
         true},
        {"NumberedNames", "Pipeline('P', steps=[T(f'{i}{n}') for i, n in enumerate(names)])",
         false},
        {"KeysOfADict",
         "Pipeline('P', steps=[T(f'{i}{n}') for i, n in enumerate({'x': 1, 'y': 2}.keys())])",
         true},
        {"JoinedName", "Pipeline('P', steps=[T('-'.join(names))])", false},
        {"OneOfThem", "Pipeline('P', steps=[T(names.pop())])", false},
        {"Membership", "Pipeline('P', steps=[T(n) for n in 'abx' if n in names | {'x'}])", true},
        {"SizeAndExtremes", "Pipeline('P', steps=[T(f'{len(names)}{min(names)}{max(names)}')])",
         true},
        {"SortedWithTies", "Pipeline('P', steps=[T(str(sorted(names, key=len)))])", false},
        {"WaitingForAll",
         "Pipeline('P', steps=[T('z', after=list(names)), *map(T, sorted(names))])", true},
        {"Chain", R"(
steps = []
for n in names:
    steps.append(T(n, after=steps[-1:]))
Pipeline('P', steps=steps)
)",
         false}}),
    [](const auto& program) { return std::string(program.param.name); });

}  // namespace
}  // namespace smgraph::frontends
