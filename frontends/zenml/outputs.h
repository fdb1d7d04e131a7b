#pragma once

#include <string>

#include "frontends/zenml/state.h"

// The objects that stand for outputs in user code.
namespace smgraph::zenml {

/// One output of an invocation. `future`: made by `.submit`.
python::Instance* NewArtifact(python::Evaluator& ev, const Recording& recording,
                              std::size_t invocation, const std::string& output, bool future);
/// All outputs of an invocation that runs beside the others.
python::Instance* NewFuture(python::Evaluator& ev, const Recording& recording,
                            std::size_t invocation);
/// The outputs of the invocations of `.map` or `.product`; `output` empty: all of them.
python::Instance* NewMapResults(python::Evaluator& ev, const Recording& recording,
                                std::size_t invocation, const std::string& output);

/// What a plain call returns: static [] / handle / list of handles; dynamic None / artifact /
/// tuple.
python::Ref ReturnOutputs(python::Evaluator& ev, const Recording& recording,
                          std::size_t invocation);

}  // namespace smgraph::zenml
