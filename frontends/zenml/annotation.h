#pragma once

#include <optional>
#include <string>
#include <vector>

#include "frontends/python/evaluator.h"

namespace smgraph::zenml {

/// A type annotation as far as outputs need it.
struct Annotation {
  enum class Kind { kAbsent, kNone, kTuple, kAnnotated, kOther, kUnknown };
  Kind kind = Kind::kAbsent;
  std::string text;                 // as written; of Annotated the type alone
  std::vector<Annotation> items;    // kTuple: the elements; kAnnotated: the annotated type
  std::optional<std::string> name;  // kAnnotated: the name its metadata gives
  bool named_badly = false;         // kAnnotated: metadata that ZenML refuses
  bool variadic = false;            // kTuple: ends in "..."
};

/// Reads an annotation where names mean what they mean in the function's scope: aliases of types,
/// constants that hold output names.
Annotation ReadAnnotation(python::Evaluator& ev, python::Node node,
                          const python::Function& function);

}  // namespace smgraph::zenml
