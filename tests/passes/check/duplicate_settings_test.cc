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

TEST(DuplicateSettings, OfOtherComponentsGoByTheStack) {
  const Map keys{{{"step_operator", Map{{{"instance_type", "ml.m5.large"}}}},
                  {"step_operator.sagemaker", Map{{{"instance_type", "ml.m5.large"}}}}}};
  const std::string both =
      "step 'train': \"step_operator\" and \"step_operator.sagemaker\" are settings of one "
      "component\n";
  EXPECT_EQ(Messages(WithSettings({}, keys), "duplicate-settings"), both);
  CheckOptions options;
  options.stack.components = {{"step_operator", "vertex", "v", {}},
                              {"step_operator", "sagemaker", "s", {}}};
  EXPECT_EQ(Messages(WithSettings({}, keys), "duplicate-settings", options), "");
  options.stack.components.erase(options.stack.components.begin());
  EXPECT_EQ(Messages(WithSettings({}, keys), "duplicate-settings", options), both);
  const Map named{{{"step_operator:s", Map{}}, {"step_operator.sagemaker", Map{}}}};
  EXPECT_FALSE(Messages(WithSettings({}, named), "duplicate-settings", options).empty());
  const Map others{{{"step_operator.vertex", Map{}}, {"step_operator.sagemaker", Map{}}}};
  EXPECT_EQ(Messages(WithSettings({}, others), "duplicate-settings"), "");
}

}  // namespace
}  // namespace smgraph::passes
