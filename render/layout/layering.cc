#include "render/layout/layering.h"

#include <algorithm>
#include <utility>

namespace smgraph::render::layout {
namespace {

class Builder {
 public:
  Builder(const Problem& problem, const std::vector<Strand>& strands, const std::vector<int>& ranks)
      : strands_(strands) {
    const std::vector<BoxUnits> units = MeasureBoxes(problem, strands);
    int last = 0;
    for (const int rank : ranks)
      last = std::max(last, rank);
    out_.rows.resize(static_cast<std::size_t>(last) + 1);
    out_.hops.resize(static_cast<std::size_t>(last));
    AddFrames(problem, ranks);
    for (std::size_t box = 0; box < ranks.size(); ++box) {
      AddItem({.rank = ranks[box],
               .span = units[box].span,
               .extent = units[box].extent,
               .box = true,
               .frame = frame_of_[box]});
    }
  }

  Layering Build() {
    for (std::size_t strand = 0; strand < strands_.size(); ++strand)
      AddStrand(strand);
    return std::move(out_);
  }

 private:
  void AddFrames(const Problem& problem, const std::vector<int>& ranks) {
    frame_of_.assign(ranks.size(), -1);
    for (const FrameSpec& spec : problem.frames) {
      const auto index = static_cast<int>(out_.frames.size());
      FrameRows frame{.parent = spec.parent ? static_cast<int>(*spec.parent) : -1,
                      .first = static_cast<int>(out_.rows.size()),
                      .last = -1,
                      .title = (spec.title_width + 1) / 2};
      for (const std::size_t box : spec.boxes) {
        frame_of_[box] = index;
        frame.first = std::min(frame.first, ranks[box]);
        frame.last = std::max(frame.last, ranks[box]);
      }
      out_.frames.push_back(frame);
    }
    for (auto frame = out_.frames.rbegin(); frame != out_.frames.rend(); ++frame) {
      if (frame->parent < 0) continue;
      FrameRows& parent = out_.frames[static_cast<std::size_t>(frame->parent)];
      parent.first = std::min(parent.first, frame->first);
      parent.last = std::max(parent.last, frame->last);
    }
  }

  // The innermost frame that is around both.
  int CommonFrame(int a, int b) const {
    for (; a != -1; a = out_.frames[static_cast<std::size_t>(a)].parent) {
      for (int other = b; other != -1;
           other = out_.frames[static_cast<std::size_t>(other)].parent) {
        if (other == a) return a;
      }
    }
    return -1;
  }

  std::size_t AddItem(Item item) {
    auto& row = out_.rows[static_cast<std::size_t>(item.rank)];
    item.slot = static_cast<int>(row.size());
    row.push_back(out_.items.size());
    out_.items.push_back(item);
    out_.down.emplace_back();
    out_.up.emplace_back();
    return out_.items.size() - 1;
  }

  void AddStrand(std::size_t index) {
    const Strand& strand = strands_[index];
    std::vector<std::size_t> lowers = strand.lowers;
    const auto rank_of = [this](std::size_t item) { return out_.items[item].rank; };
    std::ranges::stable_sort(lowers, {}, rank_of);
    std::size_t upper = strand.upper;
    int frame = frame_of_[upper];
    for (const std::size_t lower : lowers)
      frame = CommonFrame(frame, frame_of_[lower]);
    int label = LabelUnits(strand.label_width);
    for (auto next = lowers.begin(); next != lowers.end();) {
      const int rank = rank_of(upper) + 1;
      Hop hop{index, {upper, 0}, {}, label};
      for (; next != lowers.end() && rank_of(*next) == rank; ++next)
        hop.lowers.push_back({*next, 0});
      if (next != lowers.end()) hop.lowers.push_back({AddItem({.rank = rank, .frame = frame}), 0});
      upper = hop.lowers.back().item;
      label = 1;
      AddHop(rank - 1, std::move(hop));
    }
  }

  void AddHop(int row, Hop hop) {
    auto& hops = out_.hops[static_cast<std::size_t>(row)];
    out_.down[hop.upper.item].push_back(hops.size());
    for (const Pin& pin : hop.lowers)
      out_.up[pin.item].push_back(hops.size());
    hops.push_back(std::move(hop));
  }

  const std::vector<Strand>& strands_;
  std::vector<int> frame_of_;  // by box
  Layering out_;
};

}  // namespace

int LabelUnits(int cells) {
  // The line, a blank, the label, two blanks.
  return cells == 0 ? 1 : (cells + 4 + 1) / 2;
}

std::vector<BoxUnits> MeasureBoxes(const Problem& problem, const std::vector<Strand>& strands) {
  struct Ports {
    int above = 0;
    int below = 0;
    int units_below = 0;
    int least = 0;
  };
  std::vector<Ports> ports(problem.boxes.size());
  for (const Strand& strand : strands) {
    Ports& upper = ports[strand.upper];
    const int units = LabelUnits(strand.label_width);
    upper.least = upper.below == 0 ? units : std::min(upper.least, units);
    upper.units_below += units;
    ++upper.below;
    for (const std::size_t lower : strand.lowers)
      ++ports[lower].above;
  }
  std::vector<BoxUnits> out;
  for (std::size_t box = 0; box < ports.size(); ++box) {
    const Ports& port = ports[box];
    const int text = problem.boxes[box].width / 2;  // odd widths: 2 * span + 1 cells
    const int span = std::max({text, port.above + 1, port.units_below - port.least + 2});
    out.push_back({span, std::max(span, port.units_below)});
  }
  return out;
}

Layering MakeLayering(const Problem& problem, const std::vector<Strand>& strands,
                      const std::vector<int>& ranks) {
  return Builder(problem, strands, ranks).Build();
}

}  // namespace smgraph::render::layout
