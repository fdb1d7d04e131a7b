#pragma once

#include <string>

#include "graph/guard.h"
#include "passes/diff/correspondence.h"

namespace smgraph::passes {

/// What one of two guards demands and the other does not: the members of their conjunctions that
/// have no counterpart. Negations are pushed inwards first, and `0.9 <= x` is `x >= 0.9`; beyond
/// that guards are compared as written (whether they mean the same is decided by equivalence).
struct GuardDelta {
  graph::Guard before;  // the conjunction of what only the before demands
  graph::Guard after;
  /// The same text for deltas that come from one change in the source: those of the `then` and the
  /// `else` branches of a condition, for example.
  std::string cause;

  bool empty() const { return before.always() && after.always(); }
};

GuardDelta CompareGuards(const graph::Guard& before, const graph::Guard& after,
                         const Correspondence& same);

}  // namespace smgraph::passes
