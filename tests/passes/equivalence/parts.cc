#include "tests/passes/equivalence/parts.h"

#include <utility>

#include <boost/range/iterator_range.hpp>

namespace smgraph::testing {

void Join(graph::Pipeline& pipeline, graph::StepId from, graph::StepId to, graph::Edge edge) {
  const auto ensure = [](std::vector<graph::Port>& ports, const std::string& name) {
    if (!name.empty() && graph::FindPort(ports, name) == nullptr)
      ports.push_back({name, name, {}, {}});
  };
  ensure(pipeline[from].outputs, edge.output);
  ensure(pipeline[to].inputs, edge.input);
  add_edge(from, to, std::move(edge), pipeline);
}

Parts::Parts(const graph::Pipeline& pipeline) : info(Info(pipeline)) {
  for (const graph::StepId step : boost::make_iterator_range(vertices(pipeline)))
    steps.push_back(pipeline[step]);
  for (const auto id : boost::make_iterator_range(edges(pipeline)))
    arcs.push_back({source(id, pipeline), target(id, pipeline), pipeline[id]});
}

graph::Pipeline Parts::Build() const {
  graph::Pipeline pipeline;
  Info(pipeline) = info;
  for (const graph::Step& step : steps)
    add_vertex(step, pipeline);
  for (const Arc& arc : arcs)
    Join(pipeline, arc.from, arc.to, arc.edge);
  return pipeline;
}

}  // namespace smgraph::testing
