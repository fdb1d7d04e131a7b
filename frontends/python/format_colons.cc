#include <algorithm>
#include <cctype>
#include <optional>
#include <string>
#include <string_view>

#include "frontends/python/syntax_errors.h"

// Where the format specifications of f-strings begin: the one place where `:=` is two things.
namespace smgraph::python {
namespace {

constexpr char kOtherFill = '~';

class FormatScanner {
 public:
  explicit FormatScanner(std::string_view text) : text_(text) {}

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
      ++at_;
    }
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
        depth += c == '(' || c == '[' || c == '{' ? 1 : c == ')' || c == ']' || c == '}' ? -1 : 0;
        Step();
      }
    }
  }

  void Colon() {
    if (Sees(":=")) {
      if (!changed_) changed_ = std::string(text_);
      (*changed_)[at_ + 1] = kOtherFill;
    }
    ++at_;
  }

  std::string_view text_;
  std::size_t at_ = 0;
  std::optional<std::string> changed_;
};

}  // namespace

std::optional<std::string> WithoutFalseWalruses(std::string_view text) {
  if (text.find(":=") == std::string_view::npos) return std::nullopt;
  return FormatScanner(text).Run();
}

}  // namespace smgraph::python
