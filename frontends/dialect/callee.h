#pragma once

#include <vector>

#include "frontends/python/value.h"

// What the callee of a call may be where only a run tells.
namespace smgraph::frontends {

/// What the callee is taken out of by a name, key or number: tables of functions, objects, modules,
/// classes. Of `handlers[kind]` and `getattr(builder, kind)` these are `handlers` and `builder`.
std::vector<python::Ref> HoldersOf(python::Ref callee);

/// Whether it may be any object of the project: out of a module that only a run names, an evaluated
/// or stored one.
bool MayBeAnything(python::Ref callee);

}  // namespace smgraph::frontends
