#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

// Changes of a text.
namespace smgraph::cli {

/// `text` in place of the bytes from `begin` to `end`.
struct Edit {
  std::size_t begin = 0;
  std::size_t end = 0;
  std::string text;
};

/// `text` with all edits, which are sorted and do not overlap.
std::string Edited(std::string_view text, const std::vector<Edit>& edits);

/// The same as a unified diff with three lines of context, which `patch` takes; empty when nothing
/// changes.
std::string UnifiedDiff(std::string_view path, std::string_view text,
                        const std::vector<Edit>& edits);

}  // namespace smgraph::cli
