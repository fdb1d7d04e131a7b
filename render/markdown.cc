#include "render/markdown.h"

#include <algorithm>
#include <array>
#include <vector>

#include <fmt/format.h>

#include "render/change_list.h"
#include "render/diagram.h"
#include "render/facts.h"
#include "render/fence.h"
#include "render/list.h"
#include "render/mermaid.h"
#include "render/text/graphemes.h"

namespace smgraph::render {
namespace {

// GitHub refuses comments of more than 65,536 characters.
constexpr std::size_t kMostBytes = 60000;
constexpr std::size_t kMostTable = 30000;
constexpr std::size_t kFrame = 200;  // what stands around a graph
// Past this Mermaid shows an error instead of a picture.
constexpr std::size_t kMostMermaid = 30000;

std::string Code(std::string_view text) {
  if (text.empty()) return {};
  const std::string printable = text::Printable(text);
  std::string escaped;
  for (const char c : printable)
    escaped += c == '|' ? "\\|" : std::string(1, c);
  const std::string fence = Backticks(printable, 1);
  const char* pad = fence.size() > 1 ? " " : "";
  return fence + pad + escaped + pad + fence;
}

std::string Folded(const std::string& summary, std::string_view language, const std::string& text) {
  return fmt::format("\n<details><summary>{}</summary>\n\n{}\n\n</details>\n", summary,
                     Fenced(language, text));
}

// As a picture, past Mermaid's limit as a list, past that of comments not at all.
std::string FoldedGraph(const std::string& summary, const Diagram& diagram, std::size_t room) {
  const std::string mermaid = MermaidText(diagram, "");
  if (mermaid.size() <= std::min(kMostMermaid, room)) return Folded(summary, "mermaid", mermaid);
  const std::string list = ListDiagram(diagram, {});
  if (list.size() <= room) return Folded(summary, "text", list);
  return fmt::format("\nThe graph of {} steps is too large to be shown here.\n",
                     diagram.nodes.size());
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

// The rows that have room, and how many are missing.
std::string Table(std::string_view head, const std::vector<std::string>& rows,
                  std::string_view what) {
  std::string out(head);
  std::size_t shown = 0;
  while (shown < rows.size() && out.size() + rows[shown].size() <= kMostTable)
    out += rows[shown++];
  if (shown < rows.size()) out += fmt::format("\nand {} more {}\n", rows.size() - shown, what);
  return out;
}

std::string ChangeTable(const graph::Comparison& comparison, const RenderOptions& options) {
  std::vector<std::string> rows;
  for (const graph::Change& change : comparison.changes)
    rows.push_back(ChangeRow(change, options.sources));
  return Table("\n| | what | before | after | where |\n| --- | --- | --- | --- | --- |\n", rows,
               "changes");
}

std::string StepTable(const Diagram& diagram) {
  std::vector<std::string> rows;
  for (const DiagramNode& node : diagram.nodes) {
    rows.push_back(fmt::format("| {} | {} | {} |\n", Code(node.id), EscapedMarkdown(node.type),
                               EscapedMarkdown(fmt::format("{}", fmt::join(node.details, "; ")))));
  }
  return Table("\n| step | type | when |\n| --- | --- | --- |\n", rows, "steps");
}

std::size_t RoomBehind(const std::string& text) {
  return kMostBytes - std::min(text.size() + kFrame, kMostBytes);
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
  return out + FoldedGraph("graph of both sides", MakeDiagram(comparison), RoomBehind(out));
}

Result<std::string> MarkdownFile(const graph::Pipeline& pipeline, const RenderOptions& options) {
  const graph::PipelineInfo& info = graph::Info(pipeline);
  const Diagram diagram = MakeDiagram(pipeline);
  std::string out = "### " + EscapedMarkdown(TitleOf(pipeline, options.title)) + "\n\n";
  out += Facts(pipeline) + (info.complete ? "\n" : " (not complete)\n");
  if (!diagram.nodes.empty()) out += StepTable(diagram);
  return out + FoldedGraph("graph", diagram, RoomBehind(out));
}

}  // namespace smgraph::render
