#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include <cctz/time_zone.h>

#include "graph/pipeline.h"
#include "graph/schedule/cron.h"
#include "graph/schedule/time.h"

namespace smgraph::schedule {

/// The first `count` instants after `after` at which clocks of `zone` show what the expression
/// says, until the year 2199. As EventBridge Scheduler documents it, a time that a zone skips is
/// left out, and of one that it repeats only the first is taken. At most a day for each day until
/// then.
std::vector<Time> NextRuns(const Cron& cron, const cctz::time_zone& zone, Time after,
                           std::size_t count);

/// When a schedule starts its pipeline next.
struct Upcoming {
  std::string reader;  // whose words the expression is read in; empty when it is in none
  std::vector<std::string> times;  // "2026-12-01T02:00:00Z"; without Z a client's clock shows it
  std::string why_none;            // why there are no times
  bool over = false;               // there are none because the last one has passed, or none comes
};

/// The next `count` runs of a schedule after `now`. The orchestrator of a ZenML pipeline is the one
/// called `flavour`, else the one that its settings speak to; without one, five fields are read as
/// Unix cron, six as EventBridge Scheduler reads them. Intervals without a start count from `now`,
/// as if the schedule were made then.
Upcoming UpcomingRuns(const graph::Pipeline& pipeline, const graph::Schedule& schedule, Time now,
                      std::size_t count = 3, std::string_view flavour = {});

}  // namespace smgraph::schedule
