#pragma once

#include <optional>
#include <string_view>

#include "frontends/python/evaluator.h"

namespace smgraph::zenml {

/// What the text "module.attribute" stands for in the user's code as far as that has run: null when
/// the module has no such attribute; nullopt when the module is not known, or what it has.
std::optional<python::Ref> NamedObject(python::Evaluator& ev, std::string_view path);

}  // namespace smgraph::zenml
