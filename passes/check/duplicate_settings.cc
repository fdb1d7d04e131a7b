#include <algorithm>
#include <cstdint>
#include <iterator>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include <boost/range/iterator_range.hpp>
#include <fmt/format.h>

#include "passes/check/checker.h"
#include "passes/check/orchestrator.h"

namespace smgraph::passes {
namespace {

constexpr std::string_view kOrchestrator = "orchestrator";
// The types of components that take settings (StackComponentType).
constexpr std::string_view kTypes[] = {
    "alerter",        "annotator", "artifact_store",     "container_registry",
    "data_validator", "deployer",  "experiment_tracker", "feature_store",
    "image_builder",  "log_store", "model_deployer",     "model_registry",
    "orchestrator",   "sandbox",   "step_operator"};

/// "type", "type.flavour" or "type:name".
struct Key {
  std::string_view text;
  std::string_view type;
  std::string_view flavour;
  std::string_view name;
};

std::optional<Key> KeyOf(std::string_view text) {
  const std::size_t end = std::min(text.find_first_of(".:"), text.size());
  Key key{text, text.substr(0, end), {}, {}};
  if (std::ranges::find(kTypes, key.type) == std::end(kTypes)) return std::nullopt;
  if (end == text.size()) return key;
  (text[end] == '.' ? key.flavour : key.name) = text.substr(end + 1);
  return key;
}

/// The components of a type, as ZenML would look a key up in them; empty when they are not known.
std::vector<graph::StackComponent> ComponentsOf(std::string_view type, const graph::Stack& stack,
                                                const Orchestrator& orchestrator) {
  std::vector<graph::StackComponent> components;
  std::ranges::copy_if(stack.components, std::back_inserter(components),
                       [type](const auto& one) { return one.type == type; });
  if (type != kOrchestrator || orchestrator.assumed()) return components;
  if (components.empty() || components[0].flavour != orchestrator.flavour)
    components = {{std::string(type), orchestrator.flavour, "", {}}};
  return components;
}

enum class Same : std::uint8_t { kNo, kPerhaps, kYes };

Same SameComponent(const Key& a, const Key& b, const std::vector<graph::StackComponent>& known) {
  const auto differ = [](std::string_view x, std::string_view y) {
    return !x.empty() && !y.empty() && x != y;
  };
  if (differ(a.flavour, b.flavour) || differ(a.name, b.name)) return Same::kNo;
  if (known.empty()) return Same::kPerhaps;
  const auto place = [&](const Key& key) {
    if (key.flavour.empty() && key.name.empty()) return known.begin();
    return std::ranges::find_if(known, [&](const graph::StackComponent& one) {
      return one.flavour == key.flavour || (!key.name.empty() && one.name == key.name);
    });
  };
  const bool named = !a.name.empty() || !b.name.empty();
  if (named && known[0].name.empty()) return Same::kPerhaps;
  const auto first = place(a);
  return first != known.end() && first == place(b) ? Same::kYes : Same::kNo;
}

/// Whose settings are looked at, and where it stands.
struct Owner {
  std::string name;
  const graph::Map& options;
  SourceSpan span;
};

void FindDuplicates(const Owner& owner, const graph::Stack& stack, const Orchestrator& orchestrator,
                    Findings& findings) {
  const graph::Value* value = owner.options.Find("settings");
  const auto* settings = value == nullptr ? nullptr : value->As<graph::Map>();
  if (settings == nullptr) return;
  std::vector<Key> seen;
  for (const auto& [text, ignored] : settings->items) {
    const auto key = KeyOf(text);
    if (!key) continue;
    const auto components = ComponentsOf(key->type, stack, orchestrator);
    for (const Key& first : seen) {
      if (first.type != key->type) continue;
      const Same same = SameComponent(first, *key, components);
      if (same == Same::kNo) continue;
      Diagnostic& finding = findings.Add(
          owner.span, fmt::format("{}: \"{}\" and \"{}\" are settings of one component", owner.name,
                                  first.text, key->text));
      if (same == Same::kYes) break;
      finding.severity = Severity::kWarning;
      finding.confidence = Confidence::kLikely;
      finding.notes.emplace_back().text =
          "nothing says which components the stack has: --stack FILE";
      break;
    }
    seen.push_back(*key);
  }
}

void FindDuplicateKeys(const graph::Pipeline& pipeline, const CheckOptions& options,
                       Findings& findings) {
  const graph::PipelineInfo& info = graph::Info(pipeline);
  if (info.dialect != graph::Dialect::kZenMl) return;
  const Orchestrator orchestrator = OrchestratorOf(pipeline, options);
  FindDuplicates({fmt::format("pipeline '{}'", info.name), info.settings, info.span}, options.stack,
                 orchestrator, findings);
  for (const graph::StepId id : boost::make_iterator_range(vertices(pipeline))) {
    const graph::Step& step = pipeline[id];
    FindDuplicates({fmt::format("step '{}'", step.id), step.settings, step.span}, options.stack,
                   orchestrator, findings);
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
                             "The same goes for \"step_operator\" and all other components; which "
                             "a stack has is said by its file (--stack).\n\n"
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
