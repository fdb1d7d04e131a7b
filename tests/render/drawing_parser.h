#pragma once

#include <compare>
#include <string>
#include <string_view>
#include <vector>

// Reads a drawing back. Knows the grammar of drawings (render/text/drawing.h) and nothing of the
// code that makes them; column widths come from the C library.
namespace smgraph::render {

struct ParsedNode {
  std::string name;
  char mark = ' ';
  bool decides = false;
  auto operator<=>(const ParsedNode&) const = default;
};

struct ParsedEdge {
  std::string from;
  std::string to;
  std::string label;
  char mark = ' ';
  auto operator<=>(const ParsedEdge&) const = default;
};

/// A frame with its title and the names of the nodes in it.
struct ParsedFrame {
  std::string title;
  std::vector<std::string> nodes;
  auto operator<=>(const ParsedFrame&) const = default;
};

/// What a drawing shows, sorted. `problems` says what cannot be read or can be read in two ways.
struct ParsedDrawing {
  std::vector<ParsedNode> nodes;
  std::vector<ParsedEdge> edges;
  std::vector<ParsedFrame> frames;
  std::vector<std::string> problems;
  int crossings = 0;
};

ParsedDrawing ParseDrawing(std::string_view text);

/// Reads the list form (render/list.h).
ParsedDrawing ParseList(std::string_view text);

}  // namespace smgraph::render
