#pragma once

#include <vector>

#include "frontends/python/evaluator.h"
#include "frontends/python/value.h"

// Attributes, entries and items whose name, key or place only a run tells: each of those there are
// may be the one.
namespace smgraph::python {

/// What `getattr(object, name)` gives, of the methods and functions that the name may be of, or
/// `otherwise` (may be null: there is one). Null where they are many, or anything else may be
/// meant.
Ref AttributeOfUnknownName(Evaluator& ev, Ref object, Ref name, Ref otherwise, SourceSpan span);

/// `setattr(object, name, value)`: each attribute with data that the name may be of has the value
/// where it is the one.
void SetAttributeOfUnknownName(Evaluator& ev, Ref object, Ref name, Ref value, SourceSpan span);

/// What `dict[key] = value` does to entries under other keys that may be the same one, before it.
void SetEntriesOfUnknownKey(Evaluator& ev, Dict& dict, Ref key, Ref value, SourceSpan span);

/// `dict.update(source)` with something unknown: each entry may be replaced by one of the source.
void TakeUnknownEntries(Evaluator& ev, Dict& dict, Ref source, SourceSpan span);

/// The same for `dict(**source)` and `dict.update(**source)`: what a call has beside the arguments
/// that are known.
void TakeOpenArguments(Evaluator& ev, Dict& dict, const Call& call);

/// `del dict[key]`: each entry is gone where its key is the one.
void EraseEntryOfUnknownKey(Evaluator& ev, Dict& dict, Ref key, SourceSpan span);

/// `items.remove(value)`, also of the elements of a set: an item is gone where it is the value.
void RemoveUnknownItem(Evaluator& ev, std::vector<Ref>& items, Ref value, SourceSpan span);

/// `items[index] = value`, `del items[index]` with Absent for the value: the item that it is has
/// the value.
void SetItemAtUnknownIndex(Evaluator& ev, std::vector<Ref>& items, Ref index, Ref value,
                           SourceSpan span);

}  // namespace smgraph::python
