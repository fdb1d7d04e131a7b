#pragma once

#include <string>
#include <utility>
#include <vector>

#include "graph/pipeline.h"
#include "passes/equivalence.h"

// The pairs of the corpus, read.
namespace smgraph::testing {

struct CorpusPair {
  std::string name;
  graph::Pipeline before;
  graph::Pipeline after;
  // pair.json: what the prover has to say, with words that its reasons have.
  std::string verdict;
  std::vector<std::string> says;
  std::string strict;                // the verdict under --strict; empty: as `verdict`
  std::vector<std::string> changes;  // words that `smgraph diff` has to say, "added edge …"
  std::string check;                 // a rule that has to find something in the after
  passes::EquivalenceOptions options;
};

/// The pair's folder below corpus/pairs; a failure of the test when a side cannot be read.
CorpusPair ReadPair(const std::string& name);

/// What the prover compares a side as: lowered when it is SageMaker's, else with calls of one step
/// in exclusive branches merged.
graph::Pipeline InZenMl(const graph::Pipeline& pipeline);

/// The folders below corpus/pairs, sorted.
std::vector<std::string> PairNames();

}  // namespace smgraph::testing
