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

std::string Found(Map of_step, Map of_pipeline = {}) {
  return Messages(WithSettings(Sagemaker(std::move(of_pipeline)), Sagemaker(std::move(of_step))),
                  "unused-job-arguments");
}

TEST(UnusedJobArguments, AreForTheOtherKindOfJob) {
  const Map arguments = {{{"volume_kms_key", "key"}}};
  EXPECT_EQ(Found({{{"processor_args", arguments}}}),
            "step 'train': processor_args is for processing jobs, and this is a training job\n");
  EXPECT_EQ(Found({{{"estimator_args", arguments}, {"use_training_step", false}}}),
            "step 'train': estimator_args is for training jobs, and this is a processing job\n");
  EXPECT_EQ(Found({{{"estimator_args", arguments}}}), "");
  EXPECT_EQ(Found({{{"processor_args", arguments}}}, {{{"use_training_step", false}}}), "");
  EXPECT_EQ(Found({{{"processor_args", Map()}}}), "");
}

}  // namespace
}  // namespace smgraph::passes
