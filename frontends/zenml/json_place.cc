#include "frontends/zenml/json_place.h"

#include <algorithm>

namespace smgraph::zenml {
namespace {

/// Walks over well-formed JSON without building anything.
class Scanner {
 public:
  explicit Scanner(std::string_view text) : text_(text) {}

  std::size_t at() const { return at_; }

  void SkipSpace() {
    while (at_ < text_.size() && std::string_view(" \t\r\n").find(text_[at_]) != text_.npos)
      ++at_;
  }
  bool Take(char wanted) {
    SkipSpace();
    if (at_ >= text_.size() || text_[at_] != wanted) return false;
    ++at_;
    return true;
  }
  std::string_view TakeString() {
    SkipSpace();
    const std::size_t begin = ++at_;
    while (at_ < text_.size() && text_[at_] != '"')
      at_ += text_[at_] == '\\' ? 2 : 1;
    const std::size_t end = std::min(at_, text_.size());
    at_ = end + 1;
    return text_.substr(begin, end - begin);
  }
  /// Moves behind the value that begins here.
  void SkipValue() {
    int depth = 0;
    do {
      SkipSpace();
      if (at_ >= text_.size()) return;
      const char c = text_[at_];
      if (c == '"') {
        TakeString();
      } else if (c == '{' || c == '[') {
        ++depth;
        ++at_;
      } else if (c == '}' || c == ']') {
        --depth;
        ++at_;
      } else {
        at_ = std::min(text_.find_first_of(",:]} \t\r\n", at_), text_.size());
        if (at_ < text_.size() && (text_[at_] == ',' || text_[at_] == ':') && depth > 0) ++at_;
      }
      SkipSpace();
      if (depth > 0 && at_ < text_.size() && (text_[at_] == ',' || text_[at_] == ':')) ++at_;
    } while (depth > 0);
  }
  /// Moves to the member or element `step` of the value that begins here; false when it has none.
  bool Enter(std::string_view step) {
    SkipSpace();
    const std::size_t before = at_;
    if (at_ < text_.size() && (text_[at_] == '{' ? EnterObject(step) : EnterArray(step)))
      return true;
    at_ = before;
    return false;
  }

 private:
  bool EnterObject(std::string_view key) {
    ++at_;
    while (!Take('}') && at_ < text_.size()) {
      const bool found = TakeString() == key;
      Take(':');
      SkipSpace();
      if (found) return true;
      SkipValue();
      Take(',');
    }
    return false;
  }
  bool EnterArray(std::string_view index) {
    if (!Take('[')) return false;
    for (std::size_t i = 0; !Take(']') && at_ < text_.size(); ++i) {
      SkipSpace();
      if (std::to_string(i) == index) return true;
      SkipValue();
      Take(',');
    }
    return false;
  }

  std::string_view text_;
  std::size_t at_ = 0;
};

}  // namespace

SourceSpan PlaceAt(std::string_view text, std::size_t byte, FileId file) {
  byte = std::min(byte, text.size());
  const std::string_view before = text.substr(0, byte);
  const std::size_t newline = before.rfind('\n');
  const std::size_t line_begin = newline == std::string_view::npos ? 0 : newline + 1;
  const auto is_start = [](char c) { return (static_cast<unsigned char>(c) & 0xC0U) != 0x80U; };
  SourceSpan span;
  span.file = file;
  span.begin.line = 1 + static_cast<std::uint32_t>(std::ranges::count(before, '\n'));
  span.begin.column =
      1 + static_cast<std::uint32_t>(std::ranges::count_if(before.substr(line_begin), is_start));
  span.end = span.begin;
  return span;
}

SourceSpan PlaceOf(std::string_view text, const std::vector<std::string>& path, FileId file) {
  Scanner scanner(text);
  scanner.SkipSpace();
  for (const std::string& step : path) {
    if (!scanner.Enter(step)) break;
  }
  return PlaceAt(text, scanner.at(), file);
}

}  // namespace smgraph::zenml
