#include "render/html/page.h"

#include <array>
#include <utility>

#include <fmt/format.h>

#include "render/change_list.h"
#include "render/embedded.h"
#include "render/escape.h"
#include "render/html/cards.h"
#include "render/svg/scene.h"
#include "render/svg/writer.h"

namespace smgraph::render::html {
namespace {

// What stands in the place of {{name}} in page.html.
using Slots = std::array<std::pair<std::string_view, std::string>, 10>;

std::string Filled(std::string_view page, const Slots& slots) {
  std::string out;
  while (!page.empty()) {
    const std::size_t open = std::min(page.find("{{"), page.size());
    out += page.substr(0, open);
    page.remove_prefix(open);
    const std::size_t close = page.find("}}");
    if (close == std::string_view::npos) break;
    const std::string_view name = page.substr(2, close - 2);
    for (const auto& [slot, text] : slots) {
      if (slot == name) out += text;
    }
    page.remove_prefix(close + 2);
  }
  return out += page;
}

Result<std::string> Page(const Diagram& diagram, const RenderOptions& options, Slots slots) {
  Result<svg::Scene> scene = svg::MakeScene(diagram);
  if (!scene.ok()) return scene.error();
  const std::string title = options.title.empty() ? diagram.name : options.title;
  slots[0] = {"title", EscapedXml(title)};
  slots[1] = {"style", std::string(kPageCss) + std::string(kPictureCss)};
  slots[2] = {"script", std::string(kPageJs)};
  slots[3] = {"picture", svg::SvgElement(diagram, scene.value(), title, /*style=*/false)};
  slots[4] = {"class", diagram.comparison ? "comparison" : "single"};
  if (!diagram.complete) slots[5].second += " <span class=\"warning\">not complete</span>";
  return Filled(kPageHtml, slots);
}

}  // namespace

Result<std::string> HtmlFile(const graph::Pipeline& pipeline, const RenderOptions& options) {
  const Diagram diagram = MakeDiagram(pipeline);
  Slots slots;
  slots[5] = {"facts",
              fmt::format("{} pipeline, {} steps, {} edges", graph::DialectName(diagram.dialect),
                          num_vertices(pipeline), num_edges(pipeline))};
  slots[6] = {"steps", StepCards(pipeline, diagram, options)};
  slots[7] = {"pipeline", PipelineSection(pipeline, options)};
  return Page(diagram, options, std::move(slots));
}

Result<std::string> HtmlFile(const graph::Comparison& comparison, const RenderOptions& options) {
  const Diagram diagram = MakeDiagram(comparison);
  Slots slots;
  slots[5] = {"facts", EscapedXml(ChangeSummary(comparison))};
  slots[6] = {"steps", StepCards(comparison, diagram, options)};
  slots[7] = {"pipeline", PipelineSection(comparison.after, options)};
  slots[8] = {"changes", ChangesSection(comparison, diagram, options)};
  slots[9] = {"legend", "<b>+</b> added, <b>-</b> removed (dashed), <b>~</b> changed (double)"};
  return Page(diagram, options, std::move(slots));
}

}  // namespace smgraph::render::html
