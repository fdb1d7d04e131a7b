#include "render/layout/frames.h"

#include <algorithm>
#include <iterator>
#include <map>
#include <optional>
#include <utility>

namespace smgraph::render::layout {
namespace {

constexpr int kNone = -1;
constexpr int kMostRounds = 500;

int ParentOf(const Layering& layering, int frame) {
  return layering.frames[static_cast<std::size_t>(frame)].parent;
}

// The frames around an item, from the innermost.
std::vector<int> FramesOf(const Layering& layering, std::size_t item) {
  std::vector<int> frames;
  for (int frame = layering.items[item].frame; frame != kNone; frame = ParentOf(layering, frame))
    frames.push_back(frame);
  return frames;
}

// Where each frame stands on the average, from 0 to 1.
std::vector<double> PlacesOf(const Layering& layering) {
  std::vector<double> sum(layering.frames.size(), 0);
  std::vector<int> count(layering.frames.size(), 0);
  for (std::size_t item = 0; item < layering.items.size(); ++item) {
    const Item& it = layering.items[item];
    const auto size = layering.rows[static_cast<std::size_t>(it.rank)].size();
    for (const int frame : FramesOf(layering, item)) {
      sum[static_cast<std::size_t>(frame)] += (it.slot + 0.5) / static_cast<double>(size);
      ++count[static_cast<std::size_t>(frame)];
    }
  }
  for (std::size_t frame = 0; frame < sum.size(); ++frame)
    sum[frame] /= std::max(count[frame], 1);
  return sum;
}

class Gatherer {
 public:
  explicit Gatherer(const Layering& layering) : layering_(layering), places_(PlacesOf(layering)) {}

  std::vector<std::size_t> Gather(const std::vector<std::size_t>& order, int parent) const {
    std::vector<Block> blocks;
    std::map<int, std::size_t> block_of;
    for (std::size_t i = 0; i < order.size(); ++i) {
      const int frame = Below(order[i], parent);
      if (frame == kNone) {
        blocks.push_back({(static_cast<double>(i) + 0.5) / static_cast<double>(order.size()),
                          frame,
                          {order[i]}});
        continue;
      }
      const auto [place, added] = block_of.emplace(frame, blocks.size());
      if (added) blocks.push_back({places_[static_cast<std::size_t>(frame)], frame, {}});
      blocks[place->second].items.push_back(order[i]);
    }
    std::ranges::stable_sort(blocks, {}, &Block::place);
    std::vector<std::size_t> gathered;
    for (const Block& block : blocks) {
      const auto inner = block.frame == kNone ? block.items : Gather(block.items, block.frame);
      std::ranges::copy(inner, std::back_inserter(gathered));
    }
    return gathered;
  }

 private:
  struct Block {
    double place = 0;
    int frame = kNone;
    std::vector<std::size_t> items;
  };

  // The frame around the item that is the next one below `parent`.
  int Below(std::size_t item, int parent) const {
    int below = kNone;
    for (const int frame : FramesOf(layering_, item)) {
      if (frame == parent) break;
      below = frame;
    }
    return below;
  }

  const Layering& layering_;
  std::vector<double> places_;
};

// Places of items and walls, moved to the right until all are far enough from what is left of them.
class Walls {
 public:
  Walls(Layering& layering, bool roomy) : layering_(layering), roomy_(roomy) {}

  bool Run(int limit) {
    StartWalls();
    for (std::size_t row = 0; row < layering_.rows.size(); ++row)
      rows_.push_back(RowOf(row));
    if (!Settle(&Walls::PushRight)) return false;
    ShiftToZero();
    if (limit < 0 || Last() <= limit) return true;
    // What is too far right goes as far to the left as it must.
    EachPlace([&](int& place, int extent) { place = std::min(place, limit - extent); });
    if (!Settle(&Walls::PullLeft)) return false;
    EachPlace([](int& place, int) { place = std::max(place, 0); });
    return Settle(&Walls::PushRight) && Last() <= limit;
  }

 private:
  enum class Kind { kItem, kLeft, kRight };
  struct Element {
    Kind kind = Kind::kItem;
    std::size_t index = 0;
  };

  int& PlaceOf(const Element& element) {
    if (element.kind == Kind::kItem) return layering_.items[element.index].x;
    FrameRows& frame = layering_.frames[element.index];
    return element.kind == Kind::kLeft ? frame.left : frame.right;
  }
  int ExtentOf(const Element& element) const {
    return element.kind == Kind::kItem ? layering_.items[element.index].extent : 0;
  }

  // Walls stand beside what they enclose, as if nothing else were there.
  void StartWalls() {
    std::vector<bool> seen(layering_.frames.size(), false);
    const auto include = [&](std::size_t frame, int left, int right) {
      FrameRows& rows = layering_.frames[frame];
      rows.left = seen[frame] ? std::min(rows.left, left) : left;
      rows.right = seen[frame] ? std::max(rows.right, right) : right;
      seen[frame] = true;
    };
    for (const Item& item : layering_.items) {
      if (item.frame != kNone)
        include(static_cast<std::size_t>(item.frame), item.x - 1, item.x + item.extent + 1);
    }
    for (std::size_t frame = layering_.frames.size(); frame-- > 0;) {
      const FrameRows& rows = layering_.frames[frame];
      if (rows.parent != kNone)
        include(static_cast<std::size_t>(rows.parent), rows.left - 1, rows.right + 1);
    }
  }

  std::vector<Element> RowOf(std::size_t row) const {
    std::vector<Element> elements;
    std::vector<int> open;  // from the outermost
    const auto close_until = [&](std::size_t depth) {
      for (; open.size() > depth; open.pop_back())
        elements.push_back({Kind::kRight, static_cast<std::size_t>(open.back())});
    };
    for (const std::size_t item : layering_.rows[row]) {
      std::vector<int> around = FramesOf(layering_, item);
      std::ranges::reverse(around);
      const auto common = std::ranges::mismatch(open, around);
      close_until(static_cast<std::size_t>(common.in1 - open.begin()));
      for (auto frame = common.in2; frame != around.end(); ++frame) {
        open.push_back(*frame);
        elements.push_back({Kind::kLeft, static_cast<std::size_t>(*frame)});
      }
      elements.push_back({Kind::kItem, item});
    }
    close_until(0);
    AddEmptyFrames(static_cast<int>(row), elements);
    return elements;
  }

  // Frames that go through a row without anything in it, where they stand now.
  void AddEmptyFrames(int row, std::vector<Element>& elements) const {
    for (std::size_t frame = 0; frame < layering_.frames.size(); ++frame) {
      const FrameRows& rows = layering_.frames[frame];
      if (row < rows.first || row > rows.last || Find(elements, Kind::kLeft, frame)) continue;
      std::size_t at = 0;
      std::size_t end = elements.size();
      if (rows.parent != kNone) {
        const auto parent = static_cast<std::size_t>(rows.parent);
        at = *Find(elements, Kind::kLeft, parent) + 1;
        end = *Find(elements, Kind::kRight, parent);
      }
      const int middle = (rows.left + rows.right) / 2;
      for (std::size_t i = at; i < end; ++i) {
        if (elements[i].kind == Kind::kLeft) {  // past a neighbour as a whole
          const FrameRows& other = layering_.frames[elements[i].index];
          i = *Find(elements, Kind::kRight, elements[i].index);
          if ((other.left + other.right) / 2 < middle) at = i + 1;
        } else if (layering_.items[elements[i].index].x < middle) {
          at = i + 1;
        }
      }
      elements.insert(elements.begin() + static_cast<std::ptrdiff_t>(at),
                      {{Kind::kLeft, frame}, {Kind::kRight, frame}});
    }
  }

  static std::optional<std::size_t> Find(const std::vector<Element>& elements, Kind kind,
                                         std::size_t index) {
    const auto found = std::ranges::find_if(elements, [&](const Element& element) {
      return element.kind == kind && element.index == index;
    });
    if (found == elements.end()) return std::nullopt;
    return static_cast<std::size_t>(found - elements.begin());
  }

  template <typename Visit>
  void EachPlace(Visit visit) {
    for (Item& item : layering_.items)
      visit(item.x, item.extent);
    for (FrameRows& frame : layering_.frames) {
      visit(frame.left, 0);
      visit(frame.right, 0);
    }
  }

  // Visits two places and the distance that must be between them.
  template <typename Visit>
  void EachDistance(Visit visit) {
    for (FrameRows& frame : layering_.frames)
      visit(frame.left, frame.right, frame.title + 1);
    for (std::size_t row = 0; row < rows_.size(); ++row) {
      const std::vector<Element>& elements = rows_[row];
      for (std::size_t i = 1; i < elements.size(); ++i) {
        const Element& left = elements[i - 1];
        int distance = ExtentOf(left) + 1;
        if (roomy_ && elements[i].kind == Kind::kRight) {
          const FrameRows& frame = layering_.frames[elements[i].index];
          if (frame.first == static_cast<int>(row)) distance += frame.title;
        }
        visit(PlaceOf(left), PlaceOf(elements[i]), distance);
      }
    }
  }

  // One round over all distances; whether anything moved.
  bool PushRight() {
    bool moved = false;
    EachDistance([&](int left, int& right, int distance) {
      moved = moved || right < left + distance;
      right = std::max(right, left + distance);
    });
    return moved;
  }
  bool PullLeft() {
    bool moved = false;
    EachDistance([&](int& left, int right, int distance) {
      moved = moved || left > right - distance;
      left = std::min(left, right - distance);
    });
    return moved;
  }

  // False when there is no end to it: walls that have to be on both sides of each other.
  bool Settle(bool (Walls::*move)()) {
    for (int round = 0; round < kMostRounds; ++round) {
      if (!(this->*move)()) return true;
    }
    return false;
  }

  int Last() {
    int last = 0;
    EachPlace([&](int place, int extent) { last = std::max(last, place + extent); });
    return last;
  }

  void ShiftToZero() {
    int first = 0;
    EachPlace([&](int place, int) { first = std::min(first, place); });
    EachPlace([&](int& place, int) { place -= first; });
  }

  Layering& layering_;
  bool roomy_;
  std::vector<std::vector<Element>> rows_;
};

}  // namespace

std::vector<std::size_t> GatheredByFrame(const Layering& layering,
                                         const std::vector<std::size_t>& order) {
  return Gatherer(layering).Gather(order, kNone);
}

int WallsBetween(const Layering& layering, std::size_t left, std::size_t right) {
  const std::vector<int> of_left = FramesOf(layering, left);
  const std::vector<int> of_right = FramesOf(layering, right);
  const auto common =
      std::mismatch(of_left.rbegin(), of_left.rend(), of_right.rbegin(), of_right.rend());
  return static_cast<int>((of_left.rend() - common.first) + (of_right.rend() - common.second));
}

bool FramesFit(const Layering& layering, int limit) {
  return std::ranges::all_of(layering.rows, [&](const std::vector<std::size_t>& row) {
    int units = static_cast<int>(FramesOf(layering, row.front()).size() +
                                 FramesOf(layering, row.back()).size());
    for (std::size_t slot = 0; slot < row.size(); ++slot) {
      units += layering.items[row[slot]].extent;
      if (slot > 0) units += 1 + WallsBetween(layering, row[slot - 1], row[slot]);
    }
    return units <= limit;
  });
}

bool PlaceWalls(Layering& layering, int limit, bool roomy) {
  return Walls(layering, roomy).Run(limit);
}

}  // namespace smgraph::render::layout
