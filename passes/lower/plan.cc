#include "passes/lower/plan.h"

#include <optional>

#include <boost/range/iterator_range.hpp>

namespace smgraph::passes {
namespace {

using graph::StepId;
using graph::StepKind;

bool UsesModel(StepKind kind) {
  return kind == StepKind::kModelCreate || kind == StepKind::kModelRegister;
}

// The reader of the pipeline says so: a name tells nothing, users call steps as they like.
bool IsRepack(const graph::Step& step) {
  const graph::Value* repack = step.arguments.Find("repack");
  const bool* flag = repack == nullptr ? nullptr : repack->As<bool>();
  return flag != nullptr && *flag;
}

std::optional<StepId> OnlyUser(const graph::Pipeline& pipeline, StepId step) {
  std::optional<StepId> user;
  for (const auto edge : boost::make_iterator_range(out_edges(step, pipeline))) {
    const StepId to = target(edge, pipeline);
    if (!UsesModel(pipeline[to].kind) || (user && *user != to)) return std::nullopt;
    user = to;
  }
  return user;
}

Fate FateOfKind(StepKind kind) {
  switch (kind) {
    case StepKind::kCondition:
    case StepKind::kChoice:
    case StepKind::kParallel:
      return Fate::kBranch;
    case StepKind::kForEach:
    case StepKind::kMap:
      return Fate::kLoop;
    default:
      return Fate::kKept;
  }
}

}  // namespace

Plan MakePlan(const graph::Pipeline& pipeline) {
  Plan plan;
  for (StepId step = 0; step < num_vertices(pipeline); ++step) {
    plan.fates.push_back(FateOfKind(pipeline[step].kind));
    plan.homes.push_back(step);
    if (!IsRepack(pipeline[step])) continue;
    if (const auto user = OnlyUser(pipeline, step)) {
      plan.fates[step] = Fate::kMerged;
      plan.homes[step] = *user;
    }
  }
  return plan;
}

}  // namespace smgraph::passes
