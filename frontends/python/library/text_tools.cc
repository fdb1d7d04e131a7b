// textwrap, base64, urllib.parse and ast.literal_eval: functions on text.
#include <algorithm>
#include <sstream>
#include <utility>

#include <fmt/format.h>

#include "frontends/python/format.h"
#include "frontends/python/library/files.h"
#include "frontends/python/library/library.h"
#include "frontends/python/natives.h"
#include "frontends/python/text.h"
#include "graph/base/words.h"

namespace smgraph::python {
namespace {

std::vector<std::string> LinesOf(std::string_view text) {
  std::vector<std::string> lines;
  while (true) {
    const std::size_t end = text.find('\n');
    lines.emplace_back(text.substr(0, end));
    if (end == std::string_view::npos) return lines;
    text.remove_prefix(end + 1);
  }
}

// ---- textwrap

Ref Dedent(Evaluator& ev, const Call& call) {
  std::vector<std::string> lines = LinesOf(NeedText(ev, call.positional[0], call));
  std::optional<std::string> margin;
  for (std::string& line : lines) {
    const std::size_t size = line.find_first_not_of(" \t");
    if (size == std::string::npos) {
      line.clear();
      continue;
    }
    const std::string indent = line.substr(0, size);
    if (!margin) margin = indent;
    const auto common = std::mismatch(margin->begin(), margin->end(), indent.begin(), indent.end());
    margin->erase(common.first, margin->end());
  }
  std::string text;
  for (std::size_t i = 0; i < lines.size(); ++i) {
    if (i > 0) text += '\n';
    text += lines[i].empty() ? "" : lines[i].substr(margin.value_or("").size());
  }
  return NewText(ev, std::move(text));
}

Ref Indent(Evaluator& ev, const Call& call) {
  const std::string& prefix = NeedText(ev, call.positional[1], call);
  std::string text;
  const std::vector<std::string> lines = LinesOf(NeedText(ev, call.positional[0], call));
  for (std::size_t i = 0; i < lines.size(); ++i) {
    if (i > 0) text += '\n';
    if (!TrimSpace(lines[i]).empty()) text += prefix;
    text += lines[i];
    ev.CheckBytes(text.size());
  }
  return NewText(ev, std::move(text));
}

// The words of a text put into lines of at most `width` characters.
std::vector<std::string> WrapWords(const std::string& text, std::size_t width) {
  std::vector<std::string> lines;
  std::istringstream words(text);
  std::string word;
  std::string line;
  while (words >> word) {
    while (CountPoints(word) > width && width > 0) {  // a word longer than a line is cut
      const std::size_t room = line.empty() ? width : width - std::min(width, line.size() + 1);
      if (room > 0) line += (line.empty() ? "" : " ") + word.substr(0, room);
      word.erase(0, room);
      lines.push_back(std::exchange(line, {}));
    }
    const bool fits = line.empty() || CountPoints(line) + 1 + CountPoints(word) <= width;
    if (!fits) lines.push_back(std::exchange(line, {}));
    if (!word.empty()) line += (line.empty() ? "" : " ") + word;
  }
  if (!line.empty()) lines.push_back(line);
  return lines;
}

std::size_t WidthOf(Evaluator& ev, const Call& call) {
  constexpr std::int64_t kUsual = 70;
  return static_cast<std::size_t>(
      std::max<std::int64_t>(IntegerOr(ev, call.Argument(1, "width"), kUsual, call), 1));
}

// What indents lines, keeps or drops some of them is not followed.
bool OnlyWidth(const Call& call) {
  return call.keywords.empty() ||
         (call.keywords.size() == 1 && call.keywords.front().first == "width");
}

Ref Wrap(Evaluator& ev, const Call& call) {
  if (!OnlyWidth(call)) return UnknownCall(ev, call);
  std::vector<Ref> lines;
  for (const auto& line : WrapWords(NeedText(ev, call.positional[0], call), WidthOf(ev, call)))
    lines.push_back(ev.heap().str(line));
  return NewList(ev, std::move(lines));
}

Ref Fill(Evaluator& ev, const Call& call) {
  if (!OnlyWidth(call)) return UnknownCall(ev, call);
  std::string text;
  for (const auto& line : WrapWords(NeedText(ev, call.positional[0], call), WidthOf(ev, call)))
    text += (text.empty() ? "" : "\n") + line;
  return NewText(ev, std::move(text));
}

// The words that fit, then " [...]".
Ref Shorten(Evaluator& ev, const Call& call) {
  const Ref given = call.Keyword("placeholder");
  const std::string mark = given == nullptr ? " [...]" : NeedText(ev, given, call);
  const std::size_t width = WidthOf(ev, call);
  std::istringstream words(NeedText(ev, call.positional[0], call));
  std::string whole;
  std::string fitting;
  for (std::string word; words >> word;) {
    whole += (whole.empty() ? "" : " ") + word;
    if (CountPoints(whole) + CountPoints(mark) <= width) fitting = whole;
  }
  if (CountPoints(whole) <= width) return NewText(ev, std::move(whole));
  std::string text = fitting + mark;
  return NewText(ev, fitting.empty() ? std::string(TrimSpace(mark)) : text);
}

// ---- base64

constexpr std::string_view kAlphabet =
    "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";

const std::string* DataIn(Ref value) {
  if (const auto* bytes = As<Bytes>(value)) return &bytes->value;
  return TextIn(value);
}

Ref Base64Encode(Evaluator& ev, const Call& call) {
  const std::string* data = DataIn(call.positional[0]);
  if (data == nullptr) return UnknownCall(ev, call);
  std::string text;
  for (std::size_t i = 0; i < data->size(); i += 3) {
    std::uint32_t group = 0;
    for (std::size_t j = 0; j < 3; ++j)
      group = group << 8 | (i + j < data->size() ? static_cast<unsigned char>((*data)[i + j]) : 0U);
    for (std::size_t j = 0; j < 4; ++j)
      text += i + j > data->size() ? '=' : kAlphabet[(group >> (18 - 6 * j)) & 63];
  }
  ev.CheckBytes(text.size());
  return ev.heap().New<Bytes>(text);
}

Ref Base64Decode(Evaluator& ev, const Call& call) {
  const std::string* data = DataIn(call.positional[0]);
  if (data == nullptr) return UnknownCall(ev, call);
  std::string bytes;
  std::uint32_t group = 0;
  int bits = 0;
  for (const char c : *data) {
    const std::size_t digit = kAlphabet.find(c);
    if (digit == std::string_view::npos) continue;
    group = group << 6 | static_cast<std::uint32_t>(digit);
    bits += 6;
    if (bits < 8) continue;
    bits -= 8;
    bytes.push_back(static_cast<char>((group >> bits) & 0xFF));
  }
  return ev.heap().New<Bytes>(bytes);
}

// ---- urllib.parse

bool IsNamePart(char c) {
  return c == '_' || IsAlpha(static_cast<unsigned char>(c)) ||
         IsDigit(static_cast<unsigned char>(c));
}

struct Url {
  std::string scheme, netloc, path, query, fragment;
};

Url SplitUrl(std::string text) {
  Url url;
  const auto cut = [&text](char mark, std::string& into) {
    const std::size_t at = text.find(mark);
    if (at == std::string::npos) return;
    into = text.substr(at + 1);
    text.resize(at);
  };
  const std::size_t colon = text.find(':');
  const bool scheme =
      colon != std::string::npos && colon > 0 &&
      std::all_of(text.begin(), text.begin() + static_cast<std::ptrdiff_t>(colon),
                  [](char c) { return IsNamePart(c) || c == '+' || c == '-' || c == '.'; });
  if (scheme) {
    url.scheme = LowerText(text.substr(0, colon));
    text.erase(0, colon + 1);
  }
  cut('#', url.fragment);
  cut('?', url.query);
  if (text.starts_with("//")) {
    const std::size_t end = std::min(text.find('/', 2), text.size());
    url.netloc = text.substr(2, end - 2);
    text.erase(0, end);
  }
  url.path = text;
  return url;
}

// urlsplit, and urlparse, which has a part more that is hardly ever there.
Ref ParseUrl(Evaluator& ev, const Call& call) {
  const std::string* text = TextIn(call.positional[0]);
  if (text == nullptr) return UnknownCall(ev, call);
  const Url url = SplitUrl(*text);
  const auto str = [&ev](const std::string& value) { return ev.heap().str(value); };
  std::vector<Ref> parts = {str(url.scheme), str(url.netloc), str(url.path), str(url.query),
                            str(url.fragment)};
  const bool split = CalledName(call).ends_with("urlsplit");
  if (!split) parts.insert(parts.begin() + 3, str(""));
  const Ref cls = ev.LibraryObject(split ? "urllib.parse.SplitResult" : "urllib.parse.ParseResult");
  return NewNamedTuple(ev, As<Class>(cls), std::move(parts));
}

Ref Quote(Evaluator& ev, const Call& call) {
  const std::string* safe = TextIn(call.Argument(1, "safe"));
  const std::string kept = "_.-~" + (safe == nullptr ? std::string("/") : *safe);
  std::string text;
  for (const char c : NeedText(ev, call.positional[0], call)) {
    const auto byte = static_cast<unsigned char>(c);
    const bool plain = byte < 0x80 && (IsNamePart(c) || kept.find(c) != std::string::npos);
    text += plain ? std::string(1, c) : fmt::format("%{:02X}", byte);
  }
  return NewText(ev, std::move(text));
}

Ref Unquote(Evaluator& ev, const Call& call) {
  const std::string& quoted = NeedText(ev, call.positional[0], call);
  std::string text;
  for (std::size_t i = 0; i < quoted.size(); ++i) {
    const auto byte = quoted[i] == '%' && i + 2 < quoted.size() + 0
                          ? ParseInteger(quoted.substr(i + 1, 2), 16)
                          : std::nullopt;
    text += byte ? static_cast<char>(*byte) : quoted[i];
    if (byte) i += 2;
  }
  return NewText(ev, std::move(text));
}

// ---- ast

Ref LiteralEval(Evaluator& ev, const Call& call) {
  const std::string& text = NeedText(ev, call.positional[0], call);
  const std::size_t begin = std::min(text.find_first_not_of(" \t"), text.size());
  if (const Ref value = ev.ReadLiteral(text.substr(begin))) return value;
  ev.Raise("ValueError", "malformed node or string: " + text, call.span);
}

constexpr FunctionModel kFunctions[] = {
    {"ast.literal_eval", Strict<LiteralEval, 1, 1>},
    {"textwrap.dedent", Strict<Dedent, 1, 1>},
    {"textwrap.fill", Strict<Fill, 1, kMany>},
    {"textwrap.indent", Strict<Indent, 2, 3>},
    {"textwrap.shorten", Strict<Shorten, 2, 3>},
    {"textwrap.wrap", Strict<Wrap, 1, kMany>},
    {"base64.b64encode base64.standard_b64encode", Counted<Base64Encode, 1, 2>},
    {"base64.b64decode base64.standard_b64decode", Counted<Base64Decode, 1, 3>},
    {"urllib.parse.urlparse urllib.parse.urlsplit", Lifted<ParseUrl, 1, 3>},
    {"urllib.parse.quote", Strict<Quote, 1, 4>},
    {"urllib.parse.unquote", Strict<Unquote, 1, 3>},
};

constexpr ConstantModel kConstants[] = {
    {"string.ascii_lowercase", "abcdefghijklmnopqrstuvwxyz"},
    {"string.ascii_uppercase", "ABCDEFGHIJKLMNOPQRSTUVWXYZ"},
    {"string.ascii_letters", "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ"},
    {"string.digits", "0123456789"},
    {"string.hexdigits", "0123456789abcdefABCDEF"},
    {"string.octdigits", "01234567"},
    {"string.punctuation", "!\"#$%&'()*+,-./:;<=>?@[\\]^_`{|}~"},
    {"string.whitespace", " \t\n\r\x0b\x0c"},
};

}  // namespace

Rows TextToolsRows() {
  return {.functions = kFunctions, .constants = kConstants};
}

}  // namespace smgraph::python
