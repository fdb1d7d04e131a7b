#pragma once

#include <chrono>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "graph/pipeline.h"
#include "graph/schedule/cron.h"

// What ZenML's orchestrators do with a Schedule. Facts of ZenML 0.98, recorded by
// tests/conformance/schedules.py from the code that submits a run.
namespace smgraph::schedule {

/// What an orchestrator makes of `interval_second`.
enum class Interval : std::uint8_t {
  kRefused,
  kMinutes,  // cut to whole minutes
  kSeconds,  // cut to whole seconds, days left out (timedelta.seconds)
  kExact
};

/// What happens with a dynamic pipeline that has a schedule.
enum class DynamicSchedule : std::uint8_t {
  kNoDynamic,    // refused before anything is stored: the orchestrator runs no dynamic pipelines
  kNoSchedules,  // refused before anything is stored: it takes no schedules
  kFailsLate,    // raises when the run is submitted; the schedule stays in ZenML
  kWorks
};

struct Flavour {
  std::string_view name;  // its flavour: "sagemaker"
  bool schedules = false;
  DynamicSchedule dynamic = DynamicSchedule::kNoDynamic;
  std::string_view dynamic_error = {};  // what is raised, for kFailsLate
  std::optional<CronDialect> cron = {};
  Interval interval = Interval::kRefused;
  bool once = false;
  // The fields of Schedule that change nothing, separated by blanks, in order of their names.
  std::string_view ignored = {};

  bool Ignores(std::string_view field) const;
};

/// The time between two runs that comes of an interval; 0 when none does. SageMaker and Azure ML
/// take nothing below a minute: 1 minute and a refusal.
std::chrono::seconds EffectiveInterval(std::chrono::seconds interval, Interval kind);

/// The row of a flavour, or null.
const Flavour* FindFlavour(std::string_view flavour);
/// The names of all rows.
std::vector<std::string> FlavourNames();

/// The flavour that settings={"orchestrator.FLAVOUR": …} of the pipeline and of its steps speak to;
/// empty when none does, or several do: ZenML ignores those that are not of the active stack.
std::string FlavourInSettings(const graph::Pipeline& pipeline);

}  // namespace smgraph::schedule
