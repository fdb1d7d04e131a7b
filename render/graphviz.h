#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "graph/base/result.h"

// Layouts and images by the Graphviz library, in memory. Its context is one for the whole process
// and not made for threads: calls wait for each other.
namespace smgraph::render {

/// A box or a frame, in points from the top left corner; `x` and `y` are its middle.
struct PlacedBox {
  double x = 0;
  double y = 0;
  double width = 0;
  double height = 0;
};

struct PlacedPoint {
  double x = 0;
  double y = 0;
};

/// A line: a Bézier curve (3n + 1 points) and the tip of its arrow.
struct PlacedLine {
  std::vector<PlacedPoint> curve;
  PlacedPoint tip;
  std::optional<PlacedPoint> label;  // its middle
};

struct Placed {
  double width = 0;
  double height = 0;
  std::vector<PlacedBox> nodes;
  std::vector<PlacedLine> edges;
  std::vector<PlacedBox> frames;
};

/// What to lay out: sizes in points, edges by node index, frames around nodes.
struct PlaceRequest {
  struct Node {
    double width = 0;
    double height = 0;
  };
  struct Edge {
    std::size_t from = 0;
    std::size_t to = 0;
    double label_width = 0;  // 0: no label
    double label_height = 0;
    bool ranks = true;  // whether the target has to be below the source
  };
  struct Frame {
    std::vector<std::size_t> nodes;
    std::optional<std::size_t> parent;
    double label_width = 0;
  };
  std::vector<Node> nodes;
  std::vector<Edge> edges;
  std::vector<Frame> frames;  // parents first
};

/// The layout of the `dot` engine; the same for the same request on every machine, because it
/// measures no text. Past 2,000 nodes with straight lines and bounded effort.
Result<Placed> PlaceGraph(const PlaceRequest& request);

/// DOT text as an image in `format` ("png", "pdf", "svg"), without date and version of its maker.
Result<std::string> GraphvizImage(const std::string& dot, const char* format);

}  // namespace smgraph::render
