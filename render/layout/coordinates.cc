#include "render/layout/coordinates.h"

#include <algorithm>
#include <cstdint>
#include <cstdlib>
#include <limits>
#include <optional>

#include "render/layout/frames.h"
#include "render/layout/isotonic.h"
#include "render/layout/ports.h"

namespace smgraph::render::layout {
namespace {

constexpr int kFarAway = 1 << 20;  // units; no drawing is that wide

class Placer {
 public:
  Placer(Layering& layering, int limit, int gap) : layering_(layering), limit_(limit), gap_(gap) {}

  void Run() {
    SpreadPorts(layering_);
    for (std::size_t row = 0; row < layering_.rows.size(); ++row)
      ChooseGap(row);
    PackLeft();
    CollectChains();
    Rounds(/*rounds=*/6);
    SlidePorts(layering_);
    Keep();
    Rounds(/*rounds=*/3);
    layering_ = *std::move(best_);
    SlidePorts(layering_);
    ShiftLeft();
  }

 private:
  const Item& ItemOf(const Pin& pin) const { return layering_.items[pin.item]; }
  Item& At(std::size_t row, std::size_t slot) { return layering_.items[layering_.rows[row][slot]]; }
  std::size_t RowOf(std::size_t item) const {
    return static_cast<std::size_t>(layering_.items[item].rank);
  }
  Hop& HopBelow(std::size_t item, std::size_t index) { return layering_.hops[RowOf(item)][index]; }
  Hop& HopAbove(std::size_t item, std::size_t index) {
    return layering_.hops[RowOf(item) - 1][index];
  }

  static Pin& LowerPin(Hop& hop, std::size_t item) {
    return *std::ranges::find(hop.lowers, item, &Pin::item);
  }

  // The preferred gap if the row has room for it, else the largest that fits.
  void ChooseGap(std::size_t row) {
    int gap = gap_;
    while (gap > 1 && limit_ >= 0 && RowUnits(row, gap) > limit_)
      --gap;
    gaps_.push_back(gap);
  }

  int RowUnits(std::size_t row, int gap) {
    int units = 0;
    for (std::size_t slot = 0; slot < layering_.rows[row].size(); ++slot) {
      units += Distance(row, slot, gap);
    }
    return units + At(row, layering_.rows[row].size() - 1).extent;
  }

  // From the left border of the item before to that of the one at `slot`.
  int Distance(std::size_t row, std::size_t slot, int gap) {
    if (slot == 0) return 0;
    const Item& left = At(row, slot - 1);
    const bool lines = !left.box && !At(row, slot).box;
    const std::vector<std::size_t>& items = layering_.rows[row];
    const int walls =
        layering_.frames.empty() ? 0 : WallsBetween(layering_, items[slot - 1], items[slot]);
    return left.extent + std::max(lines ? 1 : gap, walls + 1);
  }

  void PackLeft() {
    for (std::size_t row = 0; row < layering_.rows.size(); ++row) {
      int x = 0;
      for (std::size_t slot = 0; slot < layering_.rows[row].size(); ++slot) {
        x += Distance(row, slot, gaps_[row]);
        At(row, slot).x = x;
      }
    }
  }

  enum Look : std::uint8_t { kUp = 1, kDown = 2 };

  void Rounds(int rounds) {
    const std::size_t count = layering_.rows.size();
    for (int round = 0; round < rounds; ++round) {
      for (std::size_t row = 1; row < count; ++row)
        PlaceRow(row, kUp);
      for (std::size_t row = count - 1; row-- > 0;)
        PlaceRow(row, kDown);
      Keep();
      for (std::size_t row = 0; row < count; ++row)
        PlaceRow(row, kUp | kDown);
      for (std::size_t row = count; row-- > 0;)
        PlaceRow(row, kUp | kDown);
      for (const std::vector<std::size_t>& chain : chains_)
        Straighten(chain);
      Keep();
    }
  }

  void PlaceRow(std::size_t row, int look) {
    std::vector<Point> points;
    for (std::size_t slot = 0; slot < layering_.rows[row].size(); ++slot) {
      const std::size_t item = layering_.rows[row][slot];
      Point point{Distance(row, slot, gaps_[row]), {}};
      if ((look & kUp) != 0) PullUp(item, point.pulls);
      if ((look & kDown) != 0) PullDown(item, point.pulls);
      if (point.pulls.empty()) point.pulls.push_back({layering_.items[item].x, 1});
      points.push_back(std::move(point));
    }
    const int last = At(row, points.size() - 1).extent;
    const std::vector<int> places = limit_ < 0 ? PlacePoints(points, -kFarAway, kFarAway)
                                               : PlacePoints(points, 0, limit_ - last);
    for (std::size_t slot = 0; slot < places.size(); ++slot)
      At(row, slot).x = places[slot];
  }

  int Weight(const Pin& upper, const Pin& lower) const {
    const int lines = (ItemOf(upper).box ? 0 : 1) + (ItemOf(lower).box ? 0 : 1);
    return 2 << lines;
  }

  void PullUp(std::size_t item, std::vector<Pull>& pulls) {
    for (const std::size_t index : layering_.up[item]) {
      Hop& hop = HopAbove(item, index);
      const Pin& pin = LowerPin(hop, item);
      const int weight = hop.lowers.size() > 1 ? 1 : Weight(hop.upper, pin);
      pulls.push_back({Column(layering_, hop.upper) - pin.offset, weight});
    }
  }

  void PullDown(std::size_t item, std::vector<Pull>& pulls) {
    for (const std::size_t index : layering_.down[item]) {
      const Hop& hop = HopBelow(item, index);
      const int weight = Weight(hop.upper, hop.lowers.front());
      pulls.push_back({Middle(hop) - hop.upper.offset, weight});
    }
  }

  int Middle(const Hop& hop) const {
    int low = kFarAway;
    int high = -kFarAway;
    for (const Pin& pin : hop.lowers) {
      low = std::min(low, Column(layering_, pin));
      high = std::max(high, Column(layering_, pin));
    }
    return low + (high - low) / 2;
  }

  // A strand's items from its first row to its last.
  void CollectChains() {
    for (std::size_t item = 0; item < layering_.items.size(); ++item) {
      if (layering_.items[item].box) continue;
      const bool starts =
          layering_.items[HopAbove(item, layering_.up[item].front()).upper.item].box;
      if (starts) chains_.emplace_back();
      if (starts) AppendChain(item, chains_.back());
    }
  }

  void AppendChain(std::size_t item, std::vector<std::size_t>& chain) {
    while (!layering_.items[item].box) {
      chain.push_back(item);
      item = HopBelow(item, layering_.down[item].front()).lowers.back().item;
    }
  }

  // Rows are solved one by one, so a strand with a bend stays bent. If one column is free in all
  // its rows, it takes the one that suits its ends best.
  void Straighten(const std::vector<std::size_t>& chain) {
    int low = -kFarAway;
    int high = kFarAway;
    std::vector<Pull> pulls;
    for (const std::size_t item : chain) {
      const std::size_t row = RowOf(item);
      const auto slot = static_cast<std::size_t>(layering_.items[item].slot);
      if (slot > 0) low = std::max(low, At(row, slot - 1).x + Distance(row, slot, gaps_[row]));
      if (slot + 1 < layering_.rows[row].size()) {
        high = std::min(high, At(row, slot + 1).x - Distance(row, slot + 1, gaps_[row]));
      }
      for (const Pin& pin : HopBelow(item, layering_.down[item].front()).lowers)
        PullTo(pin, pulls);
    }
    PullTo(HopAbove(chain.front(), layering_.up[chain.front()].front()).upper, pulls);
    if (limit_ >= 0) low = std::max(low, 0);
    if (limit_ >= 0) high = std::min(high, limit_);
    if (low > high) return;
    const int column = PlacePoints({{0, std::move(pulls)}}, low, high).front();
    for (const std::size_t item : chain)
      layering_.items[item].x = column;
  }

  // Any place below or above a box is as good: its ports can slide there.
  void PullTo(const Pin& pin, std::vector<Pull>& pulls) const {
    const Item& box = ItemOf(pin);
    if (!box.box) return;
    pulls.push_back({box.x + 1, 2});
    pulls.push_back({box.x + box.span - 1, 2});
    pulls.push_back({Column(layering_, pin), 1});
  }

  // Bends cost rows, and so do long ways.
  std::int64_t Cost() const {
    std::int64_t cost = 0;
    for (const auto& hops : layering_.hops) {
      for (const Hop& hop : hops) {
        const int upper = Column(layering_, hop.upper);
        for (const Pin& pin : hop.lowers) {
          const int distance = std::abs(Column(layering_, pin) - upper);
          cost += distance + (distance == 0 ? 0 : 4 * Weight(hop.upper, pin));
        }
      }
    }
    return cost;
  }

  void Keep() {
    const std::int64_t cost = Cost();
    if (best_ && cost >= best_cost_) return;
    best_ = layering_;
    best_cost_ = cost;
  }

  void ShiftLeft() {
    int first = kFarAway;
    for (const Item& item : layering_.items)
      first = std::min(first, item.x);
    for (Item& item : layering_.items)
      item.x -= first;
  }

  Layering& layering_;
  int limit_;
  int gap_;
  std::vector<int> gaps_;
  std::vector<std::vector<std::size_t>> chains_;
  std::optional<Layering> best_;
  std::int64_t best_cost_ = 0;
};

}  // namespace

void PlaceItems(Layering& layering, int limit, int gap) {
  Placer(layering, limit, gap).Run();
}

}  // namespace smgraph::render::layout
