// datetime.timezone and zoneinfo: what a zone's clocks show.
#include "frontends/python/library/timezones.h"

#include <cstdlib>

#include <cctz/civil_time.h>
#include <cctz/time_zone.h>
#include <fmt/format.h>

#include "frontends/python/library/datetime.h"
#include "frontends/python/library/library.h"
#include "frontends/python/natives.h"
#include "frontends/python/text.h"

namespace smgraph::python {
namespace {

constexpr std::string_view kKey = "key";

cctz::civil_second CivilTime(const Moment& moment) {
  return cctz::civil_second(moment.year, moment.month, moment.day, moment.hour, moment.minute,
                            moment.second);
}

bool IsNamed(const Instance& zone) {
  return zone.cls->model != nullptr && zone.cls->model->name == "ZoneInfo";
}

std::optional<cctz::time_zone> NamedZone(const Instance& zone) {
  const std::string* key = TextIn(zone.attributes.Find(kKey));
  cctz::time_zone named;
  if (key == nullptr || !cctz::load_time_zone(*key, &named)) return std::nullopt;
  return named;
}

std::optional<ZoneTime> FixedZone(const Instance& zone) {
  if (zone.cls->model == nullptr || zone.cls->model->name != "timezone") return std::nullopt;
  const Ref given = zone.attributes.Find("offset");
  const auto offset = IsNone(given) ? 0 : DurationIn(given);
  const Ref name = zone.attributes.Find("name");
  if (!offset || (!IsNone(name) && TextIn(name) == nullptr)) return std::nullopt;
  const std::string usual = *offset == 0 ? "UTC" : "UTC" + OffsetText(*offset, /*colon=*/true);
  return ZoneTime{*offset, IsNone(name) ? usual : *TextIn(name)};
}

Ref NamedText(Evaluator& ev, const Call& call) {
  const auto* zone = As<Instance>(call.positional[0]);
  const Ref key = zone == nullptr ? nullptr : zone->attributes.Find(kKey);
  return key == nullptr ? UnknownCall(ev, call) : key;
}

Ref FixedText(Evaluator& ev, const Call& call) {
  const auto* zone = As<Instance>(call.positional[0]);
  const auto fixed = zone == nullptr ? std::nullopt : FixedZone(*zone);
  return fixed ? ev.heap().str(fixed->name) : UnknownCall(ev, call);
}

// Two fixed zones are the same when their offsets are.
Ref SameFixed(Evaluator& ev, const Call& call) {
  const auto* a = As<Instance>(call.positional[0]);
  const auto* b = As<Instance>(call.positional[1]);
  const auto first = a == nullptr ? std::nullopt : FixedZone(*a);
  const auto second = b == nullptr ? std::nullopt : FixedZone(*b);
  if (!first || !second) return UnknownCall(ev, call);
  return ev.heap().boolean(first->offset == second->offset);
}

constexpr MethodModel kNamedMethods[] = {{"__str__", Counted<NamedText, 1, 1>}};
constexpr MethodModel kFixedMethods[] = {{"__eq__", Counted<SameFixed, 2, 2>},
                                         {"__str__", Counted<FixedText, 1, 1>}};

constexpr ClassModel kClasses[] = {
    {.name = "timezone",
     .spellings = "datetime.timezone",
     .signature = "(offset=None, name=None)",
     .tag = kLibraryTag,
     .methods = kFixedMethods},
    {.name = "ZoneInfo",
     .spellings = "zoneinfo.ZoneInfo backports.zoneinfo.ZoneInfo",
     .signature = "(key)",
     .tag = kLibraryTag,
     .methods = kNamedMethods},
};

Ref Utc(Evaluator& ev) {
  return ev.NewInstance(ev.ClassOf(kClasses[0]), {});
}

constexpr ValueModel kValues[] = {{"datetime.timezone.utc datetime.UTC pytz.utc pytz.UTC", Utc}};

}  // namespace

std::optional<ZoneTime> ZoneTimeAt(Ref value, const Moment& wall) {
  const auto* zone = As<Instance>(value);
  if (zone == nullptr) return std::nullopt;
  if (!IsNamed(*zone)) return FixedZone(*zone);
  const auto named = NamedZone(*zone);
  if (!named) return std::nullopt;
  // Where the clocks are set back or forward, what holds before that counts (fold=0).
  const auto before = named->lookup(CivilTime(wall)).pre;
  const auto seconds = CivilTime(wall) - cctz::convert(before, cctz::utc_time_zone());
  return ZoneTime{seconds * 1'000'000, named->lookup(before).abbr};
}

std::optional<Moment> WallTimeAt(Ref value, const Moment& utc) {
  const auto* zone = As<Instance>(value);
  if (zone == nullptr) return std::nullopt;
  if (!IsNamed(*zone)) {
    const auto fixed = FixedZone(*zone);
    return fixed ? Later(utc, fixed->offset) : std::nullopt;
  }
  const auto named = NamedZone(*zone);
  if (!named) return std::nullopt;
  const auto moment = cctz::convert(CivilTime(utc), cctz::utc_time_zone());
  return Later(utc, std::int64_t{named->lookup(moment).offset} * 1'000'000);
}

bool IsSameZone(Ref a, Ref b) {
  const auto* first = As<Instance>(a);
  const auto* second = As<Instance>(b);
  if (first == nullptr || second == nullptr || !IsNamed(*first) || !IsNamed(*second)) return a == b;
  return Equals(first->attributes.Find(kKey), second->attributes.Find(kKey)) == 1;
}

std::optional<Moment> Later(const Moment& moment, std::int64_t microseconds) {
  return MomentAt(DayNumber(moment), MicrosecondOfDay(moment) + microseconds);
}

std::string OffsetText(std::int64_t offset, bool colon) {
  const std::int64_t seconds = std::abs(offset) / 1'000'000;
  const std::string_view between = colon ? ":" : "";
  std::string text = fmt::format("{}{:02}{}{:02}", offset < 0 ? '-' : '+', seconds / 3600, between,
                                 seconds / 60 % 60);
  if (seconds % 60 != 0) text += fmt::format("{}{:02}", between, seconds % 60);
  return text;
}

std::optional<std::int64_t> TakeOffset(std::string_view& text) {
  if (text.ends_with('Z')) {
    text.remove_suffix(1);
    return 0;
  }
  const std::size_t sign = text.find_last_of("+-");
  std::string digits(text.substr(sign == std::string_view::npos ? text.size() : sign + 1));
  std::erase(digits, ':');
  const auto number = digits.size() == 4 ? ParseInteger(digits, 10) : std::nullopt;
  if (!number) return std::nullopt;
  const std::int64_t offset = (*number / 100 * 60 + *number % 100) * 60'000'000;
  const bool west = text[sign] == '-';
  text = text.substr(0, sign);
  return west ? -offset : offset;
}

Ref NewTimezone(Evaluator& ev, std::int64_t offset, SourceSpan span) {
  Instance* zone = ev.NewInstance(ev.ClassOf(kClasses[0]), span);
  if (offset != 0) zone->attributes.Set("offset", NewDuration(ev, offset, span));
  return zone;
}

Rows TimezoneRows() {
  return {.classes = kClasses, .values = kValues};
}

}  // namespace smgraph::python
