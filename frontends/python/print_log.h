#pragma once

#include <string>

namespace smgraph::python {

/// What `print` wrote during one evaluation: Evaluator::State<PrintLog>(). Off unless a test or the
/// user asks for it. Unknown parts stand in braces.
struct PrintLog {
  std::string text;
  bool enabled = false;
};

}  // namespace smgraph::python
