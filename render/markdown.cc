#include "render/markdown.h"

#include <algorithm>
#include <array>

#include <fmt/format.h>

#include "render/change_list.h"
#include "render/diagram.h"
#include "render/list.h"
#include "render/mermaid.h"
#include "render/text/graphemes.h"

namespace smgraph::render {
namespace {

// GitHub refuses comments of more than 65,536 characters.
constexpr std::size_t kMostBytes = 60000;
constexpr std::size_t kMostMermaid = 30000;

// In backticks, with more of them where the text has some.
std::string Code(std::string_view text) {
  if (text.empty()) return {};
  std::string printable = text::Printable(text);
  std::size_t longest = 0;
  std::size_t run = 0;
  for (const char c : printable) {
    run = c == '`' ? run + 1 : 0;
    longest = std::max(longest, run);
  }
  std::string escaped;
  for (const char c : printable)
    escaped += c == '|' ? "\\|" : std::string(1, c);
  const std::string fence(longest + 1, '`');
  const char* pad = longest > 0 ? " " : "";
  return fence + pad + escaped + pad + fence;
}

std::string Folded(const std::string& summary, const std::string& mermaid,
                   const std::string& text) {
  // Past its limit Mermaid shows an error instead of a picture.
  if (mermaid.size() > kMostMermaid) {
    return "\n<details><summary>" + summary + "</summary>\n\n```text\n" + text +
           "```\n\n</details>\n";
  }
  return "\n<details><summary>" + summary + "</summary>\n\n```mermaid\n" + mermaid +
         "```\n\n</details>\n";
}

std::string ChangeRow(const graph::Change& change, const SourceMap* sources) {
  constexpr std::array<std::string_view, 4> kWords = {"➕ added", "➖ removed", "✏️ changed",
                                                      "🔁 renamed"};
  const SourceSpan& span = change.after_span.known() ? change.after_span : change.before_span;
  return fmt::format("| {} | {} {} | {} | {} | {} |\n",
                     kWords.at(static_cast<std::size_t>(change.kind)),
                     graph::ChangeSubjectName(change.subject), Code(change.name),
                     Code(SideText(change, change.before)), Code(SideText(change, change.after)),
                     EscapedMarkdown(PlaceText(span, sources)));
}

std::string ChangeTable(const graph::Comparison& comparison, const RenderOptions& options) {
  std::string out = "\n| | what | before | after | where |\n| --- | --- | --- | --- | --- |\n";
  std::size_t left = comparison.changes.size();
  for (const graph::Change& change : comparison.changes) {
    const std::string row = ChangeRow(change, options.sources);
    if (out.size() + row.size() > kMostBytes - kMostMermaid) break;
    out += row;
    --left;
  }
  if (left > 0) out += fmt::format("\nand {} more changes\n", left);
  return out;
}

}  // namespace

std::string EscapedMarkdown(std::string_view text) {
  constexpr std::string_view kSpecial = "\\`*_{}[]<>()#+-!|~";
  std::string out;
  for (const char c : text::Printable(text)) {
    if (kSpecial.find(c) != std::string_view::npos) out += '\\';
    out += c;
  }
  return out;
}

Result<std::string> MarkdownFile(const graph::Comparison& comparison,
                                 const RenderOptions& options) {
  const std::string title = TitleOf(comparison, options.title);
  std::string out = "### " + EscapedMarkdown(title) + "\n\n" + ChangeSummary(comparison) + "\n";
  if (!comparison.changes.empty()) out += ChangeTable(comparison, options);
  for (const std::string& note : comparison.notes)
    out += "\n> " + EscapedMarkdown(note) + "\n";
  const Diagram diagram = MakeDiagram(comparison);
  text::DrawingOptions drawing;
  return out + Folded("graph of both sides", MermaidText(diagram, ""),
                      ChangeList(comparison, options.sources, drawing));
}

Result<std::string> MarkdownFile(const graph::Pipeline& pipeline, const RenderOptions& options) {
  const graph::PipelineInfo& info = graph::Info(pipeline);
  const Diagram diagram = MakeDiagram(pipeline);
  std::string out = "### " + EscapedMarkdown(TitleOf(pipeline, options.title)) + "\n\n";
  out += fmt::format("{} steps, {} edges{}\n", num_vertices(pipeline), num_edges(pipeline),
                     info.complete ? "" : " (not complete)");
  if (!diagram.nodes.empty()) out += "\n| step | type | when |\n| --- | --- | --- |\n";
  for (const DiagramNode& node : diagram.nodes) {
    out += fmt::format("| {} | {} | {} |\n", Code(node.id), EscapedMarkdown(node.type),
                       EscapedMarkdown(fmt::format("{}", fmt::join(node.details, "; "))));
  }
  return out + Folded("graph", MermaidText(diagram, ""), ListDiagram(diagram, {}));
}

}  // namespace smgraph::render
