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

struct Case {
  Map own = {};
  Map more = {};
  Map of_pipeline = {};
  bool dynamic = true;
};

std::string Found(const Case& given) {
  Map keys = Sagemaker({{{"instance_type", "ml.g5.xlarge"}}});
  for (const auto& [key, value] : given.more.items)
    keys.Set(key, value);
  graph::Pipeline pipeline = WithSettings(given.of_pipeline, keys);
  graph::Info(pipeline).dynamic = given.dynamic;
  for (const auto& [key, value] : given.own.items)
    pipeline[0].settings.Set(key, value);
  return Messages(pipeline, "settings-of-inline-step");
}

TEST(SettingsOfInlineStep, DoNothing) {
  EXPECT_EQ(Found({}),
            "step 'train' runs inside the job of the pipeline: its orchestrator.sagemaker settings "
            "do nothing\n");
  EXPECT_EQ(Found({.dynamic = false}), "");
}

TEST(SettingsOfInlineStep, CountOnceTheStepHasItsOwnJob) {
  const Map image = {{{"requirements", "pandas"}}};
  const Map other = {{{"requirements", "numpy"}}};
  EXPECT_EQ(Found({.own = {{{"runtime", "isolated"}}}}), "");
  EXPECT_NE(Found({.own = {{{"runtime", "inline"}}}}), "");
  EXPECT_EQ(Found({.own = {{{"step_operator", "gpu"}}}}), "");
  EXPECT_EQ(Found({.more = {{{"resources", Map{{{"cpu_count", 4}}}}}}}), "");
  EXPECT_EQ(Found({.own = {{{"runtime", "inline"}}},
                   .more = {{{"resources", Map{{{"memory", "4GB"}}}}}}}),
            "");
  EXPECT_NE(Found({.more = {{{"resources", Map()}}}}), "");
  EXPECT_EQ(Found({.more = {{{"docker", image}}}}), "");
  EXPECT_EQ(Found({.more = {{{"docker", image}}}, .of_pipeline = {{{"docker", other}}}}), "");
  EXPECT_NE(Found({.more = {{{"docker", image}}}, .of_pipeline = {{{"docker", image}}}}), "");
}

}  // namespace
}  // namespace smgraph::passes
