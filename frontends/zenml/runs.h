#pragma once

#include "frontends/zenml/state.h"

namespace smgraph::zenml {

/// `dynamic=True`
bool IsDynamic(python::Evaluator& ev, python::Instance& pipeline);

/// Evaluates the body of a pipeline with the arguments of a call and adds a recording of it. Never
/// throws: what is raised makes the recording incomplete. Gives what the call returns: a run, None
/// when it is scheduled. `asked` is false when only we want to see the pipeline.
python::Ref RunPipeline(python::Evaluator& ev, python::Instance& pipeline, const python::Call& call,
                        bool asked);

}  // namespace smgraph::zenml
