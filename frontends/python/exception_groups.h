#pragma once

#include <functional>

#include "frontends/python/evaluator.h"

namespace smgraph::python {

/// An exception, or a group of them, taken apart: null where nothing is left.
struct GroupParts {
  Ref wanted = nullptr;
  Ref rest = nullptr;
};

/// True for an object of ExceptionGroup or BaseExceptionGroup.
bool IsGroup(Evaluator& ev, Ref exception);
/// The exceptions of a group that are wanted, and the others, in groups like it.
GroupParts SplitGroup(Evaluator& ev, Ref exception, const std::function<bool(Ref)>& wanted,
                      SourceSpan span);

}  // namespace smgraph::python
