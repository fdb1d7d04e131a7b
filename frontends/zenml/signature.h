#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "frontends/python/evaluator.h"

namespace smgraph::zenml {

/// A named output of a step and the annotation behind it.
struct Output {
  std::string name;
  std::string type;
  bool operator==(const Output&) const = default;
};

/// Whether values of the output are certainly no sequences: numbers, texts, dictionaries. ZenML
/// counts no elements of them, that a step could be mapped over.
bool IsSingle(const Output& output);

/// An input of a step: a parameter of its function. `default_value` is null when one must be given.
struct Input {
  std::string_view name;
  std::string type;
  python::Ref default_value = nullptr;
  bool has_default = false;
  python::Ref annotation = nullptr;  // what it stands for; null when there is none
  python::ParameterKind kind = python::ParameterKind::kNormal;
};

/// What a step takes and gives.
struct Signature {
  std::vector<Input> inputs;
  std::vector<Output> outputs;
  bool inputs_known = true;                    // false: the function is not known
  bool outputs_known = true;                   // false: how many outputs there are is not known
  std::string why;                             // what is not known, for people
  std::vector<std::string> refused;            // what ZenML refuses about it
  const python::Function* function = nullptr;  // null when it is not the user's
};

/// The function behind what a decorator was given: wrappers made with functools.wraps and partial
/// objects are followed; null when it is not in the user's code.
const python::Function* FunctionBehind(python::Ref value);

/// The signature of a user's function. `method` leaves out the first parameter.
Signature ReadSignature(python::Evaluator& ev, const python::Function& function, bool method);

/// What the annotation of a parameter stands for: null where there is none, and where ZenML takes
/// it for Any, because it is text with names that only a function around has.
python::Ref AnnotationOf(python::Evaluator& ev, const python::Function& function,
                         const python::Parameter& parameter);

/// The first line of the docstring of `function`.
std::string DocstringOf(const python::Function& function);

}  // namespace smgraph::zenml
