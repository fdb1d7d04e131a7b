#pragma once

#include <string_view>

#include "frontends/zenml/run_config.h"
#include "frontends/zenml/state.h"

namespace smgraph::zenml {

/// The fields of ZenML's Schedule (0.98).
inline constexpr std::string_view kScheduleFields[] = {
    "name",    "cron_expression",    "start_time", "end_time", "interval_second",
    "catchup", "run_once_start_time"};

/// What a Schedule with these fields is: name, form, expression, settings. Of several forms (cron
/// and interval) the first one is its form, the others stay among its settings; without any the
/// form that it has stays.
void FillSchedule(const graph::Map& fields, graph::Schedule& schedule);

/// Reports schedules that say nothing of when to run and belong to no run: ZenML refuses to make
/// them. Those of runs have a rule of their own.
void CheckLooseSchedules(python::Evaluator& ev);

/// The schedule of a run: `schedule` is what with_options(schedule=…) was given, the
/// file may have one of its own; both are merged field by field, code over file. Adds it to the
/// recording; without any form it is "incomplete".
void ReadSchedule(python::Evaluator& ev, Recording& recording, python::Ref schedule,
                  const RunConfig& config);

}  // namespace smgraph::zenml
