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

}  // namespace
}  // namespace smgraph::passes
