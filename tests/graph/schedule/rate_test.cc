#include "graph/schedule/rate.h"

#include <gtest/gtest.h>

namespace smgraph::schedule {
namespace {

struct Row {
  const char* expression;
  bool scheduler;
  bool rules;
};
constexpr Row kRates[] = {
    {"1 minute", true, true},
    {"5 minutes", true, true},
    {"1 hour", true, true},
    {"7 days", true, true},
    {"1 minutes", true, false},
    {"10 hour", true, false},
    {"1minute", true, false},
    {"10 MINUTES", true, false},
    {"-10 minutes", false, false},
    {"0 minutes", false, false},
    {"10 seconds", false, false},
    {"10 years", false, false},
    {"10", false, false},
    {" 10 minutes", false, false},
    {"10 minutes ", false, false},
    {"1.5 hours", false, false},
    {"", false, false},
    {"minutes", false, false},
};

TEST(ParseRate, TakesWhatEventBridgeTakes) {
  for (const Row& row : kRates) {
    EXPECT_EQ(ParseRate(row.expression, AwsService::kScheduler).ok(), row.scheduler)
        << row.expression;
    EXPECT_EQ(ParseRate(row.expression, AwsService::kRules).ok(), row.rules) << row.expression;
  }
}

TEST(ParseRate, CountsSeconds) {
  EXPECT_EQ(ParseRate("5 minutes", AwsService::kRules).value(), std::chrono::minutes(5));
  EXPECT_EQ(ParseRate("2 days", AwsService::kRules).value(), std::chrono::hours(48));
}

TEST(ParseAt, IsATimeWithoutAZone) {
  EXPECT_TRUE(ParseAt("2031-05-01T08:30:00").ok());
  EXPECT_TRUE(ParseAt("2031-05-01T08:30").ok());
  for (const char* wrong : {"2031-05-01T08:30:00Z", "2031-05-01", "2031-05-01 08:30:00",
                            "2031-02-30T08:30:00", "2031-05-01T08:30:00.5", "tomorrow"})
    EXPECT_FALSE(ParseAt(wrong).ok()) << wrong;
}

}  // namespace
}  // namespace smgraph::schedule
