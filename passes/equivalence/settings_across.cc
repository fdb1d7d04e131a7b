#include <array>
#include <string>
#include <string_view>
#include <utility>

#include <boost/range/iterator_range.hpp>
#include <fmt/format.h>

#include "passes/equivalence/findings.h"

// Settings that a SageMaker step and a ZenML step say in words of their own, for --strict.
namespace smgraph::passes {
namespace {

using graph::Map;
using graph::Pipeline;
using graph::StepId;
using graph::Value;

const Value* At(const Map& map, std::string_view key) {
  return map.Find(key);
}

const Value* At(const Value* value, std::string_view key) {
  const auto* map = value == nullptr ? nullptr : value->As<Map>();
  return map == nullptr ? nullptr : map->Find(key);
}

// Of settings={"orchestrator.sagemaker": …}, the step operator's first, which is where the step
// runs.
const Value* OfComponent(const Map& settings, std::string_view key) {
  const auto* components =
      At(settings, "settings") == nullptr ? nullptr : At(settings, "settings")->As<Map>();
  if (components == nullptr) return nullptr;
  for (const std::string_view component : {"step_operator", "orchestrator"}) {
    for (const auto& [name, value] : components->items) {
      if (!std::string_view(name).starts_with(component)) continue;
      if (const Value* found = At(&value, key)) return found;
    }
  }
  return nullptr;
}

// Whether a ZenML step would run where the job did: clusters, and jobs of services, are started by
// a small step.
bool IsOneMachine(const Map& settings) {
  const Value* kind = At(settings, "source_kind");
  const Value* count = At(settings, "instance_count");
  const auto* name = kind == nullptr ? nullptr : kind->As<std::string>();
  const bool job = name == nullptr || *name == "processing" || *name == "training";
  return job && (count == nullptr || *count == Value(1));
}

// What a step of either dialect says; null when it says nothing.
const Value* InstanceType(const Map& settings) {
  if (!IsOneMachine(settings)) return nullptr;
  const Value* plain = At(settings, "instance_type");
  return plain != nullptr ? plain : OfComponent(settings, "instance_type");
}

const Value* Caching(const Map& settings) {
  const Value* plain = At(settings, "enable_cache");
  return plain != nullptr ? plain : At(At(settings, "cache"), "enabled");
}

struct SettingRow {
  std::string_view name;
  const Value* (*of)(const Map& settings);
};
constexpr std::array kSettings = {SettingRow{"the instance type", &InstanceType},
                                  SettingRow{"caching", &Caching}};

bool IsConstant(const Value& value) {
  return value.As<std::string>() != nullptr || value.As<bool>() != nullptr;
}

class SettingsComparer {
 public:
  SettingsComparer(const Correspondence& same, ProofFindings& findings)
      : same_(same), findings_(findings) {}

  void Run() {
    for (const StepId step : boost::make_iterator_range(vertices(same_.before()))) {
      const auto partner = same_.AfterOf(step);
      if (!partner) continue;
      for (const SettingRow& row : kSettings)
        Compare(row, step, *partner);
    }
    findings_.assumptions.push_back(
        "of settings only instance types and caching are compared across dialects");
  }

 private:
  // The step's own, else what the pipeline says for all of them.
  static const Value* Of(const SettingRow& row, const Pipeline& pipeline, StepId step) {
    const Value* own = row.of(pipeline[step].settings);
    return own != nullptr ? own : row.of(Info(pipeline).settings);
  }

  void Compare(const SettingRow& row, StepId before, StepId after) {
    const Value* a = Of(row, same_.before(), before);
    const Value* b = Of(row, same_.after(), after);
    if (a == nullptr || b == nullptr || !IsConstant(*a) || !IsConstant(*b) || *a == *b) return;
    graph::Counterexample example;
    example.text = fmt::format("{} of {} is {} in the before, {} in the after", row.name,
                               same_.before()[before].id, graph::Describe(*a), graph::Describe(*b));
    example.before_span = same_.before()[before].span;
    example.after_span = same_.after()[after].span;
    findings_.differences.push_back({std::move(example)});
  }

  const Correspondence& same_;
  ProofFindings& findings_;
};

}  // namespace

void CompareSettingsAcross(const Correspondence& same, ProofFindings& findings) {
  SettingsComparer(same, findings).Run();
}

}  // namespace smgraph::passes
