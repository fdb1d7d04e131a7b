#include "render/layout/coordinates.h"

#include <algorithm>
#include <map>
#include <optional>
#include <utility>

#include "render/layout/frames.h"
#include "render/layout/ports.h"

namespace smgraph::render::layout {
namespace {

constexpr int kRoomyGap = 2;
constexpr std::size_t kManyLines = 3;

// Everything stands as far left as it may, and what a line joins straight down stands as one block.
// Little is centred on anything else: a change moves what stands right of it and hardly more.
class Placer {
 public:
  Placer(Layering& layering, int limit) : layering_(layering), limit_(limit) {}

  void Run() {
    SpreadPorts(layering_);
    for (std::size_t row = 0; row < layering_.rows.size(); ++row)
      ChooseGap(row);
    places_.resize(layering_.items.size());
    for (std::size_t row = 0; row + 1 < layering_.rows.size(); ++row)
      JoinRows(row);
    do {
      MakeBlocks();
      PackLeft();
      if (limit_ >= 0) KeepWithinLimit();
    } while (BreakBlock());
    SlidePorts(layering_);
  }

 private:
  const Item& ItemOf(const Pin& pin) const { return layering_.items[pin.item]; }
  Item& At(std::size_t row, std::size_t slot) { return layering_.items[layering_.rows[row][slot]]; }

  // The preferred gap if the row has room for it, else the largest that fits.
  void ChooseGap(std::size_t row) {
    int gap = kRoomyGap;
    while (gap > 1 && limit_ >= 0 && RowUnits(row, gap) > limit_)
      --gap;
    gaps_.push_back(gap);
  }

  int RowUnits(std::size_t row, int gap) {
    int units = 0;
    for (std::size_t slot = 0; slot < layering_.rows[row].size(); ++slot) {
      units += Distance(row, slot, gap);
    }
    const Item& last = At(row, layering_.rows[row].size() - 1);
    return units + last.extent + FramesAround(last);
  }

  int FramesAround(const Item& item) const {
    int count = 0;
    for (int frame = item.frame; frame >= 0; ++count)
      frame = layering_.frames[static_cast<std::size_t>(frame)].parent;
    return count;
  }

  // From the left border of the item before, or from the first unit, to that of the one at `slot`.
  // A line at the left stands where one of a box there would.
  int Distance(std::size_t row, std::size_t slot, int gap) {
    if (slot == 0) return FramesAround(At(row, 0)) + (At(row, 0).box ? 0 : 1);
    const Item& left = At(row, slot - 1);
    const std::vector<std::size_t>& items = layering_.rows[row];
    const int walls =
        layering_.frames.empty() ? 0 : WallsBetween(layering_, items[slot - 1], items[slot]);
    return left.extent + std::max(gap, walls + 1);
  }

  // Where an item stands in its block: items that move as one, at most one in each row. Lines and
  // boxes are not in one block, since a line may have to pass boxes far right: what is below only
  // stands no further left.
  struct Place {
    std::optional<Pin> above;  // what it stands straight below
    int offset = 0;            // of the line to that
    bool loose = false;        // or further right
    std::size_t block = 0;     // its first item
    int shift = 0;             // units right of the left border of that
  };

  // Joins items of a row to those of the next that they have a line to, as long as no two of these
  // lines cross: then no block is both left and right of another. Lines that pass both rows first.
  void JoinRows(std::size_t row) {
    std::map<int, int> joined;  // slots in the next row and in this
    for (const bool passing : {true, false}) {
      for (const std::size_t lower : layering_.rows[row + 1]) {
        if (passing && layering_.items[lower].box) continue;
        for (const std::size_t index : Candidates(lower)) {
          const Hop& hop = layering_.hops[row][index];
          if (passing && ItemOf(hop.upper).box) continue;
          if (Join(hop, *std::ranges::find(hop.lowers, lower, &Pin::item), joined)) break;
        }
      }
    }
  }

  // The lines from above, from the left; but a box with many stands below the middle ones, since
  // then those from both sides share tracks.
  std::vector<std::size_t> Candidates(std::size_t item) const {
    std::vector<std::size_t> lines = layering_.up[item];
    // Not the std::ranges one: it gives a subrange, and Clang 14 refuses GCC 12's.
    if (lines.size() >= kManyLines)
      std::rotate(lines.begin(), lines.begin() + static_cast<std::ptrdiff_t>(lines.size() - 1) / 2,
                  lines.end());
    return lines;
  }

  bool Join(const Hop& hop, const Pin& lower, std::map<int, int>& joined) {
    const int from = ItemOf(hop.upper).slot;
    const int to = ItemOf(lower).slot;
    const auto next = joined.lower_bound(to);
    if (next != joined.end() && (next->first == to || next->second <= from)) return false;
    if (next != joined.begin() && std::prev(next)->second >= from) return false;
    joined.emplace(to, from);
    Place& place = places_[lower.item];
    place.above = hop.upper;
    place.offset = lower.offset;
    place.loose = ItemOf(hop.upper).box != ItemOf(lower).box;
    return true;
  }

  void MakeBlocks() {
    for (const std::vector<std::size_t>& row : layering_.rows) {
      for (const std::size_t item : row) {
        Place& place = places_[item];
        const bool first = !place.above || place.loose;
        place.block = first ? item : places_[place.above->item].block;
        place.shift =
            first ? 0 : places_[place.above->item].shift + place.above->offset - place.offset;
      }
    }
  }

  void PackLeft() {
    std::vector<int> left(places_.size(), 0);  // by block
    for (const Place& place : places_)
      left[place.block] = std::max(left[place.block], -place.shift);
    for (bool moved = true; moved;) {
      moved = false;
      for (std::size_t row = 0; row < layering_.rows.size(); ++row) {
        for (std::size_t slot = 0; slot < layering_.rows[row].size(); ++slot) {
          const Place& place = places_[layering_.rows[row][slot]];
          int& block = left[place.block];
          int least = LeastPlace(At(row, slot));
          if (place.above) least = std::max(least, Column(layering_, *place.above) - place.offset);
          moved = moved || block + place.shift < least;
          block = std::max(block, least - place.shift);
          At(row, slot).x = block + place.shift;
        }
      }
    }
  }

  void KeepWithinLimit() {
    for (std::size_t row = 0; row < layering_.rows.size(); ++row) {
      std::size_t slot = layering_.rows[row].size() - 1;
      int most = limit_ - At(row, slot).extent - FramesAround(At(row, slot));
      for (;; --slot) {
        At(row, slot).x = std::min(At(row, slot).x, most);
        if (slot == 0) break;
        most -= Distance(row, slot, gaps_[row]);
      }
    }
  }

  // Ends a block where the limit has bent a line, the first one: those after it may then be
  // straight again. Whether there was one.
  bool BreakBlock() {
    for (const std::vector<std::size_t>& row : layering_.rows) {
      for (const std::size_t item : row) {
        Place& place = places_[item];
        if (!place.above) continue;
        const int way = layering_.items[item].x + place.offset - Column(layering_, *place.above);
        if (way == 0 || (way > 0 && place.loose)) continue;
        place.above.reset();
        return true;
      }
    }
    return false;
  }

  int LeastPlace(const Item& item) {
    const auto row = static_cast<std::size_t>(item.rank);
    const auto slot = static_cast<std::size_t>(item.slot);
    return Distance(row, slot, gaps_[row]) + (slot > 0 ? At(row, slot - 1).x : 0);
  }

  Layering& layering_;
  int limit_;
  std::vector<int> gaps_;
  std::vector<Place> places_;  // by item
};

}  // namespace

void PlaceItems(Layering& layering, int limit) {
  Placer(layering, limit).Run();
}

}  // namespace smgraph::render::layout
