#include "frontends/set_order.h"

#include <set>
#include <string>

#include <fmt/format.h>

#include "graph/base/catalogue.h"

namespace smgraph::frontends {
namespace {

/// What a pipeline is, whatever the order of its parts.
using Parts = std::multiset<std::string>;

Parts PartsOf(const graph::Pipeline& pipeline) {
  const graph::PipelineInfo& info = graph::Info(pipeline);
  Parts parts = {info.name};
  for (const graph::Parameter& parameter : info.parameters)
    parts.insert(fmt::format("parameter {} {}", parameter.name, parameter.type));
  for (const auto vertex : boost::make_iterator_range(boost::vertices(pipeline)))
    parts.insert(fmt::format("step {} {}", pipeline[vertex].id, pipeline[vertex].type));
  for (const auto edge : boost::make_iterator_range(boost::edges(pipeline))) {
    parts.insert(fmt::format("{} {} {} {}", graph::EdgeKindName(pipeline[edge].kind),
                             pipeline[boost::source(edge, pipeline)].id,
                             pipeline[boost::target(edge, pipeline)].id, pipeline[edge].arm));
  }
  return parts;
}

}  // namespace

void MarkOrderOfSets(graph::Document& document, const graph::Document& backwards,
                     SourceSpan walked) {
  std::multiset<Parts> others;
  for (const graph::Pipeline& pipeline : backwards.pipelines)
    others.insert(PartsOf(pipeline));
  for (graph::Pipeline& pipeline : document.pipelines) {
    const auto same = others.find(PartsOf(pipeline));
    if (same != others.end()) {
      others.erase(same);
      continue;
    }
    graph::PipelineInfo& info = graph::Info(pipeline);
    info.complete = false;
    document.complete = false;
    info.diagnostics.push_back(
        Finding("unknown-dependency",
                "the order in which Python walks over a set changes from run to run, and names or "
                "edges depend on it",
                walked));
    SortDiagnostics(info.diagnostics);
  }
}

}  // namespace smgraph::frontends
