#pragma once

#include <string>

#include "graph/equivalence.h"
#include "graph/pipeline.h"

namespace smgraph::testing {

/// Checks the proof that two ZenML graphs do the same (identical, renamed, equivalent) or that the
/// second allows less (refines), with nothing of the prover: by running both, step by step of the
/// argument. `across`: the first was lowered, so that ports and parameters are spelled differently
/// and what steps are given is not compared. Empty when the proof holds, else what is wrong.
std::string CheckCertificate(const graph::Pipeline& before, const graph::Pipeline& after,
                             const graph::Equivalence& proof, bool across);

}  // namespace smgraph::testing
