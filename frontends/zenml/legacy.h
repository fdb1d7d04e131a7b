#pragma once

#include "frontends/zenml/state.h"

// Code for ZenML before 0.40, in which steps were arguments of pipelines: recognised, not read.
namespace smgraph::zenml {

/// Whether a call of a pipeline gives it steps, or what calling steps outside of pipelines gives.
bool TakesSteps(const python::Call& call);

/// True for what was imported from an old ZenML and exists no more.
bool IsLegacy(python::Ref value);

/// Names the era of what the modules import from an old ZenML.
void ReportLegacyImports(python::Evaluator& ev);

}  // namespace smgraph::zenml
