#pragma once

#include "frontends/python/evaluator.h"

namespace smgraph::sagemaker {

/// `step` of function_step, bare (@step) or with settings (@step(name=…), step(f, name=…)): each
/// call of the decorated function makes a new function step and gives a DelayedReturn. The
/// function's body is not evaluated: it runs in a job (reference: SDK module function_step).
python::Ref StepDecorator(python::Evaluator& ev, const python::Call& call);

}  // namespace smgraph::sagemaker
