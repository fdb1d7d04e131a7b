#pragma once

#include "frontends/python/evaluator.h"

namespace smgraph::python {

/// Attributes of functions that validate: the names of their fields (none: the whole model), and
/// the mode. User code does not see them.
inline constexpr std::string_view kValidates = "%validates";
inline constexpr std::string_view kValidatesMode = "%validates_mode";

/// What the class's own validators of a field and the field's annotation make of a value.
Ref ValidatedField(Evaluator& ev, Class& cls, const Class::Field& field, Ref value,
                   SourceSpan span);
/// Runs the validators of the whole model that see the finished object.
void ValidateModel(Evaluator& ev, Instance& instance, SourceSpan span);

}  // namespace smgraph::python
