#pragma once

#include <string_view>

#include "graph/pipeline.h"
#include "render/diagram.h"

// How steps and changes look in pictures that have shapes and colours.
namespace smgraph::render {

/// What a step looks like. `name` is its CSS class; `fill` and `line` are its colours on white;
/// `icon` is a path of SVG in a square of 14 pixels, empty for steps of no certain kind.
struct Look {
  std::string_view name;
  std::string_view dot_shape;
  std::string_view fill;
  std::string_view line;
  std::string_view icon;
};

/// Kinds that do the same for a reader look the same.
const Look& LookOf(graph::StepKind kind);

/// How a mark looks: colours that people with colour blindness can tell apart,
/// and never colour alone. `fill` is a tint for the inside of a box.
struct MarkLook {
  std::string_view name;
  std::string_view line;
  std::string_view fill;
  std::string_view dot_node;  // attributes besides the colours
  std::string_view dot_edge;
};
const MarkLook& MarkLookOf(Mark mark);

}  // namespace smgraph::render
