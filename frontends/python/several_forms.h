#pragma once

#include <functional>

#include "frontends/python/evaluator.h"
#include "frontends/python/value.h"

// Collections of which some items are there under a condition only: each of the forms that they may
// have.
namespace smgraph::python {

/// A collection of which a few items may be absent as one of several that have all of theirs; other
/// values, and what rounds of a loop made, as they are.
Ref Apart(Evaluator& e, Ref collection);
/// What a method of a list does with each of the lists that it may be.
Ref InEachForm(Evaluator& e, List& list, SourceSpan span, const std::function<Ref()>& body,
               int most = 4);
/// Has the collection items that may be absent?
bool MayLack(Ref collection);
/// What is there of a value that may be absent; other values as they are.
Ref PresentIn(Ref value);
/// The item at an index of items some of which may be absent; null when there is none.
Ref ItemAmongUncertain(Evaluator& e, const std::vector<Ref>& items, std::int64_t index,
                       SourceSpan span);

}  // namespace smgraph::python
