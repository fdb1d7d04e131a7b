#include "render/layout/strands.h"

#include <utility>

namespace smgraph::render::layout {

std::vector<Strand> MakeStrands(const Problem& problem) {
  std::vector<Strand> strands;
  for (std::size_t index = 0; index < problem.lines.size(); ++index) {
    const LineSpec& line = problem.lines[index];
    Strand down{index, line.from, {}, false, line.label_width, line.label_height};
    for (const std::size_t to : line.to) {
      if (to > line.from) {
        down.lowers.push_back(to);
      } else {
        strands.push_back({index, to, {line.from}, true, line.label_width, line.label_height});
      }
    }
    if (!down.lowers.empty()) strands.push_back(std::move(down));
  }
  return strands;
}

}  // namespace smgraph::render::layout
