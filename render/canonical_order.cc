#include "render/canonical_order.h"

#include <cstddef>
#include <set>
#include <string_view>
#include <tuple>
#include <utility>

#include <boost/graph/strong_components.hpp>

namespace smgraph::render {
namespace {

using graph::EdgeId;
using graph::Pipeline;
using graph::StepId;

class Sorter {
 public:
  explicit Sorter(const Pipeline& pipeline)
      : pipeline_(pipeline),
        missing_(num_vertices(pipeline), 0),
        placed_(num_vertices(pipeline), false) {
    FindComponents();
    for (const EdgeId edge : boost::make_iterator_range(edges(pipeline)))
      ++missing_[target(edge, pipeline)];
    for (StepId step = 0; step < num_vertices(pipeline); ++step) {
      if (missing_[step] == 0) free_.insert(Key(step));
    }
  }

  std::vector<StepId> Run() {
    while (order_.size() < placed_.size()) {
      const StepId next = free_.empty() ? Entry() : free_.begin()->second;
      free_.erase(Key(next));
      Place(next);
    }
    return std::move(order_);
  }

 private:
  using Named = std::pair<std::string_view, StepId>;

  Named Key(StepId step) const { return {pipeline_[step].id, step}; }

  void FindComponents() {
    component_.resize(num_vertices(pipeline_));
    const auto count = boost::strong_components(
        pipeline_,
        boost::make_iterator_property_map(component_.begin(), get(boost::vertex_index, pipeline_)));
    outside_.assign(count, 0);
    for (const EdgeId edge : boost::make_iterator_range(edges(pipeline_))) {
      const StepId to = target(edge, pipeline_);
      if (component_[source(edge, pipeline_)] != component_[to]) ++outside_[component_[to]];
    }
  }

  // A step of a cycle that nothing outside of it holds back: where most lines come in that have
  // been placed, then with the fewest lines still missing, then by id.
  StepId Entry() const {
    using Rank = std::tuple<long, long, Named>;
    const Rank none{1, 0, {}};
    Rank best = none;
    for (StepId step = 0; step < placed_.size(); ++step) {
      if (placed_[step] || outside_[component_[step]] > 0) continue;
      const auto missing = static_cast<long>(missing_[step]);
      const Rank rank{missing - static_cast<long>(in_degree(step, pipeline_)), missing, Key(step)};
      if (best == none || rank < best) best = rank;
    }
    return std::get<2>(best).second;
  }

  void Place(StepId step) {
    placed_[step] = true;
    order_.push_back(step);
    for (const EdgeId edge : boost::make_iterator_range(out_edges(step, pipeline_))) {
      const StepId to = target(edge, pipeline_);
      if (component_[to] != component_[step]) --outside_[component_[to]];
      if (--missing_[to] == 0 && !placed_[to]) free_.insert(Key(to));
    }
  }

  const Pipeline& pipeline_;
  std::vector<std::size_t> missing_;  // edges from steps that are not placed
  std::vector<bool> placed_;
  std::vector<std::size_t> component_;
  std::vector<std::size_t> outside_;  // edges into a component from steps that are not placed
  std::set<Named> free_;
  std::vector<StepId> order_;
};

}  // namespace

std::vector<StepId> CanonicalOrder(const Pipeline& pipeline) {
  return Sorter(pipeline).Run();
}

}  // namespace smgraph::render
