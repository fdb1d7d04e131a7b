#pragma once

#include "frontends/python/value.h"

// What is in an object that code can change. Branches and loops compare it and undo its changes.
namespace smgraph::python {

/// A copy of a mutable object's contents, as an object of the same kind; null for other objects.
Object* CopyOf(Heap& heap, Object* object);
/// Gives two objects of one kind each other's contents.
void SwapContents(Object* a, Object* b);
/// True when two objects of one kind certainly have the same contents: the same objects, equal
/// constants, or values of unknown code made at the same place in the same way.
bool SameContents(const Object* a, const Object* b);

}  // namespace smgraph::python
