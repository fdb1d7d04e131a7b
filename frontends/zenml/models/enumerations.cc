#include <array>
#include <cstddef>
#include <utility>

#include "frontends/python/natives.h"
#include "frontends/zenml/models/models.h"

// ZenML's enumerations, whose members are texts.
namespace smgraph::zenml {
namespace {

using python::Evaluator;
using python::Opaque;
using python::Ref;

struct Enumeration {
  std::string_view name;
  std::string_view spellings;  // qualified names, separated by spaces
  std::span<const std::pair<std::string_view, std::string_view>> members;
};

constexpr std::pair<std::string_view, std::string_view> kModelStages[] = {
    {"NONE", "none"},         {"STAGING", "staging"}, {"PRODUCTION", "production"},
    {"ARCHIVED", "archived"}, {"LATEST", "latest"},
};

constexpr std::pair<std::string_view, std::string_view> kExecutionModes[] = {
    {"FAIL_FAST", "fail_fast"},
    {"STOP_ON_FAILURE", "stop_on_failure"},
    {"CONTINUE_ON_FAILURE", "continue_on_failure"},
};

constexpr std::pair<std::string_view, std::string_view> kRuntimes[] = {
    {"INLINE", "inline"},
    {"ISOLATED", "isolated"},
};

constexpr std::pair<std::string_view, std::string_view> kArtifactTypes[] = {
    {"DATA_ANALYSIS", "DataAnalysisArtifact"},
    {"DATA", "DataArtifact"},
    {"MODEL", "ModelArtifact"},
    {"SCHEMA", "SchemaArtifact"},
    {"SERVICE", "ServiceArtifact"},
    {"STATISTICS", "StatisticsArtifact"},
    {"BASE", "BaseArtifact"},
};

constexpr Enumeration kEnumerations[] = {
    {"ModelStages", "zenml.enums.ModelStages zenml.model.model.ModelStages", kModelStages},
    {"ExecutionMode", "zenml.enums.ExecutionMode", kExecutionModes},
    {"StepRuntime", "zenml.enums.StepRuntime", kRuntimes},
    {"ArtifactType", "zenml.enums.ArtifactType", kArtifactTypes},
};

template <std::size_t kIndex>
Ref MakeEnumeration(Evaluator& ev) {
  const Enumeration& enumeration = kEnumerations[kIndex];
  const auto text = [&ev](std::string_view one) { return ev.heap().str(std::string(one)); };
  auto* members = ev.heap().New<python::Dict>();
  for (const auto& [name, value] : enumeration.members)
    members->Set(text(name), text(value));
  const Ref base = ev.NewOpaque(Opaque::Origin::kImport, nullptr, "enum.StrEnum", {});
  return ev.CallValue(base, python::CallWith({text(enumeration.name), members}, {}));
}

template <std::size_t... kIndexes>
constexpr auto EnumerationRows(std::index_sequence<kIndexes...> /*all*/) {
  return std::array{
      python::ValueModel{kEnumerations[kIndexes].spellings, &MakeEnumeration<kIndexes>}...};
}

constexpr auto kEnumerationRows =
    EnumerationRows(std::make_index_sequence<std::size(kEnumerations)>());

}  // namespace

std::span<const python::ValueModel> Enumerations() {
  return kEnumerationRows;
}

}  // namespace smgraph::zenml
