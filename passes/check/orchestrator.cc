#include "passes/check/orchestrator.h"

#include <algorithm>
#include <set>
#include <string_view>

#include <boost/range/iterator_range.hpp>
#include <fmt/format.h>

namespace smgraph::passes {
namespace {

constexpr std::string_view kAssumedFlavour = "sagemaker";
constexpr std::string_view kOrchestratorKey = "orchestrator.";

// The flavours that settings={"orchestrator.FLAVOUR": …} speak to.
void AddFlavours(const graph::Map& settings, std::set<std::string>& flavours) {
  const graph::Value* value = settings.Find("settings");
  const auto* keys = value == nullptr ? nullptr : value->As<graph::Map>();
  if (keys == nullptr) return;
  for (const auto& [key, ignored] : keys->items) {
    if (key.starts_with(kOrchestratorKey)) flavours.insert(key.substr(kOrchestratorKey.size()));
  }
}

std::set<std::string> FlavoursInSettings(const graph::Pipeline& pipeline) {
  std::set<std::string> flavours;
  AddFlavours(graph::Info(pipeline).settings, flavours);
  for (const graph::StepId step : boost::make_iterator_range(vertices(pipeline)))
    AddFlavours(pipeline[step].settings, flavours);
  return flavours;
}

}  // namespace

Orchestrator OrchestratorOf(const graph::Pipeline& pipeline, const CheckOptions& options) {
  if (!options.orchestrator.empty()) return {options.orchestrator, "as given"};
  const std::set<std::string> flavours = FlavoursInSettings(pipeline);
  if (flavours.size() == 1) {
    const std::string& flavour = *flavours.begin();
    return {flavour, fmt::format("settings \"{}{}\"", kOrchestratorKey, flavour)};
  }
  if (!options.stack_orchestrator.empty()) return {options.stack_orchestrator, options.stack_file};
  return {std::string(kAssumedFlavour), ""};
}

void SayWhoRuns(const Orchestrator& orchestrator, Diagnostic& finding) {
  if (!orchestrator.assumed()) {
    finding.notes.push_back({{},
                             fmt::format("the orchestrator is '{}' ({})", orchestrator.flavour,
                                         orchestrator.known_by)});
    return;
  }
  finding.severity = std::min(finding.severity, Severity::kWarning);
  finding.confidence = std::max(finding.confidence, Confidence::kLikely);
  finding.notes.push_back(
      {{},
       fmt::format("nothing says which orchestrator runs it; '{}' is assumed: --orchestrator NAME",
                   orchestrator.flavour)});
}

}  // namespace smgraph::passes
