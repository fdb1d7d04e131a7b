#include <fmt/format.h>

#include "passes/check/checker.h"
#include "passes/check/sagemaker_settings.h"

namespace smgraph::passes {
namespace {

void FindNone(const graph::Pipeline& pipeline, const CheckOptions& options, Findings& findings) {
  for (const GivenSettings& given : SageMakerSettings(pipeline, options)) {
    if (given.component != Component::kOrchestrator) continue;
    const graph::Value* period = given.values->Find("keep_alive_period_in_seconds");
    if (period == nullptr || !period->null()) continue;
    findings.Add(given.span, fmt::format("{}: keep_alive_period_in_seconds=None does not switch "
                                         "the warm pool off",
                                         given.owner));
  }
}

}  // namespace

const Checker kWarmPoolNotOff = {
    {.code = "SMG612",
     .slug = "warm-pool-not-off",
     .severity = Severity::kWarning,
     .summary = "None does not switch the warm pool off",
     .page = {.explanation =
                  "Training jobs keep their instances for 300 seconds. None is left out when "
                  "settings are merged, "
                  "whichever level says it: the job gets 300, or what the pipeline says.\n\n"
                  "Say 0.",
              .holds_for = "ZenML 0.98",
              .bad = R"py(from zenml import pipeline, step

@step(settings={"orchestrator.sagemaker": {"instance_type": "ml.m5.large", "keep_alive_period_in_seconds": None}})
def train() -> float:
    return 0.5

@pipeline
def nightly():
    train()
)py",
              .good = R"py(from zenml import pipeline, step

@step(settings={"orchestrator.sagemaker": {"instance_type": "ml.m5.large", "keep_alive_period_in_seconds": 0}})
def train() -> float:
    return 0.5

@pipeline
def nightly():
    train()
)py"}},
    &FindNone};

}  // namespace smgraph::passes
