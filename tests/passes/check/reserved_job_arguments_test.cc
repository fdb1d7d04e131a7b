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

std::vector<Diagnostic> Found(const std::string& key, const Map& values) {
  Map keys;
  keys.Set(key, values);
  std::vector<Diagnostic> found;
  for (Diagnostic& one : Check(WithSettings({}, keys))) {
    if (one.slug == "reserved-job-arguments") found.push_back(std::move(one));
  }
  return found;
}

TEST(ReservedJobArguments, AreRefusedOrReplaced) {
  const Map arguments = {{{"image_uri", "x"}, {"environment", Map()}, {"max_wait", 9}}};
  const auto found = Found("orchestrator.sagemaker", {{{"estimator_args", arguments}}});
  ASSERT_EQ(found.size(), 2U);
  EXPECT_EQ(found[0].message, "step 'train': estimator_args cannot have 'environment'");
  EXPECT_EQ(found[0].severity, Severity::kError);
  EXPECT_EQ(found[1].message, "step 'train': estimator_args cannot have 'image_uri'");
  EXPECT_EQ(found[1].severity, Severity::kWarning);
}

TEST(ReservedJobArguments, OfTheJobThatIsMade) {
  const Map arguments = {{{"env", Map()}}};
  EXPECT_EQ(Found("orchestrator.sagemaker", {{{"processor_args", arguments}}}).size(), 0U);
  EXPECT_EQ(Found("orchestrator.sagemaker",
                  {{{"use_training_step", false}, {"processor_args", arguments}}})
                .size(),
            1U);
}

TEST(ReservedJobArguments, OfTheStepOperatorAreOthers) {
  const Map arguments = {{{"image_uri", "x"}, {"environment", Map()}, {"base_job_name", "b"}}};
  const auto found = Found("step_operator.sagemaker", {{{"estimator_args", arguments}}});
  ASSERT_EQ(found.size(), 2U);
  EXPECT_EQ(found[0].severity, Severity::kWarning);
  EXPECT_EQ(found[1].severity, Severity::kError);
}

}  // namespace
}  // namespace smgraph::passes
