#include "frontends/zenml/schedules.h"

#include <algorithm>
#include <iterator>
#include <set>
#include <utility>

#include <fmt/format.h>

#include "frontends/python/natives.h"
#include "frontends/zenml/models/models.h"
#include "frontends/zenml/values.h"

namespace smgraph::zenml {
namespace {

using python::As;
using python::Dict;
using python::Evaluator;
using python::Ref;

/// A field of Schedule that says when the pipeline runs, and what that is called in the graph; the
/// first one that is given counts.
struct FormRow {
  std::string_view field;
  std::string_view form;
};
constexpr FormRow kForms[] = {
    {"cron_expression", "cron"},
    {"interval_second", "interval"},
    {"run_once_start_time", "at"},
};

void AddFields(Values& values, Ref from, graph::Map& fields) {
  const auto* object = As<python::Instance>(from);
  const auto* dict = As<Dict>(from);
  for (const std::string_view field : kScheduleFields) {
    Ref value = dict != nullptr     ? dict->Find(field)
                : object != nullptr ? object->attributes.Find(field)
                                    : nullptr;
    const bool given =
        object == nullptr || std::ranges::find(object->given, field) != object->given.end();
    if (given && !python::IsNone(value)) fields.Set(field, values.Read(value));
  }
}

graph::Map Rest(const graph::Map& fields, std::string_view without) {
  graph::Map rest;
  for (const auto& [name, value] : fields.items) {
    if (name != without && name != "name") rest.Set(name, value);
  }
  return rest;
}

}  // namespace

void FillSchedule(const graph::Map& fields, graph::Schedule& schedule) {
  if (const graph::Value* name = fields.Find("name")) schedule.name = graph::PlainText(*name);
  const auto* form = std::ranges::find_if(
      kForms, [&](const FormRow& row) { return fields.Find(row.field) != nullptr; });
  const bool formed = form != std::end(kForms);
  if (formed) {
    schedule.form = form->form;
    schedule.expression = *fields.Find(form->field);
  }
  schedule.settings = Rest(fields, formed ? form->field : "");
}

void CheckLooseSchedules(Evaluator& ev) {
  std::set<SourceSpan> attached;
  for (const auto& recording : ev.State<State>().recordings) {
    for (const graph::Schedule& schedule : recording->schedules)
      attached.insert(schedule.span);
  }
  for (python::Instance* object : ev.instances()) {
    if (RoleOf(object) != Role::kSchedule || attached.contains(object->span)) continue;
    if (std::ranges::find(object->given, "**") != object->given.end()) continue;
    const auto says = [&](std::string_view field) {
      return ev.Truth(object->attributes.Find(field), object->span).value_or(true);
    };
    if (says("cron_expression") || says("run_once_start_time")) continue;
    if (says("start_time") && says("interval_second")) continue;
    ev.ReportIncomplete("zenml-refuses",
                        "Schedule: a cron expression, a start time and an interval, or a "
                        "run_once_start_time has to be given",
                        object->span);
  }
}

void ReadSchedule(Evaluator& ev, Recording& recording, Ref schedule, const RunConfig& config) {
  Values values(ev, &recording);
  values.set_place(recording.call_span);
  graph::Map fields;
  AddFields(values, config.Find("schedule"), fields);
  graph::Schedule made;
  made.span = recording.call_span;
  if (!python::IsNone(schedule)) {
    AddFields(values, schedule, fields);
    if (const auto* object = As<python::Instance>(schedule)) made.span = object->span;
  } else if (config.Find("schedule") == nullptr) {
    return;
  }
  const bool known = As<python::Instance>(schedule) != nullptr || As<Dict>(schedule) != nullptr ||
                     python::IsNone(schedule);
  made.form = known ? "incomplete" : "unknown";
  if (!known) made.expression = values.ReadUnknown(schedule);
  FillSchedule(fields, made);
  recording.schedules.push_back(std::move(made));
}

}  // namespace smgraph::zenml
