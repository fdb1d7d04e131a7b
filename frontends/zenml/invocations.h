#pragma once

#include "frontends/zenml/state.h"

namespace smgraph::zenml {

/// How a step is called.
enum class CallForm : std::uint8_t { kCall, kSubmit, kMap, kProduct };

/// Adds an invocation of `step` to the recording and gives what the call returns: zenml.md § 1.4 in
/// a static pipeline, § 3.2 in a dynamic one.
python::Ref RecordCall(python::Evaluator& ev, Recording& recording, python::Instance& step,
                       const python::Call& call, CallForm form);

}  // namespace smgraph::zenml
