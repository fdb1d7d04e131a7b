#include "passes/names.h"

#include <algorithm>
#include <array>
#include <cstddef>
#include <iterator>
#include <utility>

namespace smgraph::passes {
namespace {

using Words = std::vector<std::string>;

bool IsLower(char c) {
  return c >= 'a' && c <= 'z';
}
bool IsUpper(char c) {
  return c >= 'A' && c <= 'Z';
}
bool IsDigit(char c) {
  return c >= '0' && c <= '9';
}
// Bytes of other alphabets count as letters of one case.
bool IsOther(char c) {
  return (static_cast<unsigned char>(c) & 0x80) != 0;
}
bool IsPart(char c) {
  return IsLower(c) || IsUpper(c) || IsDigit(c) || IsOther(c);
}

// True when a word begins at `i`: a capital behind a small letter, the last capital of several
// ("XGBModel"), a letter behind a digit. A digit belongs to the letters before it ("s3", "v2").
bool BeginsWord(std::string_view name, std::size_t i) {
  const char before = name[i - 1];
  if (!IsUpper(name[i])) return false;
  if (!IsUpper(before)) return true;
  return i + 1 < name.size() && IsLower(name[i + 1]);
}

// What the SDK appends to the parts of a collection, and what people append to any step, in words.
// Longer ones first.
constexpr std::array<std::string_view, 8> kSuffixes = {" create model step",
                                                       " register model",
                                                       " create model",
                                                       " transform step",
                                                       " step",
                                                       " job",
                                                       " task",
                                                       " op"};
constexpr std::array<std::string_view, 5> kPrefixes = {" sagemaker ", " sage maker ", " run ",
                                                       " step ", " my "};

// `words` has a space before each word; the last one that is left stays.
bool Shorten(std::string_view& words) {
  for (const std::string_view suffix : kSuffixes) {
    if (words.size() > suffix.size() && words.ends_with(suffix)) {
      words.remove_suffix(suffix.size());
      return true;
    }
  }
  for (const std::string_view prefix : kPrefixes) {
    if (words.starts_with(prefix)) {
      words.remove_prefix(prefix.size() - 1);
      return true;
    }
  }
  return false;
}

std::string Joined(const Words& words, std::string_view separator) {
  std::string text;
  for (const std::string& word : words) {
    if (!text.empty()) text += separator;
    text += word;
  }
  return text;
}

bool IsPartOfType(char c) {
  return IsPart(c) || c == '_' || c == '.';
}

std::string_view WordOfType(std::string_view word) {
  constexpr std::pair<std::string_view, std::string_view> kOfTyping[] = {
      {"Dict", "dict"}, {"FrozenSet", "frozenset"}, {"List", "list"},
      {"Set", "set"},   {"Tuple", "tuple"},         {"Type", "type"}};
  if (word == "...") return word;
  word.remove_prefix(word.rfind('.') + 1);  // nothing where there is no module
  const auto* const known =
      std::ranges::find(kOfTyping, word, [](const auto& names) { return names.first; });
  return known == std::end(kOfTyping) ? word : known->second;
}

}  // namespace

Words WordsOf(std::string_view name) {
  Words words;
  bool inside = false;  // of a word
  int braces = 0;
  for (std::size_t i = 0; i < name.size(); ++i) {
    const char c = name[i];
    if (c == '{') ++braces;
    const bool part = braces == 0 && IsPart(c);
    if (c == '}' && braces > 0) --braces;
    if (part && (!inside || BeginsWord(name, i))) words.emplace_back();
    inside = part;
    if (part) words.back() += IsUpper(c) ? static_cast<char>(c - 'A' + 'a') : c;
  }
  return words;
}

std::string SnakeCase(std::string_view name) {
  std::string text = Joined(WordsOf(name), "_");
  if (text.empty()) return "step";
  return IsDigit(text.front()) ? "step_" + text : text;
}

std::string NameKey(std::string_view name) {
  return Joined(WordsOf(name), "");
}

std::string StemKey(std::string_view name) {
  const std::string spaced = " " + Joined(WordsOf(name), " ");
  std::string_view words = spaced;
  while (Shorten(words)) {
  }
  std::string key(words);
  std::erase(key, ' ');
  return key;
}

std::string TypeKey(std::string_view type) {
  std::string key;
  while (!type.empty()) {
    const char first = type.front();
    std::size_t length = 1;
    if (first == '"' || first == '\'') {
      const std::size_t end = std::min(type.find(first, 1), type.size() - 1);
      length = end + 1;
      key += '"';
      key += type.substr(1, end - 1);
      key += '"';
    } else if (IsPartOfType(first)) {
      while (length < type.size() && IsPartOfType(type[length]))
        ++length;
      key += WordOfType(type.substr(0, length));
    } else if (first != ' ') {
      key += first;
    }
    type.remove_prefix(length);
  }
  return key;
}

}  // namespace smgraph::passes
