#include "render/layout/assemble.h"

#include <algorithm>
#include <utility>

namespace smgraph::render::layout {
namespace {

constexpr int Cells(int unit) {
  return 2 * unit;
}

class Assembler {
 public:
  Assembler(const Problem& problem, const std::vector<Strand>& strands, const Layering& layering,
            const std::vector<Channel>& channels)
      : problem_(problem), strands_(strands), layering_(layering), channels_(channels) {}

  Geometry Build() {
    StackRows();
    PlaceBoxes();
    StartPaths();
    for (std::size_t row = 0; row < channels_.size(); ++row) {
      for (std::size_t hop = 0; hop < layering_.hops[row].size(); ++hop)
        TraceHop(row, hop);
    }
    for (Path& path : out_.paths) {
      if (path.upward) std::swap(path.tail, path.heads.front());
    }
    return std::move(out_);
  }

 private:
  const Item& ItemOf(const Pin& pin) const { return layering_.items[pin.item]; }

  // A row is as high as its highest box with the labels of its lines.
  void StackRows() {
    std::vector<int> heights(layering_.rows.size(), 1);
    for (std::size_t box = 0; box < problem_.boxes.size(); ++box) {
      const auto rank = static_cast<std::size_t>(layering_.items[box].rank);
      int labels = 0;
      for (const std::size_t index : layering_.down[box]) {
        labels = std::max(labels, strands_[layering_.hops[rank][index].strand].label_height);
      }
      heights[rank] = std::max(heights[rank], problem_.boxes[box].height + labels);
    }
    int y = 0;
    for (std::size_t row = 0; row < heights.size(); ++row) {
      top_.push_back(y);
      channel_.push_back(y + heights[row]);
      y = channel_.back() + (row < channels_.size() ? channels_[row].tracks : 0);
    }
    out_.height = y;
  }

  void PlaceBoxes() {
    for (std::size_t box = 0; box < problem_.boxes.size(); ++box) {
      const Item& item = layering_.items[box];
      out_.boxes.push_back({Cells(item.x), top_[static_cast<std::size_t>(item.rank)],
                            Cells(item.span) + 1, problem_.boxes[box].height});
      out_.width = std::max(out_.width, out_.boxes.back().right() + 1);
    }
  }

  void StartPaths() {
    for (const Strand& strand : strands_) {
      Path path;
      path.line = strand.line;
      path.upward = strand.upward;
      out_.paths.push_back(std::move(path));
    }
  }

  int BottomOf(std::size_t box) const { return out_.boxes[box].bottom(); }

  void TraceHop(std::size_t row, std::size_t index) {
    const Hop& hop = layering_.hops[row][index];
    Path& path = out_.paths[hop.strand];
    const Strand& strand = strands_[hop.strand];
    const int column = Column(layering_, hop.upper);
    const bool from_box = ItemOf(hop.upper).box;
    const int from = from_box ? BottomOf(hop.upper.item) : top_[row];
    if (from_box) {
      path.tail = {Cells(column), from};
      path.label = {Cells(column) + 2, from + 1};
      if (strand.label_width > 0) {
        out_.width = std::max(out_.width, path.label.x + strand.label_width);
      }
    }
    for (const Pin& pin : hop.lowers) {
      if (ItemOf(pin).box) path.heads.push_back({Cells(Column(layering_, pin)), top_[row + 1]});
      out_.width = std::max(out_.width, Cells(Column(layering_, pin)) + 1);
    }
    TraceRuns(row, index, from, path);
    const bool through = std::ranges::any_of(
        hop.lowers, [&](const Pin& pin) { return Column(layering_, pin) == column; });
    if (through) Vertical(column, from, top_[row + 1], path);
  }

  void TraceRuns(std::size_t row, std::size_t hop, int from, Path& path) {
    const std::vector<Run>& runs = channels_[row].runs;
    for (const Run& run : runs) {
      if (run.hop != hop) continue;
      const int y = channel_[row] + run.track;
      const int above = run.detour_of < 0
                            ? from
                            : channel_[row] + runs[static_cast<std::size_t>(run.detour_of)].track;
      Vertical(run.top, above, y, path);
      path.strokes.push_back({{Cells(run.first()), y}, {Cells(run.last()), y}});
      out_.width = std::max(out_.width, Cells(run.last()) + 1);
      if (run.to_detour) continue;
      for (const int bottom : run.bottoms)
        Vertical(bottom, y, top_[row + 1], path);
    }
  }

  static void Vertical(int column, int from, int to, Path& path) {
    path.strokes.push_back({{Cells(column), from}, {Cells(column), to}});
  }

  const Problem& problem_;
  const std::vector<Strand>& strands_;
  const Layering& layering_;
  const std::vector<Channel>& channels_;
  std::vector<int> top_;      // first row of cells of each row of boxes
  std::vector<int> channel_;  // first row of cells behind it
  Geometry out_;
};

}  // namespace

Geometry Assemble(const Problem& problem, const std::vector<Strand>& strands,
                  const Layering& layering, const std::vector<Channel>& channels) {
  return Assembler(problem, strands, layering, channels).Build();
}

}  // namespace smgraph::render::layout
