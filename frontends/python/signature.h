#pragma once

#include <string_view>
#include <vector>

#include "frontends/python/evaluator.h"

namespace smgraph::python {

/// The parameters of a signature that a table of declared classes has ("(name, *, x=1)"), as
/// inspect.signature() lists them. The default of "whatever the library puts there" is unknown.
std::vector<Parameter> DeclaredParameters(Evaluator& ev, std::string_view signature);

}  // namespace smgraph::python
