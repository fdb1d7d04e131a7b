#include "passes/match/arcs.h"

#include <boost/range/iterator_range.hpp>

namespace smgraph::passes {

using graph::StepId;

Arcs::Arcs(const graph::Pipeline& pipeline) {
  const std::size_t count = num_vertices(pipeline);
  into_.starts.reserve(count + 1);
  into_.arcs.reserve(num_edges(pipeline));
  out_of_.starts.assign(count + 1, 0);
  for (StepId step = 0; step < count; ++step) {
    into_.starts.push_back(into_.arcs.size());
    for (const auto edge : boost::make_iterator_range(in_edges(step, pipeline)))
      into_.arcs.push_back({source(edge, pipeline), EdgeColour(pipeline[edge])});
    out_of_.starts[step + 1] = out_of_.starts[step] + out_degree(step, pipeline);
  }
  into_.starts.push_back(into_.arcs.size());
  out_of_.arcs.resize(into_.arcs.size());
  std::vector<std::size_t> next = out_of_.starts;
  for (StepId step = 0; step < count; ++step) {
    for (const Arc& arc : Into(step))
      out_of_.arcs[next[arc.other]++] = {step, arc.edge};
  }
}

std::vector<StepId> Arcs::Order() const {
  std::vector<StepId> order;
  order.reserve(steps());
  std::vector<std::size_t> waiting(steps());
  for (StepId step = 0; step < steps(); ++step) {
    waiting[step] = Into(step).size();
    if (waiting[step] == 0) order.push_back(step);
  }
  for (std::size_t next = 0; next < order.size(); ++next) {
    for (const Arc& arc : OutOf(order[next])) {
      if (--waiting[arc.other] == 0) order.push_back(arc.other);
    }
  }
  if (order.size() < steps()) order.clear();
  return order;
}

}  // namespace smgraph::passes
