#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace smgraph::render {

/// More backticks than `text` has in a row, at least `least`.
std::string Backticks(std::string_view text, std::size_t least);

/// `text` in a fenced block of Markdown; no newline at the end.
std::string Fenced(std::string_view language, std::string_view text);

}  // namespace smgraph::render
