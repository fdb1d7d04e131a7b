#include "frontends/python/registry.h"

namespace smgraph::python {
namespace {

// Calls `visit` with every name of a list that is separated by single spaces.
template <typename Visit>
void ForEachSpelling(std::string_view spellings, Visit visit) {
  while (!spellings.empty()) {
    const std::size_t end = spellings.find(' ');
    visit(spellings.substr(0, end));
    if (end == std::string_view::npos) return;
    spellings.remove_prefix(end + 1);
  }
}

template <typename Row>
const Row* Find(const std::unordered_map<std::string_view, const Row*>& rows,
                std::string_view name) {
  const auto found = rows.find(name);
  return found == rows.end() ? nullptr : found->second;
}

}  // namespace

Registry::Registry() {
  Add(BuiltinFunctions());
  Add(CoreFunctions());
  Add(CoreValues());
  for (const LibraryRows& rows : LibraryTables()) {
    Add(rows.functions);
    Add(rows.classes);
    Add(rows.constants);
    Add(rows.values);
  }
}

void Registry::AddModulesOf(std::string_view qualified_name) {
  for (std::size_t dot = qualified_name.find('.'); dot != std::string_view::npos;
       dot = qualified_name.find('.', dot + 1)) {
    modules_.emplace(qualified_name.substr(0, dot), true);
  }
}

void Registry::Add(std::span<const ClassModel> classes) {
  for (const ClassModel& row : classes) {
    classes_.push_back(&row);
    ForEachSpelling(row.spellings, [&](std::string_view name) {
      class_by_name_[name] = &row;
      AddModulesOf(name);
      if (row.tag != kLibraryTag) dialect_packages_.insert(name.substr(0, name.find('.')));
    });
  }
}

void Registry::Add(std::span<const FunctionModel> functions) {
  for (const FunctionModel& row : functions) {
    ForEachSpelling(row.spellings, [&](std::string_view name) {
      function_by_name_[name] = &row;
      AddModulesOf(name);
    });
  }
}

void Registry::Add(std::span<const ConstantModel> constants) {
  for (const ConstantModel& row : constants) {
    ForEachSpelling(row.spellings, [&](std::string_view name) {
      constant_by_name_[name] = &row;
      AddModulesOf(name);
    });
  }
}

void Registry::Add(std::span<const ValueModel> values) {
  for (const ValueModel& row : values) {
    ForEachSpelling(row.spellings, [&](std::string_view name) {
      value_by_name_[name] = &row;
      AddModulesOf(name);
    });
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

bool Registry::KnowsModule(std::string_view module) const {
  return modules_.contains(module);
}

}  // namespace smgraph::python
