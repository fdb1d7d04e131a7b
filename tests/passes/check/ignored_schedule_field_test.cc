#include <gtest/gtest.h>

#include "tests/passes/check/schedule_cases.h"

namespace smgraph::passes {
namespace {

TEST(IgnoredScheduleField, IsDifferentForEachOrchestrator) {
  const graph::Map end = MakeSettings("end_time", "2031-01-01 00:00:00+00:00");
  const graph::Map start = MakeSettings("start_time", "2030-01-01 00:00:00+00:00");
  const Slugs found = {"ignored-schedule-field"};
  EXPECT_EQ(OfZenMl("sagemaker", MakeSchedule("cron", "0 6 * * ? *", end)), found);
  EXPECT_EQ(OfZenMl("sagemaker", MakeSchedule("cron", "0 6 * * ? *", start)), Slugs());
  EXPECT_EQ(OfZenMl("kubernetes", MakeSchedule("cron", "0 6 * * *", start)), found);
  EXPECT_EQ(OfZenMl("vertex", MakeSchedule("cron", "0 6 * * *", end)), Slugs());
  EXPECT_EQ(OfZenMl("vertex", MakeSchedule("cron", "0 6 * * *", MakeSettings("catchup", true))),
            found);
  EXPECT_EQ(OfZenMl("vertex", MakeSchedule("cron", "0 6 * * *", MakeSettings("catchup", false))),
            Slugs());
}

}  // namespace
}  // namespace smgraph::passes
