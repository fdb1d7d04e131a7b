#include "frontends/python/registry.h"

#include <algorithm>
#include <utility>

#include "frontends/python/library/in_python.h"
#include "graph/base/words.h"

namespace smgraph::python {
namespace {

template <typename Row>
const Row* Find(const std::unordered_map<std::string_view, const Row*>& rows,
                std::string_view name) {
  const auto found = rows.find(name);
  return found == rows.end() ? nullptr : found->second;
}

}  // namespace

Registry::Registry() {
  for (const auto& tables : {BuiltinTables(), MethodTables(), LibraryTables()}) {
    for (const Rows& rows : tables) {
      Add(rows.functions);
      Add(rows.classes);
      Add(rows.constants);
      Add(rows.values);
      Add(rows.methods);
    }
  }
  for (const PythonModule& module : PythonModules()) {
    ForEachWord(module.spellings, [&](std::string_view name) {
      AddModulesOf(name);
      modules_.insert(name);
    });
  }
}

void Registry::AddModulesOf(std::string_view qualified_name) {
  // From the longest: the packages of a known module are known.
  std::size_t dot = qualified_name.rfind('.');
  const std::string_view module = qualified_name.substr(0, dot);
  if (std::exchange(last_module_, module) == module) return;
  while (dot != std::string_view::npos && dot > 0 &&
         modules_.insert(qualified_name.substr(0, dot)).second)
    dot = qualified_name.rfind('.', dot - 1);
}

void Registry::Add(std::span<const ClassModel> classes) {
  for (const ClassModel& row : classes) {
    classes_.push_back(&row);
    ForEachWord(row.spellings, [&](std::string_view name) {
      class_by_name_[name] = &row;
      AddModulesOf(name);
      if (row.tag != kLibraryTag) dialect_packages_.insert(name.substr(0, name.find('.')));
    });
  }
}

void Registry::Add(std::span<const FunctionModel> functions) {
  for (const FunctionModel& row : functions) {
    ForEachWord(row.spellings, [&](std::string_view name) {
      function_by_name_[name] = &row;
      AddModulesOf(name);
    });
  }
}

void Registry::Add(std::span<const ConstantModel> constants) {
  for (const ConstantModel& row : constants) {
    ForEachWord(row.spellings, [&](std::string_view name) {
      constant_by_name_[name] = &row;
      AddModulesOf(name);
    });
  }
}

void Registry::Add(std::span<const ValueModel> values) {
  for (const ValueModel& row : values) {
    ForEachWord(row.spellings, [&](std::string_view name) {
      value_by_name_[name] = &row;
      AddModulesOf(name);
    });
  }
}

void Registry::Add(std::span<const TypeMethods> types) {
  for (const TypeMethods& type : types) {
    for (const MethodModel& row : type.methods)
      methods_by_kind_[static_cast<std::size_t>(type.kind)][row.name] = &row;
  }
}

const ClassModel* Registry::FindClass(std::string_view qualified_name) const {
  return Find(class_by_name_, qualified_name);
}

const FunctionModel* Registry::FindFunction(std::string_view qualified_name) const {
  return Find(function_by_name_, qualified_name);
}

const ConstantModel* Registry::FindConstant(std::string_view qualified_name) const {
  return Find(constant_by_name_, qualified_name);
}

const ValueModel* Registry::FindValue(std::string_view qualified_name) const {
  return Find(value_by_name_, qualified_name);
}

const MethodModel* Registry::FindMethod(Kind kind, std::string_view name) const {
  return Find(methods_by_kind_[static_cast<std::size_t>(kind)], name);
}

bool Registry::KnowsModule(std::string_view module) const {
  return modules_.contains(module);
}

bool Registry::NamesDialect(std::string_view text) const {
  return std::ranges::any_of(dialect_packages_, [text](std::string_view package) {
    return text.find(package) != std::string_view::npos;
  });
}

}  // namespace smgraph::python
