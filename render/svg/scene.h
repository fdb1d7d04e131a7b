#pragma once

#include <string>
#include <vector>

#include "graph/base/result.h"
#include "render/diagram.h"
#include "render/graphviz.h"
#include "render/node_text.h"
#include "render/svg/outline.h"

namespace smgraph::render::svg {

/// A diagram laid out: the text of each node, and where everything stands (in pixels).
struct Scene {
  std::vector<std::vector<TextLine>> texts;      // by node
  std::vector<std::vector<std::string>> labels;  // by edge
  std::vector<std::string> frame_titles;         // by group
  std::vector<Outline> outlines;                 // by node
  Placed placed;
};

/// Measures and places. In a comparison both sides are laid out as one, so that a step that is on
/// both has one place.
Result<Scene> MakeScene(const Diagram& diagram);

/// The pixels that the icon of a step takes to the left of its text; 0 without one.
double IconWidth(graph::StepKind kind);

/// The width in pixels of printable text in a common sans-serif font; rather too much than too
/// little.
double TextWidth(std::string_view text, double font_size);

inline constexpr double kNameSize = 13;
inline constexpr double kTypeSize = 11;
inline constexpr double kLabelSize = 11;
inline constexpr double kLineHeight = 15;
inline constexpr double kLabelLineHeight = 14;
inline constexpr double kPaddingX = 14;
inline constexpr double kPaddingY = 9;

}  // namespace smgraph::render::svg
