#pragma once

#include <string>

#include "graph/base/diagnostic.h"
#include "graph/pipeline.h"
#include "passes/check.h"

// Which orchestrator will run a ZenML pipeline. Code does not say it as a rule: it belongs to the
// stack that is active when the pipeline is called.
namespace smgraph::passes {

struct Orchestrator {
  std::string flavour;   // "sagemaker", "kubernetes", …
  std::string known_by;  // what says so, for people; empty when it is assumed
  bool assumed() const { return known_by.empty(); }
};

/// In this order: the option, settings of the pipeline or of a step such as
/// "orchestrator.sagemaker", a stack file; else "sagemaker" is assumed. Settings of two flavours
/// say nothing, as ZenML ignores those that are not of the active stack.
Orchestrator OrchestratorOf(const graph::Pipeline& pipeline, const CheckOptions& options);

/// Adds to a finding that depends on the orchestrator how it is known. What is assumed makes the
/// finding likely at most, and no more than a warning.
void SayWhoRuns(const Orchestrator& orchestrator, Diagnostic& finding);

}  // namespace smgraph::passes
