#include "graph/schedule/time.h"

#include <gtest/gtest.h>

namespace smgraph::schedule {
namespace {

std::string Utc(std::string_view text) {
  const auto time = ParseTime(text);
  const cctz::time_zone utc = cctz::utc_time_zone();
  return time ? FormatTime(time->In(utc), utc) : "none";
}

TEST(ParseTime, ReadsTimesAsPythonAndJsonWriteThem) {
  EXPECT_EQ(Utc("2030-01-02"), "2030-01-02T00:00:00Z");
  EXPECT_EQ(Utc("2030-01-02T03:04"), "2030-01-02T03:04:00Z");
  EXPECT_EQ(Utc("2030-01-02 03:04:05.678"), "2030-01-02T03:04:05Z");
  EXPECT_EQ(Utc("2030-01-02T03:04:05Z"), "2030-01-02T03:04:05Z");
  EXPECT_EQ(Utc("2030-01-02T03:04:05+02:00"), "2030-01-02T01:04:05Z");
  EXPECT_EQ(Utc("2030-01-02 03:04:05-0530"), "2030-01-02T08:34:05Z");
  for (const char* wrong : {"2030-02-30", "2030-1", "2030-01-02T25:00", "2030-01-02T03:04:05+",
                            "2030-01-02x", "", "now"})
    EXPECT_EQ(Utc(wrong), "none") << wrong;
}

TEST(FormatTime, HasTheOffsetOfItsZone) {
  const cctz::time_zone berlin = FindZone("Europe/Berlin").value();
  const Time time = ParseTime("2030-07-01T12:00:00Z")->In(berlin);
  EXPECT_EQ(FormatTime(time, berlin), "2030-07-01T14:00:00+02:00");
}

TEST(FindZone, KnowsNoOthers) {
  EXPECT_TRUE(FindZone("America/New_York").ok());
  EXPECT_EQ(FindZone("Europe/Atlantis").error().message, "there is no time zone 'Europe/Atlantis'");
  EXPECT_FALSE(FindZone("").ok());
}

TEST(ParseDuration, ReadsWhatPydanticDoes) {
  using std::chrono::seconds;
  EXPECT_EQ(ParseDuration(90), seconds(90));
  EXPECT_EQ(ParseDuration(90.7), seconds(90));
  EXPECT_EQ(ParseDuration("90"), seconds(90));
  EXPECT_EQ(ParseDuration("3:00:00"), seconds(10800));
  EXPECT_EQ(ParseDuration("0:01:30.500000"), seconds(90));
  EXPECT_EQ(ParseDuration("1 day, 6:00:00"), seconds(108000));
  EXPECT_EQ(ParseDuration("2 days, 0:00:00"), seconds(172800));
  EXPECT_EQ(ParseDuration("-1 day, 23:59:30"), seconds(-30));
  EXPECT_EQ(ParseDuration("PT1H30M"), seconds(5400));
  EXPECT_EQ(ParseDuration("P1DT6H"), seconds(108000));
  for (const char* wrong : {"", "soon", "P", "1:2:3:4", "PT5"})
    EXPECT_EQ(ParseDuration(wrong), std::nullopt) << wrong;
}

}  // namespace
}  // namespace smgraph::schedule
