#pragma once

#include <chrono>
#include <cstdint>
#include <string_view>

#include "graph/base/result.h"
#include "graph/schedule/time.h"

// The expressions of EventBridge that are no cron.
namespace smgraph::schedule {

enum class AwsService : std::uint8_t { kScheduler, kRules };

/// "5 minutes": what stands in `rate(…)`. Rules want a blank, lower case and the number that the
/// unit agrees with ("1 minute", "2 minutes"); Scheduler takes any of these.
Result<std::chrono::seconds> ParseRate(std::string_view text, AwsService service);

/// "2031-05-01T08:30:00": what stands in `at(…)`, which only Scheduler has. No zone; the seconds
/// may be left off.
Result<WrittenTime> ParseAt(std::string_view text);

}  // namespace smgraph::schedule
