#pragma once

#include <optional>
#include <vector>

#include "frontends/zenml/state.h"
#include "frontends/zenml/values.h"

namespace smgraph::zenml {

/// What an argument of a step call becomes, first match wins: handle, list of
/// handles, ExternalArtifact, lazy look-up, anything else. Says in the recording what ZenML
/// refuses. `input` is one of the signature's.
InvocationInput Classify(python::Evaluator& ev, Recording& recording, Values& values,
                         const Signature& signature, const Input& input, python::Ref argument,
                         SourceSpan span);

/// The uses of one handle object; nullopt when `value` is none.
std::optional<std::vector<Use>> UsesOf(const Recording& recording, python::Ref value);

/// Reads the lists and dicts that a static pipeline's steps were given as they are when its body
/// has ended: ZenML keeps no copies, so that what is added to them later is given, too.
void ReadKeptArguments(Recording& recording, Values& values);

/// Says in the recording what ZenML refuses of a parameter of a step: what JSON cannot hold, what
/// does not fit the annotation. What ZenML stores of one is the value as it was given, but for a
/// mapping in place of a model.
python::Ref CheckType(python::Evaluator& ev, Recording& recording, const Signature& signature,
                      const Input& input, python::Ref argument, SourceSpan span);

/// The same for the default of an input that the call does not give, whatever is configured for it.
void CheckDefault(python::Evaluator& ev, Recording& recording, const Signature& signature,
                  const Input& input, SourceSpan span);

/// The value of a parameter as ZenML writes it.
graph::Value ReadStored(python::Evaluator& ev, Values& values, const Input& input,
                        python::Ref stored);

/// `after=` of a call: ids, handles, futures, sequences of them.
void ReadAfter(Recording& recording, Invocation& invocation, python::Ref after);

}  // namespace smgraph::zenml
