#include "render/svg/scene.h"

#include <algorithm>
#include <array>
#include <string_view>
#include <utility>

#include "render/text/graphemes.h"

namespace smgraph::render::svg {
namespace {

constexpr int kNameColumns = 30;
constexpr int kDetailColumns = 36;
constexpr double kDecisionMargin = 12;  // the slanted sides of a decision

// Widths of groups of characters in units of the font size.
struct Advance {
  std::string_view characters;
  double width;
};
constexpr std::array<Advance, 4> kAdvances = {{{"iljI.,:;'|!", 0.32},
                                               {"ftr()[]{}/\"- ", 0.42},
                                               {"mwMW@%", 0.95},
                                               {"ABCDEFGHKLNOPQRSTUVXYZ&+<>=~", 0.74}}};
constexpr double kOtherAdvance = 0.64;
constexpr double kWideAdvance = 1.05;

void AddLines(TextLine::Role role, const std::vector<std::string>& lines,
              std::vector<TextLine>& text) {
  for (const std::string& line : lines)
    text.push_back({role, line});
}

std::vector<TextLine> TextOf(const DiagramNode& node) {
  std::vector<TextLine> text;
  std::string name = text::Printable(node.id);
  if (node.mark != Mark::kNone) name = std::string(1, MarkGlyph(node.mark)) + " " + name;
  AddLines(TextLine::Role::kName, text::WrapName(name, kNameColumns), text);
  const auto wrapped = [](const std::string& line) {
    return text::WrapWords(text::Printable(line), kDetailColumns);
  };
  if (!node.type.empty()) AddLines(TextLine::Role::kType, wrapped(node.type), text);
  for (const std::string& detail : node.details)
    AddLines(TextLine::Role::kDetail, wrapped(detail), text);
  if (!node.former_id.empty()) {
    AddLines(TextLine::Role::kDetail, wrapped("was " + node.former_id), text);
  }
  return text;
}

PlaceRequest::Node SizeOf(const DiagramNode& node, const std::vector<TextLine>& text) {
  double width = 60;
  for (const TextLine& line : text) {
    const bool name = line.role == TextLine::Role::kName;
    width = std::max(width, TextWidth(line.text, name ? kNameSize * 1.06 : kTypeSize));
  }
  width += 2 * kPaddingX + (IsDecision(node.kind) ? 2 * kDecisionMargin : 0);
  return {width, 2 * kPaddingY + kLineHeight * static_cast<double>(text.size())};
}

std::string LabelOf(const DiagramEdge& edge) {
  std::string label = text::Printable(edge.label);
  if (edge.mark == Mark::kNone) return label;
  return MarkGlyph(edge.mark) + (label.empty() ? "" : " " + label);
}

}  // namespace

double TextWidth(std::string_view text, double font_size) {
  double width = 0;
  for (const text::Grapheme& grapheme : text::Graphemes(text)) {
    const auto* row = std::ranges::find_if(kAdvances, [&](const Advance& advance) {
      return grapheme.bytes.size() == 1 &&
             advance.characters.find(grapheme.bytes) != std::string::npos;
    });
    const double one = row == kAdvances.end() ? kOtherAdvance : row->width;
    width += grapheme.width == 2 ? kWideAdvance : one;
  }
  return width * font_size;
}

Result<Scene> MakeScene(const Diagram& diagram) {
  Scene scene;
  PlaceRequest request;
  for (const DiagramNode& node : diagram.nodes) {
    scene.texts.push_back(TextOf(node));
    scene.one_line_name.push_back(
        std::ranges::count(scene.texts.back(), TextLine::Role::kName, &TextLine::role) == 1);
    request.nodes.push_back(SizeOf(node, scene.texts.back()));
  }
  for (const DiagramEdge& edge : diagram.edges) {
    scene.labels.push_back(LabelOf(edge));
    const double width =
        scene.labels.back().empty() ? 0 : TextWidth(scene.labels.back(), kLabelSize) + 8;
    const bool gives_way = edge.mark == Mark::kRemoved && edge.to < edge.from;
    request.edges.push_back({edge.from, edge.to, width, !gives_way});
  }
  for (const DiagramGroup& group : diagram.groups) {
    scene.frame_titles.push_back(
        text::Printable(diagram.nodes[group.condition].id + ": " + group.arm));
    request.frames.push_back(
        {group.members, group.parent, TextWidth(scene.frame_titles.back(), kLabelSize)});
  }
  Result<Placed> placed = PlaceGraph(request);
  if (!placed.ok()) return placed.error();
  scene.placed = std::move(placed).value();
  return scene;
}

}  // namespace smgraph::render::svg
