#pragma once

#include <optional>
#include <string_view>

#include "frontends/python/value.h"

namespace smgraph::python {

/// Where an object of an installed library comes from that nobody declares.
struct LibraryOrigin {
  std::string_view package;
  std::string_view made_by;  // the class that was called; empty for modules, functions and classes
};

/// The origin of what is certainly an object of a library: it is not None, and of no class of the
/// program's own. Nothing for other values.
std::optional<LibraryOrigin> OriginOfLibrary(Ref value);

/// True for a session or a client that a library made: such objects are told from one another by
/// identity.
bool IsHandle(Ref value);

}  // namespace smgraph::python
