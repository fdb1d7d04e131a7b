#pragma once

#include <vector>

#include "frontends/python/value.h"
#include "graph/value.h"

namespace smgraph::frontends {

/// The place where a value was made, when it is one that remembers; else `fallback`.
SourceSpan PlaceOf(python::Ref value, SourceSpan fallback);

/// A value that is not known as one of the graph: why, and what the user may say to settle it.
graph::Unknown MakeUnknown(python::Ref value, SourceSpan fallback);

/// Adds what is not known in a name, or in the text that it was made of. Each is added once.
void AddUnknownsOfName(python::Ref name, SourceSpan fallback,
                       std::vector<graph::Unknown>& unknowns);

}  // namespace smgraph::frontends
