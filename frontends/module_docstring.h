#pragma once

#include <cstddef>
#include <string>
#include <string_view>

#include "graph/base/result.h"
#include "graph/base/source.h"

namespace smgraph::frontends {

/// Where the docstring of a Python module stands, in bytes of its text; without one, where it
/// would: an empty stretch at the start of a line, behind `#!`, the coding line and the comments at
/// the top, before the first statement.
struct ModuleDocstring {
  bool present = false;
  std::size_t begin = 0;  // of the whole literal
  std::size_t end = 0;
  std::size_t content_begin = 0;  // between the quotes
  std::size_t content_end = 0;
  std::string prefix;  // "r"
  std::string quotes;  // "\"\"\"", "'"
  bool raw() const { return prefix.find_first_of("rR") != std::string::npos; }
};

/// Finds it as Python's grammar has it. Fails, with the place, when the module begins with a string
/// that Python joins or computes: an f-string, literals side by side, a literal in parentheses.
/// `text` is registered as `file`.
Result<ModuleDocstring> FindModuleDocstring(std::string_view text, FileId file);

}  // namespace smgraph::frontends
