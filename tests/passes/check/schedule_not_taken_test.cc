#include <gtest/gtest.h>

#include "tests/passes/check/schedule_cases.h"

namespace smgraph::passes {
namespace {

TEST(ScheduleNotTaken, ByOrchestratorAndForm) {
  const graph::Map start = MakeSettings("start_time", "2030-01-01 00:00:00+00:00");
  const Slugs found = {"schedule-not-taken"};
  EXPECT_EQ(OfZenMl("local", MakeSchedule("cron", "0 6 * * *")), found);
  EXPECT_EQ(OfZenMl("tekton", MakeSchedule("cron", "0 6 * * *")), found);
  EXPECT_EQ(OfZenMl("kubernetes", MakeSchedule("interval", "6:00:00", start)), found);
  EXPECT_EQ(OfZenMl("sagemaker", MakeSchedule("interval", "6:00:00", start)), Slugs());
  EXPECT_EQ(OfZenMl("vertex", MakeSchedule("at", "2030-01-01 00:00:00+00:00")), found);
  EXPECT_EQ(OfZenMl("azureml", MakeSchedule("interval", "0:00:30", start)), found);
  EXPECT_EQ(OfZenMl("kubeflow", MakeSchedule("interval", "1 day, 0:00:00", start)), found);
  EXPECT_EQ(OfZenMl("own-orchestrator", MakeSchedule("at", "2030-01-01")), Slugs());
}

TEST(ScheduleNotTaken, ByDatabricksWithoutATimeZone) {
  graph::Pipeline pipeline =
      MakePipeline(graph::Dialect::kZenMl, MakeSchedule("cron", "0 0 6 * * ?"));
  EXPECT_EQ(SlugsOf(pipeline, "databricks"), Slugs{"schedule-not-taken"});
  graph::Info(pipeline).settings.Set(
      "settings",
      MakeSettings("orchestrator.databricks", MakeSettings("schedule_timezone", "UTC")));
  EXPECT_EQ(SlugsOf(pipeline, "databricks"), Slugs());
}

}  // namespace
}  // namespace smgraph::passes
