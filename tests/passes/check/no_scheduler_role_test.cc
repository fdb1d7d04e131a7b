#include <string>
#include <utility>
#include <vector>

#include <gtest/gtest.h>

#include "tests/passes/check/schedule_cases.h"

namespace smgraph::passes {
namespace {

TEST(NoSchedulerRole, IsForWhatEventBridgeStarts) {
  const auto without = [](const char* form, const char* expression) {
    return SlugsOf(MakePipeline(graph::Dialect::kSageMaker, MakeSchedule(form, expression)));
  };
  EXPECT_EQ(without("cron", "0 6 * * ? *"), Slugs{"no-scheduler-role"});
  EXPECT_EQ(without("event", "{}"), Slugs());
  EXPECT_EQ(OfSageMaker(MakeSchedule("cron", "0 6 * * ? *")), Slugs());
}

TEST(NoSchedulerRole, IsMissedInTheStackOfZenMl) {
  const auto with = [](const char* flavour, std::vector<std::string> configured) {
    CheckOptions options;
    options.stack = {.file = "stack.yaml",
                     .components = {{"orchestrator", flavour, "prod", std::move(configured)}}};
    std::string messages;
    const auto schedule = MakeSchedule("cron", "0 6 * * ? *");
    for (const Diagnostic& one : Check(MakePipeline(graph::Dialect::kZenMl, schedule), options)) {
      if (one.slug == "no-scheduler-role") messages += one.message;
    }
    return messages;
  };
  EXPECT_EQ(with("sagemaker", {"execution_role"}),
            "the SageMaker orchestrator in stack.yaml has no scheduler_role: the schedule gets the "
            "role of whoever makes it");
  EXPECT_EQ(with("sagemaker", {"execution_role", "scheduler_role"}), "");
  EXPECT_EQ(with("kubernetes", {}), "");
}

}  // namespace
}  // namespace smgraph::passes
