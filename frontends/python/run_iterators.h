#pragma once

#include <string_view>

#include "frontends/python/evaluator.h"

// Iterators over collections that only a run knows: they remember how much of them was taken.
namespace smgraph::python {

/// The operation whose base such an iterator goes over.
inline constexpr std::string_view kIterOperation = "iter";

/// iter(collection).
Ref IterateInRun(Evaluator& ev, Ref collection, SourceSpan span);
/// next(value), or next(value, otherwise): the element behind those that were taken. Where it is
/// not known how many that were, it is said. Of what is no iterator of IterateInRun, some element.
Ref NextInRun(Evaluator& ev, Ref value, Ref otherwise, SourceSpan span);
/// What a loop over `collection` goes over: what is left of an iterator of IterateInRun, which has
/// no known place from then on; `collection` itself when it is none.
Ref LeftInRun(Evaluator& ev, Ref collection, SourceSpan span);

}  // namespace smgraph::python
