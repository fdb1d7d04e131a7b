#pragma once

#include <optional>
#include <string_view>

#include "frontends/python/evaluator.h"

namespace smgraph::zenml {

/// What the text "module.attribute" stands for in the user's code as far as that has run: null when
/// there is no such thing in a module that is known, nullopt when that cannot be said.
std::optional<python::Ref> NamedObject(const python::Evaluator& ev, std::string_view path);

}  // namespace smgraph::zenml
