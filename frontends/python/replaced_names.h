#pragma once

#include "frontends/python/value.h"

namespace smgraph::python {

/// Attributes of libraries that the program has set, by qualified name: `sys.stdout = log`. State
/// of an evaluation.
struct ReplacedNames {
  Scope* names = nullptr;  // null: none so far
};

}  // namespace smgraph::python
