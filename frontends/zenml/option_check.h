#pragma once

#include <map>
#include <string>
#include <string_view>

#include "frontends/python/evaluator.h"
#include "frontends/zenml/models/option_types.h"

namespace smgraph::zenml {

/// What pydantic makes of options, by their names, as far as they are plain values.
using PlainOptions = std::map<std::string_view, python::Ref>;

/// What is wrong with the options of a call: the first fault, empty when there is none. Options
/// that the table has not are left alone, and so is what is not known. `converted` may be null.
std::string ProblemWith(python::Evaluator& ev, const OptionTypes& types,
                        const python::Call& options, PlainOptions* converted);

}  // namespace smgraph::zenml
