#include "render/layout/isotonic.h"

#include <algorithm>
#include <cstddef>
#include <iterator>
#include <utility>

namespace smgraph::render::layout {
namespace {

// Points that lie as close together as they may, moved as one.
struct Block {
  std::size_t size = 0;
  std::vector<Pull> pulls;  // by target, relative to the first point of all
  int value = 0;
};

int Median(const std::vector<Pull>& pulls) {
  long total = 0;
  for (const Pull& pull : pulls)
    total += pull.weight;
  long below = 0;
  for (std::size_t i = 0; i < pulls.size(); ++i) {
    below += pulls[i].weight;
    if (2 * below > total) return pulls[i].target;
    if (2 * below < total || i + 1 == pulls.size()) continue;
    // Every place between the two is as good: the middle one.
    const int sum = pulls[i].target + pulls[i + 1].target;
    return sum >= 0 ? sum / 2 : -((1 - sum) / 2);
  }
  return pulls.back().target;
}

void Pool(std::vector<Block>& blocks) {
  while (blocks.size() > 1 && blocks[blocks.size() - 2].value > blocks.back().value) {
    Block last = std::move(blocks.back());
    blocks.pop_back();
    Block& into = blocks.back();
    std::vector<Pull> merged;
    merged.reserve(into.pulls.size() + last.pulls.size());
    std::ranges::merge(into.pulls, last.pulls, std::back_inserter(merged), {}, &Pull::target,
                       &Pull::target);
    into.pulls = std::move(merged);
    into.size += last.size;
    into.value = Median(into.pulls);
  }
}

}  // namespace

std::vector<int> PlacePoints(const std::vector<Point>& points, int low, int high) {
  std::vector<Block> blocks;
  int shift = 0;
  for (const Point& point : points) {
    if (&point != &points.front()) shift += point.distance;
    Block block{1, point.pulls, 0};
    for (Pull& pull : block.pulls)
      pull.target -= shift;
    std::ranges::stable_sort(block.pulls, {}, &Pull::target);
    block.value = Median(block.pulls);
    blocks.push_back(std::move(block));
    Pool(blocks);
  }
  std::vector<int> places;
  int offset = 0;
  for (const Block& block : blocks) {
    const int value = std::clamp(block.value, low, std::max(low, high - shift));
    for (std::size_t i = 0; i < block.size; ++i) {
      if (!places.empty()) offset += points[places.size()].distance;
      places.push_back(value + offset);
    }
  }
  return places;
}

}  // namespace smgraph::render::layout
