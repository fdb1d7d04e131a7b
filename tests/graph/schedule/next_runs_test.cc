#include "graph/schedule/next_runs.h"

#include <fstream>
#include <map>
#include <random>
#include <string>

#include <gtest/gtest.h>
#include <nlohmann/json.hpp>

namespace smgraph::schedule {
namespace {

using Strings = std::vector<std::string>;

Time At(std::string_view text) {
  return ParseTime(text)->In(cctz::utc_time_zone());
}

Strings Written(const std::vector<Time>& times, const cctz::time_zone& zone) {
  Strings written;
  for (const Time time : times)
    written.push_back(FormatTime(time, zone));
  return written;
}

Strings Runs(const char* expression, CronDialect dialect, std::string_view after,
             const std::string& zone = "UTC", std::size_t count = 3) {
  const Result<Cron> cron = ParseCron(expression, dialect);
  if (!cron.ok()) return {cron.error().message};
  const cctz::time_zone in = FindZone(zone).value();
  return Written(NextRuns(cron.value(), in, At(after), count), in);
}

// tests/conformance/cron_runs.py has asked croniter and the parsers of Kubernetes and Kubeflow.
TEST(NextRuns, AreThoseOfOtherLibraries) {
  std::ifstream file(SMGRAPH_SOURCE_DIR "/tests/graph/schedule/cron_runs.json");
  const auto golden = nlohmann::json::parse(file);
  const std::map<std::string, CronDialect> dialects = {{"unix", CronDialect::kUnix},
                                                       {"airflow", CronDialect::kAirflow},
                                                       {"kubernetes", CronDialect::kKubernetes},
                                                       {"kubeflow", CronDialect::kKubeflow}};
  const Time after = At(golden["after"].get<std::string>());
  const auto count = golden["count"].get<std::size_t>();
  ASSERT_GT(golden["cases"].size(), 300U);
  for (const auto& one : golden["cases"]) {
    const auto expression = one["expression"].get<std::string>();
    const auto dialect = one["dialect"].get<std::string>();
    const Result<Cron> cron = ParseCron(expression, dialects.at(dialect));
    EXPECT_EQ(cron.ok(), !one.contains("error")) << dialect << ": " << expression;
    if (!cron.ok() || one.contains("error")) continue;
    const cctz::time_zone utc = cctz::utc_time_zone();
    const Strings expected = one.value("runs", Strings());
    Strings found = Written(NextRuns(cron.value(), utc, after, count), utc);
    // The others give up after some years without a run.
    found.resize(std::min(found.size(), expected.empty() ? 0 : count));
    EXPECT_EQ(found, expected) << dialect << ": " << expression;
  }
}

/// Field by field, as a person would read it; steps, ranges and lists of numbers only.
bool Fits(std::string_view field, int value, int first) {
  for (std::size_t begin = 0; begin <= field.size();) {
    const std::size_t end = std::min(field.find(',', begin), field.size());
    const std::string item(field.substr(begin, end - begin));
    begin = end + 1;
    const std::size_t slash = item.find('/');
    const std::size_t dash = item.find('-');
    const int step = slash == std::string::npos ? 1 : std::stoi(item.substr(slash + 1));
    const int from = item[0] == '*' ? first : std::stoi(item);
    const bool single = item[0] != '*' && dash == std::string::npos && slash == std::string::npos;
    const int to = single                      ? from
                   : dash == std::string::npos ? 99
                                               : std::stoi(item.substr(dash + 1));
    if (value >= from && value <= to && (value - from) % step == 0) return true;
  }
  return false;
}

std::string RandomField(std::mt19937& random, int first, int last) {
  const auto between = [&](int a, int b) { return std::uniform_int_distribution(a, b)(random); };
  const int from = between(first, last - 1);
  const int to = between(from + 1, last);
  const std::string range = std::to_string(from) + "-" + std::to_string(to);
  switch (between(0, 5)) {
    case 0:
      return std::to_string(from);
    case 1:
      return range;
    case 2:
      return range + "/" + std::to_string(between(2, 5));
    case 3:
      return "*/" + std::to_string(between(2, 7));
    case 4:
      return std::to_string(from) + "," + std::to_string(to);
    default:
      return "*";
  }
}

std::vector<bool> AllThatFit(std::string_view field, int first, int last) {
  std::vector<bool> all;
  for (int value = 0; value <= last; ++value)
    all.push_back(value >= first && Fits(field, value, first));
  return all;
}

// Every minute of two months is tried, without any of the code that is tested.
TEST(NextRuns, AreThoseThatTryingEachMinuteFinds) {
  std::mt19937 random(20261129);
  constexpr int kExpressions = 150;
  for (int i = 0; i < kExpressions; ++i) {
    const std::string minute = RandomField(random, 0, 59);
    const std::string hour = RandomField(random, 0, 23);
    const std::string day = RandomField(random, 1, 28);
    const std::string month = RandomField(random, 1, 12);
    const std::string expression = minute + " " + hour + " " + day + " " + month + " ? *";
    const std::vector<bool> minutes = AllThatFit(minute, 0, 59);
    const std::vector<bool> hours = AllThatFit(hour, 0, 23);
    const std::vector<bool> days = AllThatFit(day, 1, 31);
    const std::vector<bool> months = AllThatFit(month, 1, 12);
    const Time after = At("2027-01-01T00:00:30Z") + std::chrono::hours(random() % 8760);
    std::vector<Time> expected;
    const auto today = std::chrono::floor<std::chrono::days>(after);
    for (int ahead = 0; ahead < 60 && expected.size() < 3; ++ahead) {
      const auto begin = today + std::chrono::days(ahead);
      const std::chrono::year_month_day date(begin);
      if (!days[static_cast<unsigned>(date.day())] || !months[static_cast<unsigned>(date.month())])
        continue;
      for (std::size_t at = 0; at < 1440 && expected.size() < 3; ++at) {
        const Time time = begin + std::chrono::minutes(at);
        if (minutes[at % 60] && hours[at / 60] && time > after) expected.push_back(time);
      }
    }
    const Result<Cron> cron = ParseCron(expression, CronDialect::kAwsScheduler);
    ASSERT_TRUE(cron.ok()) << expression;
    std::vector<Time> found = NextRuns(cron.value(), cctz::utc_time_zone(), after, 3);
    found.resize(std::min(found.size(), expected.size()));
    EXPECT_EQ(found, expected) << expression << " after " << after.time_since_epoch().count();
  }
}

TEST(NextRuns, KnowDaysThatNoNumberSays) {
  constexpr auto kAws = CronDialect::kAwsScheduler;
  const std::string after = "2027-02-01T12:00:00Z";
  EXPECT_EQ(Runs("0 6 L * ? *", kAws, after, "UTC", 2),
            (Strings{"2027-02-28T06:00:00Z", "2027-03-31T06:00:00Z"}));
  EXPECT_EQ(Runs("0 6 L-3 * ? *", kAws, after, "UTC", 1), Strings{"2027-02-25T06:00:00Z"});
  EXPECT_EQ(Runs("0 6 ? * 6L *", kAws, after, "UTC", 2),
            (Strings{"2027-02-26T06:00:00Z", "2027-03-26T06:00:00Z"}));
  EXPECT_EQ(Runs("0 6 ? * 3#2 *", kAws, after, "UTC", 2),
            (Strings{"2027-02-09T06:00:00Z", "2027-03-09T06:00:00Z"}));
  EXPECT_EQ(Runs("0 6 ? * 2#5 *", kAws, after, "UTC", 2),
            (Strings{"2027-03-29T06:00:00Z", "2027-05-31T06:00:00Z"}));
  // The 15th of May 2027 is a Saturday, the 1st too; the 15th of August a Sunday.
  EXPECT_EQ(Runs("0 6 15W 5,8 ? *", kAws, after, "UTC", 2),
            (Strings{"2027-05-14T06:00:00Z", "2027-08-16T06:00:00Z"}));
  EXPECT_EQ(Runs("0 6 1W 5 ? *", kAws, after, "UTC", 1), Strings{"2027-05-03T06:00:00Z"});
  EXPECT_EQ(Runs("0 6 LW 2 ? *", kAws, after, "UTC", 1), Strings{"2027-02-26T06:00:00Z"});
  EXPECT_EQ(Runs("0 6 ? * L *", kAws, after, "UTC", 1), Strings{"2027-02-06T06:00:00Z"});
  EXPECT_EQ(Runs("0 6 29 2 ? *", kAws, after, "UTC", 2),
            (Strings{"2028-02-29T06:00:00Z", "2032-02-29T06:00:00Z"}));
  EXPECT_EQ(Runs("0 6 1 1 ? 2030-2031", kAws, after),
            (Strings{"2030-01-01T06:00:00Z", "2031-01-01T06:00:00Z"}));
  EXPECT_EQ(Runs("0 6 1 1 ? 2020", kAws, after), Strings{});
  EXPECT_EQ(Runs("0 6 31 2 ? *", kAws, after), Strings{});
}

// On the 28th of March 2027 Berlin has no 02:30, on the 31st of October two.
TEST(NextRuns, SkipClocksThatAZoneSkipsAndTakeTheFirstOfTwo) {
  constexpr auto kAws = CronDialect::kAwsScheduler;
  EXPECT_EQ(Runs("30 2 * * ? *", kAws, "2027-03-26T12:00:00Z", "Europe/Berlin"),
            (Strings{"2027-03-27T02:30:00+01:00", "2027-03-29T02:30:00+02:00",
                     "2027-03-30T02:30:00+02:00"}));
  EXPECT_EQ(Runs("30 2 * * ? *", kAws, "2027-10-29T12:00:00Z", "Europe/Berlin"),
            (Strings{"2027-10-30T02:30:00+02:00", "2027-10-31T02:30:00+02:00",
                     "2027-11-01T02:30:00+01:00"}));
  // After the first of both has passed, the second does not run.
  EXPECT_EQ(Runs("30 2 * * ? *", kAws, "2027-10-31T01:00:00Z", "Europe/Berlin", 1),
            Strings{"2027-11-01T02:30:00+01:00"});
}

graph::Schedule Make(const char* form, graph::Value expression, graph::Map settings = {}) {
  graph::Schedule schedule;
  schedule.form = form;
  schedule.expression = std::move(expression);
  schedule.settings = std::move(settings);
  return schedule;
}

graph::Pipeline PipelineOf(graph::Dialect dialect, const char* flavour = "") {
  graph::Pipeline pipeline;
  graph::Info(pipeline).dialect = dialect;
  if (*flavour != '\0') {
    graph::Map keys;
    keys.Set(std::string("orchestrator.") + flavour, graph::Map());
    graph::Info(pipeline).settings.Set("settings", std::move(keys));
  }
  return pipeline;
}

Upcoming Next(const graph::Pipeline& pipeline, const graph::Schedule& schedule) {
  return UpcomingRuns(pipeline, schedule, At("2027-01-01T12:00:00Z"), 2);
}

TEST(UpcomingRuns, ReadAnExpressionAsTheOrchestratorDoes) {
  const graph::Schedule five = Make("cron", "0 6 * * *");
  const auto reader = [&](const char* flavour, const graph::Schedule& schedule) {
    return Next(PipelineOf(graph::Dialect::kZenMl, flavour), schedule);
  };
  EXPECT_EQ(reader("vertex", five).times,
            (Strings{"2027-01-02T06:00:00Z", "2027-01-03T06:00:00Z"}));
  EXPECT_EQ(reader("kubeflow", five).times,
            (Strings{"2027-01-01T12:06:00Z", "2027-01-01T13:06:00Z"}));
  EXPECT_EQ(reader("", five).reader, "Unix cron");
  EXPECT_EQ(reader("", Make("cron", "0 6 * * ? *")).reader, "EventBridge Scheduler");
  EXPECT_EQ(reader("vertex", Make("cron", "0 6 * * ? *")).why_none,
            "6 fields where 5 are taken: minute, hour, day of month, month, day of week");
  EXPECT_EQ(reader("local", five).why_none, "orchestrator 'local' takes no schedules");
}

TEST(UpcomingRuns, HeedStartEndZoneAndState) {
  const graph::Pipeline aws = PipelineOf(graph::Dialect::kSageMaker);
  graph::Map settings;
  settings.Set("timezone", "America/New_York");
  settings.Set("start_date", "2027-03-01T00:00:00Z");
  settings.Set("end_date", "2027-03-02T00:00:00Z");
  EXPECT_EQ(Next(aws, Make("cron", "0 12 * * ? *", settings)).times,
            Strings{"2027-03-01T12:00:00-05:00"});
  EXPECT_EQ(Next(aws, Make("rate", "5 minutes")).times,
            (Strings{"2027-01-01T12:05:00Z", "2027-01-01T12:10:00Z"}));
  EXPECT_EQ(Next(aws, Make("at", "2027-06-01T00:00:00")).times, Strings{"2027-06-01T00:00:00Z"});
  EXPECT_EQ(Next(aws, Make("at", "2026-06-01T00:00:00")).why_none, "its time is over");
  settings.Set("enabled", false);
  EXPECT_EQ(Next(aws, Make("cron", "0 12 * * ? *", settings)).why_none, "it is disabled");
}

TEST(UpcomingRuns, AreNotGuessed) {
  const graph::Pipeline zenml = PipelineOf(graph::Dialect::kZenMl, "sagemaker");
  EXPECT_EQ(Next(zenml, Make("cron", graph::Unknown{"argument 'cron'", "cron", {}})).why_none,
            "its expression is not known");
  graph::Map local;
  local.Set("start_time", "2027-01-01 20:00:00");
  EXPECT_EQ(Next(zenml, Make("interval", "1:30:00", local)).why_none,
            "it depends on the time zone of the client that makes it");
  graph::Map utc;
  utc.Set("start_time", "2027-01-01 11:00:00+00:00");
  EXPECT_EQ(Next(zenml, Make("interval", "1:30:59", utc)).times,
            (Strings{"2027-01-01T12:30:00Z", "2027-01-01T14:00:00Z"}));
  EXPECT_EQ(Next(zenml, Make("event", "{}")).why_none, "an event starts it");
}

}  // namespace
}  // namespace smgraph::schedule
