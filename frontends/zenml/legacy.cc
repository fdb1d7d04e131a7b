#include "frontends/zenml/legacy.h"

#include <algorithm>
#include <iterator>
#include <string>

#include <fmt/format.h>

#include "frontends/dialect/origin.h"
#include "frontends/python/natives.h"
#include "frontends/zenml/models/models.h"

namespace smgraph::zenml {
namespace {

using python::As;
using python::Opaque;
using python::Ref;

/// What old releases had, and the first one without it: a name, or everything below a module.
struct LegacyRow {
  std::string_view name;
  std::string_view until;
};
constexpr LegacyRow kRows[] = {
    {"zenml.core", "0.5"},
    {"zenml.repository", "0.20"},
    {"zenml.steps.BaseStepConfig", "0.20"},
    {"zenml.steps.BaseParameters", "0.40"},
    {"zenml.steps.base_parameters", "0.40"},
    {"zenml.steps.Output", "0.40"},
    {"zenml.steps.step_output", "0.40"},
    {"zenml.steps.step_environment", "0.40"},
    {"zenml.post_execution", "0.40"},
};

const LegacyRow* RowOf(Ref value) {
  const std::string name = frontends::ImportedName(value);
  const auto* const row = std::ranges::find_if(kRows, [&](const LegacyRow& one) {
    return name.starts_with(one.name) &&
           (name.size() == one.name.size() || name[one.name.size()] == '.');
  });
  return row == std::end(kRows) ? nullptr : row;
}

bool IsStep(Ref value) {
  const auto* called = As<Opaque>(value);
  if (called != nullptr && called->origin == Opaque::Origin::kCall) value = called->base;
  return RoleOf(value) == Role::kStep;
}

}  // namespace

bool TakesSteps(const python::Call& call) {
  return std::ranges::any_of(call.positional, &IsStep) ||
         std::ranges::any_of(call.keywords, [](const auto& one) { return IsStep(one.second); });
}

bool IsLegacy(Ref value) {
  return RowOf(value) != nullptr;
}

void ReportLegacyImports(python::Evaluator& ev) {
  for (const python::Module* module : ev.modules()) {
    if (module->scope == nullptr) continue;
    for (const auto& [name, value] : module->scope->names.entries()) {
      const LegacyRow* row = RowOf(value);
      if (row == nullptr) continue;
      ev.ReportIncomplete("legacy-zenml",
                          fmt::format("'{}' belongs to ZenML before {}, whose pipelines are not "
                                      "read",
                                      frontends::ImportedName(value), row->until),
                          As<Opaque>(value)->span);
    }
  }
}

}  // namespace smgraph::zenml
