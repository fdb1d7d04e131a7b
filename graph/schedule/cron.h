#pragma once

#include <array>
#include <bitset>
#include <chrono>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string_view>
#include <vector>

#include "graph/base/result.h"

// Cron expressions as those read them who start pipelines.
namespace smgraph::schedule {

/// Whose grammar an expression is in. The order is that of the rows in cron.cc.
enum class CronDialect : std::uint8_t {
  kUnix,          // five fields: Vertex AI, Azure ML, crontab
  kAwsScheduler,  // EventBridge Scheduler: six fields, of which it also takes five
  kAwsRules,      // rules of EventBridge: six fields
  kKubernetes,    // CronJob: robfig/cron 3, five fields, no zone
  kKubeflow,      // recurring runs: robfig/cron 1.2, seconds first, the day of the week may lack
  kAirflow,       // croniter: five fields, or six with the seconds last
  kQuartz         // Databricks: six or seven fields, seconds first
};

/// Who reads expressions of this grammar, for messages: "EventBridge Scheduler".
std::string_view ReaderOf(CronDialect dialect);

/// A part of a date, in the order in which Cron keeps them.
enum class CronUnit : std::uint8_t { kSecond, kMinute, kHour, kDay, kMonth, kWeekday, kYear };
inline constexpr std::size_t kCronUnits = 7;
inline constexpr int kFirstYear = 1970;
inline constexpr int kLastYear = 2199;

/// A day that no number says.
struct DayRule {
  enum class Kind : std::uint8_t {
    kLastDay,         // L, L-3: `value` days before the last of the month
    kNearestWeekday,  // 15W: of Monday to Friday the one nearest to day `value`; 0: to the last
                      // (LW)
    kLastWeekday,     // 6L: the last `value` (0 is Sunday) of the month
    kNth              // 3#2: the `nth` `value` of the month
  };
  Kind kind = Kind::kLastDay;
  int value = 0;
  int nth = 0;
};

/// When a cron expression fires.
struct Cron {
  using Values = std::bitset<256>;
  /// By CronUnit. Weekdays count from Sunday, years from kFirstYear, everything else as written.
  std::array<Values, kCronUnits> values;
  std::vector<DayRule> day_rules;
  bool either_day = false;  // one of both fields of the day is enough (Unix, when both are set)
  /// `@every 1h30m` counts from the last run instead.
  std::optional<std::chrono::seconds> every;
  /// Written in a way that the reader takes and does not document (`LW`, `L-3`, a step of
  /// weekdays).
  bool undocumented = false;

  const Values& of(CronUnit unit) const { return values[static_cast<std::size_t>(unit)]; }
  Values& of(CronUnit unit) { return values[static_cast<std::size_t>(unit)]; }
};

/// The fields of an expression: what stands between blanks.
std::vector<std::string_view> CronFields(std::string_view text);

/// What an expression (without `cron(` and `)`) means to a reader. The error says which field is
/// wrong and what is allowed there. Linear in the length of the text.
///
/// AWS: the documented grammars of EventBridge, and what its services were seen to take beyond
/// them. The others: the parsers named at CronDialect; Unix as crontab(5) has it, without
/// nicknames.
Result<Cron> ParseCron(std::string_view text, CronDialect dialect);

}  // namespace smgraph::schedule
