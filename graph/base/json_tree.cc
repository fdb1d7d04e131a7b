#include "graph/base/json_tree.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <cstddef>
#include <optional>
#include <utility>

#include <fmt/format.h>

namespace smgraph {
namespace {

bool IsDigit(char c) {
  return c >= '0' && c <= '9';
}

void AppendUtf8(std::uint32_t code, std::string& text) {
  const auto byte = [&text](std::uint32_t value) { text += static_cast<char>(value); };
  if (code < 0x80) {
    byte(code);
  } else if (code < 0x800) {
    byte(0xc0 | (code >> 6));
    byte(0x80 | (code & 0x3f));
  } else if (code < 0x10000) {
    byte(0xe0 | (code >> 12));
    byte(0x80 | ((code >> 6) & 0x3f));
    byte(0x80 | (code & 0x3f));
  } else {
    byte(0xf0 | (code >> 18));
    byte(0x80 | ((code >> 12) & 0x3f));
    byte(0x80 | ((code >> 6) & 0x3f));
    byte(0x80 | (code & 0x3f));
  }
}

// Recursive descent. Each Read… function returns false after it has set `error_`.
class Parser {
 public:
  Parser(std::string_view text, FileId file, int max_depth)
      : text_(text), file_(file), depth_left_(max_depth) {
    if (text_.starts_with("\xef\xbb\xbf")) index_ = 3;
  }

  Result<JsonNode> Run() {
    JsonNode node;
    SkipSpace();
    if (!ReadValue(node)) return std::move(*error_);
    SkipSpace();
    if (index_ != text_.size()) {
      Fail("text after the end of the JSON value", "one value a file");
      return std::move(*error_);
    }
    return node;
  }

 private:
  bool AtEnd() const { return index_ >= text_.size(); }
  char Peek() const { return AtEnd() ? '\0' : text_[index_]; }
  Position Here() const { return here_; }

  void Advance() {
    const char c = text_[index_++];
    if (c == '\n') {
      ++here_.line;
      here_.column = 1;
    } else if ((static_cast<unsigned char>(c) & 0xc0) != 0x80) {
      ++here_.column;  // a continuation byte belongs to the code point before it
    }
  }

  SourceSpan SpanFrom(Position begin) const { return {file_, 0, begin, here_}; }

  bool Fail(std::string message, std::string hint = {}) {
    error_ = Error{std::move(message), SpanFrom(here_), std::move(hint)};
    return false;
  }

  bool FailAtToken(std::string_view wanted, std::string hint = {}) {
    if (AtEnd()) return Fail(fmt::format("expected {}, found the end of the text", wanted));
    return Fail(fmt::format("expected {}, found '{}'", wanted, Peek()), std::move(hint));
  }

  void SkipSpace() {
    while (!AtEnd() && std::string_view(" \t\r\n").find(Peek()) != std::string_view::npos) {
      Advance();
    }
  }

  bool Take(char c) {
    if (Peek() != c || AtEnd()) return false;
    Advance();
    return true;
  }

  bool ReadValue(JsonNode& node) {
    const Position begin = Here();
    const bool read = ReadData(node);
    node.span = SpanFrom(begin);
    return read;
  }

  bool ReadData(JsonNode& node) {
    switch (Peek()) {
      case '{':
        return Nested([&] { return ReadObject(node.data.emplace<JsonNode::Object>()); });
      case '[':
        return Nested([&] { return ReadArray(node.data.emplace<JsonNode::Array>()); });
      case '"':
        return ReadString(node.data.emplace<std::string>());
      case 't':
        node.data = true;
        return ReadWord("true");
      case 'f':
        node.data = false;
        return ReadWord("false");
      case 'n':
        return ReadWord("null");
      case '\'':
        return FailAtToken("a value", "JSON strings have double quotes");
      default:
        return ReadNumber(node);
    }
  }

  template <typename Read>
  bool Nested(Read read) {
    if (depth_left_ == 0) return Fail("the values are nested too deeply");
    --depth_left_;
    const bool done = read();
    ++depth_left_;
    return done;
  }

  bool ReadWord(std::string_view word) {
    if (!text_.substr(index_).starts_with(word)) return FailAtToken("a value");
    for (std::size_t i = 0; i < word.size(); ++i)
      Advance();
    return true;
  }

  bool ReadArray(JsonNode::Array& items) {
    Advance();
    SkipSpace();
    if (Take(']')) return true;
    while (true) {
      if (!ReadValue(items.emplace_back())) return false;
      SkipSpace();
      if (Take(']')) return true;
      if (!Take(',')) return FailAtToken("',' or ']'");
      SkipSpace();
      if (Peek() == ']') return FailAtToken("a value", "JSON allows no comma before ']'");
    }
  }

  bool ReadObject(JsonNode::Object& members) {
    Advance();
    SkipSpace();
    if (Take('}')) return true;
    while (true) {
      if (!ReadMember(members.emplace_back())) return false;
      SkipSpace();
      if (Take('}')) return true;
      if (!Take(',')) return FailAtToken("',' or '}'");
      SkipSpace();
      if (Peek() == '}') return FailAtToken("a key", "JSON allows no comma before '}'");
    }
  }

  bool ReadMember(JsonMember& member) {
    const Position begin = Here();
    if (Peek() != '"') return FailAtToken("a key", "keys have double quotes");
    if (!ReadString(member.key)) return false;
    member.key_span = SpanFrom(begin);
    SkipSpace();
    if (!Take(':')) return FailAtToken("':'");
    SkipSpace();
    return ReadValue(member.value);
  }

  bool ReadString(std::string& text) {
    Advance();
    while (!AtEnd()) {
      const char c = Peek();
      if (c == '"') {
        Advance();
        return true;
      }
      if (static_cast<unsigned char>(c) < 0x20) {
        return Fail("a line break or control character within a string", "is a '\"' missing?");
      }
      if (c == '\\') {
        if (!ReadEscape(text)) return false;
      } else {
        text += c;
        Advance();
      }
    }
    return Fail("a string without its closing '\"'");
  }

  bool ReadEscape(std::string& text) {
    constexpr std::string_view kEscapes = "\"\\/bfnrt";
    constexpr std::string_view kMeanings = "\"\\/\b\f\n\r\t";
    Advance();
    if (Take('u')) return ReadCodePoint(text);
    const std::size_t known = AtEnd() ? std::string_view::npos : kEscapes.find(Peek());
    if (known == std::string_view::npos) return FailAtToken("an escape", "write '\\\\' for '\\'");
    text += kMeanings[known];
    Advance();
    return true;
  }

  // After "\u": four digits, and a second escape when they are the first half of a pair.
  bool ReadCodePoint(std::string& text) {
    std::uint32_t code = 0;
    if (!ReadFourDigits(code)) return false;
    if (code >= 0xd800 && code < 0xdc00 && text_.substr(index_).starts_with("\\u")) {
      Advance();
      Advance();
      std::uint32_t low = 0;
      if (!ReadFourDigits(low)) return false;
      if (low < 0xdc00 || low > 0xdfff) return Fail("half a surrogate pair");
      code = 0x10000 + ((code - 0xd800) << 10) + (low - 0xdc00);
    } else if (code >= 0xd800 && code < 0xe000) {
      code = 0xfffd;  // no text can hold half a pair
    }
    AppendUtf8(code, text);
    return true;
  }

  bool ReadFourDigits(std::uint32_t& code) {
    const std::string_view digits = text_.substr(index_, 4);
    const auto [end, status] =
        std::from_chars(digits.data(), digits.data() + digits.size(), code, 16);
    if (status != std::errc() || digits.size() < 4 || end != digits.data() + 4) {
      return FailAtToken("four hexadecimal digits");
    }
    for (int i = 0; i < 4; ++i)
      Advance();
    return true;
  }

  void SkipDigits() {
    while (IsDigit(Peek()))
      Advance();
  }

  bool ReadNumber(JsonNode& node) {
    const std::size_t begin = index_;
    Take('-');
    if (!IsDigit(Peek())) return FailAtToken("a value");
    const bool zero = Take('0');
    if (zero && IsDigit(Peek())) return Fail("a number with a leading zero");
    SkipDigits();
    bool integer = true;
    if (Take('.')) {
      integer = false;
      if (!IsDigit(Peek())) return FailAtToken("a digit");
      SkipDigits();
    }
    if (Take('e') || Take('E')) {
      integer = false;
      if (!Take('+')) Take('-');
      if (!IsDigit(Peek())) return FailAtToken("a digit");
      SkipDigits();
    }
    return Convert(text_.substr(begin, index_ - begin), integer, node);
  }

  bool Convert(std::string_view digits, bool integer, JsonNode& node) {
    const char* const end = digits.data() + digits.size();
    std::int64_t whole = 0;
    if (integer && std::from_chars(digits.data(), end, whole).ec == std::errc()) {
      node.data = whole;
      return true;
    }
    double number = 0;
    if (std::from_chars(digits.data(), end, number).ec != std::errc()) {
      return Fail(fmt::format("number {} is out of range", digits));
    }
    node.data = number;
    return true;
  }

  std::string_view text_;
  FileId file_;
  int depth_left_;
  std::size_t index_ = 0;
  Position here_ = {1, 1};
  std::optional<Error> error_;
};

}  // namespace

const JsonNode* JsonNode::Find(std::string_view key) const {
  const auto* members = As<Object>();
  if (members == nullptr) return nullptr;
  const auto found = std::ranges::find(members->rbegin(), members->rend(), key, &JsonMember::key);
  return found == members->rend() ? nullptr : &found->value;
}

std::string_view JsonNode::TypeName() const {
  constexpr std::array<std::string_view, 7> kNames = {
      "null", "a boolean", "a number", "a number", "a string", "an array", "an object"};
  return kNames.at(data.index());
}

Result<JsonNode> ParseJson(std::string_view text, FileId file, int max_depth) {
  return Parser(text, file, max_depth).Run();
}

}  // namespace smgraph
