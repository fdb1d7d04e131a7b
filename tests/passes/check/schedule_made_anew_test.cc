#include <gtest/gtest.h>

#include "tests/passes/check/schedule_cases.h"

namespace smgraph::passes {
namespace {

TEST(ScheduleMadeAnew, SpeaksToThoseWhoGiveAName) {
  graph::Schedule named = MakeSchedule("cron", "0 6 * * *");
  named.name = "nightly";
  EXPECT_EQ(OfZenMl("vertex", named), Slugs{"schedule-made-anew"});
  EXPECT_EQ(OfZenMl("vertex", MakeSchedule("cron", "0 6 * * *")), Slugs());
}

}  // namespace
}  // namespace smgraph::passes
