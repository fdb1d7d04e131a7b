#include "render/html/page.h"

#include <array>
#include <optional>
#include <utility>

#include <fmt/format.h>

#include "render/change_list.h"
#include "render/embedded.h"
#include "render/escape.h"
#include "render/fold.h"
#include "render/html/cards.h"
#include "render/html/rows.h"
#include "render/html/sections.h"
#include "render/svg/scene.h"
#include "render/svg/writer.h"

namespace smgraph::render::html {
namespace {

constexpr std::string_view kLegend =
    "<p class=\"legend-line\"><span class=\"key added\">+ added</span> "
    "<span class=\"key removed\">- removed</span> <span class=\"key changed\">~ "
    "changed</span></p>\n";

constexpr std::string_view kFoldButton =
    "<button type=\"button\" data-view=\"folded\" aria-pressed=\"false\">Changes</button>\n";

// What stands in the place of {{name}} in page.html.
using Slots = std::array<std::pair<std::string_view, std::string>, 13>;

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

std::string FurtherSections(const RenderOptions& options) {
  std::string out;
  for (const Section& section : options.sections) {
    if (section.text.empty()) continue;
    out +=
        fmt::format("<details{}><summary>{}</summary>\n{}</details>\n", section.open ? " open" : "",
                    EscapedXml(section.heading), TextBlock(section.text));
  }
  return out.empty() ? out : fmt::format("<div class=\"further\">\n{}</div>\n", out);
}

Result<std::string> Page(const Diagram& diagram, const RenderOptions& options,
                         const std::string& title, Slots slots) {
  Result<svg::Scene> scene = svg::MakeScene(diagram);
  if (!scene.ok()) return scene.error();
  slots[0] = {"title", EscapedXml(title)};
  slots[1] = {"style", std::string(kPageCss) + std::string(kPictureCss)};
  slots[2] = {"script", std::string(kPageJs)};
  slots[3] = {"picture", svg::SvgElement(diagram, scene.value(), title, svg::Use::kPage)};
  slots[4] = {"class", diagram.comparison ? "comparison" : "single"};
  slots[10] = {"sections", FurtherSections(options)};
  return Filled(kPageHtml, slots);
}

// The picture that is shown first of a large comparison, and the button that leads back to it.
Result<std::string> FoldedPane(const FoldedDiagram& folded, const Diagram& whole,
                               const std::string& title) {
  const Result<svg::Scene> scene = svg::MakeScene(folded.diagram);
  if (!scene.ok()) return scene.error();
  const std::vector<std::string> ids = svg::FragmentIds(whole, "step-");
  std::vector<svg::TwinStep> twins;
  for (const std::vector<std::size_t>& run : folded.nodes) {
    const std::string& first = ids[run.front()];
    if (run.size() == 1)
      twins.push_back({first, {}});
    else
      twins.push_back({fmt::format("run-{}", twins.size()), first});
  }
  return "<figure class=\"pane\" id=\"pane-folded\" hidden>\n" +
         svg::SvgElement(folded.diagram, scene.value(), title, svg::Use::kPage, twins) +
         "</figure>\n";
}

std::string SidesFacts(const graph::Comparison& comparison, const RenderOptions& options) {
  return fmt::format("<b>{}</b><br>\nbefore: {}<br>\nafter: {}",
                     EscapedXml(ChangeSummary(comparison)), FactsLine(comparison.before, options),
                     FactsLine(comparison.after, options));
}

}  // namespace

Result<std::string> HtmlFile(const graph::Pipeline& pipeline, const RenderOptions& options) {
  const Diagram diagram = MakeDiagram(pipeline);
  Slots slots;
  slots[5] = {"facts", FactsLine(pipeline, options)};
  slots[6] = {"steps", StepCards(pipeline, diagram, options)};
  slots[7] = {"pipeline", PipelineSections(pipeline, options)};
  return Page(diagram, options, TitleOf(pipeline, options.title), std::move(slots));
}

Result<std::string> HtmlFile(const graph::Comparison& comparison, const RenderOptions& options) {
  const Diagram diagram = MakeDiagram(comparison);
  Slots slots;
  slots[5] = {"facts", SidesFacts(comparison, options)};
  slots[6] = {"steps", StepCards(comparison, diagram, options)};
  slots[7] = {"pipeline", PipelineSections(comparison, options)};
  slots[8] = {"changes", ChangesSection(comparison, diagram, options)};
  slots[9] = {"legend", std::string(kLegend)};
  const std::string title = TitleOf(comparison, options.title);
  if (const std::optional<FoldedDiagram> folded = FoldUnchanged(diagram)) {
    Result<std::string> pane = FoldedPane(*folded, diagram, title);
    if (!pane.ok()) return pane;
    slots[11] = {"folded", std::move(pane).value()};
    slots[12] = {"fold", std::string(kFoldButton)};
  }
  return Page(diagram, options, title, std::move(slots));
}

}  // namespace smgraph::render::html
