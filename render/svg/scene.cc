#include "render/svg/scene.h"

#include <algorithm>
#include <array>
#include <string_view>
#include <utility>

#include "render/look.h"
#include "render/text/graphemes.h"

namespace smgraph::render::svg {
namespace {

constexpr double kDecisionMargin = 12;  // the slanted sides of a decision
constexpr double kMarkWidth = 14;       // "+ " in front of a name

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

PlaceRequest::Node SizeOf(const DiagramNode& node, const std::vector<TextLine>& text) {
  double width = 60;
  for (const TextLine& line : text) {
    const bool name = line.role == TextLine::Role::kName;
    double needed = TextWidth(line.text, name ? kNameSize * 1.06 : kTypeSize);
    if (name && node.mark != Mark::kNone) needed += kMarkWidth;
    width = std::max(width, needed);
  }
  width += IconWidth(node.kind) + 2 * kPaddingX + (IsDecision(node.kind) ? 2 * kDecisionMargin : 0);
  return {width, 2 * kPaddingY + kLineHeight * static_cast<double>(text.size())};
}

// Room for the text and some air beside the line that it belongs to.
PlaceRequest::Edge RequestOf(const DiagramEdge& edge, const std::vector<std::string>& label) {
  PlaceRequest::Edge request{.from = edge.from, .to = edge.to};
  for (const std::string& line : label) {
    request.label_width = std::max(request.label_width, TextWidth(line, kLabelSize) + 8);
  }
  request.label_height = kLabelLineHeight * static_cast<double>(label.size());
  // In a cycle of both sides together the edge that is gone gives way.
  request.ranks = edge.mark != Mark::kRemoved || edge.from < edge.to;
  return request;
}

}  // namespace

double IconWidth(graph::StepKind kind) {
  constexpr double kWithGap = 20;
  return LookOf(kind).icon.empty() ? 0 : kWithGap;
}

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
    scene.texts.push_back(NodeText(node));
    request.nodes.push_back(SizeOf(node, scene.texts.back()));
  }
  for (const DiagramEdge& edge : diagram.edges) {
    scene.labels.push_back(EdgeText(edge));
    request.edges.push_back(RequestOf(edge, scene.labels.back()));
  }
  for (const DiagramGroup& group : diagram.groups) {
    scene.frame_titles.push_back(text::Printable(group.title));
    request.frames.push_back(
        {group.members, group.parent, TextWidth(scene.frame_titles.back(), kLabelSize)});
  }
  Result<Placed> placed = PlaceGraph(request);
  if (!placed.ok()) return placed.error();
  scene.placed = std::move(placed).value();
  for (std::size_t i = 0; i < diagram.nodes.size(); ++i) {
    scene.outlines.push_back(OutlineOf(diagram.nodes[i].kind, scene.placed.nodes[i]));
  }
  for (std::size_t i = 0; i < diagram.edges.size(); ++i) {
    const DiagramEdge& edge = diagram.edges[i];
    Attach(scene.placed.edges[i], scene.outlines[edge.from], scene.outlines[edge.to]);
  }
  return scene;
}

}  // namespace smgraph::render::svg
