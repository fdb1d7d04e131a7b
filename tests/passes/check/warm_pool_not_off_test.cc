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

std::string Found(Value period) {
  return Messages(
      WithSettings({}, Sagemaker({{{"keep_alive_period_in_seconds", std::move(period)}}})),
      "warm-pool-not-off");
}

TEST(WarmPoolNotOff, ByNone) {
  EXPECT_EQ(Found(Value()),
            "step 'train': keep_alive_period_in_seconds=None does not switch the warm pool off\n");
  EXPECT_EQ(Found(0), "");
  EXPECT_EQ(Found(graph::Unknown{"argument", "period", {}}), "");
}

}  // namespace
}  // namespace smgraph::passes
