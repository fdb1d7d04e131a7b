// datetime.timedelta, and the text of moments that are not known.
#include <cmath>

#include <fmt/format.h>

#include "frontends/python/format.h"
#include "frontends/python/library/datetime.h"
#include "frontends/python/library/library.h"
#include "frontends/python/natives.h"

namespace smgraph::python {
namespace {

constexpr std::string_view kMicroseconds = "%microseconds";  // Int; absent when not known

struct Unit {
  std::string_view name;
  std::int64_t microseconds;
};

constexpr Unit kUnits[] = {
    {"days", kMicrosecondsOfDay},      {"seconds", 1'000'000},  {"microseconds", 1},
    {"milliseconds", 1'000},           {"minutes", 60'000'000}, {"hours", 3'600'000'000},
    {"weeks", 7 * kMicrosecondsOfDay},
};

// Adds up the arguments of the constructor.
void Init(Evaluator& ev, Instance& duration) {
  std::int64_t total = 0;
  bool known = true;
  for (const Unit& unit : kUnits) {
    const Ref given = duration.attributes.Find(unit.name);
    const auto integer = IntegerIn(given);
    const auto number = NumberIn(given);
    std::int64_t part = 0;
    if (integer) {
      known = known && !__builtin_mul_overflow(*integer, unit.microseconds, &part);
    } else if (number && std::abs(*number * static_cast<double>(unit.microseconds)) < 9e18) {
      part = static_cast<std::int64_t>(
          std::nearbyint(*number * static_cast<double>(unit.microseconds)));
    } else {
      known = false;
    }
    known = known && !__builtin_add_overflow(total, part, &total);
    duration.attributes.Erase(unit.name);
  }
  if (known) duration.attributes.Set(kMicroseconds, ev.heap().integer(total));
}

struct Parts {
  std::int64_t days, seconds, microseconds;
};

Parts Split(std::int64_t total) {
  std::int64_t days = total / kMicrosecondsOfDay;
  if (total % kMicrosecondsOfDay < 0) --days;
  const std::int64_t rest = total - days * kMicrosecondsOfDay;
  return {days, rest / 1'000'000, rest % 1'000'000};
}

Ref UnknownDuration(Evaluator& ev, SourceSpan span) {
  return ev.NewUnknown("length of time", "duration", span);
}

Ref TotalSeconds(Evaluator& ev, const Call& call) {
  const auto total = DurationIn(call.positional[0]);
  return total ? ev.heap().number(static_cast<double>(*total) / 1e6)
               : UnknownDuration(ev, call.span);
}

Ref Text(Evaluator& ev, const Call& call) {
  const auto total = DurationIn(call.positional[0]);
  if (!total) return UnknownDuration(ev, call.span);
  const Parts parts = Split(*total);
  std::string text;
  if (parts.days != 0) {
    text = fmt::format("{} day{}, ", parts.days, std::abs(parts.days) == 1 ? "" : "s");
  }
  text += fmt::format("{}:{:02}:{:02}", parts.seconds / 3600, parts.seconds / 60 % 60,
                      parts.seconds % 60);
  if (parts.microseconds != 0) text += fmt::format(".{:06}", parts.microseconds);
  return ev.heap().str(text);
}

Ref Represent(Evaluator& ev, const Call& call) {
  const auto total = DurationIn(call.positional[0]);
  if (!total) return UnknownDuration(ev, call.span);
  const Parts parts = Split(*total);
  std::string text;
  const auto add = [&text](std::string_view name, std::int64_t value) {
    if (value != 0) text += fmt::format("{}{}={}", text.empty() ? "" : ", ", name, value);
  };
  add("days", parts.days);
  add("seconds", parts.seconds);
  add("microseconds", parts.microseconds);
  return ev.heap().str(fmt::format("datetime.timedelta({})", text.empty() ? "0" : text));
}

// + and - with durations; a moment on the other side adds itself.
template <BinaryOp kOp>
Ref Sum(Evaluator& ev, const Call& call) {
  const Ref other = call.positional[1];
  if (!IsDuration(other)) {
    const auto* instance = As<Instance>(other);
    if (kOp == BinaryOp::kAdd && instance != nullptr && instance->cls->model != nullptr) {
      return ev.CallMethod(other, "__add__", CallWith({call.positional[0]}, call.span));
    }
    return UnknownCall(ev, call);
  }
  const auto a = DurationIn(call.positional[0]);
  const auto b = DurationIn(other);
  if (!a || !b) return UnknownCall(ev, call);
  return NewDuration(ev, kOp == BinaryOp::kAdd ? *a + *b : *a - *b, call.span);
}

Ref Multiply(Evaluator& ev, const Call& call) {
  const auto a = DurationIn(call.positional[0]);
  const auto factor = NumberIn(call.positional[1]);
  if (!a || !factor || std::abs(static_cast<double>(*a) * *factor) > 9e18)
    return UnknownCall(ev, call);
  return NewDuration(
      ev, static_cast<std::int64_t>(std::nearbyint(static_cast<double>(*a) * *factor)), call.span);
}

Ref Divide(Evaluator& ev, const Call& call) {
  const auto a = DurationIn(call.positional[0]);
  const auto divisor =
      IsDuration(call.positional[1]) ? DurationIn(call.positional[1]) : std::nullopt;
  if (a && divisor && *divisor != 0) {
    return ev.heap().number(static_cast<double>(*a) / static_cast<double>(*divisor));
  }
  const auto number = NumberIn(call.positional[1]);
  if (!a || !number || *number == 0) return UnknownCall(ev, call);
  return NewDuration(
      ev, static_cast<std::int64_t>(std::nearbyint(static_cast<double>(*a) / *number)), call.span);
}

std::int64_t FloorOf(std::int64_t a, std::int64_t b) {
  return a / b - (a % b != 0 && (a < 0) != (b < 0) ? 1 : 0);
}

// How often a length of time goes into another one; by a number: a part of it.
Ref FloorDivide(Evaluator& ev, const Call& call) {
  const Ref other = call.positional[1];
  const auto a = DurationIn(call.positional[0]);
  const auto b = IsDuration(other) ? DurationIn(other) : IntegerIn(other);
  if (!a || !b || *b == 0) return UnknownCall(ev, call);
  const std::int64_t times = FloorOf(*a, *b);
  return IsDuration(other) ? ev.heap().integer(times) : NewDuration(ev, times, call.span);
}

Ref Remainder(Evaluator& ev, const Call& call) {
  const auto a = DurationIn(call.positional[0]);
  const auto b = DurationIn(call.positional[1]);
  if (!a || !b || *b == 0) return UnknownCall(ev, call);
  return NewDuration(ev, *a - FloorOf(*a, *b) * *b, call.span);
}

Ref Absolute(Evaluator& ev, const Call& call) {
  const auto total = DurationIn(call.positional[0]);
  return total ? NewDuration(ev, std::abs(*total), call.span) : UnknownCall(ev, call);
}

Ref Negate(Evaluator& ev, const Call& call) {
  const auto total = DurationIn(call.positional[0]);
  return total ? NewDuration(ev, -*total, call.span) : UnknownCall(ev, call);
}

template <CompareOp kOp>
Ref Compare(Evaluator& ev, const Call& call) {
  const auto a = DurationIn(call.positional[0]);
  const auto b = DurationIn(call.positional[1]);
  if (!a || !b) {
    const bool comparable = IsDuration(call.positional[1]) || Unsure(call.positional[1]);
    return comparable ? UnknownCall(ev, call) : ev.heap().boolean(false);
  }
  return ev.Compare(kOp, ev.heap().integer(*a), ev.heap().integer(*b), call.span);
}

Ref IsNonZero(Evaluator& ev, const Call& call) {
  const auto total = DurationIn(call.positional[0]);
  return total ? ev.heap().boolean(*total != 0) : UnknownDuration(ev, call.span);
}

Ref Attribute(Evaluator& ev, Instance& duration, std::string_view name) {
  const auto total = DurationIn(&duration);
  if (name != "days" && name != "seconds" && name != "microseconds") return nullptr;
  if (!total) return ev.NewUnknown("length of time", std::string(name), duration.span);
  const Parts parts = Split(*total);
  return ev.heap().integer(name == "days"      ? parts.days
                           : name == "seconds" ? parts.seconds
                                               : parts.microseconds);
}

constexpr MethodModel kMethods[] = {
    {"__abs__", Counted<Absolute, 1, 1>},
    {"__add__", Counted<Sum<BinaryOp::kAdd>, 2, 2>},
    {"__bool__", Counted<IsNonZero, 1, 1>},
    {"__eq__", Counted<Compare<CompareOp::kEq>, 2, 2>},
    {"__floordiv__", Counted<FloorDivide, 2, 2>},
    {"__ge__", Counted<Compare<CompareOp::kGe>, 2, 2>},
    {"__gt__", Counted<Compare<CompareOp::kGt>, 2, 2>},
    {"__le__", Counted<Compare<CompareOp::kLe>, 2, 2>},
    {"__lt__", Counted<Compare<CompareOp::kLt>, 2, 2>},
    {"__mod__", Counted<Remainder, 2, 2>},
    {"__mul__", Counted<Multiply, 2, 2>},
    {"__neg__", Counted<Negate, 1, 1>},
    {"__repr__", Counted<Represent, 1, 1>},
    {"__rmul__", Counted<Multiply, 2, 2>},
    {"__str__", Counted<Text, 1, 1>},
    {"__sub__", Counted<Sum<BinaryOp::kSub>, 2, 2>},
    {"__truediv__", Counted<Divide, 2, 2>},
    {"total_seconds", Counted<TotalSeconds, 1, 1>},
};

constexpr ClassModel kClasses[] = {
    {.name = "timedelta",
     .spellings = "datetime.timedelta",
     .signature =
         "(days=0, seconds=0, microseconds=0, milliseconds=0, minutes=0, hours=0, weeks=0)",
     .tag = kLibraryTag,
     .methods = kMethods,
     .attribute = Attribute,
     .init = Init},
};

}  // namespace

bool IsDuration(Ref value) {
  const auto* instance = As<Instance>(value);
  return instance != nullptr && instance->cls->model == &kClasses[0];
}

std::string IsoDuration(std::int64_t microseconds) {
  constexpr std::int64_t kDaysOfYear = 365;
  const Parts parts = Split(std::abs(microseconds));
  std::string text = microseconds < 0 ? "-P" : "P";
  const auto add = [&text](std::int64_t value, char unit) {
    if (value != 0) text += fmt::format("{}{}", value, unit);
  };
  add(parts.days / kDaysOfYear, 'Y');
  add(parts.days % kDaysOfYear, 'D');
  if (parts.seconds == 0 && parts.microseconds == 0) return parts.days == 0 ? "PT0S" : text;
  text += 'T';
  add(parts.seconds / 3600, 'H');
  add(parts.seconds / 60 % 60, 'M');
  if (parts.microseconds == 0) {
    add(parts.seconds % 60, 'S');
  } else {
    std::string fraction = fmt::format("{:06}", parts.microseconds);
    fraction.erase(fraction.find_last_not_of('0') + 1);
    text += fmt::format("{}.{}S", parts.seconds % 60, fraction);
  }
  return text;
}

std::optional<std::int64_t> DurationIn(Ref value) {
  return IsDuration(value)
             ? IntegerIn(static_cast<Instance*>(value)->attributes.Find(kMicroseconds))
             : std::nullopt;
}

Ref NewDuration(Evaluator& ev, std::int64_t microseconds, SourceSpan span) {
  Instance* duration = ev.NewInstance(ev.ClassOf(kClasses[0]), span);
  duration->attributes.Set(kMicroseconds, ev.heap().integer(microseconds));
  return duration;
}

Ref UnknownMomentText(Evaluator& ev, std::string_view format, SourceSpan span) {
  const std::size_t first = format.find('%');
  if (first == std::string_view::npos) return ev.heap().str(std::string(format));
  std::size_t end = first;
  bool date = true;
  for (std::size_t at = first; at != std::string_view::npos && at + 1 < format.size();
       at = format.find('%', end)) {
    std::size_t directive = at + 1;
    if (format[directive] == '-' && directive + 1 < format.size()) ++directive;
    date = date &&
           std::string_view("YymdbBjeaAFDx%").find(format[directive]) != std::string_view::npos;
    end = directive + 1;
  }
  const Ref moment = ev.NewUnknown("current time", date ? "date" : "time", span);
  return ev.Concatenate({ev.heap().str(std::string(format.substr(0, first))), moment,
                         ev.heap().str(std::string(format.substr(std::min(end, format.size()))))});
}

Rows TimedeltaRows() {
  return {.classes = kClasses};
}

}  // namespace smgraph::python
