#include "render/html/cards.h"

#include <optional>

#include <boost/range/iterator_range.hpp>
#include <fmt/format.h>

#include "render/change_list.h"
#include "render/condition_text.h"
#include "render/escape.h"
#include "render/html/rows.h"
#include "render/svg/writer.h"
#include "render/unknowns.h"

namespace smgraph::render::html {
namespace {

using graph::Pipeline;
using graph::StepId;

// What is known of one step on one side, as rows.
struct Facts {
  Rows what;
  Rows inputs;
  Rows outputs;
  Rows arguments;
  Rows settings;
};

Rows PortRows(const std::vector<graph::Port>& ports) {
  Rows rows;
  for (const graph::Port& port : ports) {
    std::string text = port.type;
    if (!port.value.null()) text += (text.empty() ? "" : " = ") + graph::PlainText(port.value);
    if (text.empty() && port.path != port.name) text = port.path;
    rows.emplace_back(port.name, text);
  }
  return rows;
}

// Inputs that edges feed say so.
Rows InputRows(const Pipeline& pipeline, StepId id) {
  Rows rows = PortRows(pipeline[id].inputs);
  for (const auto edge : boost::make_iterator_range(in_edges(id, pipeline))) {
    const graph::Edge& data = pipeline[edge];
    if (!graph::CarriesData(data.kind)) continue;
    std::string from = "← " + pipeline[source(edge, pipeline)].id;
    if (!data.output.empty()) from += "." + data.output;
    if (data.implied) from += " (implied)";
    const auto row = std::ranges::find(rows, data.input, &Row::first);
    if (row == rows.end()) {
      rows.emplace_back(data.input, from);
    } else {
      row->second = from;
    }
  }
  return rows;
}

std::string AfterText(const Pipeline& pipeline, StepId id) {
  std::string text;
  for (const auto edge : boost::make_iterator_range(in_edges(id, pipeline))) {
    if (graph::CarriesData(pipeline[edge].kind)) continue;
    text += (text.empty() ? "" : ", ") + pipeline[source(edge, pipeline)].id;
    if (!pipeline[edge].arm.empty()) text += " (" + pipeline[edge].arm + ")";
  }
  return text;
}

Facts FactsOf(const Pipeline& pipeline, StepId id) {
  const graph::Step& step = pipeline[id];
  Facts facts;
  const auto add = [&](const char* name, std::string text) {
    if (!text.empty()) facts.what.emplace_back(name, std::move(text));
  };
  add("name", step.id);
  add("type", step.type);
  add("kind", std::string(graph::StepKindName(step.kind)));
  add("description", step.description);
  add("condition", ConditionText(step));
  if (!step.guard.always()) add("runs if", graph::Describe(step.guard));
  add("runs", MultiplicityText(step));
  add("after", AfterText(pipeline, id));
  facts.inputs = InputRows(pipeline, id);
  facts.outputs = PortRows(step.outputs);
  facts.arguments = RowsOf(step.arguments);
  facts.settings = RowsOf(step.settings);
  return facts;
}

std::string Code(const SourceSpan& span, const SourceMap* sources, std::string_view side) {
  const std::string place = PlaceText(span, sources);
  if (place.empty()) return {};
  std::string out =
      fmt::format("<h3>Code{}</h3>\n<p class=\"place\">{}</p>\n", side, EscapedXml(place));
  const std::string code = sources->Lines(span);
  return code.empty() ? out : out + CodeBlock(code, span.begin.line);
}

std::string Opening(const DiagramNode& node, const std::string& id) {
  std::string words = node.id + " " + node.former_id + " " + node.type;
  for (const std::string& detail : node.details)
    words += " " + detail;
  std::string glyph;
  if (node.mark != Mark::kNone) {
    glyph = fmt::format("<span class=\"glyph\" title=\"{}\">{}</span> ", MarkName(node.mark),
                        MarkGlyph(node.mark));
  }
  return fmt::format(
      "<details class=\"card {}\" id=\"{}\" data-text=\"{}\">\n<summary>{}<b>{}</b>"
      "<span class=\"type\">{}</span></summary>\n<div>\n",
      MarkName(node.mark), id, EscapedXml(words), glyph, EscapedXml(node.id),
      EscapedXml(node.type));
}

std::string Tables(const Facts& facts) {
  return Table("", facts.what) + Table("Inputs", facts.inputs) + Table("Outputs", facts.outputs) +
         Table("Arguments", facts.arguments) + Table("Settings", facts.settings);
}

std::string Tables(const Facts& before, const Facts& after) {
  return Table("", before.what, after.what) + Table("Inputs", before.inputs, after.inputs) +
         Table("Outputs", before.outputs, after.outputs) +
         Table("Arguments", before.arguments, after.arguments) +
         Table("Settings", before.settings, after.settings);
}

std::string BothSides(const graph::Comparison& comparison, const graph::UnionStep& step,
                      const SourceMap* sources) {
  if (!step.before) {
    return Tables(FactsOf(comparison.after, *step.after)) +
           Code(comparison.after[*step.after].span, sources, "");
  }
  if (!step.after) {
    return Tables(FactsOf(comparison.before, *step.before)) +
           Code(comparison.before[*step.before].span, sources, "");
  }
  return Tables(FactsOf(comparison.before, *step.before), FactsOf(comparison.after, *step.after)) +
         Code(comparison.before[*step.before].span, sources, " before") +
         Code(comparison.after[*step.after].span, sources, " after");
}

std::string Section(std::string_view id, std::string_view heading, const std::string& content) {
  if (content.empty()) return {};
  return fmt::format(
      "<section id=\"{0}\" aria-labelledby=\"{0}-heading\">\n<h2 "
      "id=\"{0}-heading\">{1}</h2>\n{2}</section>\n",
      id, heading, content);
}

}  // namespace

std::string StepCards(const Pipeline& pipeline, const Diagram& diagram,
                      const RenderOptions& options) {
  const std::vector<std::string> ids = svg::FragmentIds(diagram, "details-");
  std::string out;
  for (std::size_t i = 0; i < diagram.nodes.size(); ++i) {
    const DiagramNode& node = diagram.nodes[i];
    out += Opening(node, ids[i]) + Tables(FactsOf(pipeline, node.step)) +
           Code(pipeline[node.step].span, options.sources, "") + "</div>\n</details>\n";
  }
  return out;
}

std::string StepCards(const graph::Comparison& comparison, const Diagram& diagram,
                      const RenderOptions& options) {
  const std::vector<std::string> ids = svg::FragmentIds(diagram, "details-");
  std::string out;
  for (std::size_t i = 0; i < diagram.nodes.size(); ++i) {
    const DiagramNode& node = diagram.nodes[i];
    out += Opening(node, ids[i]) +
           BothSides(comparison, comparison.united.steps[node.step], options.sources) +
           "</div>\n</details>\n";
  }
  return out;
}

std::string PipelineSection(const Pipeline& pipeline, const RenderOptions& options) {
  const graph::PipelineInfo& info = graph::Info(pipeline);
  Rows parameters;
  for (const graph::Parameter& parameter : info.parameters) {
    std::string text = parameter.type;
    text +=
        parameter.default_value ? " = " + graph::PlainText(*parameter.default_value) : ", required";
    parameters.emplace_back(parameter.name, std::move(text));
  }
  Rows schedules;
  for (const graph::Schedule& schedule : info.schedules) {
    schedules.emplace_back(schedule.name,
                           schedule.form + " " + graph::PlainText(schedule.expression));
  }
  std::string unknowns;
  const auto add = [&](const std::string& what, const SourceSpan& span) {
    unknowns += fmt::format("<li>{} <span class=\"place\">{}</span></li>\n", EscapedXml(what),
                            EscapedXml(PlaceText(span, options.sources)));
  };
  for (const Diagnostic& diagnostic : info.diagnostics)
    add(diagnostic.message, diagnostic.span);
  for (const FoundUnknown& found : FindUnknowns(pipeline)) {
    add(found.where + ": " + found.unknown.reason, found.unknown.span);
  }
  if (!unknowns.empty()) unknowns = "<ul class=\"plain\">\n" + unknowns + "</ul>\n";
  return Section("parameters", "Parameters", Table("", parameters)) +
         Section("schedules", "Schedules", Table("", schedules)) +
         Section("settings", "Settings", Table("", RowsOf(info.settings))) +
         Section("unknowns", "Not known before it runs", unknowns);
}

std::string ChangesSection(const graph::Comparison& comparison, const Diagram& diagram,
                           const RenderOptions& options) {
  const std::vector<std::string> ids = svg::FragmentIds(diagram, "step-");
  std::vector<std::string> id_of(num_vertices(comparison.united.pipeline));
  for (std::size_t i = 0; i < ids.size(); ++i)
    id_of[diagram.nodes[i].step] = ids[i];
  std::string items;
  for (const graph::Change& change : comparison.changes) {
    const SourceSpan& span = change.after_span.known() ? change.after_span : change.before_span;
    std::string values;
    if (!change.before.empty()) values += "<del>" + EscapedXml(change.before) + "</del>";
    if (!change.before.empty() && !change.after.empty()) values += " → ";
    if (!change.after.empty()) values += "<ins>" + EscapedXml(change.after) + "</ins>";
    items += fmt::format(
        "<li><a class=\"{}\" href=\"#{}\"><span class=\"glyph\">{}</span><span class=\"what\">{} "
        "<span class=\"subject\">{} {}</span></span><span class=\"values\">{}</span><span "
        "class=\"values "
        "place\">{}</span></a></li>\n",
        graph::ChangeKindName(change.kind),
        change.union_step ? id_of[*change.union_step] : "changes", ChangeGlyph(change.kind),
        EscapedXml(change.name), graph::ChangeSubjectName(change.subject),
        graph::ChangeKindName(change.kind), values, EscapedXml(PlaceText(span, options.sources)));
  }
  std::string content =
      items.empty() ? "<p>None: both sides are the same.</p>\n" : "<ol>\n" + items + "</ol>\n";
  for (const std::string& note : comparison.notes) {
    content += "<p class=\"place\">" + EscapedXml(note) + "</p>\n";
  }
  return Section("changes", "Changes", content);
}

}  // namespace smgraph::render::html
