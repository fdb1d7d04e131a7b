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
    {"data", "box", "#e8f1fb", "#3b6ea5", "M1 2.5h12v9h-12zM1 5.5h12M5 2.5v9"},         // a table
    {"training", "box", "#fdf1dc", "#b07d2b", "M1.5 1v11.5H13M3.5 2.5c1 6 4 7 9 7.3"},  // a loss
    {"check", "box", "#e7f5ec", "#3f8f5b", "M1.5 7.5l3.7 3.7L12.5 2.5"},
    {"decision", "diamond", "#fff9d9", "#a08a1c",
     "M7 12.5v-5L2 2.5M7 7.5l5-5M2 5.5v-3h3M9 2.5h3v3"},
    {"model", "cylinder", "#f1eaf9", "#7a55a8",
     "M7 1l5.5 3v6L7 13 1.5 10V4zM1.5 4L7 7l5.5-3M7 7v6"},
    {"serving", "component", "#e4f4f5", "#2f8a90", "M1.5 8.5v4h11v-4M7 9.5v-8M4 4.5l3-3 3 3"},
    {"code", "box", "#f1f3f5", "#66707a", "M4.5 3L1 7l3.5 4M9.5 3L13 7l-3.5 4"},
    {"flow", "box", "#f7f7f7", "#868e96", ""},
    {"end", "oval", "#f7f7f7", "#868e96", "M7 2.5a4.5 4.5 0 1 0 .01 0z"},
    {"failure", "octagon", "#fbe6e3", "#b3422e", "M3 3l8 8M11 3l-8 8"},
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
