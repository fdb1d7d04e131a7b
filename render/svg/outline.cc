#include "render/svg/outline.h"

#include <algorithm>
#include <cmath>

#include <fmt/format.h>

#include "render/look.h"

namespace smgraph::render::svg {
namespace {

constexpr double kCornerRadius = 7;
constexpr double kHexagonCut = 14;
constexpr double kOctagonCut = 9;
constexpr double kLongestGap = 40;  // between the corner of a box and the shape inside
constexpr double kStep = 0.5;

bool Contains(const Outline& outline, const PlacedPoint& point) {
  const double x = outline.box.width / 2 - std::abs(point.x - outline.box.x);
  const double y = outline.box.height / 2 - std::abs(point.y - outline.box.y);
  if (x < 0 || y < 0) return false;
  return outline.cut_x == 0 || x / outline.cut_x + y / outline.cut_y >= 1;
}

// How far `point` is from the shape in the direction from `behind` to it; 0 if it does not meet it.
PlacedPoint GapTo(const Outline& outline, const PlacedPoint& point, const PlacedPoint& behind) {
  const double length = std::hypot(point.x - behind.x, point.y - behind.y);
  if (length == 0 || outline.cut_x == 0) return {0, 0};
  const PlacedPoint way{(point.x - behind.x) / length, (point.y - behind.y) / length};
  for (double far = 0; far <= kLongestGap; far += kStep) {
    const PlacedPoint gap{way.x * far, way.y * far};
    if (Contains(outline, {point.x + gap.x, point.y + gap.y})) return gap;
  }
  return {0, 0};
}

void Move(PlacedPoint& point, const PlacedPoint& by) {
  point.x += by.x;
  point.y += by.y;
}

}  // namespace

Outline OutlineOf(graph::StepKind kind, const PlacedBox& box) {
  const std::string_view look = LookOf(kind).name;
  Outline outline{.box = box};
  if (look == "decision") {
    outline.cut_x = std::min(kHexagonCut, box.height / 2);
    outline.cut_y = box.height / 2;
  } else if (look == "failure") {
    outline.cut_x = outline.cut_y = kOctagonCut;
  } else {
    outline.radius = look == "end" ? box.height / 2 : kCornerRadius;
  }
  return outline;
}

Outline Inner(const Outline& outline, double inset) {
  Outline inner = outline;
  inner.box.width -= 2 * inset;
  inner.box.height -= 2 * inset;
  inner.radius = std::max(outline.radius - inset, 0.0);
  inner.cut_y = std::min(outline.cut_y, inner.box.height / 2);
  return inner;
}

std::string Element(const Outline& outline, std::string_view class_name) {
  const PlacedBox& box = outline.box;
  const double left = box.x - box.width / 2;
  const double top = box.y - box.height / 2;
  if (outline.cut_x == 0) {
    return fmt::format(R"(<rect class="{}" x="{}" y="{}" width="{}" height="{}" rx="{}"/>)",
                       class_name, Number(left), Number(top), Number(box.width), Number(box.height),
                       Number(outline.radius));
  }
  const double right = box.x + box.width / 2;
  const double bottom = box.y + box.height / 2;
  const double x = outline.cut_x;
  const double y = outline.cut_y;
  std::string points;
  for (const PlacedPoint& corner :
       {PlacedPoint{left + x, top}, PlacedPoint{right - x, top}, PlacedPoint{right, top + y},
        PlacedPoint{right, bottom - y}, PlacedPoint{right - x, bottom},
        PlacedPoint{left + x, bottom}, PlacedPoint{left, bottom - y}, PlacedPoint{left, top + y}}) {
    points += (points.empty() ? "" : " ") + Coordinates(corner);
  }
  return fmt::format(R"(<polygon class="{}" points="{}"/>)", class_name, points);
}

void Attach(PlacedLine& line, const Outline& from, const Outline& to) {
  if (line.curve.size() < 2) return;
  Move(line.curve.front(), GapTo(from, line.curve.front(), line.curve[1]));
  const PlacedPoint& end = line.curve.back();
  const bool arrow = std::hypot(line.tip.x - end.x, line.tip.y - end.y) > kStep;
  const PlacedPoint gap = GapTo(to, line.tip, arrow ? end : line.curve[line.curve.size() - 2]);
  Move(line.tip, gap);
  Move(line.curve.back(), gap);
}

std::string Number(double value) {
  std::string text = fmt::format("{:.1f}", value);
  if (text.ends_with(".0")) text.resize(text.size() - 2);
  return text == "-0" ? "0" : text;
}

std::string Coordinates(const PlacedPoint& point) {
  return Number(point.x) + " " + Number(point.y);
}

}  // namespace smgraph::render::svg
