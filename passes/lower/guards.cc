#include "passes/lower/guards.h"

#include <algorithm>
#include <utility>

#include <boost/range/iterator_range.hpp>

#include "graph/order.h"

namespace smgraph::passes {
namespace {

using graph::Guard;
using graph::Pipeline;
using graph::StepId;

bool PassesGuardOn(const graph::Edge& edge) {
  if (edge.implied) return false;
  return edge.kind != graph::EdgeKind::kOrder || edge.arm.empty();
}

}  // namespace

StepGuards StepGuards::Own(const Pipeline& pipeline) {
  StepGuards guards(num_vertices(pipeline));
  for (const StepId step : boost::make_iterator_range(vertices(pipeline))) {
    if (!pipeline[step].guard.always()) guards.places_[step] = guards.Add(pipeline[step].guard);
  }
  return guards;
}

StepGuards StepGuards::Effective(const Pipeline& pipeline) {
  StepGuards guards(num_vertices(pipeline));
  for (const StepId step : graph::TopologicalOrder(pipeline))
    guards.places_[step] = guards.PlaceOf(pipeline, step);
  return guards;
}

std::size_t StepGuards::Add(Guard guard) {
  guards_.push_back(std::move(guard));
  return guards_.size() - 1;
}

std::size_t StepGuards::PlaceOf(const Pipeline& pipeline, StepId step) {
  std::vector<std::size_t> demanded;  // by those before
  for (const auto edge : boost::make_iterator_range(in_edges(step, pipeline))) {
    const std::size_t place = places_[source(edge, pipeline)];
    const bool is_new = place != 0 && std::ranges::find(demanded, place) == demanded.end();
    if (is_new && PassesGuardOn(pipeline[edge])) demanded.push_back(place);
  }
  const Guard& own = pipeline[step].guard;
  const std::size_t first = demanded.empty() ? 0 : demanded.front();
  if (demanded.size() <= 1 && (own.always() || own == guards_[first])) return first;
  Guard guard;
  for (const std::size_t place : demanded) {
    if (!(guard == guards_[place])) guard = And(std::move(guard), guards_[place]);
  }
  if (!(own == guard)) guard = And(std::move(guard), own);
  return guard == guards_[first] ? first : Add(std::move(guard));
}

}  // namespace smgraph::passes
