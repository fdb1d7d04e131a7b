#pragma once

#include <algorithm>
#include <string_view>
#include <vector>

namespace smgraph {

/// Calls `visit` with each word of a text that is separated by spaces.
template <typename Visit>
void ForEachWord(std::string_view text, Visit visit) {
  while (!text.empty()) {
    const std::size_t end = std::min(text.find(' '), text.size());
    if (end > 0) visit(text.substr(0, end));
    text.remove_prefix(std::min(end + 1, text.size()));
  }
}

/// True when `test` says yes to one of the words; those behind it are not tried.
template <typename Test>
bool AnyWord(std::string_view text, Test test) {
  bool found = false;
  ForEachWord(text, [&](std::string_view word) { found = found || test(word); });
  return found;
}

/// The words themselves.
inline std::vector<std::string_view> Words(std::string_view text) {
  std::vector<std::string_view> words;
  ForEachWord(text, [&words](std::string_view word) { words.push_back(word); });
  return words;
}

/// True when one of the words of `text` is `word`.
inline bool HasWord(std::string_view text, std::string_view word) {
  return AnyWord(text, [word](std::string_view one) { return one == word; });
}

/// The text without the white space around it.
inline std::string_view Trimmed(std::string_view text) {
  constexpr std::string_view kBlanks = " \t\r\n\f";
  const std::size_t first = text.find_first_not_of(kBlanks);
  if (first == std::string_view::npos) return {};
  return text.substr(first, text.find_last_not_of(kBlanks) - first + 1);
}

}  // namespace smgraph
