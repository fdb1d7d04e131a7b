#include <algorithm>
#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include <fmt/format.h>

#include "frontends/python/syntax_errors.h"

// Brackets and strings of a text that the grammar has refused. A small scanner of its own: the
// grammar reports an open bracket wherever it gives up, often at the first line of the file.
namespace smgraph::python {
namespace {

constexpr std::size_t kMostOpen = 200;  // as CPython has it
// Between two tokens. tree-sitter 0.20 counts them in 16 bits and corrupts its memory behind that.
constexpr std::size_t kMostExtras = 30'000;

constexpr char ClosingOf(char open) {
  return open == '(' ? ')' : open == '[' ? ']' : '}';
}

class Scanner {
 public:
  explicit Scanner(std::string_view text) : text_(text) {}

  TokenFault Run() {
    while (at_ < text_.size() && fault_.message.empty())
      Step();
    if (fault_.message.empty() && !open_.empty())
      Fail(open_.back(), 1, fmt::format("'{}' was never closed", text_[open_.back()]));
    return fault_;
  }

 private:
  void Fail(std::size_t at, std::size_t length, std::string message) {
    fault_ = {at, at + length, std::move(message)};
  }

  void Step() {
    const char c = text_[at_];
    if (c == '#') {
      at_ = std::min(text_.find('\n', at_), text_.size());
    } else if (c == '\\') {
      at_ += 2;
    } else if (c == '"' || c == '\'') {
      SkipString(c);
    } else {
      Bracket(c);
      ++at_;
    }
  }

  void Bracket(char c) {
    if (c == '(' || c == '[' || c == '{') {
      if (open_.size() == kMostOpen) Fail(at_, 1, "brackets are nested too deeply");
      open_.push_back(at_);
    }
    if (c != ')' && c != ']' && c != '}') return;
    if (open_.empty()) {
      Fail(at_, 1, fmt::format("'{}' closes nothing", c));
    } else if (ClosingOf(text_[open_.back()]) != c) {
      Fail(at_, 1, fmt::format("'{}' does not close '{}'", c, text_[open_.back()]));
    } else {
      open_.pop_back();
    }
  }

  void SkipString(char quote) {
    const std::size_t begin = at_;
    const std::string triple(3, quote);
    const bool is_triple = text_.substr(at_, 3) == triple;
    at_ += is_triple ? 3 : 1;
    while (at_ < text_.size()) {
      const char c = text_[at_];
      if (c == '\\') {
        at_ += 2;
      } else if (is_triple && text_.substr(at_, 3) == triple) {
        at_ += 3;
        return;
      } else if (!is_triple && c == quote) {
        ++at_;
        return;
      } else if (!is_triple && c == '\n') {
        break;
      } else {
        ++at_;
      }
    }
    Fail(begin, is_triple ? 3 : 1,
         is_triple ? "this triple-quoted string never ends"
                   : "this string does not end on its line");
  }

  std::string_view text_;
  std::size_t at_ = 0;
  std::vector<std::size_t> open_;
  TokenFault fault_;
};

}  // namespace

TokenFault FindTokenFault(std::string_view text) {
  return Scanner(text).Run();
}

std::size_t ParseableBytes(std::string_view text) {
  static constexpr auto kSteps = [] {  // by character, as every byte of every file is looked at
    std::array<std::int8_t, 256> steps = {};
    for (const unsigned char open : {'(', '[', '{'}) {
      steps[open] = 1;
      steps[static_cast<unsigned char>(ClosingOf(static_cast<char>(open)))] = -1;
    }
    return steps;
  }();
  int depth = 0;
  int deepest = 0;
  for (const char c : text) {
    depth = std::max(0, depth + kSteps[static_cast<unsigned char>(c)]);
    deepest = std::max(deepest, depth);
  }
  if (deepest <= static_cast<int>(kMostOpen)) return text.size();
  const TokenFault fault = FindTokenFault(text);
  return fault.message.empty() ? text.size() : fault.end;
}

std::optional<std::string> WithoutManyExtras(std::string_view text) {
  if (text.size() <= kMostExtras) return std::nullopt;
  if (std::count(text.begin(), text.end(), '\n') <= static_cast<std::ptrdiff_t>(kMostExtras))
    return std::nullopt;
  std::optional<std::string> shortened;
  std::size_t in_a_row = 0;
  for (std::size_t begin = 0; begin < text.size();) {
    const std::size_t end = std::min(text.find('\n', begin), text.size());
    const std::size_t first = std::min(text.find_first_not_of(" \t\f\r", begin), end);
    const std::string_view line = text.substr(first, end - first);
    const bool joined = line == "\\" || line == "\\\r";
    const bool extra = joined || line.starts_with('#');
    if (!extra && !line.empty()) in_a_row = 0;
    if (extra && ++in_a_row > kMostExtras) {
      if (!shortened) shortened = text;
      std::fill_n(shortened->begin() + static_cast<std::ptrdiff_t>(first),
                  line.size() + (joined ? 1 : 0), ' ');
    }
    begin = end + 1;
  }
  return shortened;
}

}  // namespace smgraph::python
