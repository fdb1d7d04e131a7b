#pragma once

#include <cstddef>
#include <cstdint>

namespace smgraph::python {

/// Bounds of one evaluation. Reaching one is a diagnostic and an incomplete result, never a hang.
struct Limits {
  std::uint64_t steps = 5'000'000;        // statements and calls evaluated
  std::uint32_t call_depth = 120;         // user functions inside each other
  std::uint32_t nesting = 600;            // expressions and blocks inside each other
  std::size_t container_items = 200'000;  // elements of one list, dict, …
  std::size_t string_bytes = 4'000'000;   // one string
  std::size_t heap_bytes = 300'000'000;   // all values together
  std::size_t file_bytes = 16'000'000;    // one file that is read
  std::uint32_t fork_depth = 24;          // unknown conditions inside each other
};

/// Thrown when a bound is reached; caught where a module or an entry point is evaluated. Stays
/// inside frontends/python.
struct BudgetExceeded {
  const char* what;  // "evaluation steps", "call depth", …
};

}  // namespace smgraph::python
