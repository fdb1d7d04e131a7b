// datetime.datetime and datetime.date. Now is an Unknown called "time" or "date"; moments made from
// numbers are known, and so is what is computed from them.
#include "frontends/python/library/datetime.h"

#include <algorithm>

#include <fmt/format.h>

#include "frontends/python/format.h"
#include "frontends/python/library/library.h"
#include "frontends/python/natives.h"

namespace smgraph::python {
namespace {

constexpr std::string_view kUnknown = "%unknown";  // set on moments that are not known

bool IsDate(const Instance& moment) {
  return moment.cls->name == "date";
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

bool IsUtc(const Instance& moment) {
  const Ref zone = moment.attributes.Find("tzinfo");
  return zone != nullptr && zone->kind == Kind::kInstance;
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
  const auto moment = MomentIn(&self);
  if (!moment) return UnknownMomentText(ev, format, span);
  const bool utc = IsUtc(self);
  return ev.heap().str(FormatMoment(*moment, format, utc ? "UTC" : "", utc ? "+0000" : ""));
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

Ref IsoText(Evaluator& ev, Instance& self, std::string_view separator, SourceSpan span) {
  const auto moment = MomentIn(&self);
  if (!moment) return UnknownMomentText(ev, IsDate(self) ? "%Y-%m-%d" : "%H", span);
  if (IsDate(self)) return ev.heap().str(IsoDate(*moment));
  return ev.heap().str(IsoDate(*moment) + std::string(separator) + IsoTime(*moment) +
                       (IsUtc(self) ? "+00:00" : ""));
}

Ref IsoFormat(Evaluator& ev, const Call& call) {
  auto* self = As<Instance>(Self(call));
  const std::string* separator = TextIn(call.Argument(1, "sep"));
  if (self == nullptr) return UnknownCall(ev, call);
  return IsoText(ev, *self, separator == nullptr ? "T" : *separator, call.span);
}

Ref Text(Evaluator& ev, const Call& call) {
  auto* self = As<Instance>(Self(call));
  return self == nullptr ? UnknownCall(ev, call) : IsoText(ev, *self, " ", call.span);
}

Ref Represent(Evaluator& ev, const Call& call) {
  const auto moment = MomentIn(Self(call));
  if (!moment) return UnknownPart(ev, "time", call.span);
  const bool date = IsDate(*static_cast<Instance*>(Self(call)));
  std::string text = fmt::format("datetime.{}({}, {}, {}", date ? "date" : "datetime", moment->year,
                                 moment->month, moment->day);
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
  if (!moment || !by) return UnknownMoment(ev, date, span);
  const auto moved = MomentAt(DayNumber(*moment), MicrosecondOfDay(*moment) + *by);
  if (!moved) ev.Raise("OverflowError", "date value out of range", span);
  auto* result = static_cast<Instance*>(NewMoment(ev, *moved, date, span));
  const Ref zone = static_cast<Instance*>(self)->attributes.Find("tzinfo");
  if (zone != nullptr) result->attributes.Set("tzinfo", zone);
  return result;
}

Ref Add(Evaluator& ev, const Call& call) {
  const Ref other = call.positional[1];
  if (Unsure(other) || IsDuration(other))
    return Moved(ev, Self(call), DurationIn(other), call.span);
  ev.Raise("TypeError", fmt::format("unsupported operand type(s) for +: '{}'", TypeName(other)),
           call.span);
}

Ref Subtract(Evaluator& ev, const Call& call) {
  const Ref other = call.positional[1];
  if (IsDuration(other)) {
    const auto by = DurationIn(other);
    return Moved(ev, Self(call), by ? std::optional(-*by) : std::nullopt, call.span);
  }
  const auto a = MomentIn(Self(call));
  const auto b = MomentIn(other);
  if (!a || !b) return UnknownCall(ev, call);
  return NewDuration(ev,
                     (DayNumber(*a) - DayNumber(*b)) * kMicrosecondsOfDay + MicrosecondOfDay(*a) -
                         MicrosecondOfDay(*b),
                     call.span);
}

template <CompareOp kOp>
Ref Compare(Evaluator& ev, const Call& call) {
  const Ref other = call.positional[1];
  const auto a = MomentIn(Self(call));
  const auto b = MomentIn(other);
  const auto* instance = As<Instance>(other);
  const bool moment = instance != nullptr && (instance->attributes.Find("year") != nullptr ||
                                              instance->attributes.Find(kUnknown) != nullptr);
  if (!moment && !Unsure(other)) {
    if (kOp == CompareOp::kEq) return ev.heap().boolean(false);
    ev.Raise("TypeError", "can't compare datetime.datetime to " + std::string(TypeName(other)),
             call.span);
  }
  if (!a || !b) return UnknownCall(ev, call);
  const auto key = [&](const Moment& m) {
    return ev.heap().integer(DayNumber(m) * kMicrosecondsOfDay + MicrosecondOfDay(m));
  };
  return ev.Compare(kOp, key(*a), key(*b), call.span);
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
  const auto moment = MomentIn(Self(call));
  if (!moment || !IsUtc(*static_cast<Instance*>(Self(call))))
    return UnknownPart(ev, "time", call.span);
  constexpr std::int64_t kEpoch = 719'162;  // days before 1970-01-01
  return ev.heap().number(static_cast<double>(DayNumber(*moment) - kEpoch) * 86'400 +
                          static_cast<double>(MicrosecondOfDay(*moment)) / 1e6);
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
    {"astimezone", ReturnFirst},
    {"ctime", Counted<Text, 1, 1>},
    {"date", Counted<DateOf, 1, 1>},
    {"isoformat", Counted<IsoFormat, 1, 3>},
    {"isocalendar", Counted<IsoCalendar, 1, 1>},
    {"isoweekday", Counted<DayOfWeek, 1, 1>},
    {"replace", Counted<Replace, 1, kMany>},
    {"strftime", Counted<StrfTime, 2, 2>},
    {"timestamp", Counted<TimeStamp, 1, 1>},
    {"toordinal", Counted<Ordinal, 1, 1>},
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

Ref StrpTime(Evaluator& ev, const Call& call) {
  const std::string& text = NeedText(ev, call.positional[0], call);
  const auto moment = ParseMoment(text, NeedText(ev, call.positional[1], call));
  return moment ? NewMoment(ev, *moment, /*date=*/false, call.span)
                : UnknownMoment(ev, /*date=*/false, call.span);
}

template <bool kDate>
Ref FromIso(Evaluator& ev, const Call& call) {
  const auto moment = ParseIso(NeedText(ev, call.positional[0], call));
  return moment ? NewMoment(ev, *moment, kDate, call.span) : UnknownMoment(ev, kDate, call.span);
}

constexpr FunctionModel kFunctions[] = {
    {"datetime.datetime.now datetime.datetime.utcnow datetime.datetime.today "
     "datetime.datetime.fromtimestamp datetime.datetime.utcfromtimestamp datetime.datetime.combine",
     Now<false>},
    {"datetime.date.today datetime.date.fromtimestamp datetime.date.fromordinal", Now<true>},
    {"datetime.datetime.strptime", Strict<StrpTime, 2, 2>},
    {"datetime.datetime.fromisoformat", Strict<FromIso<false>, 1, 1>},
    {"datetime.date.fromisoformat", Strict<FromIso<true>, 1, 1>},
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
  return {.functions = kFunctions, .classes = kClasses};
}

}  // namespace smgraph::python
