#pragma once

#include <chrono>
#include <optional>
#include <string>
#include <string_view>

#include <cctz/time_zone.h>

#include "graph/base/result.h"
#include "graph/value.h"

// Instants, zones and durations, as people and JSON write them.
namespace smgraph::schedule {

using Time = std::chrono::sys_seconds;

/// The zone called `name` ("Europe/Berlin", "UTC") in the system's database of time zones.
Result<cctz::time_zone> FindZone(const std::string& name);

/// A date and time as written: what clocks show, and how far they are ahead of UTC if it says so.
struct WrittenTime {
  cctz::civil_second clock;
  std::optional<std::chrono::seconds> offset;

  /// The instant; without an offset the clock is one of `zone`.
  Time In(const cctz::time_zone& zone) const;
};

/// "2030-01-02", "2030-01-02T03:04", "2030-01-02 03:04:05.6Z", "…+02:00". Fractions of seconds are
/// left out. Nullopt for everything else, also for the 30th of February.
std::optional<WrittenTime> ParseTime(std::string_view text);

/// "2030-01-02T03:04:05Z", or with the offset of the zone: "2030-01-02T04:04:05+01:00".
std::string FormatTime(Time time, const cctz::time_zone& zone);

/// A duration as the frontends read it, or pydantic would: a number of seconds, "3:00:00",
/// "1 day, 6:00:00", "-1 day, 23:59:30", "PT1H30M". Rounded down to seconds.
std::optional<std::chrono::seconds> ParseDuration(const graph::Value& value);

}  // namespace smgraph::schedule
