#include "graph/pipeline.h"

#include <algorithm>
#include <array>
#include <cstddef>

#include <boost/range/iterator_range.hpp>

namespace smgraph::graph {
namespace {

constexpr std::array<std::string_view, 29> kStepKindNames = {
    "processing",   "training",       "tuning",   "transform", "condition",     "fail",
    "model-create", "model-register", "lambda",   "callback",  "quality-check", "clarify-check",
    "emr",          "emr-serverless", "notebook", "automl",    "endpoint",      "lineage",
    "function",     "python-step",    "for-each", "cleanup",   "choice",        "map",
    "parallel",     "wait",           "pass",     "succeed",   "other"};
static_assert(kStepKindNames.size() == static_cast<std::size_t>(StepKind::kOther) + 1);

}  // namespace

std::string_view DialectName(Dialect dialect) {
  return kDialectNames.at(static_cast<std::size_t>(dialect));
}

std::string_view StepKindName(StepKind kind) {
  return kStepKindNames.at(static_cast<std::size_t>(kind));
}

std::optional<StepKind> StepKindFromName(std::string_view name) {
  const auto* const found = std::ranges::find(kStepKindNames, name);
  if (found == kStepKindNames.end()) return std::nullopt;
  return static_cast<StepKind>(found - kStepKindNames.begin());
}

std::string_view EdgeKindName(EdgeKind kind) {
  return kEdgeKindNames.at(static_cast<std::size_t>(kind));
}

bool CarriesData(EdgeKind kind) {
  return kind == EdgeKind::kReference || kind == EdgeKind::kPropertyFile ||
         kind == EdgeKind::kArtifact;
}

std::optional<StepId> FindStep(const Pipeline& pipeline, std::string_view id) {
  for (const StepId step : boost::make_iterator_range(vertices(pipeline))) {
    if (pipeline[step].id == id) return step;
  }
  return std::nullopt;
}

const Port* FindPort(const std::vector<Port>& ports, std::string_view name) {
  const auto found = std::ranges::find(ports, name, &Port::name);
  return found == ports.end() ? nullptr : &*found;
}

bool Same(const Pipeline& a, const Pipeline& b) {
  if (num_vertices(a) != num_vertices(b) || num_edges(a) != num_edges(b)) return false;
  if (Info(a) != Info(b)) return false;
  for (const StepId step : boost::make_iterator_range(vertices(a))) {
    if (a[step] != b[step]) return false;
  }
  return std::ranges::equal(boost::make_iterator_range(edges(a)),
                            boost::make_iterator_range(edges(b)), [&](EdgeId x, EdgeId y) {
                              return source(x, a) == source(y, b) && target(x, a) == target(y, b) &&
                                     a[x] == b[y];
                            });
}

}  // namespace smgraph::graph
