#pragma once

#include <cstdint>
#include <span>
#include <string_view>

#include "frontends/python/value.h"

// What a dialect declares to the evaluator, which has never heard of a step: rows of tables.
namespace smgraph::python {

/// A method that needs C++ (`add_depends_on`); methods that are not declared give opaque values
/// that remember the call (`processor.run(...)`).
struct MethodModel {
  std::string_view name;
  NativeFunction function;  // called with the instance as first argument
};

/// One class of a library. Its constructor's arguments become attributes of the Instance.
struct ClassModel {
  /// Dialect's own name, unique in the table: "ProcessingStep".
  std::string_view name;
  /// Every public spelling, separated by single spaces: "sagemaker.workflow.steps.ProcessingStep
  /// …".
  std::string_view spellings;
  /// Positional order and defaults in Python's syntax, without self: "(name, step_args=None, *,
  /// x=1)".
  /// "**" alone as last parameter ("(name, **kwargs)") lets unknown keywords through as attributes.
  std::string_view signature;
  /// What the dialect wants to find again; the evaluator never looks at it.
  std::uint32_t tag = 0;
  std::span<const MethodModel> methods = {};
  /// Called when an instance is called like a function; null: an opaque value.
  Ref (*call)(Evaluator&, Instance&, const Call&) = nullptr;
  /// An attribute that is neither set nor declared; null result or null hook: an opaque value.
  Ref (*attribute)(Evaluator&, Instance&, std::string_view name) = nullptr;
  /// After construction.
  void (*init)(Evaluator&, Instance&) = nullptr;
  /// Attributes, separated by spaces, whose value and all that hangs below it are objects, never
  /// None and never false: `step.properties.A["b"]`. "*": any attribute and item.
  std::string_view objects = {};
  /// Attributes, separated by spaces, that are a new list where None or an empty one was given
  /// (`self.steps = steps if steps else []`): what the caller adds to theirs is not in it.
  std::string_view lists = {};
  /// Attributes, separated by spaces, whose dict is a copy of what was given.
  std::string_view copies = {};
  /// Attributes, separated by spaces, by which two objects of one class are equal. Without: an
  /// object equals itself alone. Such objects have no hash, unless `hashable` says so.
  std::string_view compared = {};
  bool hashable = false;
};

/// One function (or constant: see ConstantModel) of a library by its spellings.
struct FunctionModel {
  std::string_view spellings;
  NativeFunction function;
};

/// An attribute of a library's module or class with a plain value: enum members and the like.
struct ConstantModel {
  std::string_view spellings;
  std::string_view value;  // a string
};

/// An attribute of a library's module or class whose value has to be made: `os.environ`, `math.pi`.
/// Made once an evaluation.
struct ValueModel {
  std::string_view spellings;
  Ref (*make)(Evaluator&);
};

/// The tag of the classes of Python's own library; dialects use other numbers.
inline constexpr std::uint32_t kLibraryTag = 0xffff0000;

}  // namespace smgraph::python
