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

TEST(DuplicateSettings, AreTwoKeysForOneComponent) {
  Map keys = Sagemaker({{{"instance_type", "ml.m5.large"}}});
  EXPECT_EQ(Messages(WithSettings(keys, keys), "duplicate-settings"), "");
  keys.Set("orchestrator", Map{{{"synchronous", false}}});
  EXPECT_EQ(Messages(WithSettings({}, keys), "duplicate-settings"),
            "step 'train': \"orchestrator.sagemaker\" and \"orchestrator\" are settings of one "
            "component\n");
  EXPECT_EQ(Messages(WithSettings({}, keys), "duplicate-settings", {.orchestrator = "vertex"}), "");
}

}  // namespace
}  // namespace smgraph::passes
