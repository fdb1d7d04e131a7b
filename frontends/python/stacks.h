#pragma once

#include <cstddef>

namespace smgraph::python {

/// Generators that wait at the same time, each on a stack of its own; more of them run through at
/// once.
inline constexpr std::size_t kMostStacks = 512;

/// State of an evaluation: how many there are.
struct StacksInUse {
  std::size_t count = 0;
};

}  // namespace smgraph::python
