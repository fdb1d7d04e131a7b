#include <charconv>
#include <string>

#include "frontends/python/format.h"
#include "frontends/python/internals.h"
#include "graph/base/utf8.h"

namespace smgraph::python {
namespace {

constexpr std::pair<char, char> kEscapes[] = {{'n', '\n'},  {'t', '\t'}, {'r', '\r'}, {'\\', '\\'},
                                              {'\'', '\''}, {'"', '"'},  {'a', '\a'}, {'b', '\b'},
                                              {'f', '\f'},  {'v', '\v'}};

// Reads up to `digits` digits of `base` at `at`; moves `at` behind them.
std::uint32_t ReadNumber(std::string_view raw, std::size_t& at, std::size_t digits, int base) {
  std::uint32_t code = 0;
  const std::size_t end = std::min(raw.size(), at + digits);
  const auto [rest, error] = std::from_chars(raw.data() + at, raw.data() + end, code, base);
  at = error == std::errc() ? static_cast<std::size_t>(rest - raw.data()) : end;
  return code;
}

struct Prefix {
  bool raw = false;
  bool bytes = false;
};

Prefix ReadPrefix(std::string_view start) {
  Prefix prefix;
  for (const char c : start) {
    if (c == 'r' || c == 'R') prefix.raw = true;
    if (c == 'b' || c == 'B') prefix.bytes = true;
  }
  return prefix;
}

}  // namespace

std::string Evaluator::Impl::Unescape(std::string_view raw, bool bytes) {
  std::string out;
  for (std::size_t i = 0; i < raw.size();) {
    const std::size_t backslash = raw.find('\\', i);
    if (backslash >= raw.size() - 1) {
      out += raw.substr(i);
      break;
    }
    out += raw.substr(i, backslash - i);
    const char c = raw[backslash + 1];
    i = backslash + 2;
    const auto* simple = std::find_if(std::begin(kEscapes), std::end(kEscapes),
                                      [c](const auto& escape) { return escape.first == c; });
    if (simple != std::end(kEscapes)) {
      out += simple->second;
    } else if (c == '\n') {
      continue;
    } else if (c >= '0' && c <= '7') {
      --i;
      AppendUtf8(out, ReadNumber(raw, i, 3, 8));
    } else if (c == 'x') {
      const std::uint32_t code = ReadNumber(raw, i, 2, 16);
      if (bytes) {
        out += static_cast<char>(code);
      } else {
        AppendUtf8(out, code);
      }
    } else if (c == 'u' && !bytes) {
      AppendUtf8(out, ReadNumber(raw, i, 4, 16));
    } else if (c == 'U' && !bytes) {
      AppendUtf8(out, ReadNumber(raw, i, 8, 16));
    } else {
      out += '\\';
      out += c;
    }
  }
  return out;
}

namespace {

// "{{" and "}}" of an f-string's literal parts.
std::string UnbraceText(std::string text) {
  std::string out;
  for (std::size_t i = 0; i < text.size(); ++i) {
    out += text[i];
    const bool doubled =
        (text[i] == '{' || text[i] == '}') && i + 1 < text.size() && text[i + 1] == text[i];
    if (doubled) ++i;
  }
  return out;
}

// `\N{NAME}` in a literal: where it stands, and the name. `end` is 0 when there is none.
struct NamedCharacter {
  std::size_t begin = 0;
  std::size_t end = 0;
  std::string_view name;
};
NamedCharacter FindNamed(std::string_view raw) {
  for (std::size_t i = raw.find('\\'); i < raw.size(); i = raw.find('\\', i + 1)) {
    const std::size_t close = raw.substr(i).starts_with("\\N{") ? raw.find('}', i) : raw.npos;
    if (close != raw.npos) return {i, close + 1, raw.substr(i + 3, close - i - 3)};
    ++i;  // an escaped character
  }
  return {};
}

// The code point of a Unicode name: letters, and signs that texts of programs use; 0 for others.
char32_t CharacterNamed(std::string_view name) {
  constexpr std::pair<std::string_view, char32_t> kSigns[] = {
      {"BULLET", 0x2022},          {"CHECK MARK", 0x2713},
      {"CROSS MARK", 0x274C},      {"DEGREE SIGN", 0xB0},
      {"EM DASH", 0x2014},         {"EN DASH", 0x2013},
      {"EURO SIGN", 0x20AC},       {"HORIZONTAL ELLIPSIS", 0x2026},
      {"LEFTWARDS ARROW", 0x2190}, {"MICRO SIGN", 0xB5},
      {"NO-BREAK SPACE", 0xA0},    {"RIGHTWARDS ARROW", 0x2192},
  };
  for (const auto& [prefix, first] :
       {std::pair<std::string_view, char32_t>{"LATIN SMALL LETTER ", U'a'},
        std::pair<std::string_view, char32_t>{"LATIN CAPITAL LETTER ", U'A'}}) {
    const bool letter = name.starts_with(prefix) && name.size() == prefix.size() + 1 &&
                        name.back() >= 'A' && name.back() <= 'Z';
    if (letter) return first + static_cast<char32_t>(name.back() - 'A');
  }
  const auto* sign = std::find_if(std::begin(kSigns), std::end(kSigns),
                                  [name](const auto& row) { return row.first == name; });
  return sign == std::end(kSigns) ? 0 : sign->second;
}

}  // namespace

// The pieces of a string literal in order: a Str for each literal stretch, a Str or Template for
// each interpolation.
void Evaluator::Impl::StringParts(Evaluator& e, Node node, std::vector<Ref>& parts) {
  const Prefix prefix = ReadPrefix(node.child(0).text());
  const bool format = node.child(0).text().find_first_of("fF") != std::string_view::npos;
  const auto literal = [&](std::string_view raw) {
    std::string text = prefix.raw ? std::string(raw) : Unescape(raw, prefix.bytes);
    if (format) text = UnbraceText(std::move(text));
    parts.push_back(e.heap_.str(std::move(text)));
  };
  const auto content = [&](std::string_view raw) {
    const bool plain = prefix.raw || prefix.bytes;
    for (NamedCharacter next; !plain && (next = FindNamed(raw)).end > 0;
         raw.remove_prefix(next.end)) {
      literal(raw.substr(0, next.begin));
      const std::string_view name = next.name;
      if (const char32_t point = CharacterNamed(name)) {
        std::string text;
        AppendUtf8(text, point);
        parts.push_back(e.heap_.str(std::move(text)));
      } else {
        parts.push_back(
            e.NewUnknown("a character by its Unicode name", std::string(name), node.span()));
      }
    }
    literal(raw);
  };
  for (const Node child : node.named_children()) {
    if (child.is(G().string_content)) {
      content(child.text());
    } else if (child.is(G().interpolation)) {
      const Node expression = child.field(G().f_expression);
      const Ref value = e.Evaluate(expression);
      std::string spec;
      if (const Node specifier = child.field(G().f_format_specifier)) {
        std::vector<Ref> spec_parts;
        std::size_t literal_from = specifier.begin_byte() + 1;  // behind the colon
        const std::string_view source = specifier.tree()->unit().text;
        for (const Node nested : specifier.named_children()) {
          if (nested.begin_byte() > literal_from) {
            spec += source.substr(literal_from, nested.begin_byte() - literal_from);
          }
          std::string text;
          const std::vector<Node> inner = nested.named_children();
          if (!inner.empty() && TextOf(e.ToStr(e.Evaluate(inner.front()), nested.span()), text))
            spec += text;
          literal_from = nested.end_byte();
        }
        spec += source.substr(literal_from, specifier.end_byte() - literal_from);
      }
      const std::string_view conversion = child.field(G().f_type_conversion).text();
      const std::string_view whole = child.text();
      const std::size_t equals = whole.find('=', expression.end_byte() - child.begin_byte());
      const bool debug = equals != std::string_view::npos &&
                         whole.substr(expression.end_byte() - child.begin_byte(),
                                      equals - (expression.end_byte() - child.begin_byte()))
                                 .find_first_not_of(' ') == std::string_view::npos;
      if (debug) {
        std::size_t behind = whole.find_first_not_of(' ', equals + 1);
        if (behind == std::string_view::npos) behind = equals + 1;
        parts.push_back(e.heap_.str(std::string(whole.substr(1, behind - 1))));
      }
      const bool repr = debug && conversion.empty() && spec.empty();
      const Ref shown = repr                     ? e.ToRepr(value, child.span())
                        : conversion.size() == 2 ? Converted(e, conversion[1], value, child.span())
                                                 : value;
      parts.push_back(e.Format(shown, spec, child.span()));
    }
  }
}

Ref Evaluator::StringLiteral(Node node) {
  std::vector<Ref> parts;
  Impl::StringParts(*this, node, parts);
  if (ReadPrefix(node.child(0).text()).bytes) {
    std::string text;
    for (const Ref part : parts)
      text += As<Str>(part) == nullptr ? "" : As<Str>(part)->value;
    return heap_.New<Bytes>(std::move(text));
  }
  if (parts.size() == 1 && parts.front()->kind == Kind::kStr) return parts.front();
  return parts.empty() ? heap_.str({}) : Concatenate(parts);
}

Ref Evaluator::ConcatenatedString(Node node) {
  std::vector<Ref> parts;
  for (const Node child : node.named_children()) {
    if (child.is(G().string)) Impl::StringParts(*this, child, parts);
  }
  return Concatenate(parts);
}

}  // namespace smgraph::python
