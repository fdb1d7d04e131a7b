#include "render/node_text.h"

#include <algorithm>
#include <iterator>

#include <fmt/format.h>

#include "render/text/graphemes.h"

namespace smgraph::render {
namespace {

using Role = TextLine::Role;

constexpr int kNameColumns = 30;
constexpr int kDetailColumns = 36;
constexpr int kLabelColumns = 26;
constexpr std::size_t kMostDetailLines = 4;

std::vector<std::string> Wrapped(const std::string& text) {
  std::vector<std::string> lines = text::WrapWords(text::Printable(text), kDetailColumns);
  if (lines.size() <= kMostDetailLines) return lines;
  lines.resize(kMostDetailLines);
  lines.back() += " …";
  return lines;
}

}  // namespace

std::vector<TextLine> NodeText(const DiagramNode& node) {
  std::vector<TextLine> text;
  const auto add = [&](Role role, const std::vector<std::string>& lines) {
    for (const std::string& line : lines)
      text.push_back({role, line});
  };
  add(Role::kName, text::WrapName(text::Printable(node.id), kNameColumns));
  if (!node.type.empty()) add(Role::kType, Wrapped(node.type));
  for (const std::string& detail : node.details)
    add(Role::kDetail, Wrapped(detail));
  if (!node.former_id.empty()) add(Role::kFormer, Wrapped("was " + node.former_id));
  return text;
}

std::vector<std::string> FormerText(const DiagramNode& node) {
  DiagramNode former = node;
  if (!node.former_id.empty()) former.id = node.former_id;
  former.former_id.clear();
  former.type = node.former_type;
  former.details = node.former_details;
  const std::vector<TextLine> lines = NodeText(former);
  std::vector<std::string> text;
  auto next = lines.begin();
  const std::vector<TextLine> places = NodeText(node);
  for (auto place = places.begin(); place != places.end(); ++place) {
    next = std::find_if(next, lines.end(),
                        [&](const TextLine& line) { return line.role >= place->role; });
    const bool here = next != lines.end() && next->role == place->role;
    text.push_back(here ? (next++)->text : "");
    const bool last = std::next(place) == places.end() || std::next(place)->role != place->role;
    if (here && last && next != lines.end() && next->role == place->role) text.back() += " …";
  }
  return text;
}

std::vector<std::string> EdgeText(const DiagramEdge& edge) {
  if (edge.label.empty() && edge.mark == Mark::kNone) return {};
  std::string label = text::Printable(edge.label);
  if (edge.mark != Mark::kNone) label = MarkGlyph(edge.mark) + (label.empty() ? "" : " " + label);
  return text::WrapName(label, kLabelColumns);
}

std::string NodeTitle(const DiagramNode& node) {
  std::string title = node.type.empty() ? node.id : fmt::format("{} ({})", node.id, node.type);
  if (node.mark != Mark::kNone) title += fmt::format(", {}", MarkName(node.mark));
  for (const std::string& detail : node.details)
    title += "; " + detail;
  if (!node.former_id.empty()) title += "; was " + node.former_id;
  return title;
}

std::string EdgeTitle(const Diagram& diagram, const DiagramEdge& edge) {
  std::string title = diagram.nodes[edge.from].id + " → " + diagram.nodes[edge.to].id;
  if (!edge.label.empty()) title += ": " + edge.label;
  if (edge.mark != Mark::kNone) title += fmt::format(" ({})", MarkName(edge.mark));
  return title;
}

}  // namespace smgraph::render
