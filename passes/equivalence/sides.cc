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
#include "passes/loaded_data.h"
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

// The functions of calls that nothing of the other side stands for.
std::set<std::string> FunctionsOfLoneCalls(const Pipeline& pipeline,
                                           const std::vector<bool>& has_partner) {
  std::set<std::string> functions;
  for (const graph::StepId step : boost::make_iterator_range(vertices(pipeline))) {
    const graph::Step& call = pipeline[step];
    if (!has_partner[step] && !call.guard.always() && call.kind == graph::StepKind::kPythonStep)
      functions.insert(call.type);
  }
  return functions;
}

// What one side calls in several branches the other one may call once, with what a condition gives.
bool MergeLoneCalls(Sides& sides, const graph::Matching& matching) {
  if (Info(sides.before).dialect != graph::Dialect::kZenMl) return false;
  std::vector<bool> before(num_vertices(sides.before));
  std::vector<bool> after(num_vertices(sides.after));
  for (const graph::StepPair& pair : matching.pairs)
    before[pair.before] = after[pair.after] = true;
  const std::set<std::string> lone_before = FunctionsOfLoneCalls(sides.before, before);
  const std::set<std::string> lone_after = FunctionsOfLoneCalls(sides.after, after);
  const bool merged = !lone_before.empty() && MergeDifferentCalls(sides.before, lone_before);
  return (!lone_after.empty() && MergeDifferentCalls(sides.after, lone_after)) || merged;
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
  if (!sides.across && MergeLoneCalls(sides, matched.matching))
    matched = Match(sides.before, sides.after, options);
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
