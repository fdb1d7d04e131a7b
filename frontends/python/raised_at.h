#pragma once

#include "frontends/python/evaluator.h"

namespace smgraph::python {

/// The exception that was raised last, and under which conditions and in which loops that was.
struct RaisedAt {
  Ref exception = nullptr;
  const Path* path = nullptr;
};

/// Throws Raised and keeps where that was.
[[noreturn]] void Throw(Evaluator& ev, Ref exception, SourceSpan span);

}  // namespace smgraph::python
