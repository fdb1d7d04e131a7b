#pragma once

#include <set>
#include <span>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "frontends/python/class_model.h"

namespace smgraph::python {

/// Everything that is declared outside the user's code, by qualified name: builtins, the library
/// functions of `library/`, and the tables of the dialects. Built once, then only read; resolves by
/// object, not by path: every spelling of a class leads to the same row.
class Registry {
 public:
  /// Builtins and `library/` only.
  Registry();

  void Add(std::span<const ClassModel> classes);
  void Add(std::span<const FunctionModel> functions);
  void Add(std::span<const ConstantModel> constants);
  void Add(std::span<const ValueModel> values);

  const ClassModel* FindClass(std::string_view qualified_name) const;
  const FunctionModel* FindFunction(std::string_view qualified_name) const;
  const ConstantModel* FindConstant(std::string_view qualified_name) const;
  const ValueModel* FindValue(std::string_view qualified_name) const;
  /// True when some declared name begins with `module` + ".": importing it is no surprise.
  bool KnowsModule(std::string_view module) const;
  /// True for the top package of classes that a dialect declares ("sagemaker"): code that mentions
  /// it may build pipelines.
  bool IsDialectPackage(std::string_view package) const {
    return dialect_packages_.contains(package);
  }
  /// All rows, for the tests that walk the tables.
  const std::vector<const ClassModel*>& classes() const { return classes_; }

 private:
  void AddModulesOf(std::string_view qualified_name);
  std::unordered_map<std::string_view, const ClassModel*> class_by_name_;
  std::unordered_map<std::string_view, const FunctionModel*> function_by_name_;
  std::unordered_map<std::string_view, const ConstantModel*> constant_by_name_;
  std::unordered_map<std::string_view, const ValueModel*> value_by_name_;
  std::unordered_map<std::string_view, bool> modules_;
  std::set<std::string_view> dialect_packages_;
  std::vector<const ClassModel*> classes_;
};

/// A method of a builtin type: "append" of list. Tables in methods/.
struct BuiltinMethod {
  std::string_view name;
  NativeFunction function;  // the object is the first positional argument
};
/// The methods of str, list, dict, …; empty for other kinds.
std::span<const BuiltinMethod> MethodsOf(Kind kind);
/// Functions and types of Python's builtins module ("len", "print", "range", …).
std::span<const FunctionModel> BuiltinFunctions();
/// What the core itself declares: super, object's methods (object.cc).
std::span<const FunctionModel> CoreFunctions();
std::span<const ValueModel> CoreValues();
/// What one file of library/ declares: "os.path.join", "pathlib.Path", "string.digits",
/// "os.environ".
struct LibraryRows {
  std::span<const FunctionModel> functions = {};
  std::span<const ClassModel> classes = {};
  std::span<const ConstantModel> constants = {};
  std::span<const ValueModel> values = {};
};
/// All files of library/.
std::vector<LibraryRows> LibraryTables();

}  // namespace smgraph::python
