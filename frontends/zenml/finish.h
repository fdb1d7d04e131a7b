#pragma once

#include <cstddef>

#include "frontends/zenml/state.h"

// What is checked when a body has been evaluated.
namespace smgraph::zenml {

/// Calls of unknown functions, from the `first` of the evaluator's log on, that may be steps we do
/// not see: the recording is then not complete.
void CheckUnknownCalls(python::Evaluator& ev, Recording& recording, std::size_t first);

/// Missing inputs, unknown upstreams, cycles, a body without steps.
void CheckRecording(Recording& recording);

}  // namespace smgraph::zenml
