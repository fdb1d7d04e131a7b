#include "render/layout/ranks.h"

#include <algorithm>
#include <utility>

#include "render/layout/layering.h"

namespace smgraph::render::layout {
namespace {

struct Neighbours {
  std::vector<std::vector<std::size_t>> above;
  std::vector<std::vector<std::size_t>> below;
  std::vector<std::size_t> leaving;  // strands downwards, some of which lead to several
};

Neighbours CollectNeighbours(std::size_t boxes, const std::vector<Strand>& strands) {
  Neighbours out{std::vector<std::vector<std::size_t>>(boxes),
                 std::vector<std::vector<std::size_t>>(boxes), std::vector<std::size_t>(boxes, 0)};
  for (const Strand& strand : strands) {
    ++out.leaving[strand.upper];
    for (const std::size_t lower : strand.lowers) {
      out.below[strand.upper].push_back(lower);
      out.above[lower].push_back(strand.upper);
    }
  }
  return out;
}

// Moves boxes within their freedom to where more of their strands are, on a tie upwards. Returns
// whether any moved.
bool Tighten(const Neighbours& neighbours, bool down, std::vector<int>& ranks) {
  bool moved = false;
  const std::size_t count = ranks.size();
  for (std::size_t i = 0; i < count; ++i) {
    const std::size_t box = down ? count - 1 - i : i;
    const auto& above = neighbours.above[box];
    const auto& below = neighbours.below[box];
    int lowest = 0;
    for (const std::size_t other : above)
      lowest = std::max(lowest, ranks[other] + 1);
    int highest = below.empty() ? lowest : ranks[below.front()] - 1;
    for (const std::size_t other : below)
      highest = std::min(highest, ranks[other] - 1);
    const bool go_down = neighbours.leaving[box] > above.size();
    const int wanted = go_down ? highest : lowest;
    moved = moved || wanted != ranks[box];
    ranks[box] = wanted;
  }
  return moved;
}

// What stands in one row under some ranks.
struct RowLoad {
  std::vector<std::size_t> boxes;
  int passing = 0;
};

std::vector<RowLoad> Loads(const std::vector<Strand>& strands, const std::vector<int>& ranks) {
  std::vector<RowLoad> rows(1);
  for (std::size_t box = 0; box < ranks.size(); ++box) {
    const auto rank = static_cast<std::size_t>(ranks[box]);
    if (rows.size() <= rank) rows.resize(rank + 1);
    rows[rank].boxes.push_back(box);
  }
  for (const Strand& strand : strands) {
    int last = 0;
    for (const std::size_t lower : strand.lowers)
      last = std::max(last, ranks[lower]);
    for (int rank = ranks[strand.upper] + 1; rank < last; ++rank) {
      ++rows[static_cast<std::size_t>(rank)].passing;
    }
  }
  return rows;
}

int UnitsOf(const RowLoad& row, const std::vector<BoxUnits>& units) {
  int sum = row.passing + static_cast<int>(row.boxes.size()) - 1;
  for (const std::size_t box : row.boxes)
    sum += units[box].extent;
  return sum;
}

// How many boxes of a row that is too wide stay in it, so that the rows become about equal.
std::size_t KeptBoxes(const RowLoad& row, const std::vector<BoxUnits>& units, int limit) {
  const int room = std::max(limit - 2 * row.passing, 1);
  const int parts = (UnitsOf(row, units) + room - 1) / room;
  const auto count = row.boxes.size();
  const auto kept = (count + static_cast<std::size_t>(parts) - 1) / static_cast<std::size_t>(parts);
  return std::clamp<std::size_t>(kept, 1, count - 1);
}

}  // namespace

std::vector<int> AssignRanks(std::size_t boxes, const std::vector<Strand>& strands) {
  const Neighbours neighbours = CollectNeighbours(boxes, strands);
  std::vector<int> ranks(boxes, 0);
  for (std::size_t box = 0; box < boxes; ++box) {
    for (const std::size_t other : neighbours.above[box]) {
      ranks[box] = std::max(ranks[box], ranks[other] + 1);
    }
  }
  constexpr int kPasses = 16;
  for (int pass = 0; pass < kPasses && Tighten(neighbours, /*down=*/true, ranks); ++pass)
    continue;
  for (int pass = 0; pass < kPasses && Tighten(neighbours, /*down=*/false, ranks); ++pass)
    continue;
  const int first = boxes == 0 ? 0 : *std::ranges::min_element(ranks);
  for (int& rank : ranks)
    rank -= first;
  return ranks;
}

bool SplitRanks(const Problem& problem, const std::vector<Strand>& strands, int limit,
                std::vector<int>& ranks) {
  const std::vector<BoxUnits> units = MeasureBoxes(problem, strands);
  const std::size_t most_rows = 2 * ranks.size() + 2;
  for (std::size_t rank = 0;; ++rank) {
    const std::vector<RowLoad> rows = Loads(strands, ranks);
    if (rank >= rows.size()) return true;
    const RowLoad& row = rows[rank];
    if (UnitsOf(row, units) <= limit) continue;
    if (row.boxes.size() < 2 || rows.size() > most_rows) return false;
    const std::size_t kept = KeptBoxes(row, units, limit);
    for (int& other : ranks)
      other += other > static_cast<int>(rank) ? 1 : 0;
    for (std::size_t i = kept; i < row.boxes.size(); ++i)
      ++ranks[row.boxes[i]];
    --rank;  // the kept ones again, with the strands that now pass them
  }
}

}  // namespace smgraph::render::layout
