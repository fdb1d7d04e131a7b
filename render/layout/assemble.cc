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

  std::optional<Geometry> Build() {
    MeasureFrames();
    StackRows();
    PlaceBoxes();
    if (!PlaceFrames()) return std::nullopt;
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

  // Frames that begin in one row have their upper sides above each other, the outermost first.
  void MeasureFrames() {
    above_.resize(layering_.rows.size(), 0);
    below_.resize(layering_.rows.size(), 0);
    const std::size_t count = layering_.frames.size();
    upper_.resize(count, 1);
    lower_.resize(count, 1);
    for (std::size_t frame = count; frame-- > 0;) {
      const FrameRows& rows = layering_.frames[frame];
      int& above = above_[static_cast<std::size_t>(rows.first)];
      int& below = below_[static_cast<std::size_t>(rows.last)];
      above = std::max(above, upper_[frame]);
      below = std::max(below, lower_[frame]);
      if (rows.parent < 0) continue;
      const auto parent = static_cast<std::size_t>(rows.parent);
      const FrameRows& outer = layering_.frames[parent];
      if (outer.first == rows.first) upper_[parent] = std::max(upper_[parent], upper_[frame] + 1);
      if (outer.last == rows.last) lower_[parent] = std::max(lower_[parent], lower_[frame] + 1);
    }
  }

  bool PlaceFrames() {
    for (std::size_t frame = 0; frame < layering_.frames.size(); ++frame) {
      const FrameRows& rows = layering_.frames[frame];
      const int top = top_[static_cast<std::size_t>(rows.first)] - upper_[frame];
      const int last = bottom_[static_cast<std::size_t>(rows.last)] + lower_[frame] - 1;
      Frame placed{{Cells(rows.left), top, Cells(rows.right - rows.left) + 1, last - top + 1}, {}};
      const std::optional<int> above = RoomForTitle(rows, CrossingAbove(frame));
      const std::optional<int> below =
          above ? std::nullopt : RoomForTitle(rows, CrossingBelow(frame));
      if (!above && !below) return false;
      placed.title = above ? Cell{*above, top} : Cell{*below, last};
      out_.width = std::max(out_.width, placed.box.right() + 1);
      out_.frames.push_back(placed);
    }
    return true;
  }

  // The first cell of a piece of the side that no line crosses and that has room.
  static std::optional<int> RoomForTitle(const FrameRows& frame, std::vector<int> columns) {
    columns.push_back(frame.right);
    std::ranges::sort(columns);
    int from = frame.left + 1;
    for (const int column : columns) {
      if (column - from >= frame.title) return Cells(from);
      from = std::max(from, column + 1);
    }
    return std::nullopt;
  }

  bool Within(std::size_t item, std::size_t frame) const {
    int around = layering_.items[item].frame;
    while (around >= 0 && around != static_cast<int>(frame))
      around = layering_.frames[static_cast<std::size_t>(around)].parent;
    return around >= 0;
  }

  std::vector<int> CrossingAbove(std::size_t frame) const {
    std::vector<int> columns;
    const int row = layering_.frames[frame].first;
    if (row == 0) return columns;
    for (const Hop& hop : layering_.hops[static_cast<std::size_t>(row) - 1]) {
      for (const Pin& pin : hop.lowers) {
        if (Within(pin.item, frame)) columns.push_back(Column(layering_, pin));
      }
    }
    return columns;
  }

  std::vector<int> CrossingBelow(std::size_t frame) const {
    std::vector<int> columns;
    const auto row = static_cast<std::size_t>(layering_.frames[frame].last);
    if (row >= layering_.hops.size()) return columns;
    for (const Hop& hop : layering_.hops[row]) {
      if (Within(hop.upper.item, frame)) columns.push_back(Column(layering_, hop.upper));
    }
    return columns;
  }

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
      top_.push_back(y + above_[row]);
      bottom_.push_back(top_.back() + heights[row]);
      channel_.push_back(bottom_.back() + below_[row]);
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
  std::vector<int> bottom_;   // first row of cells behind it
  std::vector<int> channel_;  // and behind the lower sides of frames
  std::vector<int> above_;    // by row: the sides of frames in front of it
  std::vector<int> below_;    // and behind it
  std::vector<int> upper_;    // by frame: rows of cells from its upper side to its first row
  std::vector<int> lower_;    // and from behind its last row to its lower side
  Geometry out_;
};

}  // namespace

std::optional<Geometry> Assemble(const Problem& problem, const std::vector<Strand>& strands,
                                 const Layering& layering, const std::vector<Channel>& channels) {
  return Assembler(problem, strands, layering, channels).Build();
}

}  // namespace smgraph::render::layout
