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

std::string Found(const std::string& name, Value value) {
  Map values;
  values.Set(name, std::move(value));
  return Messages(WithSettings({}, Sagemaker(values)), "invalid-setting");
}

TEST(InvalidSetting, IsOfAnotherType) {
  EXPECT_EQ(Found("volume_size_in_gb", "large"),
            "step 'train': 'large' is no value for 'volume_size_in_gb', which is an integer\n");
  EXPECT_NE(Found("tags", Map{{{"a", 1}}}), "");
  EXPECT_NE(Found("instance_type", 5), "");
  EXPECT_NE(Found("synchronous", "perhaps"), "");
  EXPECT_NE(Found("volume_size_in_gb", Value()), "");
}

TEST(InvalidSetting, IsNotWhatCanBeConvertedOrIsNotKnown) {
  EXPECT_EQ(Found("volume_size_in_gb", "30"), "");
  EXPECT_EQ(Found("synchronous", "no"), "");
  EXPECT_EQ(Found("use_training_step", Value()), "");
  EXPECT_EQ(Found("volume_size_in_gb", graph::Unknown{"argument", "size", {}}), "");
  EXPECT_EQ(Found("tags", Map{{{"a", graph::Unknown{"argument", "a", {}}}}}), "");
}

}  // namespace
}  // namespace smgraph::passes
