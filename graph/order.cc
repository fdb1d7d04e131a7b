#include "graph/order.h"

#include <algorithm>
#include <cstdint>
#include <functional>
#include <queue>

#include <boost/range/iterator_range.hpp>

namespace smgraph::graph {
namespace {

enum class Mark : std::uint8_t { kNew, kOnPath, kDone };

// A step on the path of the depth-first search, and how many of its edges were followed.
struct Frame {
  StepId step;
  Pipeline::out_edge_iterator next;
  Pipeline::out_edge_iterator end;
};

Frame MakeFrame(StepId step, const Pipeline& pipeline) {
  const auto [begin, end] = out_edges(step, pipeline);
  return {step, begin, end};
}

// The part of the search path from `first` on.
std::vector<StepId> PathFrom(StepId first, const std::vector<Frame>& path) {
  std::vector<StepId> cycle;
  for (const Frame& frame : path) {
    if (!cycle.empty() || frame.step == first) cycle.push_back(frame.step);
  }
  return cycle;
}

// Searches from `start`; a cycle that is met ends the search.
std::vector<StepId> CycleFrom(StepId start, const Pipeline& pipeline, std::vector<Mark>& marks) {
  std::vector<Frame> path = {MakeFrame(start, pipeline)};
  marks[start] = Mark::kOnPath;
  while (!path.empty()) {
    Frame& last = path.back();
    if (last.next == last.end) {
      marks[last.step] = Mark::kDone;
      path.pop_back();
      continue;
    }
    const EdgeId edge = *last.next++;
    if (pipeline[edge].carried) continue;
    const StepId next = target(edge, pipeline);
    if (marks[next] == Mark::kOnPath) return PathFrom(next, path);
    if (marks[next] == Mark::kDone) continue;
    marks[next] = Mark::kOnPath;
    path.push_back(MakeFrame(next, pipeline));
  }
  return {};
}

}  // namespace

std::vector<StepId> TopologicalOrder(const Pipeline& pipeline) {
  const std::size_t count = num_vertices(pipeline);
  std::vector<std::size_t> waiting(count);
  std::priority_queue<StepId, std::vector<StepId>, std::greater<>> ready;
  for (const EdgeId edge : boost::make_iterator_range(edges(pipeline)))
    waiting[target(edge, pipeline)] += pipeline[edge].carried ? 0 : 1;
  for (StepId step = 0; step < count; ++step) {
    if (waiting[step] == 0) ready.push(step);
  }
  std::vector<StepId> order;
  order.reserve(count);
  while (!ready.empty()) {
    const StepId step = ready.top();
    ready.pop();
    order.push_back(step);
    for (const EdgeId edge : boost::make_iterator_range(out_edges(step, pipeline))) {
      const StepId next = target(edge, pipeline);
      if (!pipeline[edge].carried && --waiting[next] == 0) ready.push(next);
    }
  }
  for (StepId step = 0; step < count; ++step) {
    if (waiting[step] != 0) order.push_back(step);
  }
  return order;
}

std::vector<StepId> FindCycle(const Pipeline& pipeline) {
  std::vector<Mark> marks(num_vertices(pipeline), Mark::kNew);
  for (StepId step = 0; step < marks.size(); ++step) {
    if (marks[step] != Mark::kNew) continue;
    std::vector<StepId> cycle = CycleFrom(step, pipeline, marks);
    if (!cycle.empty()) return cycle;
  }
  return {};
}

}  // namespace smgraph::graph
