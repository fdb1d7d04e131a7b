#pragma once

#include "frontends/sagemaker/compiler.h"

namespace smgraph::sagemaker {

/// Says that a pipeline may have other steps and edges than it shows when code that cannot be read
/// is given one of its steps, or an object or collection that leads to them: what an import that is
/// not found does with it is not known.
void ReportUnknownCalls(python::Evaluator& ev, const Compiler& compiler, Findings& findings);

}  // namespace smgraph::sagemaker
