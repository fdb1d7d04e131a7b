#include <gtest/gtest.h>

#include "tests/passes/check/schedule_cases.h"

namespace smgraph::passes {
namespace {

TEST(CronReadOtherwise, KnowsWhoCountsFieldsInAnotherWay) {
  const Slugs found = {"cron-read-otherwise"};
  EXPECT_EQ(OfZenMl("kubeflow", MakeSchedule("cron", "0 6 * * *")), found);
  EXPECT_EQ(OfZenMl("kubeflow", MakeSchedule("cron", "0 0 6 * * *")), Slugs());
  EXPECT_EQ(OfZenMl("airflow", MakeSchedule("cron", "0 6 * * ? *")), found);
  EXPECT_EQ(OfZenMl("airflow", MakeSchedule("cron", "0 6 * * *")), Slugs());
  EXPECT_EQ(OfZenMl("azureml", MakeSchedule("cron", "0 6 1 * *")), found);
  EXPECT_EQ(OfZenMl("azureml", MakeSchedule("cron", "0 6 * * 1")), Slugs());
  EXPECT_EQ(OfZenMl("sagemaker", MakeSchedule("cron", "0 6 LW * ? *")), found);
}

}  // namespace
}  // namespace smgraph::passes
