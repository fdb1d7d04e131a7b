#include <gtest/gtest.h>

#include "tests/passes/check/schedule_cases.h"

namespace smgraph::passes {
namespace {

TEST(IntervalCut, IsWhatTheOrchestratorLeavesOut) {
  const graph::Map start = MakeSettings("start_time", "2030-01-01 00:00:00+00:00");
  const auto of = [&](const char* orchestrator, const char* interval) {
    return OfZenMl(orchestrator, MakeSchedule("interval", interval, start));
  };
  const Slugs found = {"interval-cut"};
  EXPECT_EQ(of("sagemaker", "0:01:30"), found);
  EXPECT_EQ(of("sagemaker", "-1 day, 23:59:00"), found);
  EXPECT_EQ(of("sagemaker", "1 day, 6:00:00"), Slugs());
  EXPECT_EQ(of("azureml", "90"), found);
  EXPECT_EQ(of("kubeflow", "1 day, 6:00:00"), found);
  EXPECT_EQ(of("kubeflow", "0:01:30"), Slugs());
  EXPECT_EQ(of("airflow", "0:01:30"), Slugs());
}

}  // namespace
}  // namespace smgraph::passes
