#include "frontends/python/library/calendar.h"

#include <algorithm>

#include <fmt/format.h>

#include "frontends/python/text.h"

namespace smgraph::python {
namespace {

constexpr std::string_view kMonths[] = {"January",   "February", "March",    "April",
                                        "May",       "June",     "July",     "August",
                                        "September", "October",  "November", "December"};
constexpr std::string_view kDays[] = {"Monday", "Tuesday",  "Wednesday", "Thursday",
                                      "Friday", "Saturday", "Sunday"};

bool IsLeap(std::int64_t year) {
  return year % 4 == 0 && (year % 100 != 0 || year % 400 == 0);
}

std::int64_t DaysBeforeYear(std::int64_t year) {
  const std::int64_t y = year - 1;
  return y * 365 + y / 4 - y / 100 + y / 400;
}

std::int64_t DayOfYear(const Moment& moment) {
  std::int64_t days = moment.day;
  for (std::int64_t month = 1; month < moment.month; ++month)
    days += DaysInMonth(moment.year, month);
  return days;
}

// Weeks of a year by ISO 8601: 53 when it begins on a Thursday, or is a leap year and ends on one.
std::int64_t WeeksOf(std::int64_t year) {
  const std::int64_t first = WeekDay({year, 1, 1});
  return first == 3 || (first == 2 && IsLeap(year)) ? 53 : 52;
}

std::string_view Name(const std::string_view* names, std::int64_t index, bool brief) {
  return brief ? names[index].substr(0, 3) : names[index];
}

// One directive of strftime; empty for the unknown, which stays as it is.
std::optional<std::string> FormatDirective(const Moment& m, char directive, std::string_view zone,
                                           std::string_view offset) {
  const std::int64_t twelve = m.hour % 12 == 0 ? 12 : m.hour % 12;
  const std::int64_t weekday = WeekDay(m);
  const std::int64_t day_of_year = DayOfYear(m);
  switch (directive) {
    case 'Y':
      return std::to_string(m.year);
    case 'y':
      return fmt::format("{:02}", m.year % 100);
    case 'm':
      return fmt::format("{:02}", m.month);
    case 'd':
      return fmt::format("{:02}", m.day);
    case 'e':
      return fmt::format("{:2}", m.day);
    case 'H':
      return fmt::format("{:02}", m.hour);
    case 'I':
      return fmt::format("{:02}", twelve);
    case 'M':
      return fmt::format("{:02}", m.minute);
    case 'S':
      return fmt::format("{:02}", m.second);
    case 'f':
      return fmt::format("{:06}", m.microsecond);
    case 'j':
      return fmt::format("{:03}", day_of_year);
    case 'p':
      return m.hour < 12 ? "AM" : "PM";
    case 'b':
    case 'h':
      return std::string(Name(kMonths, m.month - 1, true));
    case 'B':
      return std::string(Name(kMonths, m.month - 1, false));
    case 'a':
      return std::string(Name(kDays, weekday, true));
    case 'A':
      return std::string(Name(kDays, weekday, false));
    case 'w':
      return std::to_string((weekday + 1) % 7);
    case 'u':
      return std::to_string(weekday + 1);
    case 'U':
      return fmt::format("{:02}", (day_of_year + 6 - (weekday + 1) % 7) / 7);
    case 'W':
      return fmt::format("{:02}", (day_of_year + 6 - weekday) / 7);
    case 'G':
      return std::to_string(IsoWeekOf(m).year);
    case 'V':
      return fmt::format("{:02}", IsoWeekOf(m).week);
    case 'F':
      return IsoDate(m);
    case 'T':
    case 'X':
      return fmt::format("{:02}:{:02}:{:02}", m.hour, m.minute, m.second);
    case 'R':
      return fmt::format("{:02}:{:02}", m.hour, m.minute);
    case 'D':
    case 'x':
      return fmt::format("{:02}/{:02}/{:02}", m.month, m.day, m.year % 100);
    case 'c':
      return fmt::format("{} {} {:2} {:02}:{:02}:{:02} {}", Name(kDays, weekday, true),
                         Name(kMonths, m.month - 1, true), m.day, m.hour, m.minute, m.second,
                         m.year);
    case 'n':
      return "\n";
    case 't':
      return "\t";
    case 'Z':
      return std::string(zone);
    case 'z':
      return std::string(offset);
    case '%':
      return "%";
    default:
      return std::nullopt;
  }
}

// Reads up to `most` digits.
std::optional<std::int64_t> TakeDigits(std::string_view& text, std::size_t most) {
  std::size_t size = 0;
  while (size < std::min(most, text.size()) && text[size] >= '0' && text[size] <= '9')
    ++size;
  const auto value = size == 0 ? std::nullopt : ParseInteger(text.substr(0, size), 10);
  text.remove_prefix(size);
  return value;
}

bool TakeMonthName(std::string_view& text, std::int64_t& month) {
  for (std::int64_t i = 0; i < 12; ++i) {
    for (const bool brief : {false, true}) {
      const std::string name = LowerText(Name(kMonths, i, brief));
      if (!LowerText(text.substr(0, name.size())).starts_with(name)) continue;
      month = i + 1;
      text.remove_prefix(name.size());
      return true;
    }
  }
  return false;
}

bool TakeDirective(std::string_view& text, char directive, Moment& moment) {
  const auto take = [&text](std::size_t digits, std::int64_t& field) {
    const auto value = TakeDigits(text, digits);
    if (value) field = *value;
    return value.has_value();
  };
  switch (directive) {
    case 'Y':
      return take(4, moment.year);
    case 'y': {
      if (!take(2, moment.year)) return false;
      moment.year += moment.year < 69 ? 2000 : 1900;
      return true;
    }
    case 'm':
      return take(2, moment.month);
    case 'd':
      return take(2, moment.day);
    case 'H':
      return take(2, moment.hour);
    case 'M':
      return take(2, moment.minute);
    case 'S':
      return take(2, moment.second);
    case 'f': {
      const std::size_t before = text.size();
      if (!take(6, moment.microsecond)) return false;
      for (std::size_t digits = before - text.size(); digits < 6; ++digits)
        moment.microsecond *= 10;
      return true;
    }
    case 'b':
    case 'B':
      return TakeMonthName(text, moment.month);
    case '%': {
      const bool matches = text.starts_with('%');
      if (matches) text.remove_prefix(1);
      return matches;
    }
    default:
      return false;
  }
}

}  // namespace

std::int64_t DaysInMonth(std::int64_t year, std::int64_t month) {
  constexpr std::int64_t kLengths[] = {31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
  return month == 2 && IsLeap(year) ? 29 : kLengths[month - 1];
}

bool IsValid(const Moment& m) {
  return m.year >= 1 && m.year <= 9999 && m.month >= 1 && m.month <= 12 && m.day >= 1 &&
         m.day <= DaysInMonth(m.year, m.month) && m.hour >= 0 && m.hour < 24 && m.minute >= 0 &&
         m.minute < 60 && m.second >= 0 && m.second < 60 && m.microsecond >= 0 &&
         m.microsecond < 1'000'000;
}

std::int64_t DayNumber(const Moment& moment) {
  return DaysBeforeYear(moment.year) + DayOfYear(moment) - 1;
}

std::int64_t MicrosecondOfDay(const Moment& m) {
  return ((m.hour * 60 + m.minute) * 60 + m.second) * 1'000'000 + m.microsecond;
}

std::optional<Moment> MomentAt(std::int64_t day, std::int64_t microsecond) {
  constexpr std::int64_t kDayCount = 3'652'059;  // of the years 1 to 9999
  std::int64_t carry = microsecond / kMicrosecondsOfDay;
  if (microsecond % kMicrosecondsOfDay < 0) --carry;
  day += carry;
  microsecond -= carry * kMicrosecondsOfDay;
  if (day < 0 || day >= kDayCount) return std::nullopt;
  Moment moment;
  moment.year = day * 400 / 146'097 + 1;
  while (DaysBeforeYear(moment.year) > day)
    --moment.year;
  while (DaysBeforeYear(moment.year + 1) <= day)
    ++moment.year;
  moment.day = day - DaysBeforeYear(moment.year) + 1;
  while (moment.day > DaysInMonth(moment.year, moment.month))
    moment.day -= DaysInMonth(moment.year, moment.month++);
  moment.microsecond = microsecond % 1'000'000;
  moment.second = microsecond / 1'000'000 % 60;
  moment.minute = microsecond / 60'000'000 % 60;
  moment.hour = microsecond / 3'600'000'000;
  return moment;
}

std::int64_t WeekDay(const Moment& moment) {
  return DayNumber(moment) % 7;  // 0001-01-01 was a Monday
}

std::string FormatMoment(const Moment& moment, std::string_view format, std::string_view zone,
                         std::string_view offset) {
  std::string text;
  for (std::size_t i = 0; i < format.size(); ++i) {
    if (format[i] != '%' || i + 1 == format.size()) {
      text += format[i];
      continue;
    }
    char directive = format[++i];
    const bool unpadded = directive == '-' && i + 1 < format.size();
    if (unpadded) directive = format[++i];
    auto piece = FormatDirective(moment, directive, zone, offset);
    if (!piece) piece = std::string("%") + directive;
    const std::size_t digits =
        unpadded ? std::min(piece->find_first_not_of('0'), piece->size() - 1) : 0;
    text += piece->substr(digits);
  }
  return text;
}

std::string IsoDate(const Moment& m) {
  return fmt::format("{:04}-{:02}-{:02}", m.year, m.month, m.day);
}

std::string IsoTime(const Moment& m) {
  const std::string seconds = fmt::format("{:02}:{:02}:{:02}", m.hour, m.minute, m.second);
  return m.microsecond == 0 ? seconds : seconds + fmt::format(".{:06}", m.microsecond);
}

std::optional<Moment> ParseMoment(std::string_view text, std::string_view format) {
  Moment moment;
  moment.year = 1900;
  for (std::size_t i = 0; i < format.size(); ++i) {
    if (format[i] == '%' && i + 1 < format.size()) {
      if (!TakeDirective(text, format[++i], moment)) return std::nullopt;
    } else if (text.starts_with(format[i])) {
      text.remove_prefix(1);
    } else {
      return std::nullopt;
    }
  }
  return text.empty() && IsValid(moment) ? std::optional(moment) : std::nullopt;
}

std::optional<Moment> ParseIso(std::string_view text) {
  for (const std::string_view format :
       {"%Y-%m-%d", "%Y-%m-%dT%H:%M:%S", "%Y-%m-%d %H:%M:%S", "%Y-%m-%dT%H:%M",
        "%Y-%m-%dT%H:%M:%S.%f", "%Y-%m-%d %H:%M:%S.%f", "%Y-%m-%d %H:%M", "%Y%m%d"}) {
    if (const auto moment = ParseMoment(text, format)) return moment;
  }
  return std::nullopt;
}

IsoWeek IsoWeekOf(const Moment& moment) {
  const std::int64_t week = (DayOfYear(moment) - WeekDay(moment) + 9) / 7;
  if (week < 1) return {moment.year - 1, WeeksOf(moment.year - 1)};
  if (week > WeeksOf(moment.year)) return {moment.year + 1, 1};
  return {moment.year, week};
}

}  // namespace smgraph::python
