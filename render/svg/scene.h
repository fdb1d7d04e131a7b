#pragma once

#include <string>
#include <vector>

#include "graph/base/result.h"
#include "render/diagram.h"
#include "render/graphviz.h"

namespace smgraph::render::svg {

/// A line of text in a box.
struct TextLine {
  enum class Role { kName, kType, kDetail };
  Role role = Role::kName;
  std::string text;  // printable
};

/// A diagram laid out: the text of each node, and where everything stands (in pixels).
struct Scene {
  std::vector<std::vector<TextLine>> texts;  // by node
  std::vector<bool> one_line_name;           // by node
  std::vector<std::string> labels;           // by edge, with its mark in front
  std::vector<std::string> frame_titles;     // by group
  Placed placed;
};

/// Measures and places. In a comparison both sides are laid out as one, so that a step that is on
/// both has one place.
Result<Scene> MakeScene(const Diagram& diagram);

/// The width in pixels of printable text in a common sans-serif font; rather too much than too
/// little.
double TextWidth(std::string_view text, double font_size);

inline constexpr double kNameSize = 13;
inline constexpr double kTypeSize = 11;
inline constexpr double kLabelSize = 11;
inline constexpr double kLineHeight = 15;
inline constexpr double kPaddingX = 14;
inline constexpr double kPaddingY = 9;

}  // namespace smgraph::render::svg
