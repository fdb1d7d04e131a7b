#include "render/fence.h"

#include <algorithm>

#include <fmt/format.h>

namespace smgraph::render {

std::string Backticks(std::string_view text, std::size_t least) {
  std::size_t longest = 0;
  std::size_t run = 0;
  for (const char c : text) {
    run = c == '`' ? run + 1 : 0;
    longest = std::max(longest, run);
  }
  return std::string(std::max(least, longest + 1), '`');
}

std::string Fenced(std::string_view language, std::string_view text) {
  const char* newline = text.ends_with('\n') ? "" : "\n";
  return fmt::format("{0}{1}\n{2}{3}{0}", Backticks(text, 3), language, text, newline);
}

}  // namespace smgraph::render
