#include "passes/reachability.h"

#include <algorithm>
#include <cstdint>

#include <boost/range/iterator_range.hpp>

#include "passes/step_index.h"

namespace smgraph::passes {

using graph::EdgeId;
using graph::StepId;

// The steps in an order in which most edges point forward (all, without cycles), and where each is.
struct Reachability::Positions {
  std::vector<StepId> order;
  std::vector<std::size_t> of;
  bool acyclic = true;
};

// Bit i of a step's masks: the first step of the batch's i-th pair reaches it, or is it. Zero
// between batches, each of which clears what it has set: memory for all steps is asked for once.
struct Reachability::Masks {
  std::vector<std::uint64_t> reached;
  std::vector<std::uint64_t> starts;
};

Reachability::Reachability(const graph::Pipeline& pipeline) : next_(num_vertices(pipeline)) {
  for (const EdgeId edge : boost::make_iterator_range(edges(pipeline))) {
    if (graph::Orders(pipeline[edge])) Add(source(edge, pipeline), target(edge, pipeline));
  }
}

Reachability::Positions Reachability::Sort() const {
  const std::size_t count = next_.size();
  std::vector<std::size_t> waiting(count);
  for (const auto& targets : next_) {
    for (const StepId to : targets)
      ++waiting[to];
  }
  Positions positions{{}, std::vector<std::size_t>(count), true};
  positions.order.reserve(count);
  for (StepId step = 0; step < count; ++step) {
    if (waiting[step] == 0) positions.order.push_back(step);
  }
  for (std::size_t i = 0; i < positions.order.size(); ++i) {
    for (const StepId to : next_[positions.order[i]]) {
      if (--waiting[to] == 0) positions.order.push_back(to);
    }
  }
  positions.acyclic = positions.order.size() == count;
  for (StepId step = 0; step < count; ++step) {
    if (waiting[step] != 0) positions.order.push_back(step);
  }
  for (std::size_t i = 0; i < count; ++i)
    positions.of[positions.order[i]] = i;
  return positions;
}

std::vector<bool> Reachability::Reaches(const std::vector<Pair>& pairs) const {
  constexpr std::size_t kBatch = 64;
  const Positions positions = Sort();
  std::vector<std::size_t> sorted(pairs.size());
  for (std::size_t i = 0; i < sorted.size(); ++i)
    sorted[i] = i;
  std::ranges::stable_sort(sorted, {}, [&](std::size_t i) { return positions.of[pairs[i].first]; });
  std::vector<bool> found(pairs.size());
  Masks masks{std::vector<std::uint64_t>(next_.size()), std::vector<std::uint64_t>(next_.size())};
  for (std::size_t begin = 0; begin < sorted.size(); begin += kBatch) {
    const std::size_t end = std::min(begin + kBatch, sorted.size());
    const std::vector<std::size_t> batch(sorted.begin() + static_cast<std::ptrdiff_t>(begin),
                                         sorted.begin() + static_cast<std::ptrdiff_t>(end));
    Walk(pairs, batch, positions, masks, found);
  }
  return found;
}

void Reachability::Walk(const std::vector<Pair>& pairs, const std::vector<std::size_t>& batch,
                        const Positions& positions, Masks& masks, std::vector<bool>& found) const {
  std::size_t first = next_.size();
  std::size_t last = 0;
  for (std::size_t i = 0; i < batch.size(); ++i) {
    const auto& [from, to] = pairs[batch[i]];
    masks.starts[from] |= std::uint64_t{1} << i;
    first = std::min(first, positions.of[from]);
    last = std::max(last, positions.of[to]);
  }
  if (!positions.acyclic) {
    first = 0;
    last = next_.size() - 1;
  }
  for (bool changed = true; changed;) {
    changed = false;
    for (std::size_t i = first; i < next_.size() && i <= last; ++i) {
      const StepId step = positions.order[i];
      const std::uint64_t mask = masks.reached[step] | masks.starts[step];
      if (mask == 0) continue;
      for (const StepId to : next_[step]) {
        changed = changed || ((mask & ~masks.reached[to]) != 0 && !positions.acyclic);
        masks.reached[to] |= mask;
      }
    }
  }
  for (std::size_t i = 0; i < batch.size(); ++i) {
    found[batch[i]] = (masks.reached[pairs[batch[i]].second] >> i & 1U) != 0;
  }
  for (const std::size_t pair : batch)
    masks.starts[pairs[pair].first] = 0;
  for (std::size_t i = first; i < next_.size() && i <= last; ++i) {
    for (const StepId to : next_[positions.order[i]])
      masks.reached[to] = 0;
  }
}

Reachability OrderOf(const graph::Pipeline& pipeline) {
  Reachability order(pipeline);
  const StepIndex index(pipeline);
  for (const StepId step : boost::make_iterator_range(vertices(pipeline))) {
    graph::Walk(pipeline[step].guard, [&](const graph::Value& part) {
      const auto producer = index.Find(graph::ReferredStep(part));
      if (producer && *producer != step) order.Add(*producer, step);
    });
  }
  return order;
}

}  // namespace smgraph::passes
