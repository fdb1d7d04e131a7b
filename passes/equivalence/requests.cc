#include <algorithm>
#include <array>
#include <map>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include <boost/range/iterator_range.hpp>
#include <fmt/format.h>

#include "passes/diff/value_differences.h"
#include "passes/equivalence.h"
#include "passes/property_path.h"
#include "passes/uses.h"

// The graph of a program holds what its steps read, and what is known to matter; a request to the
// service holds everything.
namespace smgraph::passes {
namespace {

using graph::Equivalence;
using graph::Map;
using graph::Pipeline;
using graph::Value;
using graph::Verdict;

// What a job runs on, and how it is watched: settings.
constexpr std::array<std::string_view, 33> kInfrastructure = {
    "CacheConfig",
    "CheckpointConfig",
    "ClusterConfig",
    "DebugHookConfig",
    "DebugRuleConfigurations",
    "Description",
    "DisplayName",
    "EnableInterContainerTrafficEncryption",
    "EnableManagedSpotTraining",
    "EnableNetworkIsolation",
    "ExecutionRoleArn",
    "Image",
    "ImageUri",
    "InstanceCount",
    "InstanceType",
    "KmsKeyId",
    "MaxConcurrentTransforms",
    "MaxParallelTrainingJobs",
    "NetworkConfig",
    "ProcessingResources",
    "ProfilerConfig",
    "ProfilerRuleConfigurations",
    "ResourceConfig",
    "RetryPolicies",
    "RetryStrategy",
    "RoleArn",
    "StoppingCondition",
    "Tags",
    "TensorBoardOutputConfig",
    "TrainingImage",
    "TrainingInputMode",
    "TransformResources",
    "VpcConfig"};

// What edges, guards and reads tell.
constexpr std::array<std::string_view, 7> kTold = {
    "Conditions", "ElseSteps", "ForEachBody", "Get", "IfSteps", "PropertyFiles", "Steps"};

bool IsPassedOver(std::string_view place) {
  const auto path = ParsePropertyPath(place);
  if (!path) return true;
  return std::ranges::any_of(*path, [](const PathSegment& segment) {
    return segment.text.starts_with("Std:") ||
           std::ranges::find(kTold, segment.text) != kTold.end() ||
           std::ranges::find(kInfrastructure, segment.text) != kInfrastructure.end();
  });
}

// What the service takes where nothing is said, which releases of the SDK write or leave out.
bool IsOfAService(const ValueDifference& found) {
  constexpr std::array<std::string_view, 9> kDefaults = {
      "'GZIP'", "False", "'None'", "'File'", "'S3Prefix'", "'EndOfJob'", "'FullyReplicated'",
      "[]",     "{}"};
  return found.kind != graph::ChangeKind::kChanged &&
         std::ranges::find(kDefaults, found.before + found.after) != kDefaults.end();
}

using Requests = std::map<std::string, const Map*>;  // what is sent for each step, by its name

// Branches and bodies of loops are lists of steps in the arguments of a step.
void AddRequests(const Value& part, Requests& requests) {
  graph::Walk(part, [&requests](const Value& value) {
    const auto* map = value.As<Map>();
    if (map == nullptr || map->Find("Type") == nullptr) return;
    const Value* const name = map->Find("Name");
    const auto* text = name == nullptr ? nullptr : name->As<std::string>();
    const Value* const arguments = map->Find("Arguments");
    const auto* given = arguments == nullptr ? nullptr : arguments->As<Map>();
    if (text != nullptr && given != nullptr) requests.emplace(*text, given);
  });
}

Requests RequestsOf(const Pipeline& pipeline) {
  Requests requests;
  const auto* definition = Info(pipeline).definition.As<Map>();
  if (const Value* const steps = definition == nullptr ? nullptr : definition->Find("Steps"))
    AddRequests(*steps, requests);
  return requests;
}

graph::Matching ByName(const Pipeline& before, const Pipeline& after) {
  const StepIndex of_after(after);
  graph::Matching matching;
  for (const graph::StepId step : boost::make_iterator_range(vertices(before))) {
    if (const auto partner = of_after.Find(before[step].id))
      matching.pairs.push_back({step, *partner, {}});
  }
  return matching;
}

SourceSpan SpanOf(const Pipeline& pipeline, std::string_view id) {
  const auto step = graph::FindStep(pipeline, id);
  return step ? pipeline[*step].span : Info(pipeline).span;
}

// Names get into requests: of renamed things nothing is said.
bool HasOneName(const Equivalence& proof, const Pipeline& before, const Pipeline& after) {
  return Info(before).name == Info(after).name &&
         std::ranges::all_of(proof.matching,
                             [](const auto& pair) { return pair.before == pair.after; }) &&
         std::ranges::none_of(proof.argument,
                              [](const auto& reason) { return reason.rule == "renamed"; });
}

}  // namespace

Equivalence ProveCompiled(Equivalence proof, const Pipeline& before, const Pipeline& after) {
  if (proof.verdict > Verdict::kEquivalent || !HasOneName(proof, before, after)) return proof;
  const Correspondence same(before, after, ByName(before, after), /*across=*/false);
  const Requests after_requests = RequestsOf(after);
  for (const auto& [step, request] : RequestsOf(before)) {
    const auto other = after_requests.find(step);
    if (other == after_requests.end()) continue;
    for (const ValueDifference& found : DifferencesOf(*request, *other->second, same)) {
      if (found.open || IsPassedOver(found.place) || IsOfAService(found)) continue;
      const auto text = [](const std::string& value) { return value.empty() ? "nothing" : value; };
      graph::Counterexample example;
      example.text = fmt::format("the request of {} has {} as {} in the before, {} in the after",
                                 step, text(found.before), found.place, text(found.after));
      example.before_span = SpanOf(before, step);
      example.after_span = SpanOf(after, step);
      proof.verdict = Verdict::kDifferent;
      proof.counterexample = std::move(example);
      proof.argument.clear();
      return proof;
    }
  }
  return proof;
}

}  // namespace smgraph::passes
