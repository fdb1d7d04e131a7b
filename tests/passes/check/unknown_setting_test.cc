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

TEST(UnknownSetting, IsSaidWithWhatIsMeant) {
  const auto found = Check(WithSettings({}, Sagemaker({{{"instance_typ", "x"}, {"tags", Map()}}})));
  ASSERT_EQ(found.size(), 1U);
  EXPECT_EQ(found[0].message,
            "step 'train': orchestrator.sagemaker settings have no 'instance_typ'");
  EXPECT_EQ(found[0].notes.at(0).text, "did you mean 'instance_type'?");
}

TEST(UnknownSetting, OfTheStepOperatorAreOthers) {
  Map keys;
  keys.Set("step_operator.sagemaker", Map{{{"experiment_name", "x"}, {"synchronous", true}}});
  EXPECT_EQ(Messages(WithSettings(keys, {}), "unknown-setting"),
            "pipeline 'nightly': step_operator.sagemaker settings have no 'synchronous'\n");
}

TEST(UnknownSetting, KeysWithoutAFlavourSpeakToAKnownOrchestrator) {
  Map keys;
  keys.Set("orchestrator", Map{{{"pod_settings", "x"}}});
  EXPECT_EQ(Messages(WithSettings(keys, {}), "unknown-setting"), "");
  EXPECT_NE(Messages(WithSettings(keys, {}), "unknown-setting", {.orchestrator = "sagemaker"}), "");
}

}  // namespace
}  // namespace smgraph::passes
