#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

// The proleptic Gregorian calendar as Python's datetime counts it.
namespace smgraph::python {

struct Moment {
  std::int64_t year = 1, month = 1, day = 1;
  std::int64_t hour = 0, minute = 0, second = 0, microsecond = 0;
};

inline constexpr std::int64_t kMicrosecondsOfDay = 86'400'000'000;

/// Days since 0001-01-01.
std::int64_t DayNumber(const Moment& moment);
/// The moment so many microseconds after midnight of day 0; nothing outside the years 1 to 9999.
std::optional<Moment> MomentAt(std::int64_t day, std::int64_t microsecond);
std::int64_t MicrosecondOfDay(const Moment& moment);
std::int64_t DaysInMonth(std::int64_t year, std::int64_t month);
bool IsValid(const Moment& moment);
/// 0 is Monday.
std::int64_t WeekDay(const Moment& moment);

/// The week by ISO 8601, and the year that it counts in: isocalendar().
struct IsoWeek {
  std::int64_t year = 1, week = 1;
};
IsoWeek IsoWeekOf(const Moment& moment);

/// strftime in the C locale; `zone` is what %Z gives, `offset` what %z gives.
std::string FormatMoment(const Moment& moment, std::string_view format, std::string_view zone,
                         std::string_view offset);
/// "2024-01-31T12:00:00.000001"; without microseconds when they are 0.
std::string IsoDate(const Moment& moment);
std::string IsoTime(const Moment& moment);
/// strptime for the numeric directives and %b %B.
std::optional<Moment> ParseMoment(std::string_view text, std::string_view format);
/// fromisoformat.
std::optional<Moment> ParseIso(std::string_view text);

}  // namespace smgraph::python
