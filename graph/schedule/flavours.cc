#include "graph/schedule/flavours.h"

#include <algorithm>
#include <set>

#include <boost/range/iterator_range.hpp>

namespace smgraph::schedule {
namespace {

using D = DynamicSchedule;

constexpr Flavour kFlavours[] = {
    {.name = "airflow",
     .schedules = true,
     .cron = CronDialect::kAirflow,
     .interval = Interval::kExact},
    {.name = "azureml",
     .schedules = true,
     .dynamic = D::kFailsLate,
     .dynamic_error = "RuntimeError",
     .cron = CronDialect::kUnix,
     .interval = Interval::kMinutes,
     .ignored = "catchup"},
    {.name = "databricks",
     .schedules = true,
     .cron = CronDialect::kQuartz,
     .ignored = "catchup end_time interval_second start_time"},
    {.name = "hyperai",
     .schedules = true,
     .cron = CronDialect::kUnix,
     .once = true,
     .ignored = "catchup end_time interval_second start_time"},
    {.name = "kubeflow",
     .schedules = true,
     .cron = CronDialect::kKubeflow,
     .interval = Interval::kSeconds},
    {.name = "kubernetes",
     .schedules = true,
     .dynamic = D::kWorks,
     .cron = CronDialect::kKubernetes,
     .ignored = "catchup end_time interval_second start_time"},
    {.name = "lightning"},
    {.name = "local", .dynamic = D::kNoSchedules},
    {.name = "local_docker", .dynamic = D::kNoSchedules},
    {.name = "modal", .dynamic = D::kNoSchedules},
    {.name = "sagemaker",
     .schedules = true,
     .dynamic = D::kFailsLate,
     .dynamic_error = "NotImplementedError",
     .cron = CronDialect::kAwsScheduler,
     .interval = Interval::kMinutes,
     .once = true,
     .ignored = "catchup end_time"},
    {.name = "sky_kubernetes"},
    {.name = "ssh", .dynamic = D::kNoSchedules},
    {.name = "tekton"},
    {.name = "vertex",
     .schedules = true,
     .dynamic = D::kFailsLate,
     .dynamic_error = "RuntimeError",
     .cron = CronDialect::kUnix,
     .ignored = "catchup interval_second"},
    {.name = "vm_aws"},
    {.name = "vm_azure"},
    {.name = "vm_gcp"},
    {.name = "vm_lambda"},
};

void AddFlavours(const graph::Map& settings, std::set<std::string>& flavours) {
  constexpr std::string_view kKey = "orchestrator.";
  const graph::Value* value = settings.Find("settings");
  const auto* keys = value == nullptr ? nullptr : value->As<graph::Map>();
  if (keys == nullptr) return;
  for (const auto& [key, ignored] : keys->items) {
    if (key.starts_with(kKey)) flavours.insert(key.substr(kKey.size()));
  }
}

}  // namespace

bool Flavour::Ignores(std::string_view field) const {
  for (std::size_t at = 0; (at = ignored.find(field, at)) != std::string_view::npos; ++at) {
    const std::size_t end = at + field.size();
    if ((at == 0 || ignored[at - 1] == ' ') && (end == ignored.size() || ignored[end] == ' '))
      return true;
  }
  return false;
}

std::chrono::seconds EffectiveInterval(std::chrono::seconds interval, Interval kind) {
  using std::chrono::floor;
  switch (kind) {
    case Interval::kRefused:
      return std::chrono::seconds(0);
    case Interval::kMinutes:
      return std::max<std::chrono::seconds>(
          std::chrono::duration_cast<std::chrono::minutes>(interval), std::chrono::minutes(1));
    case Interval::kSeconds:
      return interval - floor<std::chrono::days>(interval);
    case Interval::kExact:
      return interval;
  }
  return interval;
}

const Flavour* FindFlavour(std::string_view flavour) {
  const auto* row = std::ranges::find(kFlavours, flavour, &Flavour::name);
  return row == std::end(kFlavours) ? nullptr : row;
}

std::vector<std::string> FlavourNames() {
  std::vector<std::string> names;
  for (const Flavour& flavour : kFlavours)
    names.emplace_back(flavour.name);
  return names;
}

std::string FlavourInSettings(const graph::Pipeline& pipeline) {
  std::set<std::string> flavours;
  AddFlavours(graph::Info(pipeline).settings, flavours);
  for (const graph::StepId step : boost::make_iterator_range(vertices(pipeline)))
    AddFlavours(pipeline[step].settings, flavours);
  return flavours.size() == 1 ? *flavours.begin() : "";
}

}  // namespace smgraph::schedule
