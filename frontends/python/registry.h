#pragma once

#include <array>
#include <set>
#include <span>
#include <string>
#include <string_view>
#include <unordered_map>
#include <unordered_set>
#include <vector>

#include "frontends/python/class_model.h"

namespace smgraph::python {

/// The methods of one builtin type ("append" of list); the object is the first positional argument.
struct TypeMethods {
  Kind kind;
  std::span<const MethodModel> methods;
};

/// Everything that is declared outside the user's code, by qualified name: builtins, the library
/// functions of `library/`, and the tables of the dialects. Built once, then only read; resolves by
/// object, not by path: every spelling of a class leads to the same row.
class Registry {
 public:
  /// What Python itself has: builtins, methods and library.
  Registry();

  void Add(std::span<const ClassModel> classes);
  void Add(std::span<const FunctionModel> functions);
  void Add(std::span<const ConstantModel> constants);
  void Add(std::span<const ValueModel> values);
  void Add(std::span<const TypeMethods> types);

  const ClassModel* FindClass(std::string_view qualified_name) const;
  const FunctionModel* FindFunction(std::string_view qualified_name) const;
  const ConstantModel* FindConstant(std::string_view qualified_name) const;
  const ValueModel* FindValue(std::string_view qualified_name) const;
  /// A method of str, list, dict, …; null for other kinds.
  const MethodModel* FindMethod(Kind kind, std::string_view name) const;
  /// True when some declared name begins with `module` + ".": importing it is no surprise.
  bool KnowsModule(std::string_view module) const;
  /// True for the top package of classes that a dialect declares ("sagemaker"): code that mentions
  /// it may build pipelines.
  bool IsDialectPackage(std::string_view package) const {
    return dialect_packages_.contains(package);
  }
  /// Whether a text names the package of a dialect anywhere.
  bool NamesDialect(std::string_view text) const;
  /// All rows, for the tests that walk the tables.
  const std::vector<const ClassModel*>& classes() const { return classes_; }

 private:
  void AddModulesOf(std::string_view qualified_name);
  std::unordered_map<std::string_view, const ClassModel*> class_by_name_;
  std::unordered_map<std::string_view, const FunctionModel*> function_by_name_;
  std::unordered_map<std::string_view, const ConstantModel*> constant_by_name_;
  std::unordered_map<std::string_view, const ValueModel*> value_by_name_;
  using Methods = std::unordered_map<std::string_view, const MethodModel*>;
  std::array<Methods, static_cast<std::size_t>(Kind::kAbsent) + 1> methods_by_kind_;
  std::unordered_set<std::string_view> modules_;
  std::string_view last_module_;  // rows of a module stand together
  std::set<std::string_view> dialect_packages_;
  std::vector<const ClassModel*> classes_;
};

/// What one file of builtins/, methods/ or library/ declares: "len", str's "upper",
/// "os.path.join", "pathlib.Path", "string.digits", "os.environ".
struct Rows {
  std::span<const FunctionModel> functions = {};
  std::span<const ClassModel> classes = {};
  std::span<const ConstantModel> constants = {};
  std::span<const ValueModel> values = {};
  std::span<const TypeMethods> methods = {};
};
/// All files of builtins/, and what the core itself declares; of methods/; of library/.
std::vector<Rows> BuiltinTables();
std::vector<Rows> MethodTables();
std::vector<Rows> LibraryTables();

}  // namespace smgraph::python
