#pragma once

#include "frontends/python/evaluator.h"

// What ZenML has pydantic check: arguments of pipelines, parameters of steps.
namespace smgraph::zenml {

/// The value as pydantic converts it to a parameter's annotation; null when it refuses it. A value
/// that is not known, or without annotation (null), is itself.
python::Ref Converted(python::Evaluator& ev, python::Ref value, python::Ref annotation,
                      const python::Function& function, SourceSpan span);

/// The part of a value that ZenML certainly cannot write as JSON; null when there is none.
python::Ref NoJson(python::Ref value);

/// The class of a namedtuple in a value that ZenML cannot copy, as it does with what pipelines are
/// given; null when there is none.
const python::Class* NamedTupleIn(python::Ref value);

}  // namespace smgraph::zenml
