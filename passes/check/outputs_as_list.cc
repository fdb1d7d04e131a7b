#include <algorithm>
#include <array>
#include <optional>
#include <set>
#include <string>
#include <string_view>

#include <boost/range/iterator_range.hpp>
#include <fmt/format.h>

#include "passes/check/checker.h"

namespace smgraph::passes {
namespace {

using graph::StepReference;

constexpr std::array<std::string_view, 9> kManyTypes = {
    "list", "List", "tuple", "Tuple", "Sequence", "Iterable", "Collection", "set", "Set"};

// "list[int]", "typing.List", "Optional[Sequence[float]]".
bool TakesMany(std::string_view type) {
  return std::ranges::any_of(
      kManyTypes, [&](std::string_view many) { return type.find(many) != std::string_view::npos; });
}

// The one step that all items are outputs of, when they are all of its outputs and several.
const std::string* WholeResult(const graph::Pipeline& pipeline, const graph::Value& value) {
  const auto* list = value.As<graph::List>();
  if (list == nullptr || list->items.size() < 2) return nullptr;
  const auto* first = list->items.front().As<StepReference>();
  if (first == nullptr) return nullptr;
  const std::optional<graph::StepId> producer = graph::FindStep(pipeline, first->step);
  if (!producer || pipeline[*producer].outputs.size() != list->items.size()) return nullptr;
  std::set<std::string> paths;
  for (const graph::Value& item : list->items) {
    const auto* reference = item.As<StepReference>();
    if (reference == nullptr || reference->step != first->step) return nullptr;
    paths.insert(reference->path);
  }
  return paths.size() == list->items.size() ? &first->step : nullptr;
}

void FindWholeResults(const graph::Pipeline& pipeline, const CheckOptions&, Findings& findings) {
  if (graph::Info(pipeline).dialect != graph::Dialect::kZenMl) return;
  for (const graph::StepId id : boost::make_iterator_range(vertices(pipeline))) {
    const graph::Step& step = pipeline[id];
    for (const graph::Port& input : step.inputs) {
      const std::string* producer = WholeResult(pipeline, input.value);
      if (producer == nullptr || TakesMany(input.type)) continue;
      Diagnostic& finding = findings.Add(
          step.span, fmt::format("input '{}' of step '{}' gets all outputs of step '{}' as a list",
                                 input.name, step.id, *producer));
      if (input.type.empty() || input.type == "Any") finding.confidence = Confidence::kMaybe;
    }
  }
}

}  // namespace

const Checker kOutputsAsList = {
    {.code = "SMG607",
     .slug = "outputs-as-list",
     .severity = Severity::kWarning,
     .confidence = Confidence::kLikely,
     .summary = "all outputs of a step are passed as one list",
     .page = {.explanation =
                  "The call of a step with several outputs gives a tuple. Passed on as a whole, it "
                  "is a list of all of "
                  "them, not the first: the step gets a list, whatever its annotation says.\n\n"
                  "Unpack it: \"train, test = split()\".",
              .holds_for = "ZenML 0.98",
              .bad = R"py(from zenml import pipeline, step

@step
def split() -> tuple[float, float]:
    return 0.8, 0.2

@step
def train(share: float) -> float:
    return share

@pipeline
def nightly():
    parts = split()
    train(parts)
)py",
              .good = R"py(from zenml import pipeline, step

@step
def split() -> tuple[float, float]:
    return 0.8, 0.2

@step
def train(share: float) -> float:
    return share

@pipeline
def nightly():
    share, _ = split()
    train(share)
)py"}},
    &FindWholeResults};

}  // namespace smgraph::passes
