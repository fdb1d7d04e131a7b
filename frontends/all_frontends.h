#pragma once

#include <span>

#include "frontends/dialect/frontend.h"

namespace smgraph::frontends {

/// Everything that smgraph reads; the first that recognises a JSON text reads it.
std::span<const Frontend* const> AllFrontends();
/// Puts the classes and functions of all of them into the registry.
void DeclareAll(python::Registry& registry);

}  // namespace smgraph::frontends
