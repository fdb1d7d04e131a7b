#include <algorithm>
#include <array>
#include <cstdint>
#include <string>
#include <string_view>

#include <fmt/format.h>

#include "passes/check/checker.h"
#include "passes/check/sagemaker_settings.h"

namespace smgraph::passes {
namespace {

constexpr std::array<std::string_view, 3> kResources = {"cpu_count", "gpu_count", "memory"};

const graph::Map* SettingsMap(const graph::Map& settings) {
  const graph::Value* value = settings.Find("settings");
  return value == nullptr ? nullptr : value->As<graph::Map>();
}

const graph::Value* Setting(const graph::Map& settings, std::string_view key) {
  const graph::Map* map = SettingsMap(settings);
  return map == nullptr ? nullptr : map->Find(key);
}

bool Given(const graph::Value* value) {
  const graph::Map* map = value == nullptr ? nullptr : value->As<graph::Map>();
  return value != nullptr && !value->null() && (map == nullptr || !map->items.empty());
}

// ZenML takes 0 GPUs for no request (ResourceSettings.empty).
bool IsZero(const graph::Value* value) {
  const auto* number = value == nullptr ? nullptr : value->As<std::int64_t>();
  return number != nullptr && *number == 0;
}

bool AsksForResources(const graph::Value* resources) {
  const graph::Map* map = resources == nullptr ? nullptr : resources->As<graph::Map>();
  if (map == nullptr) return resources != nullptr && !resources->null();
  return std::ranges::any_of(kResources, [&](std::string_view name) {
    const graph::Value* value = map->Find(name);
    return Given(value) && !IsZero(value);
  });
}

// In ZenML's order (get_step_runtime): a step operator, resources, the runtime that is asked for,
// an image of its own.
bool MayBeIsolated(const graph::Step& step, const graph::Map& of_pipeline) {
  if (Given(step.settings.Find("step_operator"))) return true;
  if (AsksForResources(Setting(step.settings, "resources"))) return true;
  const graph::Value* runtime = step.settings.Find("runtime");
  if (Given(runtime)) {
    const auto* text = runtime->As<std::string>();
    return text == nullptr || *text == "isolated";
  }
  const graph::Value* image = Setting(step.settings, "docker");
  const graph::Value* shared = Setting(of_pipeline, "docker");
  return Given(image) && (shared == nullptr || !(*image == *shared));
}

void FindInline(const graph::Pipeline& pipeline, const CheckOptions& options, Findings& findings) {
  const graph::PipelineInfo& info = graph::Info(pipeline);
  if (!info.dynamic || AsksForResources(Setting(info.settings, "resources"))) return;
  for (const GivenSettings& given : SageMakerSettings(pipeline, options)) {
    if (given.step == nullptr || given.component != Component::kOrchestrator) continue;
    if (given.values->items.empty() || MayBeIsolated(*given.step, info.settings)) continue;
    findings.Add(given.span, fmt::format("{} runs inside the job of the pipeline: its {} settings "
                                         "do nothing",
                                         given.owner, given.key));
  }
}

}  // namespace

const Checker kSettingsOfInlineStep = {
    {.code = "SMG604",
     .slug = "settings-of-inline-step",
     .severity = Severity::kWarning,
     .summary = "settings of a step that runs inside the job of a dynamic pipeline",
     .page = {.explanation = "In a dynamic pipeline a step runs inline, in the job that runs the "
                             "pipeline, unless it has a step "
                             "operator, runtime=\"isolated\", resources or an image of its own. "
                             "The settings of the orchestrator "
                             "are not looked at for that: an instance type, a volume or tags of an "
                             "inline step do nothing, and it "
                             "runs on the instance of the pipeline.\n\n"
                             "Give the step runtime=\"isolated\", or the pipeline the settings.",
              .holds_for = "ZenML 0.98",
              .bad = R"py(from zenml import pipeline, step

@step(settings={"orchestrator.sagemaker": {"instance_type": "ml.g5.xlarge"}})
def train() -> float:
    return 0.5

@pipeline(dynamic=True)
def nightly():
    train()
)py",
              .good = R"py(from zenml import pipeline, step

@step(runtime="isolated", settings={"orchestrator.sagemaker": {"instance_type": "ml.g5.xlarge"}})
def train() -> float:
    return 0.5

@pipeline(dynamic=True)
def nightly():
    train()
)py"}},
    &FindInline};

}  // namespace smgraph::passes
