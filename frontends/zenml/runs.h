#pragma once

#include <cstdint>

#include "frontends/zenml/state.h"

namespace smgraph::zenml {

/// `dynamic=True`
bool IsDynamic(python::Evaluator& ev, python::Instance& pipeline);

/// Why a pipeline is evaluated.
enum class Occasion : std::uint8_t {
  kAsked,     // the user's code runs it
  kDefaults,  // nobody does: with its defaults, and symbols for required parameters
  kSymbols,   // its defaults are refused: with symbols for all parameters
  kAnyValues  // with symbols for all parameters, whatever the call gives
};

/// Evaluates the body of a pipeline with the arguments of a call and adds a recording of it. Never
/// throws: what is raised makes the recording incomplete. Gives what the call returns: a run, None
/// when it is scheduled.
python::Ref RunPipeline(python::Evaluator& ev, python::Instance& pipeline, const python::Call& call,
                        Occasion occasion);

/// A step that is called outside any pipeline runs as a pipeline of one step: it has the step's
/// name and no cache, and makes nothing of `id=` and `after=`.
void RunAlone(python::Evaluator& ev, const LoneCall& lone);

}  // namespace smgraph::zenml
