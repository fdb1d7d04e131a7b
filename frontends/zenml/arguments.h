#pragma once

#include "frontends/zenml/state.h"
#include "frontends/zenml/values.h"

namespace smgraph::zenml {

/// What an argument of a step call becomes, first match wins: handle, list of
/// handles, ExternalArtifact, lazy look-up, anything else. Says in the recording what ZenML
/// refuses. `input` is one of the signature's.
InvocationInput Classify(python::Evaluator& ev, Recording& recording, Values& values,
                         const Signature& signature, const Input& input, python::Ref argument,
                         SourceSpan span);

/// `after=` of a call: ids, handles, futures, sequences of them.
void ReadAfter(Recording& recording, Invocation& invocation, python::Ref after);

}  // namespace smgraph::zenml
