#pragma once

#include "frontends/zenml/run_config.h"
#include "frontends/zenml/signature.h"
#include "frontends/zenml/state.h"

namespace smgraph::zenml {

/// The arguments that a pipeline's body is evaluated with: those of the call, of
/// configure(parameters=…) and of the run configuration, then bound with --set, then the defaults;
/// what is missing is symbolic. Fills the recording's parameters, and remembers which value stands
/// for which parameter. What is wrong with the call is reported to the recording of the caller, the
/// same one for a pipeline that none calls.
python::Call BindPipelineArguments(python::Evaluator& ev, Recording& recording, Recording& caller,
                                   const python::Function& function, const python::Call& call,
                                   const RunConfig& config);

}  // namespace smgraph::zenml
