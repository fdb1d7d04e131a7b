#include <gtest/gtest.h>

#include "tests/passes/check/schedule_cases.h"

namespace smgraph::passes {
namespace {

TEST(IncompleteSchedule, NeedsAWayToSayWhen) {
  const Slugs found = {"incomplete-schedule"};
  EXPECT_EQ(OfZenMl("sagemaker", MakeSchedule("interval", "6:00:00")), found);
  EXPECT_EQ(OfZenMl("sagemaker", MakeSchedule("incomplete", {}, MakeSettings("catchup", true))),
            found);
  EXPECT_EQ(OfZenMl("sagemaker", MakeSchedule("cron", "")), found);
  EXPECT_EQ(OfZenMl("sagemaker", MakeSchedule("at", "2030-01-01 00:00:00+00:00")), Slugs());
  const graph::Map start = MakeSettings("start_time", "2030-01-01 00:00:00+00:00");
  EXPECT_EQ(OfZenMl("sagemaker", MakeSchedule("interval", "6:00:00", start)), Slugs());
  EXPECT_EQ(OfZenMl("sagemaker", MakeSchedule("interval", "0:00:00", start)), found);
}

}  // namespace
}  // namespace smgraph::passes
