#pragma once

#include "frontends/python/evaluator.h"

namespace smgraph::zenml {

/// Reports hooks among the options of a step or a pipeline that ZenML refuses: what cannot be
/// called, or not with what ZenML gives it, or not be found again at the top level of a module.
void CheckHooks(python::Evaluator& ev, const python::Dict& options, SourceSpan span);

}  // namespace smgraph::zenml
