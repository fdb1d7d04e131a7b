#include <gtest/gtest.h>

#include "tests/passes/check/schedule_cases.h"

namespace smgraph::passes {
namespace {

TEST(SeveralScheduleForms, AreRefusedByTwoOrchestrators) {
  const graph::Map interval = MakeSettings("interval_second", "6:00:00");
  const auto severity = [&](const char* orchestrator, const char* cron) {
    const auto found =
        Check(MakePipeline(graph::Dialect::kZenMl, MakeSchedule("cron", cron, interval)),
              {.orchestrator = orchestrator});
    return found.size() == 1 && found[0].slug == "several-schedule-forms"
               ? SeverityName(found[0].severity)
               : "other";
  };
  EXPECT_EQ(severity("sagemaker", "0 6 * * ? *"), "error");
  EXPECT_EQ(severity("kubeflow", "0 0 6 * * *"), "error");
  EXPECT_EQ(severity("vertex", "0 6 * * *"), "warning");
}

TEST(SeveralScheduleForms, OneIsEnough) {
  EXPECT_EQ(OfZenMl("vertex", MakeSchedule("cron", "0 6 * * *")), Slugs());
}

}  // namespace
}  // namespace smgraph::passes
