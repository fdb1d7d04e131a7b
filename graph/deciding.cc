#include "graph/deciding.h"

#include <boost/range/iterator_range.hpp>

namespace smgraph::graph {

std::set<std::string> DecidingNames(const Pipeline& pipeline) {
  std::set<std::string> names;
  const auto add = [&names](const Value& part) {
    if (const auto* parameter = part.As<ParameterReference>()) names.insert(parameter->name);
    const auto* unknown = part.As<Unknown>();
    if (unknown == nullptr) return;
    for (const Binding& one : unknown->settled_by)
      names.insert(one.name);
  };
  for (const StepId id : boost::make_iterator_range(vertices(pipeline))) {
    const Step& step = pipeline[id];
    Walk(step.guard, add);
    if (!step.multiplicity) continue;
    for (const Value& over : step.multiplicity->over)
      Walk(over, add);
  }
  return names;
}

}  // namespace smgraph::graph
