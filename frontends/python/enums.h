#pragma once

#include "frontends/python/evaluator.h"
#include "frontends/python/registry.h"

namespace smgraph::python {

/// enum.member and enum.nonmember.
Rows EnumRows();
/// What a name in the body of an enumeration is bound to: for `auto()` the value that it stands for
/// behind the members so far, which later lines of the body see; else the value itself.
Ref EnumEntry(Evaluator& ev, Class& cls, const Scope& body, std::string_view name, Ref value);
/// The class that `Enum("Color", "RED GREEN")` makes; null when `callee` is no class of enum, or
/// the members are not known.
Ref FunctionalEnum(Evaluator& ev, Ref callee, const Call& call);

}  // namespace smgraph::python
