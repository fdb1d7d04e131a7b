#pragma once

#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "graph/changes.h"
#include "graph/pipeline.h"
#include "passes/equivalence.h"

namespace smgraph::passes {

/// Two pipelines made ready to be compared.
struct Sides {
  graph::Pipeline before;
  graph::Pipeline after;
  graph::Matching matching;
  bool across = false;  // written in different dialects
  // As they were before they were lowered: when both are of SageMaker.
  std::optional<std::pair<graph::Pipeline, graph::Pipeline>> written;
  std::vector<std::string> notes;
  // Parameters that only the before has, with the default in their place: those that became
  // settings, and the others.
  std::vector<std::string> infrastructure;
  std::vector<std::string> fixed;
};

/// Lowers SageMaker pipelines, resolves ZenML ones, matches the steps, and puts the default in
/// place of each parameter that only the before has.
Sides MakeSides(graph::Pipeline before, graph::Pipeline after, const MatchOptions& options);

}  // namespace smgraph::passes
