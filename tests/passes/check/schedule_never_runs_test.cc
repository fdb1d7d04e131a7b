#include <gtest/gtest.h>

#include "tests/passes/check/schedule_cases.h"

namespace smgraph::passes {
namespace {

TEST(ScheduleNeverRuns, WhenItsTimeIsOver) {
  const Slugs found = {"schedule-never-runs"};
  EXPECT_EQ(OfSageMaker(MakeSchedule("at", "2026-11-30T23:00:00")), found);
  EXPECT_EQ(OfSageMaker(MakeSchedule("at", "2026-12-01T01:00:00")), Slugs());
  EXPECT_EQ(OfSageMaker(MakeSchedule("cron", "0 6 1 1 ? 2020")), found);
  EXPECT_EQ(OfSageMaker(MakeSchedule("cron", "0 6 31 2 ? *")), found);
  EXPECT_EQ(OfZenMl("sagemaker", MakeSchedule("at", "2020-01-01 00:00:00")), found);
  EXPECT_EQ(OfSageMaker(MakeSchedule("cron", "0 6 * * ? *", MakeSettings("enabled", false))),
            Slugs());
}

TEST(ScheduleNeverRuns, WhenItsStartIsRefused) {
  const Slugs found = {"schedule-never-runs"};
  const auto starting = [](const char* time) {
    return MakeSchedule("cron", "0 6 * * ? *", MakeSettings("start_time", time));
  };
  EXPECT_EQ(OfZenMl("sagemaker", starting("2026-11-30 23:50:00+00:00")), found);
  EXPECT_EQ(OfZenMl("sagemaker", starting("2026-11-30 23:57:00+00:00")), Slugs());
  EXPECT_EQ(OfZenMl("airflow", starting("2020-01-01 00:00:00+00:00")).count("schedule-never-runs"),
            0U);
}

TEST(ScheduleNeverRuns, NeedsAClock) {
  const graph::Pipeline over =
      MakePipeline(graph::Dialect::kZenMl, MakeSchedule("at", "2020-01-01 00:00:00+00:00"));
  EXPECT_TRUE(Check(over).empty());
}

}  // namespace
}  // namespace smgraph::passes
