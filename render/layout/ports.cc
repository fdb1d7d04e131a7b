#include "render/layout/ports.h"

#include <algorithm>
#include <vector>

#include "render/layout/isotonic.h"

namespace smgraph::render::layout {
namespace {

class Ports {
 public:
  explicit Ports(Layering& layering) : layering_(layering) {}

  void Spread() { ForEachBox(&Ports::SpreadBox); }

  void Slide() {
    Spread();
    ForEachBox(&Ports::SlideBelow);
    ForEachBox(&Ports::SlideAbove);
  }

 private:
  void ForEachBox(void (Ports::*action)(std::size_t)) {
    for (std::size_t box = 0; box < layering_.items.size() && layering_.items[box].box; ++box) {
      (this->*action)(box);
    }
  }

  const Item& ItemOf(const Pin& pin) const { return layering_.items[pin.item]; }
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

  // Where ports stand as long as nothing pulls at them: from the left, with some distance.
  void SpreadBox(std::size_t box) {
    const Item& item = layering_.items[box];
    const int room = item.span - 2;
    const auto& up = layering_.up[box];
    const int count = static_cast<int>(up.size());
    const int step = count > 1 ? std::clamp(room / (count - 1), 1, 3) : 0;
    int offset = 1;
    for (const std::size_t index : up) {
      LowerPin(HopAbove(box, index), box).offset = offset;
      offset += step;
    }
    SpreadLowerPorts(box);
  }

  void SpreadLowerPorts(std::size_t box) {
    const Item& item = layering_.items[box];
    const auto& down = layering_.down[box];
    if (down.empty()) return;
    int needed = 0;
    for (const std::size_t index : down)
      needed += HopBelow(box, index).label;
    const int last = HopBelow(box, down.back()).label;
    const int count = static_cast<int>(down.size());
    const int spare = std::max(0, item.span - 2 - (needed - last));
    const int extra = count > 1 ? std::min(spare / (count - 1), 2) : 0;
    int offset = 1;
    for (const std::size_t index : down) {
      Hop& hop = HopBelow(box, index);
      hop.upper.offset = offset;
      offset += hop.label + extra;
    }
  }

  void SlideBelow(std::size_t box) {
    const Item& item = layering_.items[box];
    std::vector<Point> points;
    int label = 1;
    for (const std::size_t index : layering_.down[box]) {
      const Hop& hop = HopBelow(box, index);
      points.push_back({points.empty() ? 0 : label, {WishBelow(box, index)}});
      label = hop.label;
    }
    if (points.empty()) return;
    const int high = std::min(item.span - 1, item.extent + 1 - label);
    const std::vector<int> places = PlacePoints(points, item.x + 1, item.x + high);
    std::size_t port = 0;
    for (const std::size_t index : layering_.down[box]) {
      HopBelow(box, index).upper.offset = places[port++] - item.x;
    }
  }

  // Straight down, as far left as the ports beside it leave room for.
  Pull WishBelow(std::size_t box, std::size_t index) const {
    const Item& upper = layering_.items[box];
    const Hop& hop = layering_.hops[RowOf(box)][index];
    const Pin& last = hop.lowers.back();  // where several are, the strand that goes on is the last
    const Item& lower = ItemOf(last);
    if (hop.lowers.size() == 1 || !lower.box) {
      const std::vector<std::size_t>& entering = layering_.up[last.item];
      const auto before = static_cast<int>(std::ranges::find(entering, index) - entering.begin());
      const auto after = static_cast<int>(entering.size()) - before - 1;
      const int first = lower.box ? lower.x + 1 + before : lower.x;
      const int end = lower.box ? lower.x + lower.span - 1 - after : lower.x;
      const int low = std::max(upper.x + 1, first);
      if (low <= std::min(upper.x + upper.span - 1, end)) return {low, 4};
    }
    return {Column(layering_, hop.upper), 1};
  }

  void SlideAbove(std::size_t box) {
    const Item& item = layering_.items[box];
    std::vector<Point> points;
    for (const std::size_t index : layering_.up[box]) {
      Hop& hop = HopAbove(box, index);
      const Pin& pin = LowerPin(hop, box);
      const int column = Column(layering_, hop.upper);
      const bool straight = column > item.x && column < item.x + item.span &&
                            (hop.lowers.size() == 1 || !ItemOf(hop.upper).box);
      points.push_back(
          {1, {straight ? Pull{column, 4} : Pull{FreeColumn(box, index, pin.offset), 1}}});
    }
    if (points.empty()) return;
    const std::vector<int> places = PlacePoints(points, item.x + 1, item.x + item.span - 1);
    std::size_t port = 0;
    for (const std::size_t index : layering_.up[box]) {
      LowerPin(HopAbove(box, index), box).offset = places[port++] - item.x;
    }
  }

  // A bent line that ends where another one comes down would have to go around that.
  int FreeColumn(std::size_t box, std::size_t index, int offset) const {
    const Item& item = layering_.items[box];
    const std::vector<Hop>& hops = layering_.hops[RowOf(box) - 1];
    const auto taken = [&](int column) {
      return std::ranges::any_of(hops, [&](const Hop& hop) {
        return &hop != &hops[index] && Column(layering_, hop.upper) == column;
      });
    };
    for (int free = offset; free < item.span; ++free) {
      if (!taken(item.x + free)) return item.x + free;
    }
    return item.x + offset;
  }

  Layering& layering_;
};

}  // namespace

void SpreadPorts(Layering& layering) {
  Ports(layering).Spread();
}

void SlidePorts(Layering& layering) {
  Ports(layering).Slide();
}

}  // namespace smgraph::render::layout
