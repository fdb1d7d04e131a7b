#include "passes/lower/guards.h"

#include <utility>

#include <boost/range/iterator_range.hpp>

#include "graph/order.h"

namespace smgraph::passes {
namespace {

bool PassesGuardOn(const graph::Edge& edge) {
  if (edge.implied) return false;
  return edge.kind != graph::EdgeKind::kOrder || edge.arm.empty();
}

}  // namespace

std::vector<graph::Guard> EffectiveGuards(const graph::Pipeline& pipeline) {
  std::vector<graph::Guard> guards(num_vertices(pipeline));
  for (const graph::StepId step : graph::TopologicalOrder(pipeline)) {
    graph::Guard guard;
    for (const auto edge : boost::make_iterator_range(in_edges(step, pipeline))) {
      const graph::Guard& before = guards[source(edge, pipeline)];
      // Many steps wait for several with one guard.
      if (PassesGuardOn(pipeline[edge]) && !before.always() && !(guard == before))
        guard = And(std::move(guard), before);
    }
    const graph::Guard& own = pipeline[step].guard;
    guards[step] = own.always() || own == guard ? std::move(guard) : And(std::move(guard), own);
  }
  return guards;
}

}  // namespace smgraph::passes
