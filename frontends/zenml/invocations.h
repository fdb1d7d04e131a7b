#pragma once

#include "frontends/zenml/state.h"

namespace smgraph::zenml {

/// How a step is called.
enum class CallForm : std::uint8_t { kCall, kSubmit, kMap, kProduct };

/// Adds an invocation of `step` to the recording and gives what the call returns: handles of its
/// outputs in a static pipeline; in a dynamic one also futures, which `submit` and `map` give.
python::Ref RecordCall(python::Evaluator& ev, Recording& recording, python::Instance& step,
                       const python::Call& call, CallForm form);

}  // namespace smgraph::zenml
