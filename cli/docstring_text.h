#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "cli/edits.h"
#include "frontends/module_docstring.h"

// Putting regions into the docstring of a Python module.
namespace smgraph::cli {

/// "\r\n" when the first line of `text` ends so, else "\n".
std::string_view NewlineOf(std::string_view text);

/// The blanks that all lines of the docstring but the first have in front of them.
std::string DocstringIndent(std::string_view text, const frontends::ModuleDocstring& docstring);

/// The edits that put `regions` at the end of the docstring, each behind a blank line, or make a
/// docstring that holds them. A string in single quotes gets triple ones.
std::vector<Edit> InsertRegions(std::string_view text, const frontends::ModuleDocstring& docstring,
                                const std::vector<std::string>& regions);

}  // namespace smgraph::cli
