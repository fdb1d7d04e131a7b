#pragma once

#include <string>

#include "passes/equivalence.h"
#include "tests/support/pipeline_builder.h"

// Proofs about small pipelines, as one line of text.
namespace smgraph::testing {

inline graph::Equivalence ProofOf(const PipelineBuilder& before, const PipelineBuilder& after,
                                  const passes::EquivalenceOptions& options = {}) {
  return passes::Prove(before.Build(), after.Build(), options);
}

inline std::string TextOf(const graph::Equivalence& proof) {
  std::string text(graph::VerdictName(proof.verdict));
  if (proof.counterexample) text += ": " + proof.counterexample->text;
  for (const std::string& question : proof.unknown)
    text += "; " + question;
  return text;
}

}  // namespace smgraph::testing
