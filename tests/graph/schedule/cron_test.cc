#include "graph/schedule/cron.h"

#include <string>

#include <gtest/gtest.h>

namespace smgraph::schedule {
namespace {

struct Row {
  const char* expression;
  bool scheduler;
  bool rules;
};

// The examples of the documentation of EventBridge, and variants of what it refuses.
constexpr Row kAws[] = {
    {"0 2 ? * SAT *", true, true},
    {"0 12 * * ? *", true, true},
    {"15 10 ? * 6L 2002-2005", true, true},
    {"0 2 ? * SAT#3 *", true, true},
    {"0/5 8-17 ? * MON-FRI *", true, true},
    {"0-59/10 0-23/2 ? * * *", true, true},
    {"* * ? * SAT#3 *", true, true},
    {"0 0 L * ? *", true, true},
    {"0 0 15W * ? *", true, true},
    {"0 0 ? * L *", true, true},
    {"0 0 1 jan,jul ? 2030/2", true, true},
    {"0 1 * * * *", false, false},
    {"0 1 ? * ? *", false, false},
    {"0 8 1 * MON *", false, false},
    {"71 8 1 * ? *", false, false},
    {"7 20 * * NOT *", false, false},
    {"0 0 ? * 0 *", false, false},
    {"0 0 ? * 8 *", false, false},
    {"0 0 ? * 2#6 *", false, false},
    {"0 2 * * ?", true, false},
    {"0 8 1 * ? 2500", false, true},
    {"", false, false},
    {"INVALID", false, false},
    {"0 2 * *", false, false},
    {"0 0 2 * * ? *", false, false},
    {"0 0 32 * ? *", false, false},
    {"0 0 0W * ? *", false, false},
    {"0 24 * * ? *", false, false},
    {"0 0 1 13 ? *", false, false},
    {"0 0 ? * MON#1,TUE#2 *", false, false},
    {"0 0 1 * ? 1969", false, false},
    {"? 0 1 * ? *", false, false},
    {"*/0 0 1 * ? *", false, false},
    {"1-2-3 0 1 * ? *", false, false},
};

TEST(ParseCron, TakesWhatEventBridgeTakes) {
  for (const Row& row : kAws) {
    EXPECT_EQ(ParseCron(row.expression, CronDialect::kAwsScheduler).ok(), row.scheduler)
        << row.expression;
    EXPECT_EQ(ParseCron(row.expression, CronDialect::kAwsRules).ok(), row.rules) << row.expression;
  }
}

std::string Problem(const char* expression, CronDialect dialect) {
  const Result<Cron> cron = ParseCron(expression, dialect);
  return cron.ok() ? "" : cron.error().message;
}

TEST(ParseCron, SaysWhichFieldIsWrongAndWhatIsAllowed) {
  constexpr auto kAwsOne = CronDialect::kAwsScheduler;
  EXPECT_EQ(Problem("0 25 * * ? *", kAwsOne), "hour '25': takes 0 to 23");
  EXPECT_EQ(Problem("0 6 * NOV-XYZ ? *", kAwsOne), "month 'NOV-XYZ': takes 1 to 12, JAN to DEC");
  EXPECT_EQ(Problem("0 6 ? * 0 *", kAwsOne), "day of week '0': takes 1 to 7, SUN to SAT, L, #");
  EXPECT_EQ(Problem("0 6 ? * 2#6 *", kAwsOne), "day of week '2#6': takes 1 to 5 behind #");
  EXPECT_EQ(Problem("0 6 * * * *", kAwsOne), "one of day of month and day of week must be '?'");
  EXPECT_EQ(Problem("*/x 6 * * ? *", kAwsOne), "minute '*/x': takes a step of 1 or more behind /");
  EXPECT_EQ(Problem("0 6 * *", CronDialect::kUnix),
            "4 fields where 5 are taken: minute, hour, day of month, month, day of week");
  EXPECT_EQ(Problem("0 6 * *", CronDialect::kQuartz),
            "4 fields where 6 or 7 are taken: second, minute, hour, day of month, month, day of "
            "week, year");
  EXPECT_EQ(Problem("0 17-9 * * *", CronDialect::kUnix),
            "hour '17-9': a range begins above its end");
}

TEST(ParseCron, KnowsWhatIsNotDocumented) {
  for (const char* expression : {"0 0 LW * ? *", "0 0 L-3 * ? *", "0 0 ? * 2/2 *"}) {
    const Result<Cron> cron = ParseCron(expression, CronDialect::kAwsScheduler);
    ASSERT_TRUE(cron.ok()) << expression;
    EXPECT_TRUE(cron.value().undocumented) << expression;
  }
  EXPECT_FALSE(ParseCron("0 0 L * ? *", CronDialect::kAwsScheduler).value().undocumented);
}

TEST(ParseCron, ReadsNicknamesWhereTheyAreKnown) {
  EXPECT_TRUE(ParseCron("@daily", CronDialect::kKubernetes).ok());
  EXPECT_EQ(ParseCron("@every 1h30m", CronDialect::kKubernetes).value().every,
            std::chrono::seconds(5400));
  EXPECT_FALSE(ParseCron("@daily", CronDialect::kUnix).ok());
  EXPECT_FALSE(ParseCron("@daily", CronDialect::kAwsScheduler).ok());
  EXPECT_FALSE(ParseCron("@every 1h", CronDialect::kAirflow).ok());
}

TEST(ParseCron, ReadsQuartz) {
  for (const char* expression : {"0 0 12 * * ?", "0 15 10 ? * 6L 2030-2035", "0 0 12 LW * ?"})
    EXPECT_TRUE(ParseCron(expression, CronDialect::kQuartz).ok()) << expression;
  for (const char* expression : {"0 12 * * *", "0 0 12 * * *", "0 0 12 ? * 0", "0 0 12 * * ? 2100"})
    EXPECT_FALSE(ParseCron(expression, CronDialect::kQuartz).ok()) << expression;
}

}  // namespace
}  // namespace smgraph::schedule
