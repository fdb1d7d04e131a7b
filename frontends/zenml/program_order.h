#pragma once

#include <cstddef>
#include <set>
#include <vector>

#include "frontends/zenml/state.h"

// Which calls of a dynamic pipeline's body come before another, under the conditions and in the
// loops that all of them are in.
namespace smgraph::zenml {

/// Is whatever is under `outer` certain to happen where `path` has led?
bool Implied(const python::Path* outer, const python::Path* path);

/// Is there a run that reaches both places?
bool BothReached(const Recording& recording, const python::Path* one, const python::Path* other);

/// Does the condition hold at `place`, for what its loops are at, in all runs that reach `other`?
bool HoldsWhere(const Recording& recording, python::Ref condition, const python::Path* place,
                const python::Path* other);

/// Of `calls`, in the order of the body, those of which one is the last before `path` is reached
/// anew. A step that fails is none: below `except` those that may have failed there are left out.
/// Looks no further back than the calls that one of is certain.
std::set<std::size_t> LastBefore(const python::Evaluator& ev, const Recording& recording,
                                 const std::vector<Reached>& calls, const python::Path* path);

/// Of `calls` all that may have happened when `path` is reached.
std::set<std::size_t> AllBefore(const Recording& recording, const std::vector<Reached>& calls,
                                const python::Path* path);

}  // namespace smgraph::zenml
