#include "graph/schedule/rate.h"

#include <algorithm>
#include <charconv>
#include <string>

#include <fmt/format.h>

namespace smgraph::schedule {
namespace {

struct RateUnit {
  std::string_view word;
  int seconds;
};
constexpr RateUnit kRateUnits[] = {{"minute", 60}, {"hour", 3600}, {"day", 86400}};

std::string LowerCase(std::string_view text) {
  std::string lower(text);
  std::ranges::transform(lower, lower.begin(), [](char c) {
    return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
  });
  return lower;
}

Error RateError(std::string_view text, std::string_view why) {
  return Error{fmt::format("rate '{}': {}", text, why)};
}

}  // namespace

Result<std::chrono::seconds> ParseRate(std::string_view text, AwsService service) {
  constexpr std::int64_t kMost = 1'000'000'000;
  std::int64_t count = 0;
  const char* const last = text.data() + text.size();
  const auto [end, error] = std::from_chars(text.data(), last, count);
  if (error != std::errc() || count <= 0 || count > kMost)
    return RateError(text, "begins with a whole number above 0");
  std::string_view unit(end, static_cast<std::size_t>(last - end));
  const bool strict = service == AwsService::kRules;
  const bool blank = unit.starts_with(' ');
  if (blank) unit.remove_prefix(1);
  const std::string lower = strict ? std::string(unit) : LowerCase(unit);
  const auto row = std::ranges::find_if(kRateUnits, [&](const RateUnit& one) {
    return lower == one.word || lower == std::string(one.word) + "s";
  });
  if (row == std::end(kRateUnits) || (strict && !blank))
    return RateError(text, "its unit is minute, minutes, hour, hours, day or days");
  const bool plural = lower.size() > row->word.size();
  if (strict && plural == (count == 1))
    return RateError(text, count == 1 ? "1 takes a singular unit" : "the unit must be in plural");
  return std::chrono::seconds(count * row->seconds);
}

Result<WrittenTime> ParseAt(std::string_view text) {
  const std::optional<WrittenTime> time = ParseTime(text);
  constexpr std::size_t kDateLength = 10;
  const bool with_clock = text.size() > kDateLength && text[kDateLength] == 'T';
  if (time && !time->offset && with_clock && text.find('.') == std::string_view::npos) return *time;
  return Error{fmt::format("at '{}': written yyyy-mm-ddThh:mm:ss, without a zone", text)};
}

}  // namespace smgraph::schedule
