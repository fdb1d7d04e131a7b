#include "passes/loaded_data.h"

#include <set>
#include <string_view>
#include <utility>

#include <boost/range/iterator_range.hpp>

#include "passes/step_index.h"

namespace smgraph::passes {
namespace {

using graph::Pipeline;
using graph::Port;
using graph::StepId;

void AddEdge(Pipeline& pipeline, StepId producer, StepId step, const Port& port,
             std::string_view output) {
  graph::Edge edge;
  edge.kind = graph::EdgeKind::kArtifact;
  edge.output = output;
  edge.input = port.name;
  edge.expression = graph::Describe(port.value);
  edge.made_by = "load";
  edge.span = pipeline[step].span;
  if (graph::FindPort(pipeline[producer].outputs, output) == nullptr)
    pipeline[producer].outputs.push_back({edge.output, edge.output, {}, {}});
  add_edge(producer, step, std::move(edge), pipeline);
}

void AddLoadedData(Pipeline& pipeline, StepId step, const StepIndex& index) {
  std::set<std::string_view> fed;
  for (const auto edge : boost::make_iterator_range(in_edges(step, pipeline))) {
    if (CarriesData(pipeline[edge].kind)) fed.insert(pipeline[edge].input);
  }
  for (const Port& port : pipeline[step].inputs) {
    const auto* read = port.value.As<graph::StepReference>();
    const auto producer = read == nullptr ? std::nullopt : index.Find(read->step);
    if (!producer || *producer == step || fed.contains(port.name)) continue;
    const std::string output = read->path.substr(0, read->path.find_first_of(".["));
    AddEdge(pipeline, *producer, step, port, output);
    if (output != read->path) continue;
    std::erase_if(pipeline[step].arguments.items, [&port](const auto& argument) {
      return argument.first == port.name && argument.second == port.value;
    });
  }
}

}  // namespace

void AddLoadedData(Pipeline& pipeline) {
  const StepIndex index(pipeline);
  for (const StepId step : boost::make_iterator_range(vertices(pipeline)))
    AddLoadedData(pipeline, step, index);
}

}  // namespace smgraph::passes
