#pragma once

#include "frontends/zenml/run_config.h"
#include "frontends/zenml/state.h"

namespace smgraph::zenml {

/// The schedule of a run: `schedule` is what with_options(schedule=…) was given, the
/// file may have one of its own; both are merged field by field, code over file. Adds it to the
/// recording. Of several forms (cron and interval) the first one is its form, the others stay among
/// its settings; without any the form is "incomplete".
void ReadSchedule(python::Evaluator& ev, Recording& recording, python::Ref schedule,
                  const RunConfig& config);

}  // namespace smgraph::zenml
