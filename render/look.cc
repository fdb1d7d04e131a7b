#include "render/look.h"

#include <array>
#include <cstddef>
#include <utility>

namespace smgraph::render {
namespace {

using graph::StepKind;

enum LookName : std::size_t {
  kData,
  kTraining,
  kCheck,
  kDecision,
  kModel,
  kServing,
  kCode,
  kFlow,
  kEnd,
  kFailure
};

constexpr std::array<Look, 10> kLooks = {{
    {"data", "box", "#e8f1fb", "#3b6ea5"},
    {"training", "box", "#fdf1dc", "#b07d2b"},
    {"check", "box", "#e7f5ec", "#3f8f5b"},
    {"decision", "diamond", "#fff9d9", "#a08a1c"},
    {"model", "cylinder", "#f1eaf9", "#7a55a8"},
    {"serving", "component", "#e4f4f5", "#2f8a90"},
    {"code", "box", "#f1f3f5", "#66707a"},
    {"flow", "box", "#f7f7f7", "#868e96"},
    {"end", "oval", "#f7f7f7", "#868e96"},
    {"failure", "octagon", "#fbe6e3", "#b3422e"},
}};

constexpr std::array<std::pair<StepKind, LookName>, 29> kLookOfKind = {{
    {StepKind::kProcessing, kData},    {StepKind::kTraining, kTraining},
    {StepKind::kTuning, kTraining},    {StepKind::kTransform, kServing},
    {StepKind::kCondition, kDecision}, {StepKind::kFail, kFailure},
    {StepKind::kModelCreate, kModel},  {StepKind::kModelRegister, kModel},
    {StepKind::kLambda, kCode},        {StepKind::kCallback, kCode},
    {StepKind::kQualityCheck, kCheck}, {StepKind::kClarifyCheck, kCheck},
    {StepKind::kEmr, kData},           {StepKind::kEmrServerless, kData},
    {StepKind::kNotebook, kCode},      {StepKind::kAutoMl, kTraining},
    {StepKind::kEndpoint, kServing},   {StepKind::kLineage, kCode},
    {StepKind::kFunction, kCode},      {StepKind::kPythonStep, kCode},
    {StepKind::kForEach, kFlow},       {StepKind::kCleanup, kFlow},
    {StepKind::kChoice, kDecision},    {StepKind::kMap, kFlow},
    {StepKind::kParallel, kFlow},      {StepKind::kWait, kFlow},
    {StepKind::kPass, kFlow},          {StepKind::kSucceed, kEnd},
    {StepKind::kOther, kFlow},
}};

constexpr bool InOrder() {
  for (std::size_t i = 0; i < kLookOfKind.size(); ++i) {
    if (kLookOfKind.at(i).first != static_cast<StepKind>(i)) return false;
  }
  return true;
}
static_assert(InOrder());

constexpr std::array<MarkLook, 4> kMarkLooks = {{
    {"same", "#595959", "#ffffff", "", ""},
    {"added", "#0072b2", "#e3f1fa", "penwidth=2.5", "penwidth=2"},
    {"removed", "#d55e00", "#ffffff", "style=dashed", "style=dashed"},
    {"changed", "#cc79a7", "#faeef4", "peripheries=2", "style=dotted, penwidth=2"},
}};

}  // namespace

const Look& LookOf(StepKind kind) {
  return kLooks.at(kLookOfKind.at(static_cast<std::size_t>(kind)).second);
}

const MarkLook& MarkLookOf(Mark mark) {
  return kMarkLooks.at(static_cast<std::size_t>(mark));
}

}  // namespace smgraph::render
