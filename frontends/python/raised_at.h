#pragma once

#include "frontends/python/evaluator.h"

namespace smgraph::python {

/// The exception that was raised last, and under which conditions and in which loops that was.
struct RaisedAt {
  Ref exception = nullptr;
  const Path* path = nullptr;
};

/// Whether something was taken to be as it is when nobody says anything: variables of the
/// environment, arguments of the command line.
struct Assumed {
  bool anything = false;
};

/// Throws Raised and keeps where that was.
[[noreturn]] void Throw(Evaluator& ev, Ref exception, SourceSpan span);

}  // namespace smgraph::python
