#include <gtest/gtest.h>

#include "tests/passes/check/schedule_cases.h"

namespace smgraph::passes {
namespace {

TEST(InvalidScheduleExpression, DependsOnWhoReadsIt) {
  const Slugs found = {"invalid-schedule-expression"};
  EXPECT_EQ(OfZenMl("sagemaker", MakeSchedule("cron", "0 6 * * *")), found);
  EXPECT_EQ(OfZenMl("sagemaker", MakeSchedule("cron", "cron(0 6 * * ? *)")), Slugs());
  EXPECT_EQ(OfZenMl("vertex", MakeSchedule("cron", "0 6 * * *")), Slugs());
  EXPECT_EQ(OfZenMl("vertex", MakeSchedule("cron", "0 6 * * ? *")), found);
  EXPECT_EQ(OfZenMl("hyperai", MakeSchedule("cron", "0 6 * * 1-5")), found);
}

TEST(InvalidScheduleExpression, ReadsEventBridgeBesideSageMaker) {
  const Slugs found = {"invalid-schedule-expression"};
  EXPECT_EQ(OfSageMaker(MakeSchedule("cron", "0 6 * * * *")), found);
  EXPECT_EQ(OfSageMaker(MakeSchedule("rate", "1 hours")), Slugs());
  EXPECT_EQ(OfSageMaker(MakeSchedule("rate", "1 hours", MakeSettings("service", "events"))), found);
  EXPECT_EQ(OfSageMaker(MakeSchedule("rate", "10 seconds")), found);
  EXPECT_EQ(OfSageMaker(MakeSchedule("at", "2030-01-01T00:00:00Z")), found);
  EXPECT_EQ(OfSageMaker(MakeSchedule("at", "2030-01-01T00:00:00")), Slugs());
  EXPECT_EQ(OfSageMaker(MakeSchedule("", "daily")), found);
  EXPECT_EQ(OfSageMaker(MakeSchedule("cron", "0 6 * * ? *", MakeSettings("timezone", "Mars/Base"))),
            found);
}

TEST(InvalidScheduleExpression, SaysNothingOfWhatIsNotKnown) {
  const graph::Unknown unknown = {"argument 'cron'", "cron", {}};
  EXPECT_EQ(OfZenMl("sagemaker", MakeSchedule("cron", unknown)), Slugs());
  EXPECT_EQ(OfZenMl("own-orchestrator", MakeSchedule("cron", "0 6")), Slugs());
  EXPECT_EQ(OfSageMaker(MakeSchedule("cron", unknown)), Slugs());
}

}  // namespace
}  // namespace smgraph::passes
