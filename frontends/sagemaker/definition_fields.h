#pragma once

#include <span>
#include <string_view>

#include "frontends/sagemaker/fields.h"

// Where the values of a compiled step go, so that a definition and the Python code it was compiled
// from give the same graph.
namespace smgraph::sagemaker {

/// One value of the Arguments (or, with `outside`, of the step object beside them).
struct DefinitionField {
  std::string_view types;  // step types, separated by single spaces
  std::string_view path;   // keys joined by dots
  Into into = Into::kArgument;
  std::string_view key;
  bool outside = false;
};
std::span<const DefinitionField> DefinitionFields();

/// A list of the Arguments whose elements are ports.
struct DefinitionPorts {
  std::string_view types;
  std::string_view list;
  std::string_view name;   // key of the element's name
  std::string_view value;  // path of its URI
  bool outputs = false;
};
std::span<const DefinitionPorts> DefinitionPortLists();

}  // namespace smgraph::sagemaker
