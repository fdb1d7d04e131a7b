#pragma once

#include <map>
#include <string>

#include "passes/diff/correspondence.h"

namespace smgraph::passes {

using NamePairs = std::map<std::string, std::string, std::less<>>;  // before to after

/// Pairs ports by equal name, normalised name, then by what cannot be anything else: across
/// dialects the only output that is used on either side and the n-th output for "output_n"; the
/// only used output that is left; an input by the output that feeds it.
/// Answers are kept; the correspondence must outlive this.
class PortMatcher {
 public:
  explicit PortMatcher(const Correspondence& same) : same_(same) {}

  const NamePairs& Outputs(graph::StepId before, graph::StepId after);
  const NamePairs& Inputs(graph::StepId before, graph::StepId after);

 private:
  NamePairs PairOutputs(graph::StepId before, graph::StepId after) const;
  NamePairs PairInputs(graph::StepId before, graph::StepId after);

  const Correspondence& same_;
  std::map<graph::StepId, NamePairs> outputs_;  // by step of the before
  std::map<graph::StepId, NamePairs> inputs_;
};

}  // namespace smgraph::passes
