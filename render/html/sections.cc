#include "render/html/sections.h"

#include <algorithm>
#include <array>
#include <utility>
#include <vector>

#include <fmt/format.h>

#include "render/change_list.h"
#include "render/escape.h"
#include "render/facts.h"
#include "render/html/rows.h"
#include "render/svg/writer.h"
#include "render/unknowns.h"

namespace smgraph::render::html {
namespace {

using graph::Change;
using graph::ChangeSubject;

std::string Section(std::string_view id, std::string_view heading, const std::string& content) {
  if (content.empty()) return {};
  return fmt::format(
      "<section id=\"{0}\" tabindex=\"-1\" aria-labelledby=\"{0}-heading\">\n<h2 "
      "id=\"{0}-heading\">{1}</h2>\n{2}</section>\n",
      id, heading, content);
}

Rows ParameterRows(const graph::PipelineInfo& info) {
  Rows rows;
  for (const graph::Parameter& parameter : info.parameters) {
    std::string text = parameter.type;
    text +=
        parameter.default_value ? " = " + graph::Describe(*parameter.default_value) : ", required";
    rows.emplace_back(parameter.name, std::move(text));
  }
  return rows;
}

const Change* ChangeOf(const graph::Comparison& comparison, const std::string& parameter) {
  const auto found = std::ranges::find_if(comparison.changes, [&](const Change& change) {
    return change.subject == ChangeSubject::kParameter &&
           (change.name == parameter || change.name.starts_with(parameter + "."));
  });
  return found == comparison.changes.end() ? nullptr : &*found;
}

std::string ParameterRow(const Row& row, const Change* change) {
  if (change == nullptr) {
    return fmt::format("<tr><th scope=\"row\">{}</th><td>{}</td></tr>\n", Breakable(row.first),
                       EscapedXml(row.second));
  }
  return fmt::format("<tr class=\"{}\"><th scope=\"row\">{} {}</th><td>{}</td></tr>\n",
                     graph::ChangeKindName(change->kind), ChangeGlyph(change->kind),
                     Breakable(row.first), EscapedXml(row.second));
}

// By the changes and not by name: across dialects equal parameters have different names.
std::string ParameterTable(const graph::Comparison& comparison) {
  std::string rows;
  for (const Row& row : ParameterRows(graph::Info(comparison.after)))
    rows += ParameterRow(row, ChangeOf(comparison, row.first));
  for (const Row& row : ParameterRows(graph::Info(comparison.before))) {
    const Change* change = ChangeOf(comparison, row.first);
    if (change != nullptr && change->kind == graph::ChangeKind::kRemoved)
      rows += ParameterRow(row, change);
  }
  return rows.empty() ? rows : "<table>\n" + rows + "</table>\n";
}

Rows ScheduleRows(const graph::PipelineInfo& info) {
  Rows rows;
  for (const graph::Schedule& schedule : info.schedules) {
    rows.emplace_back(schedule.name.empty() ? "(no name)" : schedule.name,
                      schedule.form + " " + graph::PlainText(schedule.expression));
  }
  return rows;
}

// What is not known. One reason for several values is listed once, with all of them.
class UnknownItems {
 public:
  explicit UnknownItems(const SourceMap* sources) : sources_(sources) {}

  void Add(const graph::Pipeline& pipeline, std::string_view side) {
    for (const Diagnostic& diagnostic : graph::Info(pipeline).diagnostics)
      ItemOf(side, diagnostic.message, diagnostic.span);
    for (const FoundUnknown& found : FindUnknowns(pipeline)) {
      ItemOf(side, found.unknown.reason, found.unknown.span).values = found.where;
    }
  }

  std::string List() const {
    std::string list;
    for (const Item& item : items_) {
      list += "<li>" + EscapedXml(item.text);
      if (!item.place.empty())
        list += " <span class=\"place\">" + Breakable(item.place) + "</span>";
      for (const std::string& value : item.values)
        list += "<br>\n<code>" + Breakable(value) + "</code>";
      list += "</li>\n";
    }
    return list.empty() ? list : "<ul>\n" + list + "</ul>\n";
  }

 private:
  struct Item {
    std::string text;
    std::string place;
    std::vector<std::string> values;
  };

  Item& ItemOf(std::string_view side, const std::string& reason, const SourceSpan& span) {
    std::string text = std::string(side) + reason;
    std::string place = PlaceText(span, sources_);
    const auto same = [&](const Item& item) { return item.text == text && item.place == place; };
    if (const auto found = std::ranges::find_if(items_, same); found != items_.end()) return *found;
    return items_.emplace_back(Item{std::move(text), std::move(place), {}});
  }

  const SourceMap* sources_;
  std::vector<Item> items_;
};

struct Group {
  std::string_view heading;
  std::string_view section;  // where changes without a step lead to
};

Group GroupOf(ChangeSubject subject) {
  constexpr std::array<Group, 10> kGroups = {{{"Pipeline", "facts"},
                                              {"Parameters", "parameters"},
                                              {"Schedules", "schedules"},
                                              {"Steps", "steps"},
                                              {"Inputs", "steps"},
                                              {"Outputs", "steps"},
                                              {"Arguments", "steps"},
                                              {"Settings", "steps"},
                                              {"Guards", "steps"},
                                              {"Edges", "steps"}}};
  static_assert(kGroups.size() == static_cast<std::size_t>(ChangeSubject::kEdge) + 1);
  return kGroups.at(static_cast<std::size_t>(subject));
}

std::string ValuesOf(const Change& change) {
  const std::string before = SideText(change, change.before);
  const std::string after = SideText(change, change.after);
  std::string values;
  if (!before.empty()) values += "<del>" + EscapedXml(before) + "</del>";
  if (!before.empty() && !after.empty()) values += " → ";
  if (!after.empty()) values += "<ins>" + EscapedXml(after) + "</ins>";
  return values.empty() ? values : "<span class=\"values\">" + values + "</span>";
}

std::string ItemOf(const Change& change, const std::string& target, const SourceMap* sources) {
  const SourceSpan& span = change.after_span.known() ? change.after_span : change.before_span;
  const std::string place = PlaceText(span, sources);
  return fmt::format(
      "<li><a class=\"{0}\" href=\"#{1}\"><span class=\"glyph\" aria-hidden=\"true\">{2}</span>"
      "<span class=\"what\">{3}<span class=\"quiet\"> {4} {0}</span></span>{5}{6}</a></li>\n",
      graph::ChangeKindName(change.kind), target, ChangeGlyph(change.kind), Breakable(change.name),
      graph::ChangeSubjectName(change.subject), ValuesOf(change),
      place.empty() ? "" : "<span class=\"place\">" + Breakable(place) + "</span>");
}

}  // namespace

std::string PipelineSections(const graph::Pipeline& pipeline, const RenderOptions& options) {
  const graph::PipelineInfo& info = graph::Info(pipeline);
  UnknownItems unknowns(options.sources);
  unknowns.Add(pipeline, "");
  return Section("parameters", "Parameters", Table("", ParameterRows(info))) +
         Section("schedules", "Schedules", Table("", ScheduleRows(info))) +
         Section("settings", "Settings", Table("", RowsOf(info.settings))) +
         Section("unknowns", "Not known before it runs", unknowns.List());
}

std::string PipelineSections(const graph::Comparison& comparison, const RenderOptions& options) {
  const graph::PipelineInfo& before = graph::Info(comparison.before);
  const graph::PipelineInfo& after = graph::Info(comparison.after);
  UnknownItems unknowns(options.sources);
  unknowns.Add(comparison.before, "before: ");
  unknowns.Add(comparison.after, "after: ");
  return Section("parameters", "Parameters", ParameterTable(comparison)) +
         Section("schedules", "Schedules", Table("", ScheduleRows(before), ScheduleRows(after))) +
         Section("settings", "Settings",
                 Table("", RowsOf(before.settings), RowsOf(after.settings))) +
         Section("unknowns", "Not known before it runs", unknowns.List());
}

std::string ChangesSection(const graph::Comparison& comparison, const Diagram& diagram,
                           const RenderOptions& options) {
  const std::vector<std::string> ids = svg::FragmentIds(diagram, "step-");
  std::vector<std::string> id_of(num_vertices(comparison.united.pipeline));
  for (std::size_t i = 0; i < ids.size(); ++i)
    id_of[diagram.nodes[i].step] = ids[i];
  std::array<std::string, static_cast<std::size_t>(ChangeSubject::kEdge) + 1> items;
  for (const Change& change : comparison.changes) {
    const std::string target = change.union_step ? id_of[*change.union_step]
                                                 : std::string(GroupOf(change.subject).section);
    items.at(static_cast<std::size_t>(change.subject)) += ItemOf(change, target, options.sources);
  }
  std::string content;
  for (std::size_t subject = 0; subject < items.size(); ++subject) {
    if (items.at(subject).empty()) continue;
    content += fmt::format("<h3>{}</h3>\n<ol>\n{}</ol>\n",
                           GroupOf(static_cast<ChangeSubject>(subject)).heading, items.at(subject));
  }
  if (content.empty())
    content = fmt::format("<p>None: {}.</p>\n", comparison.settings_compared
                                                    ? "both sides are the same"
                                                    : "both sides are the same but for settings, "
                                                      "which were not compared");
  for (const std::string& note : comparison.notes)
    content += "<p class=\"place\">" + EscapedXml(note) + "</p>\n";
  return Section("changes", "Changes", content);
}

std::string FactsLine(const graph::Pipeline& pipeline, const RenderOptions& options) {
  const graph::PipelineInfo& info = graph::Info(pipeline);
  std::string line = render::Facts(pipeline);
  if (const std::string place = PlaceText(info.span, options.sources); !place.empty())
    line += ", " + place;
  line = EscapedXml(line);
  return info.complete ? line : line + " <span class=\"warning\">not complete</span>";
}

}  // namespace smgraph::render::html
