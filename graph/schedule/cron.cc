#include "graph/schedule/cron.h"

#include <algorithm>
#include <charconv>
#include <span>
#include <string>

#include <fmt/format.h>
#include <fmt/ranges.h>

namespace smgraph::schedule {
namespace {

using Unit = CronUnit;

constexpr std::array<std::string_view, 12> kMonthNames = {"JAN", "FEB", "MAR", "APR", "MAY", "JUN",
                                                          "JUL", "AUG", "SEP", "OCT", "NOV", "DEC"};
constexpr std::array<std::string_view, 7> kDayNames = {"SUN", "MON", "TUE", "WED",
                                                       "THU", "FRI", "SAT"};

struct UnitRow {
  std::string_view name;
  int first;
  int last;
  std::span<const std::string_view> names = {};
};
constexpr std::array<UnitRow, kCronUnits> kUnits = {{{"second", 0, 59},
                                                     {"minute", 0, 59},
                                                     {"hour", 0, 23},
                                                     {"day of month", 1, 31},
                                                     {"month", 1, 12, kMonthNames},
                                                     {"day of week", 0, 6, kDayNames},
                                                     {"year", kFirstYear, kLastYear}}};

constexpr std::array kFiveFields = {Unit::kMinute, Unit::kHour, Unit::kDay, Unit::kMonth,
                                    Unit::kWeekday};
constexpr std::array kAwsFields = {Unit::kMinute, Unit::kHour,    Unit::kDay,
                                   Unit::kMonth,  Unit::kWeekday, Unit::kYear};
constexpr std::array kSecondsFirst = {Unit::kSecond, Unit::kMinute, Unit::kHour,
                                      Unit::kDay,    Unit::kMonth,  Unit::kWeekday};
constexpr std::array kSecondsLast = {Unit::kMinute, Unit::kHour,    Unit::kDay,
                                     Unit::kMonth,  Unit::kWeekday, Unit::kSecond};
constexpr std::array kQuartzFields = {Unit::kSecond, Unit::kMinute,  Unit::kHour, Unit::kDay,
                                      Unit::kMonth,  Unit::kWeekday, Unit::kYear};

/// How the two fields of the day go together.
enum class Days : std::uint8_t {
  kOneQuestion,  // exactly one of them is "?"
  kStarred,      // Unix; a field with a star says nothing
  kEveryStarred  // the same, unless a step follows the star
};

struct Nickname {
  std::string_view name;
  std::string_view expression;  // in five fields
};
constexpr Nickname kNicknames[] = {
    {"@yearly", "0 0 1 1 *"}, {"@annually", "0 0 1 1 *"}, {"@monthly", "0 0 1 * *"},
    {"@weekly", "0 0 * * 0"}, {"@daily", "0 0 * * *"},    {"@midnight", "0 0 * * *"},
    {"@hourly", "0 * * * *"},
};

struct Grammar {
  std::string_view reader;
  std::span<const Unit> fields;
  std::size_t least;  // how many fields must be there
  int first_weekday;  // the number of Sunday
  int last_weekday;   // the highest number of a day of the week
  Days days;
  bool question_anywhere = false;  // "?" is "*" in each field
  bool question_days = false;      // in those of the day
  bool special_days = false;       // L, W, #
  bool wraps = false;              // 22-2 and FRI-MON
  bool nicknames = false;
  bool every = false;
  bool empty_items = false;  // 1,,2
  int last_year = kLastYear;
};

// In the order of CronDialect.
constexpr Grammar kGrammars[] = {
    {.reader = "Unix cron",
     .fields = kFiveFields,
     .least = 5,
     .first_weekday = 0,
     .last_weekday = 7,
     .days = Days::kEveryStarred},
    {.reader = "EventBridge Scheduler",
     .fields = kAwsFields,
     .least = 5,
     .first_weekday = 1,
     .last_weekday = 7,
     .days = Days::kOneQuestion,
     .question_days = true,
     .special_days = true,
     .wraps = true},
    {.reader = "EventBridge",
     .fields = kAwsFields,
     .least = 6,
     .first_weekday = 1,
     .last_weekday = 7,
     .days = Days::kOneQuestion,
     .question_days = true,
     .special_days = true,
     .wraps = true,
     .last_year = 9999},
    {.reader = "Kubernetes",
     .fields = kFiveFields,
     .least = 5,
     .first_weekday = 0,
     .last_weekday = 6,
     .days = Days::kEveryStarred,
     .question_anywhere = true,
     .nicknames = true,
     .every = true,
     .empty_items = true},
    {.reader = "Kubeflow",
     .fields = kSecondsFirst,
     .least = 5,
     .first_weekday = 0,
     .last_weekday = 6,
     .days = Days::kStarred,
     .question_anywhere = true,
     .nicknames = true,
     .every = true,
     .empty_items = true},
    {.reader = "Airflow",
     .fields = kSecondsLast,
     .least = 5,
     .first_weekday = 0,
     .last_weekday = 7,
     .days = Days::kEveryStarred,
     .question_days = true,
     .special_days = true,
     .wraps = true,
     .nicknames = true},
    {.reader = "Quartz",
     .fields = kQuartzFields,
     .least = 6,
     .first_weekday = 1,
     .last_weekday = 7,
     .days = Days::kOneQuestion,
     .question_days = true,
     .special_days = true,
     .wraps = true,
     .last_year = 2099},
};

const Grammar& GrammarOf(CronDialect dialect) {
  return kGrammars[static_cast<std::size_t>(dialect)];
}

char Upper(char c) {
  return c >= 'a' && c <= 'z' ? static_cast<char>(c - 'a' + 'A') : c;
}

bool SameWord(std::string_view a, std::string_view b) {
  return std::ranges::equal(a, b, {}, Upper, Upper);
}

std::optional<int> Number(std::string_view text) {
  constexpr std::size_t kMostDigits = 6;
  const bool digits = std::ranges::all_of(text, [](char c) { return c >= '0' && c <= '9'; });
  if (text.empty() || text.size() > kMostDigits || !digits) return std::nullopt;
  int number = 0;
  std::from_chars(text.data(), text.data() + text.size(), number);
  return number;
}

std::vector<std::string_view> Split(std::string_view text, std::string_view separators, bool all) {
  std::vector<std::string_view> parts;
  for (std::size_t begin = 0; begin <= text.size();) {
    const std::size_t end = std::min(text.find_first_of(separators, begin), text.size());
    if (all || end > begin) parts.push_back(text.substr(begin, end - begin));
    begin = end + 1;
  }
  return parts;
}

/// One field of an expression.
class FieldReader {
 public:
  FieldReader(const Grammar& grammar, Unit unit, std::string_view text, Cron& cron)
      : grammar_(grammar),
        unit_(unit),
        row_(kUnits[static_cast<std::size_t>(unit)]),
        text_(text),
        cron_(cron) {
    first_ = unit == Unit::kWeekday ? grammar.first_weekday : row_.first;
    last_ = unit == Unit::kWeekday ? grammar.last_weekday
            : unit == Unit::kYear  ? grammar.last_year
                                   : row_.last;
  }

  /// False when the field is wrong; problem() says how.
  bool Read() {
    for (const std::string_view item : Split(text_, ",", !grammar_.empty_items)) {
      if (!ReadItem(item)) {
        if (problem_.empty()) Fail(fmt::format("takes {}", Allowed()));
        return false;
      }
    }
    if (special_ && text_.find(',') != std::string_view::npos)
      return Fail("takes L, W and # only alone");
    return true;
  }

  const std::string& problem() const { return problem_; }
  bool question() const { return text_ == "?"; }
  bool starred() const { return starred_; }

 private:
  bool Fail(std::string what) {
    problem_ = fmt::format("{} '{}': {}", row_.name, text_, what);
    return false;
  }
  bool IsDay() const { return unit_ == Unit::kDay || unit_ == Unit::kWeekday; }

  std::string Allowed() const {
    std::string allowed = fmt::format("{} to {}", first_, last_);
    if (!row_.names.empty())
      allowed += fmt::format(", {} to {}", row_.names.front(), row_.names.back());
    if (grammar_.special_days && unit_ == Unit::kDay) allowed += ", L, W";
    if (grammar_.special_days && unit_ == Unit::kWeekday) allowed += ", L, #";
    return allowed;
  }

  std::optional<int> Value(std::string_view text) const {
    const auto name = std::ranges::find_if(
        row_.names, [text](std::string_view one) { return SameWord(one, text); });
    if (name == row_.names.end()) return Number(text);
    const int index = static_cast<int>(name - row_.names.begin());
    return unit_ == Unit::kWeekday ? grammar_.first_weekday + index : row_.first + index;
  }
  std::optional<int> ValueInRange(std::string_view text) const {
    const std::optional<int> value = Value(text);
    return value && *value >= first_ && *value <= last_ ? value : std::nullopt;
  }
  /// Days of the week from Sunday = 0.
  int Weekday(int number) const { return (number - grammar_.first_weekday) % 7; }

  void Set(int number) {
    if (unit_ == Unit::kWeekday) number = Weekday(number);
    if (unit_ == Unit::kYear) number -= kFirstYear;
    Cron::Values& values = cron_.of(unit_);
    if (static_cast<std::size_t>(number) < values.size())
      values.set(static_cast<std::size_t>(number));
  }

  void AddRule(DayRule::Kind kind, int value, int nth = 0) {
    special_ = true;
    cron_.day_rules.push_back({kind, value, nth});
  }

  bool ReadItem(std::string_view item) {
    const bool question =
        item == "?" && (grammar_.question_anywhere || (grammar_.question_days && IsDay()));
    if (question) item = "*";
    if (grammar_.special_days && IsDay() && ReadSpecial(item)) return true;
    return problem_.empty() && ReadRange(item);
  }

  /// True when the item is one of L, W and #; false with a problem when it is a wrong one.
  bool ReadSpecial(std::string_view item) {
    return unit_ == Unit::kDay ? ReadSpecialDay(item) : ReadSpecialWeekday(item);
  }

  bool ReadSpecialDay(std::string_view item) {
    using Kind = DayRule::Kind;
    if (SameWord(item, "L")) {
      AddRule(Kind::kLastDay, 0);
    } else if (SameWord(item, "LW")) {
      AddRule(Kind::kNearestWeekday, 0);
      cron_.undocumented = true;
    } else if (item.size() > 2 && SameWord(item.substr(0, 2), "L-")) {
      const std::optional<int> offset = Number(item.substr(2));
      if (!offset || *offset >= last_) return false;
      AddRule(Kind::kLastDay, *offset);
      cron_.undocumented = true;
    } else if (item.size() > 1 && Upper(item.back()) == 'W') {
      const std::optional<int> day = ValueInRange(item.substr(0, item.size() - 1));
      if (!day) return false;
      AddRule(Kind::kNearestWeekday, *day);
    } else {
      return false;
    }
    return true;
  }

  bool ReadSpecialWeekday(std::string_view item) {
    using Kind = DayRule::Kind;
    if (SameWord(item, "L")) {
      Set(last_);  // the last day of the week
      return true;
    }
    if (const std::size_t hash = item.find('#'); hash != std::string_view::npos) {
      constexpr int kMostWeeks = 5;
      const std::optional<int> day = ValueInRange(item.substr(0, hash));
      const std::optional<int> nth = Number(item.substr(hash + 1));
      if (!day) return false;
      if (!nth || *nth < 1 || *nth > kMostWeeks) return Fail("takes 1 to 5 behind #");
      AddRule(Kind::kNth, Weekday(*day), *nth);
      return true;
    }
    if (item.size() < 2 || Upper(item.back()) != 'L') return false;
    const std::string_view name = item.substr(0, item.size() - 1);
    const std::optional<int> day = ValueInRange(name);
    if (!day) return false;
    if (!Number(name)) cron_.undocumented = true;
    AddRule(Kind::kLastWeekday, Weekday(*day));
    return true;
  }

  bool ReadRange(std::string_view item) {
    const std::size_t slash = item.find('/');
    const std::string_view range = item.substr(0, slash);
    int step = 1;
    if (slash != std::string_view::npos) {
      const std::optional<int> given = Number(item.substr(slash + 1));
      if (!given || *given == 0) return Fail("takes a step of 1 or more behind /");
      step = *given;
      if (unit_ == Unit::kWeekday && grammar_.special_days) cron_.undocumented = true;
    }
    if (range == "*" || (range == "?" && grammar_.question_anywhere)) {
      starred_ = starred_ || step == 1 || grammar_.days == Days::kStarred;
      return Fill(first_, WeekEnd(), step);
    }
    const std::size_t dash = range.find('-');
    const std::optional<int> begin = ValueInRange(range.substr(0, dash));
    if (!begin) return false;
    if (dash == std::string_view::npos)
      return Fill(*begin, slash == std::string_view::npos ? *begin : WeekEnd(), step);
    const std::optional<int> end = ValueInRange(range.substr(dash + 1));
    if (!end) return false;
    if (*begin > *end && !grammar_.wraps) return Fail("a range begins above its end");
    return Fill(*begin, *end, step);
  }

  /// The highest number of a whole week or year: 7 is Sunday again.
  int WeekEnd() const { return unit_ == Unit::kWeekday ? first_ + 6 : last_; }

  bool Fill(int begin, int end, int step) {
    const int size = WeekEnd() - first_ + 1;
    const int length = end >= begin ? end - begin : end - begin + size;
    for (int i = 0; i <= length; i += step) {
      const int number = begin + i;
      Set(end >= begin || number <= WeekEnd() ? number : number - size);
    }
    return true;
  }

  const Grammar& grammar_;
  Unit unit_;
  const UnitRow& row_;
  std::string_view text_;
  Cron& cron_;
  int first_ = 0;
  int last_ = 0;
  bool special_ = false;
  bool starred_ = false;
  std::string problem_;
};

std::string FieldNames(const Grammar& grammar) {
  std::vector<std::string_view> names;
  for (const Unit unit : grammar.fields)
    names.push_back(kUnits[static_cast<std::size_t>(unit)].name);
  return fmt::format("{}", fmt::join(names, ", "));
}

/// `1h30m`, as Go writes durations.
std::optional<std::chrono::seconds> GoDuration(std::string_view text) {
  constexpr int kSeconds[] = {3600, 60, 1};
  constexpr std::string_view kLetters = "hms";
  std::chrono::seconds sum{0};
  if (text.empty()) return std::nullopt;
  while (!text.empty()) {
    const std::size_t unit = text.find_first_of(kLetters);
    if (unit == std::string_view::npos) return std::nullopt;
    const std::optional<int> count = Number(text.substr(0, unit));
    if (!count) return std::nullopt;
    sum += std::chrono::seconds(*count) * kSeconds[kLetters.find(text[unit])];
    text.remove_prefix(unit + 1);
  }
  return std::max(sum, std::chrono::seconds(1));
}

Result<Cron> ParseNickname(std::string_view text, const Grammar& grammar) {
  constexpr std::string_view kEvery = "@every ";
  if (grammar.every && text.starts_with(kEvery)) {
    Cron cron;
    cron.every = GoDuration(text.substr(kEvery.size()));
    if (cron.every) return cron;
    return Error{fmt::format("'{}': a duration such as 1h30m follows @every", text)};
  }
  const auto* row = std::ranges::find(kNicknames, text, &Nickname::name);
  if (grammar.nicknames && row != std::end(kNicknames))
    return ParseCron(row->expression, CronDialect::kUnix);
  return Error{fmt::format("'{}' is no nickname that {} knows", text, grammar.reader)};
}

/// Units that the grammar has no field for: the first second of the minute, every year.
void Complete(const Grammar& grammar, Cron& cron) {
  const auto lacks = [&](Unit unit) {
    return std::ranges::find(grammar.fields, unit) == grammar.fields.end();
  };
  if (lacks(Unit::kSecond)) cron.of(Unit::kSecond).set(0);
  if (lacks(Unit::kYear)) cron.of(Unit::kYear).set();
}

/// EventBridge and Quartz want exactly one of the days to be left open, by a "?".
std::string QuestionProblem(const FieldReader& day, const FieldReader& weekday) {
  if (day.question() == weekday.question()) {
    return day.question() ? "day of month and day of week are both '?': one of them must say when"
                          : "one of day of month and day of week must be '?'";
  }
  return {};
}

}  // namespace

std::string_view ReaderOf(CronDialect dialect) {
  return GrammarOf(dialect).reader;
}

std::vector<std::string_view> CronFields(std::string_view text) {
  return Split(text, " \t", false);
}

Result<Cron> ParseCron(std::string_view text, CronDialect dialect) {
  const Grammar& grammar = GrammarOf(dialect);
  if (text.starts_with('@')) return ParseNickname(text, grammar);
  const std::vector<std::string_view> fields = CronFields(text);
  if (fields.size() < grammar.least || fields.size() > grammar.fields.size()) {
    const std::string wanted = grammar.least == grammar.fields.size()
                                   ? fmt::format("{}", grammar.least)
                                   : fmt::format("{} or {}", grammar.least, grammar.fields.size());
    return Error{fmt::format("{} fields where {} are taken: {}", fields.size(), wanted,
                             FieldNames(grammar))};
  }
  Cron cron;
  std::optional<FieldReader> day;
  std::optional<FieldReader> weekday;
  for (std::size_t i = 0; i < grammar.fields.size(); ++i) {
    const Unit unit = grammar.fields[i];
    // What lacks at the end: any day of the week, any year, the first second.
    const std::string_view missing = unit == Unit::kSecond ? "0" : "*";
    FieldReader reader(grammar, unit, i < fields.size() ? fields[i] : missing, cron);
    if (!reader.Read()) return Error{reader.problem()};
    if (unit == Unit::kDay) day.emplace(reader);
    if (unit == Unit::kWeekday) weekday.emplace(reader);
  }
  if (grammar.days == Days::kOneQuestion) {
    if (std::string problem = QuestionProblem(*day, *weekday); !problem.empty())
      return Error{std::move(problem)};
  }
  cron.either_day = grammar.days != Days::kOneQuestion && !day->starred() && !weekday->starred();
  Complete(grammar, cron);
  return cron;
}

}  // namespace smgraph::schedule
