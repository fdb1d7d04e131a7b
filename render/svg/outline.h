#pragma once

#include <string>

#include "graph/pipeline.h"
#include "render/graphviz.h"

namespace smgraph::render::svg {

/// The shape of a step: a box whose corners are round (`radius`) or cut off (`cut_x`, `cut_y`).
struct Outline {
  PlacedBox box;
  double radius = 0;
  double cut_x = 0;
  double cut_y = 0;
};

/// Decisions are hexagons, failures octagons, ends have round sides, all others round corners.
Outline OutlineOf(graph::StepKind kind, const PlacedBox& box);

/// The same shape, smaller by `inset` on each side.
Outline Inner(const Outline& outline, double inset);

/// The element that draws it: `<rect class="NAME" …/>` or `<polygon …/>`.
std::string Element(const Outline& outline, std::string_view class_name);

/// Lines are laid out between boxes: makes both ends of `line` reach shapes with cut corners.
void Attach(PlacedLine& line, const Outline& from, const Outline& to);

/// A coordinate with at most one digit behind the point.
std::string Number(double value);
/// "12 3.5".
std::string Coordinates(const PlacedPoint& point);

}  // namespace smgraph::render::svg
