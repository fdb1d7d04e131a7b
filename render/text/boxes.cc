#include "render/text/boxes.h"

#include <algorithm>
#include <utility>

#include "render/text/graphemes.h"
#include "render/text/labels.h"

namespace smgraph::render::text {
namespace {

void AddDetail(const std::string& text, int width, BoxText& box) {
  bool first = true;
  for (const std::string& line : WrapWords(Printable(text), width)) {
    box.details.push_back((first ? "" : "  ") + line);
    first = false;
  }
}

void DrawBorder(const layout::Box& box, LineStyle style, bool decision, Ink ink, Alphabet alphabet,
                Canvas& canvas) {
  const std::string_view across = LineGlyph(alphabet, kAcross, style, style);
  const std::string_view upright = LineGlyph(alphabet, kUpright, style, style);
  for (int x = box.x; x <= box.right(); ++x) {
    canvas.Put({x, box.y}, across, ink);
    canvas.Put({x, box.bottom()}, across, ink);
  }
  for (int y = box.y + 1; y < box.bottom(); ++y) {
    canvas.Put({box.x, y}, decision ? "<" : upright, ink);
    canvas.Put({box.right(), y}, decision ? ">" : upright, ink);
  }
  const bool round = decision && (style == LineStyle::kLight || style == LineStyle::kDashed);
  const auto corner = [&](layout::Cell cell, Arms arms) {
    canvas.Put(cell, round ? RoundCorner(alphabet, arms) : LineGlyph(alphabet, arms, style, style),
               ink);
  };
  corner({box.x, box.y}, kRight | kDown);
  corner({box.right(), box.y}, kLeft | kDown);
  corner({box.x, box.bottom()}, kRight | kUp);
  corner({box.right(), box.bottom()}, kLeft | kUp);
}

}  // namespace

int BoxText::width() const {
  int columns = 0;
  for (const std::string& line : name)
    columns = std::max(columns, DisplayWidth(line));
  for (const std::string& line : details)
    columns = std::max(columns, DisplayWidth(line) + 1);
  return columns + 4;
}

int BoxText::height() const {
  return static_cast<int>(name.size() + details.size()) + 2;
}

BoxText MakeBoxText(const DiagramNode& node, const std::vector<std::string>& loops,
                    const std::string& place, const BoxLimits& limits) {
  BoxText box;
  box.name = WrapName(NodeName(node), limits.name);
  int width = limits.detail;
  for (const std::string& line : box.name)
    width = std::max(width, DisplayWidth(line) - 1);
  if (!node.type.empty()) AddDetail(node.type, width, box);
  for (const std::string& detail : node.details)
    AddDetail(detail, width, box);
  if (!node.former_id.empty()) AddDetail("was " + node.former_id, width, box);
  if (!place.empty()) AddDetail(place, width, box);
  for (const std::string& label : loops) {
    AddDetail(label.empty() ? "(loop)" : "(loop) " + label, width, box);
  }
  return box;
}

LineStyle StyleOf(Mark mark) {
  constexpr LineStyle kStyles[] = {LineStyle::kLight, LineStyle::kHeavy, LineStyle::kDashed,
                                   LineStyle::kDouble};
  return kStyles[static_cast<std::size_t>(mark)];
}

void DrawBox(const layout::Box& box, const BoxText& text, const DiagramNode& node, bool comparison,
             Alphabet alphabet, Canvas& canvas) {
  const Ink ink = InkOf(node.mark, comparison);
  DrawBorder(box, StyleOf(node.mark), IsDecision(node.kind), ink, alphabet, canvas);
  int y = box.y + 1;
  for (const std::string& line : text.name) {
    canvas.Write({box.x + 2, y++}, line, comparison ? ink : Ink::kStrong);
  }
  for (const std::string& line : text.details)
    canvas.Write({box.x + 3, y++}, line, Ink::kDim);
}

}  // namespace smgraph::render::text
