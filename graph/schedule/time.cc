#include "graph/schedule/time.h"

#include <charconv>
#include <cmath>

#include <fmt/format.h>

namespace smgraph::schedule {
namespace {

using std::chrono::seconds;

/// Reads a text from its beginning to its end.
class Scanner {
 public:
  explicit Scanner(std::string_view text) : rest_(text) {}

  bool done() const { return rest_.empty(); }
  bool Take(char c) {
    if (rest_.empty() || rest_.front() != c) return false;
    rest_.remove_prefix(1);
    return true;
  }
  bool TakeAny(std::string_view letters) {
    if (rest_.empty() || letters.find(rest_.front()) == std::string_view::npos) return false;
    rest_.remove_prefix(1);
    return true;
  }
  bool Take(std::string_view word) {
    if (!rest_.starts_with(word)) return false;
    rest_.remove_prefix(word.size());
    return true;
  }
  /// At least one digit and at most `most`.
  std::optional<int> Number(std::size_t most) {
    std::size_t size = 0;
    while (size < rest_.size() && size < most && rest_[size] >= '0' && rest_[size] <= '9')
      ++size;
    if (size == 0) return std::nullopt;
    int number = 0;
    std::from_chars(rest_.data(), rest_.data() + size, number);
    rest_.remove_prefix(size);
    return number;
  }
  /// ".25": digits behind a point.
  bool SkipFraction() {
    if (!Take('.')) return true;
    if (!Number(9)) return false;
    while (Number(9)) {
    }
    return true;
  }

 private:
  std::string_view rest_;
};

std::optional<seconds> Offset(Scanner& text) {
  if (text.TakeAny("Zz")) return seconds(0);
  const bool behind = text.Take('-');
  if (!behind && !text.Take('+')) return std::nullopt;
  const auto hours = text.Number(2);
  text.Take(':');
  const auto minutes = text.Number(2);
  if (!hours) return std::nullopt;
  const seconds offset = std::chrono::hours(*hours) + std::chrono::minutes(minutes.value_or(0));
  return behind ? -offset : offset;
}

/// "3:00:00", "03:00"; the hours may be more than a day.
std::optional<seconds> ClockDuration(Scanner& text) {
  const auto hours = text.Number(6);
  if (!hours || !text.Take(':')) return std::nullopt;
  const auto minutes = text.Number(2);
  if (!minutes) return std::nullopt;
  int second = 0;
  if (text.Take(':')) {
    const auto given = text.Number(2);
    if (!given || !text.SkipFraction()) return std::nullopt;
    second = *given;
  }
  return std::chrono::hours(*hours) + std::chrono::minutes(*minutes) + seconds(second);
}

/// "1 day, 6:00:00", as Python prints a timedelta.
std::optional<seconds> PythonDuration(Scanner text) {
  const bool negative = text.Take('-');
  Scanner whole = text;
  seconds sum{0};
  const auto days = text.Number(6);
  if (days && text.Take(" day")) {
    text.Take('s');
    text.Take(',');
    text.Take(' ');
    sum = std::chrono::hours(24) * *days;
    if (negative) sum = -sum;
    if (text.done()) return sum;
  } else {
    text = whole;
  }
  const auto clock = ClockDuration(text);
  if (!clock || !text.done()) return std::nullopt;
  return negative && sum == seconds(0) ? -*clock : sum + *clock;
}

struct IsoUnit {
  char letter;
  int seconds;
};

/// "P1DT6H", "PT90S".
std::optional<seconds> IsoDuration(Scanner text) {
  constexpr IsoUnit kDates[] = {{'W', 7 * 86400}, {'D', 86400}};
  constexpr IsoUnit kTimes[] = {{'H', 3600}, {'M', 60}, {'S', 1}};
  const bool negative = text.Take('-');
  if (!text.Take('P')) return std::nullopt;
  seconds sum{0};
  bool any = false;
  const auto read = [&](auto& units) {
    for (const IsoUnit& unit : units) {
      const Scanner before = text;
      const auto count = text.Number(6);
      if (count && text.Take(unit.letter)) {
        sum += seconds(unit.seconds) * *count;
        any = true;
      } else {
        text = before;
      }
    }
  };
  read(kDates);
  if (text.Take('T')) read(kTimes);
  if (!any || !text.done()) return std::nullopt;
  return negative ? -sum : sum;
}

std::optional<seconds> NumberOfSeconds(std::string_view text) {
  double number = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
  constexpr double kMost = 1e12;
  if (error != std::errc() || end != text.data() + text.size() || !(std::abs(number) < kMost))
    return std::nullopt;
  return seconds(static_cast<std::int64_t>(std::floor(number)));
}

}  // namespace

Result<cctz::time_zone> FindZone(const std::string& name) {
  cctz::time_zone zone;
  if (!name.empty() && cctz::load_time_zone(name, &zone)) return zone;
  return Error{fmt::format("there is no time zone '{}'", name)};
}

Time WrittenTime::In(const cctz::time_zone& zone) const {
  if (!offset) return cctz::convert(clock, zone);
  return cctz::convert(clock, cctz::utc_time_zone()) - *offset;
}

std::optional<WrittenTime> ParseTime(std::string_view written) {
  Scanner text(written);
  const auto year = text.Number(4);
  if (!year || !text.Take('-')) return std::nullopt;
  const auto month = text.Number(2);
  if (!month || !text.Take('-')) return std::nullopt;
  const auto day = text.Number(2);
  if (!day) return std::nullopt;
  int hour = 0;
  int minute = 0;
  int second = 0;
  std::optional<seconds> offset;
  if (text.TakeAny("T ")) {
    const auto hours = text.Number(2);
    if (!hours || !text.Take(':')) return std::nullopt;
    const auto minutes = text.Number(2);
    if (!minutes) return std::nullopt;
    hour = *hours;
    minute = *minutes;
    if (text.Take(':')) {
      const auto given = text.Number(2);
      if (!given || !text.SkipFraction()) return std::nullopt;
      second = *given;
    }
    if (!text.done() && !(offset = Offset(text))) return std::nullopt;
  }
  const cctz::civil_second clock(*year, *month, *day, hour, minute, second);
  const bool exact = clock.month() == *month && clock.day() == *day && clock.hour() == hour &&
                     clock.minute() == minute && clock.second() == second;
  if (!text.done() || !exact) return std::nullopt;
  return WrittenTime{clock, offset};
}

std::string FormatTime(Time time, const cctz::time_zone& zone) {
  const bool utc = zone == cctz::utc_time_zone();
  return cctz::format(utc ? "%Y-%m-%dT%H:%M:%SZ" : "%Y-%m-%dT%H:%M:%S%Ez", time, zone);
}

std::optional<seconds> ParseDuration(const graph::Value& value) {
  if (const auto* number = value.As<std::int64_t>())
    return NumberOfSeconds(fmt::format("{}", *number));
  if (const auto* number = value.As<double>()) return NumberOfSeconds(fmt::format("{}", *number));
  const auto* text = value.As<std::string>();
  if (text == nullptr) return std::nullopt;
  if (auto number = NumberOfSeconds(*text)) return number;
  if (auto duration = PythonDuration(Scanner(*text))) return duration;
  return IsoDuration(Scanner(*text));
}

}  // namespace smgraph::schedule
