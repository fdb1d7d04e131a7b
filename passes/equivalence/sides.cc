#include "passes/equivalence/sides.h"

#include <algorithm>
#include <map>
#include <set>
#include <string_view>
#include <utility>

#include <boost/range/iterator_range.hpp>
#include <fmt/format.h>

#include "passes/diff/correspondence.h"
#include "passes/diff/parameter_pairs.h"
#include "passes/equivalence/exclusive_calls.h"
#include "passes/lower.h"
#include "passes/resolve.h"
#include "passes/step_index.h"

namespace smgraph::passes {
namespace {

using graph::Pipeline;
using graph::Value;
using Defaults = std::map<std::string, Value, std::less<>>;

// `type` is what a step is called in its dialect; lowering makes it of the step's name, and the
// kind that the step had is what counts.
void KeepKind(Pipeline& lowered) {
  for (const graph::StepId step : boost::make_iterator_range(vertices(lowered))) {
    graph::Map& settings = lowered[step].settings;
    const Value* kind = settings.Find("source_kind");
    if (kind == nullptr) continue;
    lowered[step].type = graph::PlainText(*kind);
    std::erase_if(settings.items, [](const auto& item) { return item.first == "source_kind"; });
  }
}

// A value that was loaded and is given on by hand is data of the output that it comes from: ZenML
// records no edge for it, but the step works on what its producer made.
void AddLoadedData(Pipeline& pipeline) {
  const StepIndex index(pipeline);
  for (const graph::StepId step : boost::make_iterator_range(vertices(pipeline))) {
    std::set<std::string_view> fed;
    for (const auto edge : boost::make_iterator_range(in_edges(step, pipeline))) {
      if (CarriesData(pipeline[edge].kind)) fed.insert(pipeline[edge].input);
    }
    for (const graph::Port& port : pipeline[step].inputs) {
      const auto* read = port.value.As<graph::StepReference>();
      const auto producer = read == nullptr ? std::nullopt : index.Find(read->step);
      if (!producer || *producer == step || fed.contains(port.name)) continue;
      graph::Edge edge;
      edge.kind = graph::EdgeKind::kArtifact;
      edge.output = read->path.substr(0, read->path.find_first_of(".["));
      edge.input = port.name;
      edge.expression = graph::Describe(port.value);
      edge.made_by = "equivalence";
      edge.span = pipeline[step].span;
      if (graph::FindPort(pipeline[*producer].outputs, edge.output) == nullptr)
        pipeline[*producer].outputs.push_back({edge.output, edge.output, {}, {}});
      add_edge(*producer, step, std::move(edge), pipeline);
    }
  }
}

Pipeline Ready(Pipeline pipeline, const char* which, std::vector<std::string>& notes) {
  if (Info(pipeline).dialect == graph::Dialect::kZenMl) {
    Resolve(pipeline);
    AddLoadedData(pipeline);
    return pipeline;
  }
  notes.push_back(
      fmt::format("the {} was lowered to ZenML by mapping table {}", which, MappingTableVersion()));
  return Lower(std::move(pipeline)).pipeline;
}

// The parameters of the before that the after lacks, and their defaults.
Defaults FixedParameters(const Sides& sides) {
  if (Info(sides.before).parameters.empty()) return {};
  Correspondence same(sides.before, sides.after, sides.matching, sides.across);
  PairParameters(same);
  Defaults fixed;
  for (const graph::Parameter& parameter : Info(sides.before).parameters) {
    const bool kept = std::ranges::any_of(Info(sides.after).parameters, [&](const auto& other) {
      return same.SameParameter(parameter.name, other.name);
    });
    if (!kept && parameter.default_value) fixed.emplace(parameter.name, *parameter.default_value);
  }
  return fixed;
}

void Replace(Value& value, const Defaults& defaults) {
  graph::Edit(value, [&](Value& part) {
    const auto* reference = part.As<graph::ParameterReference>();
    const auto found = reference == nullptr ? defaults.end() : defaults.find(reference->name);
    if (found != defaults.end()) part = Value(found->second);
  });
}

void Replace(graph::Map& map, const Defaults& defaults) {
  for (auto& item : map.items)
    Replace(item.second, defaults);
}

void Replace(Pipeline& pipeline, const Defaults& defaults) {
  for (const graph::StepId step : boost::make_iterator_range(vertices(pipeline))) {
    Replace(pipeline[step].arguments, defaults);
    Replace(pipeline[step].settings, defaults);
    for (graph::Port& port : pipeline[step].inputs)
      Replace(port.value, defaults);
    for (graph::Port& port : pipeline[step].outputs)
      Replace(port.value, defaults);
    graph::Edit(pipeline[step].guard, [&](Value& part) {
      const auto* reference = part.As<graph::ParameterReference>();
      const auto found = reference == nullptr ? defaults.end() : defaults.find(reference->name);
      if (found != defaults.end()) part = Value(found->second);
    });
  }
}

}  // namespace

Sides MakeSides(Pipeline before, Pipeline after, const MatchOptions& options) {
  Sides sides;
  sides.across = Info(before).dialect != Info(after).dialect;
  if (!sides.across && Info(before).dialect == graph::Dialect::kSageMaker)
    sides.written.emplace(before, after);
  const bool calls_before = Info(before).dialect == graph::Dialect::kZenMl;
  sides.before = Ready(std::move(before), "before", sides.notes);
  sides.after = Ready(std::move(after), "after", sides.notes);
  if (!sides.across) {
    MergeExclusiveCalls(sides.before);
    MergeExclusiveCalls(sides.after);
    KeepKind(sides.before);
    KeepKind(sides.after);
  }
  MatchResult matched = Match(sides.before, sides.after, options);
  // A step of SageMaker may be several calls, each in a branch; or each call a step of its own.
  Pipeline& called = calls_before ? sides.before : sides.after;
  if (sides.across && matched.matching.pairs.size() < num_vertices(called) &&
      MergeExclusiveCalls(called))
    matched = Match(sides.before, sides.after, options);
  sides.matching = std::move(matched.matching);
  std::ranges::move(matched.notes, std::back_inserter(sides.notes));
  const Defaults fixed = FixedParameters(sides);
  for (const auto& item : fixed)
    sides.fixed.push_back(item.first);
  if (sides.across) {
    sides.infrastructure = FeedingSettingsOnly(sides.before, sides.fixed);
    std::erase_if(sides.fixed, [&sides](const std::string& name) {
      return std::ranges::find(sides.infrastructure, name) != sides.infrastructure.end();
    });
  }
  if (!fixed.empty()) Replace(sides.before, fixed);
  return sides;
}

}  // namespace smgraph::passes
