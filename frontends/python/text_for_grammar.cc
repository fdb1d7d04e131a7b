#include <algorithm>
#include <cctype>
#include <optional>
#include <string>
#include <string_view>

#include "frontends/python/syntax_errors.h"

// What the grammar does not know: format specifications that begin with `=`, where `:=` is two
// things, and stars before literals.
namespace smgraph::python {
namespace {

constexpr char kOtherFill = '~';
constexpr char kOtherStar = '~';

bool IsNamePart(char c) {
  return std::isalnum(static_cast<unsigned char>(c)) != 0 || c == '_';
}

int Nesting(char c) {
  return c == '(' || c == '[' || c == '{' ? 1 : c == ')' || c == ']' || c == '}' ? -1 : 0;
}

// Where what stands before the blanks in front of a place ends.
std::size_t EndOfCode(std::string_view text, std::size_t at) {
  while (at > 0 && (text[at - 1] == ' ' || text[at - 1] == '\t'))
    --at;
  return at;
}

// A star that stands where an expression begins, before a display or a string.
bool IsStarOfLiteral(std::string_view text, std::size_t star) {
  const std::size_t operand = text.find_first_not_of(" \t", star + 1);
  if (star == 0 || operand == std::string_view::npos) return false;
  constexpr std::size_t kLongestPrefix = 2;
  const std::string_view begin = text.substr(operand, kLongestPrefix + 1);
  const std::size_t mark = begin.find_first_not_of("bBfFrRuU");
  const bool string = mark != std::string_view::npos && (begin[mark] == '"' || begin[mark] == '\'');
  if (!string && Nesting(begin.front()) != 1) return false;
  std::size_t end = EndOfCode(text, star);
  while (end > 1 && text[end - 1] == '\n' && text[end - 2] == '\\')
    end = EndOfCode(text, end - 2);
  if (end > 0 && (text[end - 1] == ',' || text[end - 1] == '=')) return true;
  std::size_t word = end;
  while (word > 0 && IsNamePart(text[word - 1]))
    --word;
  const std::string_view keyword = text.substr(word, end - word);
  return keyword == "return" || keyword == "in" || keyword == "yield";
}

// A look at a few places tells of most texts that nothing is to be changed; the scan of all
// characters takes as long as a twentieth of the parse.
bool MayNeedChange(std::string_view text) {
  if (text.find(":=") != std::string_view::npos) return true;
  for (std::size_t star = text.find('*'); star != std::string_view::npos;
       star = text.find('*', star + 1)) {
    if (IsStarOfLiteral(text, star)) return true;
  }
  return false;
}

class TextScanner {
 public:
  explicit TextScanner(std::string_view text) : text_(text) {}

  std::optional<std::string> Run() {
    while (at_ < text_.size())
      Step();
    return std::move(changed_);
  }

 private:
  bool Sees(std::string_view token) const { return text_.substr(at_, token.size()) == token; }

  // Code outside of strings: one character, a comment or a string.
  void Step() {
    const char c = text_[at_];
    if (c == '#') {
      at_ = std::min(text_.find('\n', at_), text_.size());
    } else if (c == '"' || c == '\'') {
      String(Prefix());
    } else {
      depth_ += Nesting(c);
      if (c == '*' && depth_ == 0 && IsStarOfLiteral(text_, at_)) Replace(at_, kOtherStar);
      ++at_;
    }
  }

  void Replace(std::size_t at, char other) {
    if (!changed_) changed_ = std::string(text_);
    (*changed_)[at] = other;
  }

  // What stands before a quote: rf
  std::string_view Prefix() const {
    std::size_t begin = at_;
    while (begin > 0 && std::isalpha(static_cast<unsigned char>(text_[begin - 1])) != 0)
      --begin;
    return text_.substr(begin, at_ - begin);
  }

  void String(std::string_view prefix) {
    const bool formatted = prefix.find_first_of("fF") != std::string_view::npos;
    const bool triple = text_.substr(at_, 3) == std::string(3, text_[at_]);
    const std::string_view quotes = text_.substr(at_, triple ? 3 : 1);
    at_ += quotes.size();
    while (at_ < text_.size() && !Sees(quotes)) {
      if (!triple && text_[at_] == '\n') return;  // never ends: the grammar says so
      if (Sees("{{")) {
        at_ += 2;
      } else if (formatted && text_[at_] == '{') {
        ++at_;
        Field(quotes);
      } else {
        at_ += text_[at_] == '\\' ? 2 : 1;
      }
    }
    at_ = std::min(at_ + quotes.size(), text_.size());
  }

  // Behind a `{`: an expression up to its `}`, with a specification that may hold further fields.
  void Field(std::string_view quotes) {
    int depth = 0;
    bool specification = false;
    while (at_ < text_.size() && !Sees(quotes)) {
      const char c = text_[at_];
      if (depth == 0 && c == '}') {
        ++at_;
        return;
      }
      if (specification) {
        ++at_;
        if (c == '{') Field(quotes);
      } else if (depth == 0 && c == ':') {
        specification = true;
        Colon();
      } else {
        depth += Nesting(c);
        Step();
      }
    }
  }

  void Colon() {
    if (Sees(":=")) Replace(at_ + 1, kOtherFill);
    ++at_;
  }

  std::string_view text_;
  std::size_t at_ = 0;
  int depth_ = 0;  // of brackets
  std::optional<std::string> changed_;
};

}  // namespace

std::optional<std::string> TextForGrammar(std::string_view text) {
  if (!MayNeedChange(text)) return std::nullopt;
  return TextScanner(text).Run();
}

}  // namespace smgraph::python
