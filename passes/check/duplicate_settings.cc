#include <map>
#include <string>

#include <fmt/format.h>

#include "passes/check/checker.h"
#include "passes/check/sagemaker_settings.h"

namespace smgraph::passes {
namespace {

void FindDuplicateKeys(const graph::Pipeline& pipeline, const CheckOptions& options,
                       Findings& findings) {
  std::map<std::string, std::string> seen;  // by owner: the first key
  for (const GivenSettings& given : SageMakerSettings(pipeline, options)) {
    if (given.component != Component::kOrchestrator) continue;
    const auto [first, added] = seen.emplace(given.owner, given.key);
    if (added) continue;
    findings.Add(given.span, fmt::format("{}: \"{}\" and \"{}\" are settings of one component",
                                         given.owner, first->second, given.key));
  }
}

}  // namespace

const Checker kDuplicateSettings = {
    {.code = "SMG610",
     .slug = "duplicate-settings",
     .severity = Severity::kError,
     .summary = "two settings keys mean one component",
     .page = {.explanation = "\"orchestrator\", \"orchestrator.sagemaker\" and "
                             "\"orchestrator:NAME\" may all mean the orchestrator "
                             "of the stack. Two of them in one dictionary are a ValueError when "
                             "the pipeline is compiled: "
                             "\"Duplicate settings provided using the keys ...\".\n\n"
                             "Put all into one; \"orchestrator.sagemaker\" is ignored on other "
                             "stacks, where \"orchestrator\" may fail.",
              .holds_for = "ZenML 0.98",
              .bad = R"py(from zenml import pipeline, step

@step(settings={"orchestrator": {"synchronous": False}, "orchestrator.sagemaker": {"instance_type": "ml.m5.large"}})
def train() -> float:
    return 0.5

@pipeline
def nightly():
    train()
)py",
              .good = R"py(from zenml import pipeline, step

@step(settings={"orchestrator.sagemaker": {"instance_type": "ml.m5.large", "synchronous": False}})
def train() -> float:
    return 0.5

@pipeline
def nightly():
    train()
)py"}},
    &FindDuplicateKeys};

}  // namespace smgraph::passes
