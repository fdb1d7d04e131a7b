#include "passes/check/schedules.h"

#include <algorithm>
#include <utility>

#include "graph/schedule/time.h"

namespace smgraph::passes {
namespace {

struct FormField {
  std::string_view form;
  std::string_view field;
};
constexpr FormField kFormFields[] = {
    {"cron", "cron_expression"}, {"interval", "interval_second"}, {"at", "run_once_start_time"}};

graph::Map FieldsOf(const graph::Schedule& schedule) {
  graph::Map fields = schedule.settings;
  if (!schedule.name.empty()) fields.Set("name", schedule.name);
  const auto* row = std::ranges::find(kFormFields, schedule.form, &FormField::form);
  if (row != std::end(kFormFields)) fields.Set(row->field, schedule.expression);
  return fields;
}

void Remove(std::string& text, std::string_view what) {
  for (std::size_t at = 0; (at = text.find(what)) != std::string::npos;)
    text.erase(at, what.size());
}

}  // namespace

const graph::Value* ZenMlSchedule::Given(std::string_view field) const {
  const graph::Value* value = fields.Find(field);
  if (value == nullptr || value->null()) return nullptr;
  if (*value == graph::Value("") || *value == graph::Value(false)) return nullptr;
  const bool zero =
      field == "interval_second" && schedule::ParseDuration(*value) == std::chrono::seconds(0);
  return zero ? nullptr : value;
}

bool ZenMlSchedule::Complete() const {
  return !known || Given("cron_expression") != nullptr || Given("run_once_start_time") != nullptr ||
         (Given("start_time") != nullptr && Given("interval_second") != nullptr);
}

std::string_view ZenMlSchedule::Form() const {
  if (flavour == nullptr) return {};
  if (Given("cron_expression") != nullptr) return flavour->cron ? "cron_expression" : "";
  const bool interval = Given("interval_second") != nullptr && !flavour->Ignores("interval_second");
  if (interval && flavour->interval != schedule::Interval::kRefused) return "interval_second";
  if (flavour->once && Given("run_once_start_time") != nullptr) return "run_once_start_time";
  return {};
}

bool ZenMlSchedule::Submitted() const {
  const bool runs =
      !dynamic || (flavour != nullptr && flavour->dynamic == schedule::DynamicSchedule::kWorks);
  return Complete() && runs && !Form().empty();
}

std::vector<ZenMlSchedule> ZenMlSchedules(const graph::Pipeline& pipeline,
                                          const CheckOptions& options) {
  const graph::PipelineInfo& info = graph::Info(pipeline);
  std::vector<ZenMlSchedule> all;
  if (info.dialect != graph::Dialect::kZenMl || info.schedules.empty()) return all;
  const Orchestrator orchestrator = OrchestratorOf(pipeline, options);
  const schedule::Flavour* flavour = schedule::FindFlavour(orchestrator.flavour);
  for (const graph::Schedule& schedule : info.schedules) {
    all.push_back({PlaceOfSchedule(schedule, info), FieldsOf(schedule), orchestrator, flavour,
                   info.dynamic, schedule.form != "unknown"});
  }
  return all;
}

bool TakesInterval(const ZenMlSchedule& one) {
  const auto interval = schedule::ParseDuration(*one.Given("interval_second"));
  if (!interval) return true;
  if (one.flavour->name == "azureml") return *interval >= std::chrono::minutes(1);
  return schedule::EffectiveInterval(*interval, one.flavour->interval).count() > 0;
}

std::string CronProblem(const std::string& sent, const schedule::Flavour& flavour) {
  // What EventBridge would take, ZenML does not.
  if (flavour.name == "sagemaker" && schedule::CronFields(sent).size() == 5) {
    return "5 fields where 6 are taken: minute, hour, day of month, month, day of week, year";
  }
  const Result<schedule::Cron> cron = schedule::ParseCron(sent, *flavour.cron);
  if (!cron.ok()) return cron.error().message;
  // ZenML checks the text against a pattern of numbers, lists, stars and steps.
  const bool words = sent.find_first_not_of("0123456789,*/ \t") != std::string::npos;
  return flavour.name == "hyperai" && words ? "takes numbers, lists, * and */n only" : "";
}

const std::string* KnownText(const graph::Value* value) {
  return value == nullptr ? nullptr : value->As<std::string>();
}

std::string CronAsSent(const std::string& text, const schedule::Flavour& flavour) {
  std::string sent = text;
  if (flavour.cron == schedule::CronDialect::kAwsScheduler) {
    Remove(sent, "cron(");
    Remove(sent, ")");
  }
  return sent;
}

SourceSpan PlaceOfSchedule(const graph::Schedule& schedule, const graph::PipelineInfo& info) {
  return schedule.span.known() ? schedule.span : info.span;
}

}  // namespace smgraph::passes
