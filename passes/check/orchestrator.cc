#include "passes/check/orchestrator.h"

#include <algorithm>
#include <string_view>

#include <fmt/format.h>

#include "graph/schedule/flavours.h"

namespace smgraph::passes {
namespace {

constexpr std::string_view kAssumedFlavour = "sagemaker";

}  // namespace

Orchestrator OrchestratorOf(const graph::Pipeline& pipeline, const CheckOptions& options) {
  if (!options.orchestrator.empty()) return {options.orchestrator, "as given"};
  if (std::string flavour = schedule::FlavourInSettings(pipeline); !flavour.empty())
    return {flavour, fmt::format("settings \"orchestrator.{}\"", flavour)};
  if (const auto* component = options.stack.Default("orchestrator"))
    return {component->flavour, options.stack.file};
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
