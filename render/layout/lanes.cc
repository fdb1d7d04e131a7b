#include "render/layout/lanes.h"

#include <algorithm>
#include <optional>
#include <utility>

#include "render/layout/layering.h"

namespace smgraph::render::layout {
namespace {

class Lanes {
 public:
  Lanes(const Problem& problem, const std::vector<Strand>& strands)
      : strands_(strands),
        units_(MeasureBoxes(problem, strands)),
        leaving_(problem.boxes.size()),
        entering_(problem.boxes.size()),
        waits_(problem.boxes.size(), 0) {
    for (std::size_t strand = 0; strand < strands.size(); ++strand) {
      leaving_[strands[strand].upper].push_back(strand);
      missing_.push_back(strands[strand].lowers.size());
      for (const std::size_t lower : strands[strand].lowers) {
        entering_[lower].push_back(strand);
        ++waits_[lower];
      }
    }
  }

  std::vector<int> Run() {
    std::vector<int> ranks(units_.size(), -1);
    for (int rank = 0; rank < static_cast<int>(ranks.size()); ++rank) {
      std::optional<std::size_t> next;
      for (std::size_t box = 0; box < ranks.size(); ++box) {
        if (ranks[box] >= 0 || waits_[box] > 0) continue;
        if (!next || Price(box) < Price(*next)) next = box;
      }
      ranks[*next] = rank;
      Place(*next);
    }
    return ranks;
  }

 private:
  int Closed(std::size_t box) const {
    return static_cast<int>(std::ranges::count_if(
        entering_[box], [this](std::size_t strand) { return missing_[strand] == 1; }));
  }

  // How wide the drawing is then, and the strands that go on below.
  std::pair<int, int> Price(std::size_t box) const {
    const int passing = open_ - Closed(box);
    return {std::max(widest_, passing + units_[box].extent),
            passing + static_cast<int>(leaving_[box].size())};
  }

  void Place(std::size_t box) {
    const auto [widest, open] = Price(box);
    widest_ = widest;
    open_ = open;
    for (const std::size_t strand : entering_[box])
      --missing_[strand];
    for (const std::size_t strand : leaving_[box]) {
      for (const std::size_t lower : strands_[strand].lowers)
        --waits_[lower];
    }
  }

  const std::vector<Strand>& strands_;
  std::vector<BoxUnits> units_;
  std::vector<std::vector<std::size_t>> leaving_;   // strands by their upper box
  std::vector<std::vector<std::size_t>> entering_;  // strands by their lower boxes
  std::vector<std::size_t> waits_;                  // strands from boxes that have no row yet
  std::vector<std::size_t> missing_;                // by strand: lower boxes without a row
  int widest_ = 0;
  int open_ = 0;
};

}  // namespace

std::vector<int> AssignLanes(const Problem& problem, const std::vector<Strand>& strands) {
  return Lanes(problem, strands).Run();
}

}  // namespace smgraph::render::layout
