#include "render/list.h"

#include <algorithm>
#include <limits>
#include <string_view>
#include <vector>

#include "render/text/graphemes.h"
#include "render/text/labels.h"

namespace smgraph::render {
namespace {

using text::DisplayWidth;
using text::Ink;

constexpr int kWidestTarget = 32;  // labels of one step are aligned behind targets up to this width

class Lister {
 public:
  Lister(const Diagram& diagram, const text::DrawingOptions& options)
      : diagram_(diagram),
        options_(options),
        places_(ClusterTexts(diagram)),
        width_(options.width == 0 ? std::numeric_limits<int>::max() / 2 : options.width),
        arrow_(options.alphabet == text::Alphabet::kAscii ? "-> " : "→ ") {}

  std::string Run() {
    std::size_t edge = 0;
    for (std::size_t node = 0; node < diagram_.nodes.size(); ++node) {
      AddNode(node);
      const std::size_t first = edge;
      while (edge < diagram_.edges.size() && diagram_.edges[edge].from == node)
        ++edge;
      AddEdges(first, edge);
    }
    return std::move(out_);
  }

 private:
  void AddLine(int indent, std::string_view line, Ink ink) {
    out_ += std::string(static_cast<std::size_t>(indent), ' ');
    out_ += text::Inked(line, ink, options_.colour);
    out_ += '\n';
  }

  // Pieces of one text: the first at `indent`, the others where its continuation belongs.
  void AddPieces(int indent, int continuation, const std::vector<std::string>& pieces, Ink ink) {
    for (const std::string& piece : pieces) {
      AddLine(&piece == &pieces.front() ? indent : continuation, piece, ink);
    }
  }

  void AddNode(std::size_t index) {
    const DiagramNode& node = diagram_.nodes[index];
    const Ink ink = diagram_.comparison ? text::InkOf(node.mark, true) : Ink::kStrong;
    AddPieces(0, 1, text::WrapName(text::NodeName(node), width_ - 1), ink);
    if (!node.type.empty()) AddDetail(node.type);
    for (const std::string& detail : node.details)
      AddDetail(detail);
    if (!node.former_id.empty()) AddDetail("was " + node.former_id);
    if (const std::string& place = places_[index]; !place.empty()) AddDetail(place);
  }

  void AddDetail(const std::string& detail) {
    AddPieces(2, 4, text::WrapWords(text::Printable(detail), width_ - 4), Ink::kDim);
  }

  void AddEdges(std::size_t first, std::size_t last) {
    int widest = 0;
    for (std::size_t edge = first; edge < last; ++edge) {
      const int width = DisplayWidth(TargetOf(diagram_.edges[edge]));
      if (width <= kWidestTarget) widest = std::max(widest, width);
    }
    for (std::size_t edge = first; edge < last; ++edge)
      AddEdge(diagram_.edges[edge], widest);
  }

  std::string TargetOf(const DiagramEdge& edge) const {
    return text::Printable(diagram_.nodes[edge.to].id);
  }

  void AddEdge(const DiagramEdge& edge, int widest) {
    const Ink ink = text::InkOf(edge.mark, diagram_.comparison);
    const std::string target = TargetOf(edge);
    const std::string label = text::EdgeLabel(edge);
    const int arrow = DisplayWidth(arrow_);
    const std::string aligned = text::Padded(target, widest) + "  " + label;
    if (!label.empty() && 2 + arrow + DisplayWidth(aligned) <= width_) {
      AddLine(2, arrow_ + aligned, ink);
      return;
    }
    std::vector<std::string> pieces = text::WrapName(target, width_ - 2 - arrow - 3);
    pieces.front() = arrow_ + pieces.front();
    AddPieces(2, 5, pieces, ink);
    if (!label.empty()) AddPieces(6, 7, text::WrapName(label, width_ - 7), ink);
  }

  const Diagram& diagram_;
  const text::DrawingOptions& options_;
  std::vector<std::string> places_;  // by node
  int width_;
  std::string arrow_;
  std::string out_;
};

}  // namespace

std::string ListDiagram(const Diagram& diagram, const text::DrawingOptions& options) {
  return Lister(diagram, options).Run();
}

}  // namespace smgraph::render
