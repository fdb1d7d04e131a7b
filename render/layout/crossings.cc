#include "render/layout/crossings.h"

#include <algorithm>
#include <cstdint>
#include <limits>
#include <utility>

#include "render/layout/frames.h"

namespace smgraph::render::layout {
namespace {

using Row = std::vector<std::size_t>;

constexpr int kSweeps = 24;
// Rows with more items than this are not transposed: a swap is judged by its neighbours' slots.
constexpr std::size_t kTransposed = 400;

std::size_t RowOf(const Item& item) {
  return static_cast<std::size_t>(item.rank);
}

void SetOrder(Layering& layering, std::size_t row, Row order) {
  if (!layering.frames.empty()) order = GatheredByFrame(layering, order);
  for (std::size_t slot = 0; slot < order.size(); ++slot) {
    layering.items[order[slot]].slot = static_cast<int>(slot);
  }
  layering.rows[row] = std::move(order);
}

// Neighbouring items, independent of their order.
struct Links {
  std::vector<std::vector<std::size_t>> up;
  std::vector<std::vector<std::size_t>> down;
};

Links CollectLinks(const Layering& layering) {
  const std::size_t count = layering.items.size();
  Links links{std::vector<std::vector<std::size_t>>(count),
              std::vector<std::vector<std::size_t>>(count)};
  for (const auto& hops : layering.hops) {
    for (const Hop& hop : hops) {
      for (const Pin& pin : hop.lowers) {
        links.down[hop.upper.item].push_back(pin.item);
        links.up[pin.item].push_back(hop.upper.item);
      }
    }
  }
  // Where it is all the same, lines pass left of boxes: then the width of a box moves none of them.
  const auto passes = [&](std::size_t item) { return !layering.items[item].box; };
  for (auto* of_items : {&links.up, &links.down}) {
    for (Row& neighbours : *of_items)
      std::stable_partition(neighbours.begin(), neighbours.end(), passes);
  }
  return links;
}

class Sorter {
 public:
  explicit Sorter(Layering& layering) : layering_(layering), links_(CollectLinks(layering)) {}

  void Run() {
    best_crossings_ = std::numeric_limits<std::int64_t>::max();
    for (const bool from_top : {true, false}) {
      StartOrder(from_top);
      Improve(from_top);
    }
    for (std::size_t row = 0; row < best_.size(); ++row)
      SetOrder(layering_, row, best_[row]);
    if (layering_.frames.empty()) return;
    for (std::size_t row = 0; row < best_.size(); ++row)
      SetOrder(layering_, row, layering_.rows[row]);  // by where frames stand now
  }

 private:
  int Slot(std::size_t item) const { return layering_.items[item].slot; }

  // Depth first from one end, so that what hangs together comes to stand together.
  void StartOrder(bool from_top) {
    std::vector<Row> rows(layering_.rows.size());
    std::vector<bool> seen(layering_.items.size(), false);
    Row starts;
    for (const Row& row : layering_.rows)
      starts.insert(starts.end(), row.begin(), row.end());
    std::ranges::sort(starts, {}, [&](std::size_t item) {
      const int rank = layering_.items[item].rank;
      return std::pair(from_top ? rank : -rank, item);
    });
    Row stack;
    for (const std::size_t start : starts) {
      stack.push_back(start);
      while (!stack.empty()) {
        const std::size_t item = stack.back();
        stack.pop_back();
        if (seen[item]) continue;
        seen[item] = true;
        rows[RowOf(layering_.items[item])].push_back(item);
        const auto& first = from_top ? links_.down[item] : links_.up[item];
        const auto& second = from_top ? links_.up[item] : links_.down[item];
        stack.insert(stack.end(), second.rbegin(), second.rend());
        stack.insert(stack.end(), first.rbegin(), first.rend());
      }
    }
    for (std::size_t row = 0; row < rows.size(); ++row)
      SetOrder(layering_, row, std::move(rows[row]));
  }

  void Improve(bool from_top) {
    Keep();
    int without_gain = 0;
    for (int sweep = 0; sweep < kSweeps && without_gain < 6 && best_crossings_ > 0; ++sweep) {
      Sweep((sweep % 2 == 0) == from_top);
      Transpose();
      without_gain = Keep() ? 0 : without_gain + 1;
    }
  }

  bool Keep() {
    const std::int64_t crossings = Crossings();
    if (crossings >= best_crossings_) return false;
    best_crossings_ = crossings;
    best_ = layering_.rows;
    return true;
  }

  void Sweep(bool down) {
    const std::size_t count = layering_.rows.size();
    for (std::size_t i = 1; i < count; ++i) {
      const std::size_t row = down ? i : count - 1 - i;
      SortByNeighbours(row, down ? links_.up : links_.down);
    }
  }

  // Items by the mean slot of their neighbours; those without keep their place among the others.
  void SortByNeighbours(std::size_t row, const std::vector<std::vector<std::size_t>>& links) {
    Row order = layering_.rows[row];
    std::vector<std::pair<double, std::size_t>> keyed;
    for (const std::size_t item : order) {
      if (!links[item].empty()) keyed.emplace_back(MeanSlot(links[item]), item);
    }
    std::ranges::stable_sort(keyed, {}, &std::pair<double, std::size_t>::first);
    auto next = keyed.begin();
    for (std::size_t& item : order) {
      if (!links[item].empty()) item = (next++)->second;
    }
    SetOrder(layering_, row, std::move(order));
  }

  double MeanSlot(const std::vector<std::size_t>& items) const {
    double sum = 0;
    for (const std::size_t item : items)
      sum += Slot(item);
    return sum / static_cast<double>(items.size());
  }

  void Transpose() {
    bool better = true;
    for (int pass = 0; better && pass < 4; ++pass) {
      better = false;
      for (std::size_t row = 0; row < layering_.rows.size(); ++row) {
        if (layering_.rows[row].size() <= kTransposed) better = TransposeRow(row) || better;
      }
    }
  }

  bool TransposeRow(std::size_t row) {
    bool better = false;
    Row& order = layering_.rows[row];
    for (std::size_t i = 0; i + 1 < order.size(); ++i) {
      const std::size_t left = order[i];
      const std::size_t right = order[i + 1];
      if (layering_.items[left].frame != layering_.items[right].frame) continue;
      if (Between(right, left) >= Between(left, right)) continue;
      std::swap(order[i], order[i + 1]);
      std::swap(layering_.items[left].slot, layering_.items[right].slot);
      better = true;
    }
    return better;
  }

  // Crossings of the links of two items of a row when `left` stands left of `right`.
  std::int64_t Between(std::size_t left, std::size_t right) const {
    return Pairs(links_.up[left], links_.up[right]) + Pairs(links_.down[left], links_.down[right]);
  }

  std::int64_t Pairs(const std::vector<std::size_t>& left,
                     const std::vector<std::size_t>& right) const {
    std::int64_t count = 0;
    for (const std::size_t a : left) {
      for (const std::size_t b : right)
        count += Slot(a) > Slot(b) ? 1 : 0;
    }
    return count;
  }

  std::int64_t Crossings() const {
    std::int64_t sum = 0;
    for (std::size_t row = 0; row + 1 < layering_.rows.size(); ++row)
      sum += CrossingsBelow(row);
    return sum;
  }

  // Inversions among the links to the next row, with a tree of counts by slot.
  std::int64_t CrossingsBelow(std::size_t row) const {
    std::vector<std::int64_t> tree(layering_.rows[row + 1].size() + 1, 0);
    std::int64_t added = 0;
    std::int64_t crossings = 0;
    std::vector<int> slots;
    for (const std::size_t item : layering_.rows[row]) {
      slots.clear();
      for (const std::size_t lower : links_.down[item])
        slots.push_back(Slot(lower) + 1);
      for (const int slot : slots) {
        crossings += added;
        for (int i = slot; i > 0; i -= i & -i)
          crossings -= tree[static_cast<std::size_t>(i)];
      }
      for (const int slot : slots) {
        ++added;
        for (auto i = static_cast<std::size_t>(slot); i < tree.size(); i += i & (~i + 1))
          ++tree[i];
      }
    }
    return crossings;
  }

  Layering& layering_;
  Links links_;
  std::vector<Row> best_;
  std::int64_t best_crossings_ = 0;
};

// Ports stand in the order of what they lead to.
void OrderPorts(Layering& layering) {
  const auto slot = [&](const Pin& pin) { return layering.items[pin.item].slot; };
  for (std::size_t item = 0; item < layering.items.size(); ++item) {
    const std::size_t row = RowOf(layering.items[item]);
    std::ranges::stable_sort(layering.down[item], {}, [&](std::size_t index) {
      const Hop& hop = layering.hops[row][index];
      double sum = 0;
      for (const Pin& pin : hop.lowers)
        sum += slot(pin);
      return sum / static_cast<double>(hop.lowers.size());
    });
  }
  // From above: by the slot of the upper item, then by the place of the port there.
  for (std::size_t item = 0; item < layering.items.size(); ++item) {
    const std::size_t row = RowOf(layering.items[item]);
    std::ranges::stable_sort(layering.up[item], {}, [&](std::size_t index) {
      const Hop& hop = layering.hops[row - 1][index];
      const auto& ports = layering.down[hop.upper.item];
      return std::pair(slot(hop.upper), std::ranges::find(ports, index) - ports.begin());
    });
  }
}

}  // namespace

void OrderRows(Layering& layering) {
  Sorter(layering).Run();
  OrderPorts(layering);
}

}  // namespace smgraph::render::layout
