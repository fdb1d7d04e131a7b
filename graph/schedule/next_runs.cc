#include "graph/schedule/next_runs.h"

#include <algorithm>
#include <optional>
#include <string_view>
#include <utility>

#include "graph/schedule/flavours.h"
#include "graph/schedule/rate.h"

namespace smgraph::schedule {
namespace {

using cctz::civil_day;
using cctz::civil_second;

bool Has(const Cron& cron, CronUnit unit, int value) {
  return cron.of(unit).test(static_cast<std::size_t>(value));
}

/// 0 is Sunday, unlike in cctz.
int WeekdayOf(civil_day day) {
  return (static_cast<int>(cctz::get_weekday(day)) + 1) % 7;
}

civil_day LastOfMonth(civil_day day) {
  return civil_day(cctz::civil_month(day) + 1) - 1;
}

/// Of Monday to Friday the one nearest to `day`, in the same month.
civil_day NearestWeekday(civil_day day) {
  const int weekday = WeekdayOf(day);
  if (weekday == 6) return day.day() == 1 ? day + 2 : day - 1;
  if (weekday == 0) return day == LastOfMonth(day) ? day - 2 : day + 1;
  return day;
}

bool Fits(const DayRule& rule, civil_day day) {
  const civil_day last = LastOfMonth(day);
  switch (rule.kind) {
    case DayRule::Kind::kLastDay:
      return last - day == rule.value;
    case DayRule::Kind::kNearestWeekday:
      if (rule.value > last.day()) return false;
      return NearestWeekday(
                 rule.value == 0 ? last : civil_day(day.year(), day.month(), rule.value)) == day;
    case DayRule::Kind::kLastWeekday:
      return WeekdayOf(day) == rule.value && last - day < 7;
    case DayRule::Kind::kNth:
      return WeekdayOf(day) == rule.value && (day.day() - 1) / 7 + 1 == rule.nth;
  }
  return false;
}

bool OfMonth(const DayRule& rule) {
  return rule.kind == DayRule::Kind::kLastDay || rule.kind == DayRule::Kind::kNearestWeekday;
}

bool DayFits(const Cron& cron, civil_day day) {
  const auto any_rule = [&](bool of_month) {
    return std::ranges::any_of(cron.day_rules, [&](const DayRule& rule) {
      return OfMonth(rule) == of_month && Fits(rule, day);
    });
  };
  const bool month_day = Has(cron, CronUnit::kDay, day.day()) || any_rule(true);
  const bool weekday = Has(cron, CronUnit::kWeekday, WeekdayOf(day)) || any_rule(false);
  return cron.either_day ? month_day || weekday : month_day && weekday;
}

/// The least value of a unit from `from` on, or nothing.
std::optional<int> Least(const Cron& cron, CronUnit unit, int from) {
  const Cron::Values& values = cron.of(unit);
  for (auto i = static_cast<std::size_t>(from); i < values.size(); ++i) {
    if (values.test(i)) return static_cast<int>(i);
  }
  return std::nullopt;
}

/// The first second of `day` from `from` on.
std::optional<civil_second> SecondOf(const Cron& cron, civil_day day, civil_second from) {
  auto hour = Least(cron, CronUnit::kHour, from.hour());
  if (!hour) return std::nullopt;
  std::optional<int> minute;
  std::optional<int> second;
  if (*hour == from.hour()) {
    minute = Least(cron, CronUnit::kMinute, from.minute());
    if (minute == from.minute()) {
      second = Least(cron, CronUnit::kSecond, from.second());
      if (!second) minute = Least(cron, CronUnit::kMinute, from.minute() + 1);
    }
    if (!minute) hour = Least(cron, CronUnit::kHour, from.hour() + 1);
    if (!hour) return std::nullopt;
  }
  if (!minute) minute = Least(cron, CronUnit::kMinute, 0);
  if (!second) second = Least(cron, CronUnit::kSecond, 0);
  if (!minute || !second) return std::nullopt;
  return civil_second(day.year(), day.month(), day.day(), *hour, *minute, *second);
}

/// What clocks show the next time, from `from` on.
std::optional<civil_second> NextOnClocks(const Cron& cron, civil_second from) {
  for (civil_day day(from); day.year() <= kLastYear; ++day) {
    if (day.year() < kFirstYear ||
        !Has(cron, CronUnit::kYear, static_cast<int>(day.year()) - kFirstYear)) {
      day = civil_day(day.year() + 1) - 1;
    } else if (!Has(cron, CronUnit::kMonth, day.month())) {
      day = LastOfMonth(day);
    } else if (DayFits(cron, day)) {
      const civil_second begin = std::max(from, civil_second(day));
      if (const auto found = SecondOf(cron, day, begin)) return found;
    }
  }
  return std::nullopt;
}

/// The instants begin, begin + step, … after `after`.
std::vector<Time> Steps(Time begin, std::chrono::seconds step, Time after, std::size_t count) {
  std::vector<Time> times;
  if (step.count() <= 0) return times;
  Time time = begin;
  if (time <= after) time += ((after - time) / step + 1) * step;
  for (; times.size() < count; time += step)
    times.push_back(time);
  return times;
}

/// What one schedule says about its next runs.
class Reading {
 public:
  Reading(const graph::Pipeline& pipeline, const graph::Schedule& schedule, Time now,
          std::size_t count, std::string_view flavour)
      : schedule_(schedule),
        zenml_(graph::Info(pipeline).dialect == graph::Dialect::kZenMl),
        flavour_(!zenml_           ? ""
                 : flavour.empty() ? FlavourInSettings(pipeline)
                                   : std::string(flavour)),
        orchestrator_(FindFlavour(flavour_)),
        now_(now),
        count_(count) {}

  Upcoming Run() {
    const graph::Value* enabled = schedule_.settings.Find("enabled");
    if (enabled != nullptr && *enabled == graph::Value(false)) return None("it is disabled");
    if (orchestrator_ != nullptr && !orchestrator_->schedules)
      return None("orchestrator '" + flavour_ + "' takes no schedules");
    if (!ReadZone() || !ReadBounds()) return std::move(upcoming_);
    ReadForm();
    upcoming_.over = upcoming_.times.empty() && upcoming_.why_none.empty();
    if (upcoming_.over) Why("its time is over");
    return std::move(upcoming_);
  }

 private:
  /// The clock of a ZenML client may be up to fourteen hours away from that of UTC.
  static constexpr std::chrono::hours kMostOffset{14};

  void ReadForm() {
    if (schedule_.form == "cron") return ReadCron();
    if (schedule_.form == "rate") return ReadRate();
    if (schedule_.form == "interval") return ReadInterval();
    if (schedule_.form == "at") return ReadOnce();
    Why(schedule_.form == "event" ? "an event starts it" : "when is not known");
  }

  Upcoming None(std::string why) {
    upcoming_.why_none = std::move(why);
    return std::move(upcoming_);
  }
  void Why(std::string why) { upcoming_.why_none = std::move(why); }

  const std::string* Text() {
    const auto* text = schedule_.expression.As<std::string>();
    if (text == nullptr) Why("its expression is not known");
    return text;
  }

  bool ReadZone() {
    const graph::Value* value = schedule_.settings.Find("timezone");
    if (value == nullptr) {
      if (flavour_ != "databricks") return true;
      Why("its time zone stands in the settings of the orchestrator");
      return false;
    }
    const auto* name = value->As<std::string>();
    Result<cctz::time_zone> zone = FindZone(name == nullptr ? "" : *name);
    if (zone.ok()) zone_ = zone.value();
    if (!zone.ok()) Why(name == nullptr ? "its time zone is not known" : zone.error().message);
    return zone.ok();
  }

  /// A bound that the reader heeds; nullopt when there is none or nobody knows it.
  std::optional<WrittenTime> Bound(std::string_view zenml_name, std::string_view aws_name) const {
    const graph::Value* value = schedule_.settings.Find(zenml_ ? zenml_name : aws_name);
    if (value == nullptr || (orchestrator_ != nullptr && orchestrator_->Ignores(zenml_name)))
      return std::nullopt;
    const auto* text = value->As<std::string>();
    return text == nullptr ? std::nullopt : ParseTime(*text);
  }

  bool ReadBounds() {
    start_ = Bound("start_time", "start_date");
    end_ = Bound("end_time", "end_date");
    for (const auto& bound : {start_, end_}) {
      if (!zenml_ || !bound || bound->offset) continue;
      const bool matters = bound->In(cctz::utc_time_zone()) + kMostOffset > now_;
      const bool phase = schedule_.form == "interval";
      if (!matters && !phase) continue;
      Why("it depends on the time zone of the client that makes it");
      return false;
    }
    return true;
  }

  Time From() const {
    // A run may begin at the start itself.
    if (!start_) return now_;
    return std::max(now_, start_->In(cctz::utc_time_zone()) - std::chrono::seconds(1));
  }

  void Put(const std::vector<Time>& times) {
    for (const Time time : times) {
      if (end_ && time > end_->In(cctz::utc_time_zone())) return;
      upcoming_.times.push_back(FormatTime(time, zone_));
    }
  }

  AwsService Service() const {
    const graph::Value* service = schedule_.settings.Find("service");
    return service != nullptr && *service == graph::Value("events") ? AwsService::kRules
                                                                    : AwsService::kScheduler;
  }

  std::optional<CronDialect> Dialect(std::string_view text) const {
    if (!zenml_) {
      return Service() == AwsService::kRules ? CronDialect::kAwsRules : CronDialect::kAwsScheduler;
    }
    if (orchestrator_ != nullptr) return orchestrator_->cron;
    if (!flavour_.empty()) return std::nullopt;
    for (const CronDialect dialect : {CronDialect::kUnix, CronDialect::kAwsScheduler}) {
      if (ParseCron(text, dialect).ok()) return dialect;
    }
    return std::nullopt;
  }

  void ReadCron() {
    const std::string* text = Text();
    if (text == nullptr) return;
    const std::optional<CronDialect> dialect = Dialect(*text);
    if (!dialect) return Why("who reads its expression is not known");
    const Result<Cron> cron = ParseCron(*text, *dialect);
    upcoming_.reader = ReaderOf(*dialect);
    if (!cron.ok()) return Why(cron.error().message);
    Put(NextRuns(cron.value(), zone_, From(), count_));
  }

  void ReadRate() {
    const std::string* text = Text();
    if (text == nullptr) return;
    const Result<std::chrono::seconds> rate = ParseRate(*text, Service());
    if (!rate.ok()) return Why(rate.error().message);
    Every(rate.value());
  }

  void ReadInterval() {
    const auto interval = ParseDuration(schedule_.expression);
    if (!interval) return Why("its interval is not known");
    const Interval kind = orchestrator_ == nullptr ? Interval::kExact : orchestrator_->interval;
    if (kind == Interval::kRefused)
      return Why("orchestrator '" + flavour_ + "' takes no intervals");
    Every(EffectiveInterval(*interval, kind));
  }

  void Every(std::chrono::seconds step) {
    if (step.count() <= 0) return Why("its interval is not above 0");
    const Time begin = start_ ? start_->In(cctz::utc_time_zone()) : now_;
    Put(Steps(begin, step, now_, count_));
  }

  void ReadOnce() {
    if (orchestrator_ != nullptr && !orchestrator_->once)
      return Why("orchestrator '" + flavour_ + "' takes no single starts");
    const std::string* text = Text();
    const std::optional<WrittenTime> time = text == nullptr ? std::nullopt : ParseTime(*text);
    if (text == nullptr) return;
    if (!time) return Why("its time cannot be read");
    if (zenml_ && !time->offset) {
      if (time->In(cctz::utc_time_zone()) + kMostOffset > now_)
        upcoming_.times.push_back(cctz::format("%Y-%m-%dT%H:%M:%S", time->In(cctz::utc_time_zone()),
                                               cctz::utc_time_zone()));
    } else if (time->In(zone_) > now_) {
      Put({time->In(zone_)});
    }
  }

  const graph::Schedule& schedule_;
  bool zenml_;
  std::string flavour_;
  const Flavour* orchestrator_;
  Time now_;
  std::size_t count_;
  cctz::time_zone zone_ = cctz::utc_time_zone();
  std::optional<WrittenTime> start_;
  std::optional<WrittenTime> end_;
  Upcoming upcoming_;
};

}  // namespace

std::vector<Time> NextRuns(const Cron& cron, const cctz::time_zone& zone, Time after,
                           std::size_t count) {
  if (cron.every) return Steps(after, *cron.every, after, count);
  std::vector<Time> times;
  std::optional<civil_second> clock = cctz::convert(after, zone) + 1;
  while (times.size() < count && (clock = NextOnClocks(cron, *clock))) {
    const cctz::time_zone::civil_lookup found = zone.lookup(*clock);
    const bool skipped = found.kind == cctz::time_zone::civil_lookup::SKIPPED;
    const auto time = std::chrono::time_point_cast<std::chrono::seconds>(found.pre);
    if (!skipped && time > after) times.push_back(time);
    ++*clock;
  }
  return times;
}

Upcoming UpcomingRuns(const graph::Pipeline& pipeline, const graph::Schedule& schedule, Time now,
                      std::size_t count, std::string_view flavour) {
  return Reading(pipeline, schedule, now, count, flavour).Run();
}

}  // namespace smgraph::schedule
