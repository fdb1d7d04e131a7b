#include <string>

#include <gtest/gtest.h>

#include "tests/frontends/sagemaker/reading.h"

// What SDK v3 has and v2 does not, besides the graphs of the corpus (corpus/sagemaker3).
namespace smgraph::sagemaker {
namespace {

TEST(V3Steps, ForEachBodyHasMultiplicity) {
  const graph::Pipeline pipeline = ReadOne(R"(
from sagemaker.core.workflow.parameters import ParameterString
from sagemaker.mlops.workflow import ForEachStep, Pipeline, TrainingStep
from sagemaker.train import ModelTrainer

items = ParameterString(name="Items")
body = TrainingStep(name="B", step_args=ModelTrainer(training_image="image").train())
loop = ForEachStep(name="F", iterable_items=items, max_concurrency=2, for_each_body=[body])
pipeline = Pipeline(name="P", parameters=[items], steps=[loop])
)");
  const auto step = graph::FindStep(pipeline, "B");
  ASSERT_TRUE(step);
  ASSERT_TRUE(pipeline[*step].multiplicity);
  EXPECT_EQ(pipeline[*step].multiplicity->over.front(),
            graph::Value(graph::ParameterReference{"Items"}));
}

}  // namespace
}  // namespace smgraph::sagemaker
