#include <string>

#include <gtest/gtest.h>

#include "tests/passes/check/settings_pipeline.h"

namespace smgraph::passes {
namespace {

using graph::Map;
using graph::Value;
using testing::Messages;
using testing::Sagemaker;
using testing::WithSettings;

std::string Found(Map of_step) {
  return Messages(WithSettings({}, Sagemaker(std::move(of_step))), "output-needs-processing-step");
}

TEST(OutputNeedsProcessingStep, ForSeveralOutputsAndContinuousOnes) {
  const Map outputs = {{{"a", "s3://bucket/a"}}};
  EXPECT_EQ(Found({{{"output_data_s3_uri", outputs}}}),
            "step 'train': these outputs need use_training_step=False\n");
  EXPECT_NE(Found({{{"output_data_s3_uri", outputs}, {"use_training_step", true}}}), "");
  EXPECT_EQ(Found({{{"output_data_s3_uri", outputs}, {"use_training_step", false}}}), "");
  EXPECT_NE(Found({{{"output_data_s3_uri", "s3://bucket"}, {"output_data_s3_mode", "Continuous"}}}),
            "");
  EXPECT_EQ(Found({{{"output_data_s3_uri", "s3://bucket"}}}), "");
  EXPECT_EQ(Found({{{"output_data_s3_mode", "Continuous"}}}), "");
}

}  // namespace
}  // namespace smgraph::passes
