#include <string>
#include <string_view>

#include <gtest/gtest.h>

#include "tests/frontends/zenml/zenml_reader.h"

// Code for ZenML before 0.40: it is not read, and the message says which era it belongs to.
namespace smgraph::zenml {
namespace {

struct LegacyCase {
  std::string_view name;
  std::string_view program;
  std::string_view message;
};
void PrintTo(const LegacyCase& one, std::ostream* out) {
  *out << one.name;
}

constexpr LegacyCase kCases[] = {
    {"StepsAsArguments", R"(
from zenml.pipelines import pipeline
from zenml.steps import step

@step
def load() -> int:
    return 1

@pipeline
def training(load, fit):
    fit(load())

training(load(), fit=load()).run()
)",
     "pipeline 'training' takes steps as arguments: that is ZenML before 0.40"},
    {"PipelineThatNothingCalls", R"(
from zenml.pipelines import pipeline

@pipeline
def training(load, fit):
    x = load()
    fit(x)
)",
     "'load', an argument of the pipeline, is called like a step: steps were arguments before"},
    {"ClassPipeline", R"(
from zenml.pipelines import BasePipeline
from zenml.steps import BaseStep

class Load(BaseStep):
    def entrypoint(self) -> int:
        return 1

class Training(BasePipeline):
    def connect(self, load):
        load()

Training(load=Load()).run()
)",
     "class pipelines belong to ZenML before 0.40"},
    {"OutputAsAnnotation", R"(
from zenml import pipeline, step
from zenml.steps import Output

@step
def load() -> Output(x=int, y=int):
    return 1, 2

@pipeline
def training():
    x, y = load()

training()
)",
     "'zenml.steps.Output' belongs to ZenML before 0.40"},
    {"ParametersClass", R"(
from zenml import pipeline, step
from zenml.steps import BaseParameters

class Options(BaseParameters):
    n: int = 1
)",
     "'zenml.steps.BaseParameters' belongs to ZenML before 0.40"},
    {"Repository", "from zenml.repository import Repository\nRepository().get_pipelines()\n",
     "'zenml.repository.Repository' belongs to ZenML before 0.20"},
    {"CoreModules", R"(
from zenml.core.pipelines.training_pipeline import TrainingPipeline
TrainingPipeline(name="Quickstart").run()
)",
     "belongs to ZenML before 0.5"},
};

class Legacy : public testing::TestWithParam<LegacyCase> {};

TEST_P(Legacy, IsDeclinedWithItsEra) {
  const graph::Document document = ReadZenMl(GetParam().program);
  std::string said;
  bool complete = document.complete;
  for (const Diagnostic& diagnostic : document.diagnostics)
    said += diagnostic.code + " " + diagnostic.message + "\n";
  for (const graph::Pipeline& pipeline : document.pipelines) {
    complete = complete && graph::Info(pipeline).complete;
    for (const Diagnostic& diagnostic : graph::Info(pipeline).diagnostics)
      said += diagnostic.code + " " + diagnostic.message + "\n";
    EXPECT_EQ(said.find("has no steps"), std::string::npos) << said;
  }
  EXPECT_FALSE(complete);
  EXPECT_TRUE(Contains(said, "SMG054"));
  EXPECT_TRUE(Contains(said, GetParam().message));
}

INSTANTIATE_TEST_SUITE_P(ZenMl, Legacy, testing::ValuesIn(kCases),
                         [](const auto& one) { return std::string(one.param.name); });

TEST(LegacyNames, OfPresentReleasesAreNone) {
  const auto p = ReadOne(R"(
from zenml import pipeline, step
from zenml.steps import BaseStep, StepContext, step as make

@make
def load() -> int:
    return 1

@pipeline
def training():
    load()

training()
)");
  EXPECT_TRUE(graph::Info(p).complete) << Messages(p);
}

}  // namespace
}  // namespace smgraph::zenml
