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

const Map kLarge = {{{"instance_type", "ml.m5.4xlarge"}}};

std::string Found(Map of_step, Map of_pipeline = kLarge) {
  return Messages(WithSettings(Sagemaker(std::move(of_pipeline)), Sagemaker(std::move(of_step))),
                  "settings-reset-instance-type");
}

TEST(SettingsResetInstanceType, ToTheDefaultOfTheirJob) {
  EXPECT_EQ(Found({{{"volume_size_in_gb", 60}}}),
            "step 'train' runs on ml.m5.xlarge, not on the pipeline's ml.m5.4xlarge: its settings "
            "name no instance_type\n");
  EXPECT_TRUE(Found({{{"use_training_step", false}}}).find("ml.t3.medium") != std::string::npos);
  EXPECT_TRUE(Found({{{"use_training_step", Value()}}}).find("ml.t3.medium") != std::string::npos);
  EXPECT_NE(Found({{{"instance_type", Value()}}}), "");
}

TEST(SettingsResetInstanceType, NotWhereTheyNameOneOrItIsTheSame) {
  EXPECT_EQ(Found({{{"instance_type", "ml.g5.xlarge"}}}), "");
  EXPECT_EQ(Found({{{"volume_size_in_gb", 60}}}, {{{"instance_type", "ml.m5.xlarge"}}}), "");
  EXPECT_EQ(Found({{{"volume_size_in_gb", 60}}}, {{{"volume_size_in_gb", 70}}}), "");
  EXPECT_EQ(Found({{{"use_training_step", graph::Unknown{"argument", "x", {}}}}}), "");
}

TEST(SettingsResetInstanceType, NotOnOtherOrchestrators) {
  EXPECT_EQ(Messages(WithSettings(Sagemaker(kLarge), Sagemaker({{{"volume_size_in_gb", 60}}})),
                     "settings-reset-instance-type", {.orchestrator = "kubernetes"}),
            "");
}

}  // namespace
}  // namespace smgraph::passes
