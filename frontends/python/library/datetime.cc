// datetime.datetime and datetime.date. Now is an Unknown called "time" or "date"; moments made from
// numbers are known, and so is what is computed from them.
#include "frontends/python/library/datetime.h"

#include <algorithm>
#include <cmath>
#include <cstdlib>

#include <fmt/format.h>

#include "frontends/python/format.h"
#include "frontends/python/library/library.h"
#include "frontends/python/library/timezones.h"
#include "frontends/python/natives.h"

namespace smgraph::python {
namespace {

constexpr std::string_view kUnknown = "%unknown";              // set on moments that are not known
constexpr std::int64_t kEpoch = 719'162 * kMicrosecondsOfDay;  // 1970-01-01

bool IsDate(const Instance& moment) {
  return moment.cls->model->name == "date";
}

std::optional<Moment> MomentIn(Ref value) {
  const auto* instance = As<Instance>(value);
  if (instance == nullptr || instance->attributes.Find(kUnknown) != nullptr) return std::nullopt;
  Moment moment;
  const std::pair<std::string_view, std::int64_t*> fields[] = {
      {"year", &moment.year},
      {"month", &moment.month},
      {"day", &moment.day},
      {"hour", &moment.hour},
      {"minute", &moment.minute},
      {"second", &moment.second},
      {"microsecond", &moment.microsecond}};
  for (const auto& [name, target] : fields) {
    const Ref given = instance->attributes.Find(name);
    const auto number = IntegerIn(given);
    if (given != nullptr && !number) return std::nullopt;
    if (number) *target = *number;
  }
  return moment;
}

Ref ZoneOf(const Instance& moment) {
  const Ref zone = moment.attributes.Find("tzinfo");
  return IsNone(zone) ? nullptr : zone;
}

// A moment with the zone of its clock: "" without one. Nothing when one of them is not known.
struct Clock {
  Moment moment;
  bool aware = false;
  ZoneTime zone;
  std::string OffsetOr(std::string otherwise, bool colon) const {
    return aware ? OffsetText(zone.offset, colon) : std::move(otherwise);
  }
};
std::optional<Clock> ClockIn(Ref value) {
  const auto moment = MomentIn(value);
  if (!moment) return std::nullopt;
  const Ref zone = ZoneOf(*static_cast<Instance*>(value));
  if (zone == nullptr) return Clock{*moment, false, {}};
  auto time = ZoneTimeAt(zone, *moment);
  return time ? std::optional(Clock{*moment, true, std::move(*time)}) : std::nullopt;
}

// What stands on both clocks is compared where they show the time of one zone.
void ForgetSameZone(Ref a, Ref b, Clock& first, Clock& second) {
  const Ref zone = ZoneOf(*static_cast<Instance*>(a));
  if (zone == nullptr || !IsSameZone(zone, ZoneOf(*static_cast<Instance*>(b)))) return;
  first.zone.offset = second.zone.offset = 0;
}

// Microseconds since 0001-01-01, UTC where the zone is known.
std::int64_t InstantOf(const Clock& clock) {
  return DayNumber(clock.moment) * kMicrosecondsOfDay + MicrosecondOfDay(clock.moment) -
         clock.zone.offset;
}

// Checks the fields of a new object; what is not known makes all of it unknown.
void Init(Evaluator& ev, Instance& moment) {
  const auto fields = MomentIn(&moment);
  if (!fields) {
    moment.attributes.Set(kUnknown, ev.NewUnknown("moment that is not known", "time", moment.span));
    return;
  }
  if (IsValid(*fields)) return;
  const bool month = fields->month < 1 || fields->month > 12;
  ev.Raise("ValueError", month ? "month must be in 1..12" : "day is out of range for month",
           moment.span);
}

Ref UnknownPart(Evaluator& ev, std::string_view label, SourceSpan span) {
  return ev.NewUnknown("current time", std::string(label), span);
}

// ---- text

Ref TextByFormat(Evaluator& ev, Instance& self, std::string_view format, SourceSpan span) {
  const auto clock = ClockIn(&self);
  if (!clock) return UnknownMomentText(ev, format, span);
  return ev.heap().str(
      FormatMoment(clock->moment, format, clock->zone.name, clock->OffsetOr("", /*colon=*/false)));
}

Ref Self(const Call& call) {
  return call.positional[0];
}

Ref StrfTime(Evaluator& ev, const Call& call) {
  auto* self = As<Instance>(Self(call));
  const Ref format = call.Argument(1, "format");
  const std::string* known = TextIn(format);
  if (self == nullptr || known == nullptr) return UnknownCall(ev, call);
  return known->empty() && CalledName(call) == "__format__"
             ? ev.ToStr(self, call.span)
             : TextByFormat(ev, *self, *known, call.span);
}

// The time of day up to the part that isoformat(timespec=…) names; nothing for no such name.
std::optional<std::string> IsoTimeTo(const Moment& moment, std::string_view part) {
  constexpr std::pair<std::string_view, std::size_t> kLengths[] = {
      {"hours", 2}, {"minutes", 5}, {"seconds", 8}, {"milliseconds", 12}, {"microseconds", 15}};
  if (part == "auto") return IsoTime(moment);
  const auto* row =
      std::ranges::find(kLengths, part, &std::pair<std::string_view, std::size_t>::first);
  if (row == std::end(kLengths)) return std::nullopt;
  return fmt::format("{:02}:{:02}:{:02}.{:06}", moment.hour, moment.minute, moment.second,
                     moment.microsecond)
      .substr(0, row->second);
}

Ref IsoText(Evaluator& ev, Instance& self, std::string_view separator, std::string_view part,
            SourceSpan span) {
  const auto clock = ClockIn(&self);
  if (!clock) return UnknownMomentText(ev, IsDate(self) ? "%Y-%m-%d" : "%H", span);
  if (IsDate(self)) return ev.heap().str(IsoDate(clock->moment));
  const auto time = IsoTimeTo(clock->moment, part);
  if (!time) ev.Raise("ValueError", "Unknown timespec value", span);
  return ev.heap().str(IsoDate(clock->moment) + std::string(separator) + *time +
                       clock->OffsetOr("", /*colon=*/true));
}

Ref IsoFormat(Evaluator& ev, const Call& call) {
  auto* self = As<Instance>(Self(call));
  const Ref separator = call.Argument(1, "sep");
  const Ref part = call.Argument(2, "timespec");
  const bool known = (separator == nullptr || TextIn(separator) != nullptr) &&
                     (part == nullptr || TextIn(part) != nullptr);
  if (self == nullptr || !known) return UnknownCall(ev, call);
  return IsoText(ev, *self, separator == nullptr ? "T" : *TextIn(separator),
                 part == nullptr ? "auto" : *TextIn(part), call.span);
}

// "Tue Mar  5 14:07:09 2024"
Ref CText(Evaluator& ev, const Call& call) {
  const auto moment = MomentIn(Self(call));
  if (!moment) return UnknownMomentText(ev, "%H", call.span);
  return ev.heap().str(fmt::format("{} {:2} {}", FormatMoment(*moment, "%a %b", "", ""),
                                   moment->day, FormatMoment(*moment, "%H:%M:%S %Y", "", "")));
}

Ref Text(Evaluator& ev, const Call& call) {
  auto* self = As<Instance>(Self(call));
  return self == nullptr ? UnknownCall(ev, call) : IsoText(ev, *self, " ", "auto", call.span);
}

Ref Represent(Evaluator& ev, const Call& call) {
  const auto moment = MomentIn(Self(call));
  const auto* self = As<Instance>(Self(call));
  if (!moment || ZoneOf(*self) != nullptr) return UnknownPart(ev, "time", call.span);
  const bool date = IsDate(*static_cast<Instance*>(Self(call)));
  const std::string name = self->cls->definition ? std::string(self->cls->name)
                                                 : fmt::format("datetime.{}", self->cls->name);
  std::string text = fmt::format("{}({}, {}, {}", name, moment->year, moment->month, moment->day);
  if (!date) {
    text += fmt::format(", {}, {}", moment->hour, moment->minute);
    if (moment->second != 0 || moment->microsecond != 0)
      text += fmt::format(", {}", moment->second);
    if (moment->microsecond != 0) text += fmt::format(", {}", moment->microsecond);
  }
  return ev.heap().str(text + ")");
}

// ---- arithmetic

// The same kind of object moved by a duration.
Ref Moved(Evaluator& ev, Ref self, std::optional<std::int64_t> by, SourceSpan span) {
  const bool date = IsDate(*static_cast<Instance*>(self));
  const auto moment = MomentIn(self);
  const auto of_its_class = [self](Ref made) {
    auto* object = static_cast<Instance*>(made);
    object->cls = static_cast<Instance*>(self)->cls;
    return object;
  };
  if (!moment || !by) return of_its_class(UnknownMoment(ev, date, span));
  const auto moved = MomentAt(DayNumber(*moment), MicrosecondOfDay(*moment) + *by);
  if (!moved) ev.Raise("OverflowError", "date value out of range", span);
  Instance* result = of_its_class(NewMoment(ev, *moved, date, span));
  const Ref zone = static_cast<Instance*>(self)->attributes.Find("tzinfo");
  if (zone != nullptr) result->attributes.Set("tzinfo", zone);
  return result;
}

// True for an object that says itself what it makes of moments, as relativedelta does.
bool TakesMoments(Evaluator& ev, Ref value, std::string_view method) {
  const auto* object = As<Instance>(value);
  return object != nullptr && object->cls->model == nullptr &&
         SpecialMember(ev, *object->cls, method) != nullptr;
}

Ref Add(Evaluator& ev, const Call& call) {
  const Ref other = call.positional[1];
  if (TakesMoments(ev, other, "__radd__")) return ev.LibraryObject("NotImplemented");
  if (Unsure(other) || IsDuration(other))
    return Moved(ev, Self(call), DurationIn(other), call.span);
  ev.Raise("TypeError", fmt::format("unsupported operand type(s) for +: '{}'", TypeName(other)),
           call.span);
}

Ref Subtract(Evaluator& ev, const Call& call) {
  const Ref other = call.positional[1];
  if (TakesMoments(ev, other, "__rsub__")) return ev.LibraryObject("NotImplemented");
  if (IsDuration(other)) {
    const auto by = DurationIn(other);
    return Moved(ev, Self(call), by ? std::optional(-*by) : std::nullopt, call.span);
  }
  auto a = ClockIn(Self(call));
  auto b = ClockIn(other);
  if (!a || !b) return UnknownCall(ev, call);
  if (a->aware != b->aware)
    ev.Raise("TypeError", "can't subtract offset-naive and offset-aware datetimes", call.span);
  ForgetSameZone(Self(call), other, *a, *b);
  return NewDuration(ev, InstantOf(*a) - InstantOf(*b), call.span);
}

template <CompareOp kOp>
Ref Compare(Evaluator& ev, const Call& call) {
  const Ref other = call.positional[1];
  auto a = ClockIn(Self(call));
  auto b = ClockIn(other);
  const auto* instance = As<Instance>(other);
  const bool moment = instance != nullptr && (instance->attributes.Find("year") != nullptr ||
                                              instance->attributes.Find(kUnknown) != nullptr);
  if (!moment && !Unsure(other)) {
    if (kOp == CompareOp::kEq) return ev.heap().boolean(false);
    ev.Raise("TypeError", "can't compare datetime.datetime to " + std::string(TypeName(other)),
             call.span);
  }
  if (!a || !b) return UnknownCall(ev, call);
  if (a->aware != b->aware) {
    if (kOp == CompareOp::kEq) return ev.heap().boolean(false);
    ev.Raise("TypeError", "can't compare offset-naive and offset-aware datetimes", call.span);
  }
  ForgetSameZone(Self(call), other, *a, *b);
  return ev.Compare(kOp, ev.heap().integer(InstantOf(*a)), ev.heap().integer(InstantOf(*b)),
                    call.span);
}

// ---- parts and conversions

Ref Replace(Evaluator& ev, const Call& call) {
  auto* self = As<Instance>(Self(call));
  if (self == nullptr) return UnknownCall(ev, call);
  if (self->attributes.Find(kUnknown) != nullptr) return self;
  Instance* copy = ev.NewInstance(self->cls, call.span);
  copy->attributes = self->attributes;
  for (const auto& [name, value] : call.keywords)
    copy->attributes.Set(name, value);
  Init(ev, *copy);
  return copy;
}

Ref DateOf(Evaluator& ev, const Call& call) {
  const auto moment = MomentIn(Self(call));
  return moment ? NewMoment(ev, *moment, /*date=*/true, call.span)
                : UnknownMoment(ev, /*date=*/true, call.span);
}

// The datetime.time of a moment, which is written in Python.
Ref TimeOf(Evaluator& ev, const Call& call) {
  const auto moment = MomentIn(Self(call));
  if (!moment) return UnknownPart(ev, "time", call.span);
  Call make = CallWith({ev.heap().integer(moment->hour), ev.heap().integer(moment->minute),
                        ev.heap().integer(moment->second), ev.heap().integer(moment->microsecond)},
                       call.span);
  const Ref zone = ZoneOf(*static_cast<Instance*>(Self(call)));
  if (CalledName(call) == "timetz" && zone != nullptr) make.positional.push_back(zone);
  return ev.CallValue(ev.LibraryObject("datetime.time"), std::move(make));
}

Ref TimeTuple(Evaluator& ev, const Call& call) {
  const auto moment = MomentIn(Self(call));
  if (!moment) return UnknownPart(ev, "time", call.span);
  const auto number = [&](std::int64_t value) { return ev.heap().integer(value); };
  Class* cls = NewNamedTupleClass(ev, "time.struct_time",
                                  {"tm_year", "tm_mon", "tm_mday", "tm_hour", "tm_min", "tm_sec",
                                   "tm_wday", "tm_yday", "tm_isdst"});
  return NewNamedTuple(
      ev, cls,
      {number(moment->year), number(moment->month), number(moment->day), number(moment->hour),
       number(moment->minute), number(moment->second), number(WeekDay(*moment)),
       number(DayNumber(*moment) - DayNumber({.year = moment->year, .month = 1, .day = 1}) + 1),
       number(-1)});
}

Ref DayOfWeek(Evaluator& ev, const Call& call) {
  const auto moment = MomentIn(Self(call));
  if (!moment) return UnknownPart(ev, "weekday", call.span);
  return ev.heap().integer(WeekDay(*moment) + (CalledName(call) == "isoweekday" ? 1 : 0));
}

Ref IsoCalendar(Evaluator& ev, const Call& call) {
  const auto moment = MomentIn(Self(call));
  if (!moment) return UnknownPart(ev, "week", call.span);
  const IsoWeek iso = IsoWeekOf(*moment);
  return NewNamedTuple(ev, NewNamedTupleClass(ev, "IsoCalendarDate", {"year", "week", "weekday"}),
                       {ev.heap().integer(iso.year), ev.heap().integer(iso.week),
                        ev.heap().integer(WeekDay(*moment) + 1)});
}

Ref Ordinal(Evaluator& ev, const Call& call) {
  const auto moment = MomentIn(Self(call));
  return moment ? ev.heap().integer(DayNumber(*moment) + 1) : UnknownPart(ev, "date", call.span);
}

// Seconds since 1970; without a time zone the machine decides.
Ref TimeStamp(Evaluator& ev, const Call& call) {
  const auto clock = ClockIn(Self(call));
  if (!clock || !clock->aware) return UnknownPart(ev, "time", call.span);
  return ev.heap().number(static_cast<double>(InstantOf(*clock) - kEpoch) / 1e6);
}

// The same moment on the clocks of another zone; without a zone the machine decides.
Ref InZone(Evaluator& ev, const Call& call) {
  const auto clock = ClockIn(Self(call));
  const Ref zone = call.Argument(1, "tz");
  const auto utc = clock && clock->aware ? Later(clock->moment, -clock->zone.offset) : std::nullopt;
  const auto wall = utc && !IsNone(zone) ? WallTimeAt(zone, *utc) : std::nullopt;
  if (!wall) return UnknownMoment(ev, /*date=*/false, call.span);
  auto* moved = static_cast<Instance*>(NewMoment(ev, *wall, /*date=*/false, call.span));
  moved->attributes.Set("tzinfo", zone);
  return moved;
}

Ref OffsetOfZone(Evaluator& ev, const Call& call) {
  const auto clock = ClockIn(Self(call));
  if (!clock) return UnknownPart(ev, "offset", call.span);
  return clock->aware ? NewDuration(ev, clock->zone.offset, call.span) : ev.heap().none();
}

Ref NameOfZone(Evaluator& ev, const Call& call) {
  const auto clock = ClockIn(Self(call));
  if (!clock) return UnknownPart(ev, "zone", call.span);
  return clock->aware ? ev.heap().str(clock->zone.name) : ev.heap().none();
}

Ref Attribute(Evaluator& ev, Instance& moment, std::string_view name) {
  constexpr std::string_view kFields[] = {"year",   "month",  "day",         "hour",
                                          "minute", "second", "microsecond", "tzinfo"};
  if (std::find(std::begin(kFields), std::end(kFields), name) == std::end(kFields)) return nullptr;
  return UnknownPart(ev, name, moment.span);
}

constexpr MethodModel kMethods[] = {
    {"__add__", Counted<Add, 2, 2>},
    {"__eq__", Counted<Compare<CompareOp::kEq>, 2, 2>},
    {"__format__", Counted<StrfTime, 2, 2>},
    {"__ge__", Counted<Compare<CompareOp::kGe>, 2, 2>},
    {"__gt__", Counted<Compare<CompareOp::kGt>, 2, 2>},
    {"__le__", Counted<Compare<CompareOp::kLe>, 2, 2>},
    {"__lt__", Counted<Compare<CompareOp::kLt>, 2, 2>},
    {"__radd__", Counted<Add, 2, 2>},
    {"__repr__", Counted<Represent, 1, 1>},
    {"__str__", Counted<Text, 1, 1>},
    {"__sub__", Counted<Subtract, 2, 2>},
    {"astimezone", Counted<InZone, 1, 2>},
    {"ctime", Counted<CText, 1, 1>},
    {"date", Counted<DateOf, 1, 1>},
    {"isoformat", Counted<IsoFormat, 1, 3>},
    {"isocalendar", Counted<IsoCalendar, 1, 1>},
    {"isoweekday", Counted<DayOfWeek, 1, 1>},
    {"replace", Counted<Replace, 1, kMany>},
    {"strftime", Counted<StrfTime, 2, 2>},
    {"time", Counted<TimeOf, 1, 1>},
    {"timestamp", Counted<TimeStamp, 1, 1>},
    {"timetuple", Counted<TimeTuple, 1, 1>},
    {"timetz", Counted<TimeOf, 1, 1>},
    {"toordinal", Counted<Ordinal, 1, 1>},
    {"tzname", Counted<NameOfZone, 1, 1>},
    {"utcoffset", Counted<OffsetOfZone, 1, 1>},
    {"weekday", Counted<DayOfWeek, 1, 1>},
};

constexpr ClassModel kClasses[] = {
    {.name = "datetime",
     .spellings = "datetime.datetime",
     .signature = "(year, month, day, hour=0, minute=0, second=0, microsecond=0, tzinfo=None, *, "
                  "fold=0)",
     .tag = kLibraryTag,
     .methods = kMethods,
     .attribute = Attribute,
     .init = Init},
    {.name = "date",
     .spellings = "datetime.date",
     .signature = "(year, month, day)",
     .tag = kLibraryTag,
     .methods = kMethods,
     .attribute = Attribute,
     .init = Init},
};

template <bool kDate>
Ref Now(Evaluator& ev, const Call& call) {
  return UnknownMoment(ev, kDate, call.span);
}

// A datetime with a fixed offset from UTC, or without any.
Ref NewClock(Evaluator& ev, std::optional<Moment> moment, std::optional<std::int64_t> offset,
             SourceSpan span) {
  if (!moment) return UnknownMoment(ev, /*date=*/false, span);
  auto* made = static_cast<Instance*>(NewMoment(ev, *moment, /*date=*/false, span));
  if (offset) made->attributes.Set("tzinfo", NewTimezone(ev, *offset, span));
  return made;
}

Ref StrpTime(Evaluator& ev, const Call& call) {
  std::string_view text = NeedText(ev, call.positional[0], call);
  std::string_view format = NeedText(ev, call.positional[1], call);
  const bool zone = format.ends_with("%z");
  const auto offset = zone ? TakeOffset(text) : std::nullopt;
  if (offset) format.remove_suffix(2);
  return NewClock(ev, ParseMoment(text, format), offset, call.span);
}

// date.fromisocalendar(year, week, day)
Ref FromIsoCalendar(Evaluator& ev, const Call& call) {
  const std::int64_t year = NeedInteger(ev, call.positional[0], call);
  const std::int64_t week = NeedInteger(ev, call.positional[1], call);
  const std::int64_t day = NeedInteger(ev, call.positional[2], call);
  const Moment fourth{.year = year, .month = 1, .day = 4};  // it is always in the first week
  const std::int64_t number = DayNumber(fourth) - WeekDay(fourth) + (week - 1) * 7 + day - 1;
  const auto moment = year < 1 || year > 9999 ? std::nullopt : MomentAt(number, 0);
  return moment ? NewMoment(ev, *moment, /*date=*/true, call.span)
                : UnknownMoment(ev, /*date=*/true, call.span);
}

// datetime.utcfromtimestamp(seconds)
Ref UtcFromTimestamp(Evaluator& ev, const Call& call) {
  const auto seconds = NumberIn(call.positional[0]);
  constexpr double kMost = 2e11;
  if (!seconds || std::abs(*seconds) > kMost) return UnknownMoment(ev, /*date=*/false, call.span);
  const auto utc = MomentAt(0, kEpoch + static_cast<std::int64_t>(std::nearbyint(*seconds * 1e6)));
  return utc ? NewMoment(ev, *utc, /*date=*/false, call.span)
             : UnknownMoment(ev, /*date=*/false, call.span);
}

Ref DateFromIso(Evaluator& ev, const Call& call) {
  const auto moment = ParseIso(NeedText(ev, call.positional[0], call));
  return moment ? NewMoment(ev, *moment, /*date=*/true, call.span)
                : UnknownMoment(ev, /*date=*/true, call.span);
}

Ref FromIso(Evaluator& ev, const Call& call) {
  std::string_view text = NeedText(ev, call.positional[0], call);
  constexpr std::size_t kDate = 10;
  const auto offset = text.size() > kDate ? TakeOffset(text) : std::nullopt;
  return NewClock(ev, ParseIso(text), offset, call.span);
}

// datetime.fromtimestamp(seconds, zone): without a zone the machine decides.
Ref FromTimestamp(Evaluator& ev, const Call& call) {
  const auto seconds = NumberIn(call.Argument(0, "timestamp"));
  const Ref zone = call.Argument(1, "tz");
  constexpr double kMost = 2e11;
  if (!seconds || IsNone(zone) || std::abs(*seconds) > kMost)
    return UnknownMoment(ev, /*date=*/false, call.span);
  const auto utc = MomentAt(0, kEpoch + static_cast<std::int64_t>(std::nearbyint(*seconds * 1e6)));
  const auto wall = utc ? WallTimeAt(zone, *utc) : std::nullopt;
  if (!wall) return UnknownMoment(ev, /*date=*/false, call.span);
  auto* made = static_cast<Instance*>(NewMoment(ev, *wall, /*date=*/false, call.span));
  made->attributes.Set("tzinfo", zone);
  return made;
}

// datetime.combine(date, time): the zone is that of the time.
Ref Combine(Evaluator& ev, const Call& call) {
  auto moment = MomentIn(call.Argument(0, "date"));
  const auto* given = As<Instance>(call.Argument(1, "time"));
  const auto time = MomentIn(call.Argument(1, "time"));
  if (!moment || !time) return UnknownMoment(ev, /*date=*/false, call.span);
  moment->hour = time->hour;
  moment->minute = time->minute;
  moment->second = time->second;
  moment->microsecond = time->microsecond;
  auto* made = static_cast<Instance*>(NewMoment(ev, *moment, /*date=*/false, call.span));
  const Ref zone = call.Argument(2, "tzinfo");
  if (zone != nullptr || ZoneOf(*given) != nullptr)
    made->attributes.Set("tzinfo", zone != nullptr ? zone : ZoneOf(*given));
  return made;
}

template <bool kDate>
Ref Earliest(Evaluator& ev) {
  return NewMoment(ev, {.year = 1, .month = 1, .day = 1}, kDate, {});
}

template <bool kDate>
Ref Latest(Evaluator& ev) {
  const Moment last{.year = 9999,
                    .month = 12,
                    .day = 31,
                    .hour = 23,
                    .minute = 59,
                    .second = 59,
                    .microsecond = 999'999};
  return NewMoment(ev, last, kDate, {});
}

constexpr ValueModel kValues[] = {
    {"datetime.datetime.min", Earliest<false>},
    {"datetime.datetime.max", Latest<false>},
    {"datetime.date.min", Earliest<true>},
    {"datetime.date.max", Latest<true>},
};

Ref FromOrdinal(Evaluator& ev, const Call& call) {
  const auto moment = MomentAt(NeedInteger(ev, call.positional[0], call) - 1, 0);
  return moment ? NewMoment(ev, *moment, /*date=*/true, call.span)
                : UnknownMoment(ev, /*date=*/true, call.span);
}

constexpr FunctionModel kFunctions[] = {
    {"datetime.datetime.now datetime.datetime.utcnow datetime.datetime.today", Now<false>},
    {"datetime.datetime.utcfromtimestamp", Counted<UtcFromTimestamp, 1, 1>},
    {"datetime.datetime.combine", Counted<Combine, 2, 3>},
    {"datetime.datetime.fromtimestamp", Counted<FromTimestamp, 1, 2>},
    {"datetime.date.today datetime.date.fromtimestamp", Now<true>},
    {"datetime.date.fromisocalendar", Strict<FromIsoCalendar, 3, 3>},
    {"datetime.date.fromordinal", Strict<FromOrdinal, 1, 1>},
    {"datetime.datetime.strptime", Strict<StrpTime, 2, 2>},
    {"datetime.datetime.fromisoformat", Strict<FromIso, 1, 1>},
    {"datetime.date.fromisoformat", Strict<DateFromIso, 1, 1>},
};

}  // namespace

Ref NewMoment(Evaluator& ev, const Moment& moment, bool date, SourceSpan span) {
  Instance* object = ev.NewInstance(ev.ClassOf(kClasses[date ? 1 : 0]), span);
  const std::pair<std::string_view, std::int64_t> fields[] = {{"year", moment.year},
                                                              {"month", moment.month},
                                                              {"day", moment.day},
                                                              {"hour", moment.hour},
                                                              {"minute", moment.minute},
                                                              {"second", moment.second},
                                                              {"microsecond", moment.microsecond}};
  constexpr std::size_t kDateFields = 3;
  for (std::size_t i = 0; i < (date ? kDateFields : std::size(fields)); ++i)
    object->attributes.Set(fields[i].first, ev.heap().integer(fields[i].second));
  if (!date) object->attributes.Set("tzinfo", ev.heap().none());
  return object;
}

Ref UnknownMoment(Evaluator& ev, bool date, SourceSpan span) {
  Instance* object = ev.NewInstance(ev.ClassOf(kClasses[date ? 1 : 0]), span);
  object->attributes.Set(kUnknown, ev.NewUnknown("current time", date ? "date" : "time", span));
  return object;
}

Rows DatetimeRows() {
  return {.functions = kFunctions, .classes = kClasses, .values = kValues};
}

}  // namespace smgraph::python
