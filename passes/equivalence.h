#pragma once

#include <cstddef>
#include <string>
#include <vector>

#include "graph/equivalence.h"
#include "graph/pipeline.h"
#include "passes/match.h"

namespace smgraph::passes {

struct EquivalenceOptions {
  MatchOptions match;
  /// Settings (instance types, cache, retry) and schedules count as well.
  bool strict = false;
  /// How many steps make it worth to prove a difference on the few changed steps alone, where all
  /// others are the same: the runs of its counterexample are then no longer whole ones.
  std::size_t in_part_from = 10'000;
};

/// Decides whether `after` does what `before` does: for all values of parameters and of what steps
/// leave behind, the same steps run, on the same data, in an order at least as strict, with the
/// same interface. Step bodies are not compared.
///
/// A SageMaker pipeline is lowered first (passes/lower.h), so that conditions and loops are guards
/// and multiplicities; ZenML ones are taken as they are. Guards are decided exactly, by a solver
/// that is loaded when two of them differ in form; comparisons that no theory speaks of (unknown
/// operands, containers) are taken as facts that have the same value on both sides, and where the
/// verdict hangs on one of them it is kUnknown. Order is compared as transitive closure.
///
/// Deterministic; near-linear where steps are called the same and guards read the same.
/// The pipelines are consumed: whoever goes on with them gives copies.
graph::Equivalence Prove(graph::Pipeline before, graph::Pipeline after,
                         const EquivalenceOptions& options = {});

/// A static ZenML pipeline is what it is compiled to, for the values that its parameters have then:
/// `proof` speaks of those. `before` and `after` are the same pipelines for any values. Where other
/// values tell both apart, that is the verdict; what cannot be compared for other values becomes an
/// assumption.
graph::Equivalence ProveForAnyValues(graph::Equivalence proof, graph::Pipeline before,
                                     graph::Pipeline after, const EquivalenceOptions& options = {});

/// For a side of which only one choice of parameters is there: the assumption that the others do
/// not matter.
std::vector<std::string> CompiledWith(const graph::Pipeline& before, const graph::Pipeline& after);

/// Two programs of SageMaker, or two definitions, that do the same by `proof`, with what the SDK
/// makes of them (PipelineInfo::definition): where a request says something else that is no
/// setting, and no name was changed, they differ. What is not known of a request may be the same.
graph::Equivalence ProveCompiled(graph::Equivalence proof, const graph::Pipeline& before,
                                 const graph::Pipeline& after);

}  // namespace smgraph::passes
