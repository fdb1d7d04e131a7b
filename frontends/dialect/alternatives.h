#pragma once

#include <vector>

#include "frontends/python/value.h"

namespace smgraph::frontends {

/// The values at the ends of a tree of choices, each once, in order; what is absent is none. Of any
/// other value, itself. Linear in the number of choices, which alternatives may share.
std::vector<python::Ref> Alternatives(python::Ref value);

}  // namespace smgraph::frontends
