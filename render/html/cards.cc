#include "render/html/cards.h"

#include <boost/range/iterator_range.hpp>
#include <fmt/format.h>

#include "render/change_list.h"
#include "render/condition_text.h"
#include "render/escape.h"
#include "render/html/rows.h"
#include "render/svg/writer.h"

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
    if (!port.value.null()) text += (text.empty() ? "" : " = ") + graph::Describe(port.value);
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
    if (data.carried) from += " (of a round before)";
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
    if (pipeline[edge].carried) text += " (of a round before)";
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
      fmt::format("<h3>Code{}</h3>\n<p class=\"place\">{}</p>\n", side, Breakable(place));
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
      MarkName(node.mark), id, EscapedXml(words), glyph, Breakable(node.id), EscapedXml(node.type));
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

}  // namespace smgraph::render::html
