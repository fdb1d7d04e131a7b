#include "frontends/sagemaker/schedules.h"

#include <algorithm>
#include <array>
#include <string>
#include <string_view>
#include <utility>

#include "frontends/dialect/origin.h"
#include "frontends/python/natives.h"
#include "frontends/sagemaker/models/models.h"

namespace smgraph::sagemaker {
namespace {

using graph::Schedule;
using graph::Value;
using python::As;
using python::Instance;
using python::Opaque;
using python::Ref;

/// A parameter of a call and the setting that it becomes.
struct SettingRow {
  std::string_view parameter;
  std::string_view key;
};
constexpr SettingRow kPipelineScheduleSettings[] = {{"enabled", "enabled"},
                                                    {"start_date", "start_date"}};
constexpr SettingRow kScheduleSettings[] = {{"State", "enabled"},
                                            {"StartDate", "start_date"},
                                            {"EndDate", "end_date"},
                                            {"ScheduleExpressionTimezone", "timezone"},
                                            {"GroupName", "group"},
                                            {"Description", "description"},
                                            {"FlexibleTimeWindow", "window"}};
constexpr SettingRow kRuleSettings[] = {
    {"State", "enabled"}, {"Description", "description"}, {"EventBusName", "event_bus"}};
constexpr SettingRow kProcessorSettings[] = {
    {"state", "enabled"}, {"start_date", "start_date"}, {"role_arn", "role"}};
constexpr SettingRow kTriggerSettings[] = {{"state", "enabled"},
                                           {"role_arn", "role"},
                                           {"event_pattern", "pattern"},
                                           {"target_pipeline_parameters", "parameters"}};

constexpr std::array<std::string_view, 5> kSchedulePosition = {
    "pipeline_name", "schedule_expression", "role_arn", "state", "start_date"};
constexpr std::array<std::string_view, 6> kTriggerPosition = {
    "source_pipeline_events", "target_pipeline", "target_pipeline_parameters", "state",
    "event_pattern",          "role_arn"};

enum class Whose : std::uint8_t { kThis, kOther, kUnknown };

/// ARNs are in lower case, names are not.
bool SameIgnoringCase(std::string_view a, std::string_view b) {
  const auto lower = [](char c) {
    return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
  };
  return std::ranges::equal(a, b, {}, lower, lower);
}

/// The name of the method that a call calls; empty for functions.
std::string_view MethodOf(const Opaque& call) {
  const auto* method = As<Opaque>(call.base);
  return method != nullptr && method->origin == Opaque::Origin::kAttribute ? method->name
                                                                           : std::string_view();
}

Ref CalledWith(const Opaque& call, std::span<const std::string_view> order, std::string_view name) {
  if (Ref value = call.keywords.Find(name)) return value;
  const auto at = std::ranges::find(order, name);
  const auto index = static_cast<std::size_t>(at - order.begin());
  return at != order.end() && index < call.positional.size() ? call.positional[index] : nullptr;
}

Ref ItemOf(Ref dict, std::string_view key) {
  const auto* entries = As<python::Dict>(dict);
  return entries == nullptr ? nullptr : entries->Find(key);
}

/// Text, or text with gaps, without "rate(" before and ")" behind it.
Value WithoutBrackets(Value value, std::size_t before) {
  if (auto* text = value.As<std::string>()) return text->substr(before, text->size() - before - 1);
  auto* join = value.As<graph::Join>();
  if (join == nullptr || !join->separator.empty() || join->values.size() < 2) return value;
  auto* first = join->values.front().As<std::string>();
  auto* last = join->values.back().As<std::string>();
  if (first == nullptr || first->size() < before || last == nullptr || last->empty()) return value;
  first->erase(0, before);
  last->pop_back();
  std::erase(join->values, Value(""));
  return join->values.size() == 1 ? Value(join->values.front()) : value;
}

/// "rate(5 minutes)" is a rate of "5 minutes".
void ReadExpression(Reader& reader, Ref value, Schedule& schedule) {
  schedule.expression = reader.ReadMuted(value);
  const std::string text = NameText(value);
  const std::size_t open = text.find('(');
  for (const std::string_view form : {"cron", "rate", "at"}) {
    if (text.substr(0, open) == form) schedule.form = form;
  }
  if (schedule.form.empty() || !text.ends_with(')')) return;
  schedule.expression = WithoutBrackets(std::move(schedule.expression), open + 1);
}

/// A date and time as EventBridge writes it: "2024-06-01T02:30:00", in UTC.
Value TimeOf(Value value) {
  constexpr std::size_t kDateLength = 10;
  constexpr std::string_view kUtc = "+00:00";
  const auto* given = value.As<std::string>();
  if (given == nullptr || given->size() <= kDateLength) return value;
  std::string text = *given;
  if (text[kDateLength] == ' ') text[kDateLength] = 'T';
  if (text.ends_with(kUtc)) text.resize(text.size() - kUtc.size());
  return text;
}

Value ReadEnabled(Value value) {
  const auto* text = value.As<std::string>();
  if (text == nullptr || (*text != "ENABLED" && *text != "DISABLED")) return value;
  return *text == "ENABLED";
}

/// All schedules of one pipeline.
class ScheduleReader {
 public:
  ScheduleReader(Reader& reader, Findings& findings, std::span<const Instance* const> pipeline,
                 graph::PipelineInfo& info)
      : reader_(reader), findings_(findings), pipeline_(pipeline), info_(info) {}

  void Run() {
    for (const Opaque* call : reader_.objects().evaluator().calls()) {
      reader_.set_place(call->span);
      const std::string_view method = MethodOf(*call);
      if (method == "put_triggers" && IsOurs(As<Opaque>(call->base)->base)) {
        ReadTriggers(*call);
      } else if (method == "create_schedule" || method == "update_schedule") {
        ReadEventSchedule(*call);
      } else if (method == "put_targets") {
        ReadTargets(*call);
      } else if (method.empty()) {
        ReadFunction(*call);
      }
    }
  }

 private:
  bool IsOurs(Ref object) const {
    return std::ranges::any_of(pipeline_, [&](const Instance* one) { return one == object; });
  }
  Whose NameIsOurs(Ref name) const {
    std::string text;
    if (name == nullptr || !python::TextOf(name, text)) return Whose::kUnknown;
    return SameIgnoringCase(text, info_.name) ? Whose::kThis : Whose::kOther;
  }
  Whose TargetIsOurs(Ref arn) const;
  void ReadTriggers(const Opaque& call);
  void ReadPipelineSchedule(Ref trigger, Ref role);
  void ReadEventSchedule(const Opaque& call);
  void ReadTargets(const Opaque& call);
  void ReadTarget(const Opaque& call, Ref target);
  const Opaque* RuleOf(const Opaque& targets) const;
  void ReadFunction(const Opaque& call);
  Schedule Begin(Ref name, SourceSpan span) const;
  template <typename Find>
  void ReadSettings(std::span<const SettingRow> rows, Find find, Schedule& schedule);
  void ReadTargetSettings(Ref target, Schedule& schedule);
  void ReportUnknown(Ref name, Ref target);
  void Put(Schedule schedule);

  Reader& reader_;
  Findings& findings_;
  std::span<const Instance* const> pipeline_;
  graph::PipelineInfo& info_;
};

/// An ARN that ends with the pipeline's name, or what asking for the pipeline gave:
/// `pipeline.describe()["PipelineArn"]`, `client.describe_pipeline(PipelineName=…)["PipelineArn"]`.
Whose ScheduleReader::TargetIsOurs(Ref arn) const {
  std::string text;
  if (arn != nullptr && python::TextOf(arn, text)) {
    constexpr std::string_view kKind = "pipeline/";
    const std::size_t at = text.rfind(kKind);
    if (at == std::string::npos) return text.starts_with('{') ? Whose::kUnknown : Whose::kOther;
    const bool same = SameIgnoringCase(text.substr(at + kKind.size()), info_.name);
    return same ? Whose::kThis : Whose::kOther;
  }
  for (Ref link = arn; link != nullptr;) {
    if (IsOurs(link)) return Whose::kThis;
    if (RoleOf(link) == Role::kPipeline) return Whose::kOther;
    const auto* opaque = As<Opaque>(link);
    if (opaque == nullptr) break;
    if (Ref name = opaque->keywords.Find("PipelineName")) return NameIsOurs(name);
    link = opaque->base;
  }
  return Whose::kUnknown;
}

Schedule ScheduleReader::Begin(Ref name, SourceSpan span) const {
  Schedule schedule;
  schedule.span = span;
  schedule.name = python::IsNone(name) ? info_.name : NameText(name);
  return schedule;
}

template <typename Find>
void ScheduleReader::ReadSettings(std::span<const SettingRow> rows, Find find, Schedule& schedule) {
  for (const SettingRow& row : rows) {
    Ref value = find(row.parameter);
    if (python::IsNone(value)) continue;
    Value read = reader_.ReadMuted(value);
    schedule.settings.Set(row.key, row.key == "enabled" ? ReadEnabled(std::move(read)) : read);
  }
}

/// The role and the pipeline's parameters.
void ScheduleReader::ReadTargetSettings(Ref target, Schedule& schedule) {
  if (Ref role = ItemOf(target, "RoleArn")) schedule.settings.Set("role", reader_.ReadMuted(role));
  if (Ref parameters =
          ItemOf(ItemOf(target, "SageMakerPipelineParameters"), "PipelineParameterList")) {
    schedule.settings.Set("parameters", reader_.ReadMuted(parameters));
  }
}

void ScheduleReader::Put(Schedule schedule) {
  const auto same = std::ranges::find(info_.schedules, schedule.name, &Schedule::name);
  if (same != info_.schedules.end()) {
    *same = std::move(schedule);
  } else {
    info_.schedules.push_back(std::move(schedule));
  }
}

void ScheduleReader::ReportUnknown(Ref name, Ref target) {
  findings_.Add(Finding("unknown-schedule",
                        "which pipeline the schedule '" + NameText(name) +
                            "' starts is not known: " + frontends::WhyUnknown(target),
                        reader_.place()));
}

void ScheduleReader::ReadTriggers(const Opaque& call) {
  constexpr std::array<std::string_view, 2> kOrder = {"triggers", "role_arn"};
  Ref triggers = CalledWith(call, kOrder, "triggers");
  Ref role = CalledWith(call, kOrder, "role_arn");
  if (const auto* list = ItemsIn(triggers)) {
    for (Ref trigger : *list)
      ReadPipelineSchedule(trigger, role);
  } else {
    ReadPipelineSchedule(triggers, role);
  }
}

/// What a form of a PipelineSchedule may be.
struct FormRow {
  std::string_view form;
  std::initializer_list<python::Kind> kinds;
};

/// What the SDK says when the schedule is put; empty: nothing.
std::string ScheduleProblem(const Instance& source) {
  using python::Kind;
  const FormRow rows[] = {
      {"at", {Kind::kInstance}}, {"rate", {Kind::kTuple}}, {"cron", {Kind::kStr, Kind::kTemplate}}};
  std::string wrong;
  int given = 0;
  for (const FormRow& row : rows) {
    Ref value = Attribute(source, row.form);
    if (value == nullptr) continue;
    ++given;
    const bool fits = std::ranges::find(row.kinds, value->kind) != row.kinds.end();
    if (!fits && !python::Unsure(value)) wrong = row.form;
    if (python::Unsure(value)) return {};
  }
  if (given == 0) return "has neither at nor rate nor cron";
  if (given > 1) return "has more than one of at, rate and cron";
  return wrong.empty() ? wrong : "has something else for " + wrong + " than the SDK takes";
}

/// PipelineSchedule(cron=…, rate=(value, unit), at=…): exactly one of the forms.
void ScheduleReader::ReadPipelineSchedule(Ref trigger, Ref role) {
  const Instance* source = InstanceOf(trigger, Role::kSchedule);
  if (source == nullptr) return;
  reader_.set_place(source->span);
  if (const std::string problem = ScheduleProblem(*source); !problem.empty()) {
    findings_.Add(Finding("refused-arguments",
                          "a schedule of pipeline '" + info_.name + "' " + problem, source->span));
  }
  Schedule schedule = Begin(Attribute(*source, "name"), source->span);
  for (const std::string_view form : {"cron", "rate", "at"}) {
    Ref value = Attribute(*source, form);
    if (value == nullptr || !schedule.form.empty()) continue;
    schedule.form = form;
    schedule.expression = reader_.ReadMuted(value);
    const auto* parts = schedule.expression.As<graph::List>();
    if (form == "rate" && parts != nullptr && parts->items.size() == 2) {
      schedule.expression =
          graph::PlainText(parts->items[0]) + " " + graph::PlainText(parts->items[1]);
    }
    if (form == "at") schedule.expression = TimeOf(std::move(schedule.expression));
  }
  ReadSettings(
      kPipelineScheduleSettings,
      [&](std::string_view name) -> Ref {
        return Given(*source, name) ? source->attributes.Find(name) : nullptr;
      },
      schedule);
  if (!python::IsNone(role)) schedule.settings.Set("role", reader_.ReadMuted(role));
  Put(std::move(schedule));
}

/// scheduler.create_schedule(Name=…, ScheduleExpression=…, Target={"Arn": …}).
void ScheduleReader::ReadEventSchedule(const Opaque& call) {
  Ref target = call.keywords.Find("Target");
  Ref expression = call.keywords.Find("ScheduleExpression");
  if (target == nullptr || expression == nullptr) return;
  Ref arn = As<python::Dict>(target) == nullptr ? target : ItemOf(target, "Arn");
  const Whose whose = TargetIsOurs(arn);
  if (whose == Whose::kUnknown) return ReportUnknown(call.keywords.Find("Name"), arn);
  if (whose == Whose::kOther) return;
  Schedule schedule = Begin(call.keywords.Find("Name"), call.span);
  ReadExpression(reader_, expression, schedule);
  ReadSettings(
      kScheduleSettings, [&](std::string_view name) { return call.keywords.Find(name); }, schedule);
  ReadTargetSettings(target, schedule);
  Put(std::move(schedule));
}

/// events.put_targets(Rule=…, Targets=[{"Arn": …}]).
void ScheduleReader::ReadTargets(const Opaque& call) {
  const auto* targets = As<python::List>(call.keywords.Find("Targets"));
  if (targets == nullptr) return;
  for (Ref target : targets->items)
    ReadTarget(call, target);
}

void ScheduleReader::ReadTarget(const Opaque& call, Ref target) {
  Ref arn = ItemOf(target, "Arn");
  const Whose whose = TargetIsOurs(arn);
  // Rules start all kinds of things: only what says that it is a pipeline is worth a word.
  if (whose == Whose::kUnknown && ItemOf(target, "SageMakerPipelineParameters") != nullptr) {
    return ReportUnknown(call.keywords.Find("Rule"), arn);
  }
  if (whose != Whose::kThis) return;
  Schedule schedule = Begin(call.keywords.Find("Rule"), call.span);
  schedule.settings.Set("service", "events");  // rules take fewer expressions than schedules
  if (const Opaque* rule = RuleOf(call)) {
    schedule.span = rule->span;
    if (Ref expression = rule->keywords.Find("ScheduleExpression")) {
      ReadExpression(reader_, expression, schedule);
    } else if (Ref pattern = rule->keywords.Find("EventPattern")) {
      schedule.form = "event";
      schedule.expression = reader_.ReadMuted(pattern);
    }
    ReadSettings(
        kRuleSettings, [&](std::string_view name) { return rule->keywords.Find(name); }, schedule);
    if (Ref role = rule->keywords.Find("RoleArn"))
      schedule.settings.Set("role", reader_.ReadMuted(role));
  }
  ReadTargetSettings(target, schedule);
  Put(std::move(schedule));
}

/// The put_rule whose name put_targets says.
const Opaque* ScheduleReader::RuleOf(const Opaque& targets) const {
  Ref name = targets.keywords.Find("Rule");
  const Opaque* found = nullptr;
  for (const Opaque* call : reader_.objects().evaluator().calls()) {
    if (MethodOf(*call) != "put_rule") continue;
    Ref other = call->keywords.Find("Name");
    if (name != nullptr && other != nullptr && NameText(name) == NameText(other)) found = call;
  }
  return found;
}

/// schedule(pipeline_name, …) and put_trigger(…, target_pipeline=…) of the feature processor.
void ScheduleReader::ReadFunction(const Opaque& call) {
  const std::string name = frontends::ImportedName(call.base);
  if (name.find("feature_processor.") == std::string::npos) return;
  const std::string_view function = std::string_view(name).substr(name.rfind('.') + 1);
  if (function == "schedule") {
    Ref target = CalledWith(call, kSchedulePosition, "pipeline_name");
    if (NameIsOurs(target) != Whose::kThis) return;
    Schedule schedule = Begin(target, call.span);
    if (Ref expression = CalledWith(call, kSchedulePosition, "schedule_expression")) {
      ReadExpression(reader_, expression, schedule);
    }
    ReadSettings(
        kProcessorSettings,
        [&](std::string_view one) { return CalledWith(call, kSchedulePosition, one); }, schedule);
    Put(std::move(schedule));
  } else if (function == "put_trigger") {
    Ref target = CalledWith(call, kTriggerPosition, "target_pipeline");
    if (NameIsOurs(target) != Whose::kThis) return;
    Schedule schedule = Begin(target, call.span);
    schedule.name += " trigger";
    schedule.form = "event";
    if (Ref events = CalledWith(call, kTriggerPosition, "source_pipeline_events")) {
      schedule.expression = reader_.ReadMuted(events);
    }
    ReadSettings(
        kTriggerSettings,
        [&](std::string_view one) { return CalledWith(call, kTriggerPosition, one); }, schedule);
    Put(std::move(schedule));
  }
}

}  // namespace

void ReadSchedules(Reader& reader, Findings& findings, std::span<const Instance* const> pipeline,
                   graph::PipelineInfo& info) {
  ScheduleReader(reader, findings, pipeline, info).Run();
  reader.TakeUses();
  reader.set_place(pipeline.front()->span);
}

}  // namespace smgraph::sagemaker
