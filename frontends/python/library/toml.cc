// tomllib: TOML 1.0 as Python's own reader takes it.
#include <algorithm>
#include <optional>
#include <set>

#include <fmt/format.h>

#include "frontends/python/library/files.h"
#include "frontends/python/library/library.h"
#include "frontends/python/natives.h"
#include "frontends/python/text.h"
#include "graph/base/utf8.h"

namespace smgraph::python {
namespace {

class TomlReader {
 public:
  TomlReader(Evaluator& ev, std::string_view text, SourceSpan span)
      : ev_(ev), text_(text), span_(span) {}
  Ref Read();

 private:
  using Keys = std::vector<std::string>;

  bool AtEnd() const { return at_ >= text_.size(); }
  char Peek() const { return AtEnd() ? '\0' : text_[at_]; }
  bool Skip(std::string_view token);
  void Expect(std::string_view token);
  void SkipSpaces();
  void SkipBlank();  // spaces, comments, line ends
  void EndLine();
  [[noreturn]] void Fail(std::string_view what);

  Keys ReadKey();
  std::string ReadKeyPart();
  Ref ReadValue(int depth);
  std::string ReadString(char quote);
  void ReadEscape(std::string& text, bool lines);
  Ref ReadArray(int depth);
  Ref ReadInlineTable(int depth);
  Ref ReadScalar();
  Ref ReadDate(std::string_view text);
  Ref ReadNumber(std::string digits);

  Dict* NewTable() { return ev_.heap().New<Dict>(); }
  Dict* Descend(Dict* table, const std::string& key);
  void Assign(Dict* table, const Keys& keys, Ref value);
  Dict* OpenHeader(Dict* root, bool array);

  static constexpr int kDeepest = 100;
  Evaluator& ev_;
  std::string_view text_;
  SourceSpan span_;
  std::size_t at_ = 0;
  std::set<const Dict*> headed_;    // tables that a [header] opened: only for look-ups
  std::set<const Object*> closed_;  // inline tables and arrays, which nobody may extend
};

void TomlReader::Fail(std::string_view what) {
  const auto line =
      std::count(text_.begin(),
                 text_.begin() + static_cast<std::ptrdiff_t>(std::min(at_, text_.size())), '\n');
  ev_.Raise("TOMLDecodeError", fmt::format("{} (at line {})", what, line + 1), span_);
}

bool TomlReader::Skip(std::string_view token) {
  if (!text_.substr(at_).starts_with(token)) return false;
  at_ += token.size();
  return true;
}

void TomlReader::Expect(std::string_view token) {
  if (!Skip(token)) Fail(fmt::format("Expected '{}'", token));
}

void TomlReader::SkipSpaces() {
  while (Peek() == ' ' || Peek() == '\t')
    ++at_;
}

void TomlReader::SkipBlank() {
  for (;;) {
    SkipSpaces();
    if (Peek() == '#') at_ = std::min(text_.find('\n', at_), text_.size());
    if (!Skip("\n")) return;
  }
}

void TomlReader::EndLine() {
  SkipSpaces();
  if (Peek() == '#') at_ = std::min(text_.find('\n', at_), text_.size());
  if (!AtEnd() && !Skip("\n")) Fail("Expected newline or end of document after a statement");
}

bool IsBareKey(char c) {
  return std::isalnum(static_cast<unsigned char>(c)) != 0 || c == '_' || c == '-';
}

std::string TomlReader::ReadKeyPart() {
  SkipSpaces();
  std::string part;
  if (Peek() == '"' || Peek() == '\'') {
    const char quote = text_[at_++];
    part = ReadString(quote);
  } else {
    const std::size_t from = at_;
    while (IsBareKey(Peek()))
      ++at_;
    if (at_ == from) Fail("Invalid initial character for a key part");
    part = text_.substr(from, at_ - from);
  }
  SkipSpaces();
  return part;
}

TomlReader::Keys TomlReader::ReadKey() {
  Keys keys = {ReadKeyPart()};
  while (Skip("."))
    keys.push_back(ReadKeyPart());
  return keys;
}

// `lines`: a backslash at the end of a line joins it with the next text.
void TomlReader::ReadEscape(std::string& text, bool lines) {
  const char c = Peek();
  constexpr std::string_view kLetters = "btnfr\"\\";
  constexpr std::string_view kMeanings = "\b\t\n\f\r\"\\";
  const std::size_t letter = kLetters.find(c);
  if (letter != std::string_view::npos && !AtEnd()) {
    ++at_;
    text += kMeanings[letter];
    return;
  }
  if (c == 'u' || c == 'U') {
    const std::size_t digits = c == 'u' ? 4 : 8;
    const auto code = ParseInteger(text_.substr(at_ + 1, digits), 16);
    if (!code) Fail("Invalid hex value");
    AppendUtf8(text, static_cast<char32_t>(*code));
    at_ += 1 + digits;
    return;
  }
  const std::size_t next = text_.find_first_not_of(" \t", at_);
  if (!lines || next == std::string_view::npos || text_[next] != '\n')
    Fail("Unescaped '\\' in a string");
  at_ = std::min(text_.find_first_not_of(" \t\n", next), text_.size());
}

// The rest of a string whose first quote has been read.
std::string TomlReader::ReadString(char quote) {
  const std::string triple(2, quote);
  const bool several = Skip(triple);
  if (!several && text_.substr(at_ - 1).starts_with(triple)) {
    ++at_;
    return "";
  }
  if (several) Skip("\n");
  const std::string end = several ? std::string(3, quote) : std::string(1, quote);
  std::string text;
  while (!Skip(end)) {
    if (AtEnd() || (!several && Peek() == '\n')) Fail("Unterminated string");
    const char c = text_[at_++];
    if (c == '\\' && quote == '"') {
      ReadEscape(text, several);
    } else {
      text += c;
    }
  }
  while (several && Skip(std::string_view(&quote, 1)))
    text += quote;  // up to two quotes may stand in front of the end
  return text;
}

Ref TomlReader::ReadArray(int depth) {
  List* list = NewList(ev_);
  closed_.insert(list);
  SkipBlank();
  while (!Skip("]")) {
    ev_.CheckItems(list->items.size() + 1);
    list->items.push_back(ReadValue(depth + 1));
    SkipBlank();
    if (!Skip(",") && Peek() != ']') Fail("Unclosed array");
    SkipBlank();
  }
  return list;
}

Ref TomlReader::ReadInlineTable(int depth) {
  Dict* table = NewTable();
  SkipSpaces();
  if (!Skip("}")) {
    do {
      const Keys keys = ReadKey();
      Expect("=");
      Assign(table, keys, ReadValue(depth + 1));
      SkipSpaces();
    } while (Skip(","));
    Expect("}");
  }
  closed_.insert(table);
  return table;
}

Ref TomlReader::ReadValue(int depth) {
  if (depth > kDeepest) Fail("Too deep");
  SkipSpaces();
  if (Skip("[")) return ReadArray(depth);
  if (Skip("{")) return ReadInlineTable(depth);
  if (Peek() == '"' || Peek() == '\'') {
    const char quote = text_[at_++];
    return ev_.heap().str(ReadString(quote));
  }
  return ReadScalar();
}

// A date or a time becomes what the module datetime has for it.
Ref TomlReader::ReadDate(std::string_view text) {
  const bool date = text.size() >= 10 && text[4] == '-' && text[7] == '-';
  const bool time = text.size() >= 5 && text[2] == ':';
  if (!date && !time) return nullptr;
  const std::string_view type = time                ? "datetime.time"
                                : text.size() == 10 ? "datetime.date"
                                                    : "datetime.datetime";
  const Ref parse = ev_.GetAttribute(ev_.LibraryObject(type), "fromisoformat", span_);
  return ev_.CallValue(parse, CallWith({ev_.heap().str(std::string(text))}, span_));
}

Ref TomlReader::ReadNumber(std::string digits) {
  std::erase(digits, '_');
  const std::string_view sign = digits.starts_with('-') || digits.starts_with('+')
                                    ? std::string_view(digits).substr(0, 1)
                                    : std::string_view();
  constexpr std::pair<std::string_view, int> kBases[] = {{"0x", 16}, {"0o", 8}, {"0b", 2}};
  for (const auto& [prefix, base] : kBases) {
    if (!digits.starts_with(prefix)) continue;
    const auto value = ParseInteger(std::string_view(digits).substr(2), base);
    return value ? ev_.heap().integer(*value) : nullptr;
  }
  if (const auto value = ParseInteger(digits, 10)) return ev_.heap().integer(*value);
  const std::string_view rest = std::string_view(digits).substr(sign.size());
  const bool plain = !rest.empty() && std::isdigit(static_cast<unsigned char>(rest[0])) != 0;
  const auto value = plain || rest == "inf" || rest == "nan" ? ParseFloat(digits) : std::nullopt;
  return value ? ev_.heap().number(*value) : nullptr;
}

Ref TomlReader::ReadScalar() {
  const auto end_of = [&](std::size_t from) {
    return std::min(text_.find_first_of(" \t\n,]}#", from), text_.size());
  };
  std::size_t end = end_of(at_);
  // 1979-05-27 07:32:00 is one value.
  const bool date_and_time = end - at_ == 10 && text_[at_ + 4] == '-' && end + 3 < text_.size() &&
                             text_[end] == ' ' && text_[end + 3] == ':';
  if (date_and_time) end = end_of(end + 1);
  const std::string_view word = text_.substr(at_, end - at_);
  Ref value = word == "true" || word == "false" ? ev_.heap().boolean(word == "true") : nullptr;
  if (value == nullptr) value = ReadDate(word);
  if (value == nullptr) value = ReadNumber(std::string(word));
  if (value == nullptr) Fail("Invalid value");
  at_ = end;
  return value;
}

// The table below `key`; of an array of tables its last.
Dict* TomlReader::Descend(Dict* table, const std::string& key) {
  Ref next = table->Find(key);
  if (next == nullptr) {
    next = NewTable();
    table->Set(ev_.heap().str(key), next);
  }
  const bool fixed = closed_.contains(next);
  if (auto* list = As<List>(next); list != nullptr && !fixed) next = list->items.back();
  auto* inner = fixed ? nullptr : As<Dict>(next);
  if (inner == nullptr) Fail("Cannot overwrite a value");
  return inner;
}

void TomlReader::Assign(Dict* table, const Keys& keys, Ref value) {
  for (std::size_t i = 0; i + 1 < keys.size(); ++i)
    table = Descend(table, keys[i]);
  if (table->Find(keys.back()) != nullptr) Fail("Cannot overwrite a value");
  ev_.CheckItems(table->items.size() + 1);
  table->Set(ev_.heap().str(keys.back()), value);
}

// [a.b] or [[a.b]]: the table that what follows goes into.
Dict* TomlReader::OpenHeader(Dict* root, bool array) {
  const Keys keys = ReadKey();
  Expect(array ? "]]" : "]");
  Dict* table = root;
  for (std::size_t i = 0; i + 1 < keys.size(); ++i)
    table = Descend(table, keys[i]);
  if (!array) {
    table = Descend(table, keys.back());
    if (!headed_.insert(table).second) Fail("Cannot declare a table twice");
    return table;
  }
  Ref list = table->Find(keys.back());
  if (list == nullptr) {
    list = NewList(ev_);
    table->Set(ev_.heap().str(keys.back()), list);
  }
  if (As<List>(list) == nullptr || closed_.contains(list)) Fail("Cannot overwrite a value");
  Dict* element = NewTable();
  ev_.CheckItems(static_cast<List*>(list)->items.size() + 1);
  static_cast<List*>(list)->items.push_back(element);
  return element;
}

Ref TomlReader::Read() {
  Dict* root = NewTable();
  Dict* table = root;
  for (SkipBlank(); !AtEnd(); SkipBlank()) {
    if (Skip("[[")) {
      table = OpenHeader(root, /*array=*/true);
    } else if (Skip("[")) {
      table = OpenHeader(root, /*array=*/false);
    } else {
      const Keys keys = ReadKey();
      Expect("=");
      Assign(table, keys, ReadValue(0));
    }
    EndLine();
  }
  return root;
}

Ref ReadToml(Evaluator& ev, Ref text, const Call& call) {
  const auto* bytes = As<Bytes>(text);
  const std::string* known = bytes != nullptr ? &bytes->value : TextIn(text);
  if (known == nullptr) return ev.OpaqueOperation("toml", text, nullptr, call.span);
  std::string lines = *known;
  for (std::size_t at = 0; (at = lines.find("\r\n", at)) != std::string::npos;)
    lines.erase(at, 1);
  return TomlReader(ev, lines, call.span).Read();
}

Ref TomlLoads(Evaluator& ev, const Call& call) {
  return ReadToml(ev, call.positional[0], call);
}

Ref TomlLoad(Evaluator& ev, const Call& call) {
  const Ref text = RestOfFile(ev, call.positional[0], call.span);
  return text != nullptr ? ReadToml(ev, text, call)
                         : ev.OpaqueOperation("toml", call.positional[0], nullptr, call.span);
}

Ref DecodeError(Evaluator& ev) {
  return ev.BuiltinClass("TOMLDecodeError");
}

constexpr FunctionModel kFunctions[] = {
    {"tomllib.loads tomli.loads toml.loads", Lifted<TomlLoads, 1, 2>},
    {"tomllib.load tomli.load toml.load", Counted<TomlLoad, 1, 2>},
};

constexpr ValueModel kValues[] = {
    {"tomllib.TOMLDecodeError tomli.TOMLDecodeError toml.TomlDecodeError", DecodeError},
};

}  // namespace

Rows TomlRows() {
  return {.functions = kFunctions, .values = kValues};
}

}  // namespace smgraph::python
