// str: cases, stripping, padding, questions about characters, and the table of all its methods.
#include <algorithm>

#include "frontends/python/format.h"
#include "frontends/python/methods/methods.h"
#include "frontends/python/natives.h"
#include "frontends/python/text.h"
#include "graph/base/utf8.h"

namespace smgraph::python {
namespace {

using TextMap = std::string (*)(std::string_view);

// Applies a map of single characters; the known pieces of a Template change alone.
template <TextMap kMap>
Ref MapText(Evaluator& ev, const Call& call) {
  const Ref self = call.positional[0];
  if (const std::string* text = TextIn(self)) return NewText(ev, kMap(*text));
  const auto* pattern = As<Template>(self);
  if (pattern == nullptr) return UnknownCall(ev, call);
  std::vector<Ref> parts;
  for (const Ref part : pattern->parts) {
    const std::string* piece = TextIn(part);
    parts.push_back(piece != nullptr
                        ? ev.heap().str(kMap(*piece))
                        : ev.OpaqueOperation(CalledName(call), part, nullptr, call.span));
  }
  return ev.Concatenate(parts);
}

std::string Capitalize(std::string_view text) {
  std::string result;
  for (const char32_t point : DecodeUtf8(text)) {
    AppendUtf8(result, result.empty() ? ToUpper(point) : ToLower(point));
  }
  return result;
}

std::string Title(std::string_view text) {
  std::string result;
  bool inside = false;
  for (const char32_t point : DecodeUtf8(text)) {
    AppendUtf8(result, inside ? ToLower(point) : ToUpper(point));
    inside = IsAlpha(point);
  }
  return result;
}

std::string SwapCase(std::string_view text) {
  std::string result;
  for (const char32_t point : DecodeUtf8(text)) {
    AppendUtf8(result, IsUpper(point) ? ToLower(point) : ToUpper(point));
  }
  return result;
}

// `text` without the characters of `set` (white space when null) at its left and right end.
std::string StripText(const std::string& text, const std::string* set, bool left, bool right) {
  const std::u32string points = DecodeUtf8(text);
  const std::u32string wanted = set == nullptr ? std::u32string() : DecodeUtf8(*set);
  const auto strips = [&](char32_t point) {
    return set == nullptr ? IsSpace(point) : wanted.find(point) != std::u32string::npos;
  };
  std::size_t begin = 0;
  std::size_t end = points.size();
  while (left && begin < end && strips(points[begin]))
    ++begin;
  while (right && end > begin && strips(points[end - 1]))
    --end;
  return EncodeUtf8(std::u32string_view(points).substr(begin, end - begin));
}

template <bool kLeft, bool kRight>
Ref Strip(Evaluator& ev, const Call& call) {
  const Ref self = call.positional[0];
  const Ref set = call.Argument(1, "chars");
  if (!IsNone(set) && TextIn(set) == nullptr) {
    if (!Unsure(set) && set->kind != Kind::kTemplate) NeedText(ev, set, call);
    return UnknownCall(ev, call);
  }
  const std::string* wanted = IsNone(set) ? nullptr : TextIn(set);
  if (const std::string* text = TextIn(self)) {
    return NewText(ev, StripText(*text, wanted, kLeft, kRight));
  }
  const auto* pattern = As<Template>(self);
  if (pattern == nullptr) return UnknownCall(ev, call);
  // The gaps at the ends are taken to have nothing to strip.
  std::vector<Ref> parts = pattern->parts;
  const auto strip = [&](Ref& part, bool left, bool right) {
    const std::string* piece = TextIn(part);
    if (piece != nullptr) part = ev.heap().str(StripText(*piece, wanted, left, right));
  };
  strip(parts.front(), kLeft, false);
  strip(parts.back(), false, kRight);
  return ev.Concatenate(parts);
}

template <char kAlign>
Ref Justify(Evaluator& ev, const Call& call) {
  FormatSpec spec;
  const std::string& text = NeedText(ev, call.positional[0], call);
  const std::int64_t width = NeedInteger(ev, call.Argument(1, "width"), call);
  ev.CheckBytes(width > 0 ? static_cast<std::size_t>(width) : 0);
  spec.width = static_cast<int>(std::clamp<std::int64_t>(width, 0, 1'000'000'000));
  spec.align = kAlign;
  if (const Ref fill = call.Argument(2, "fillchar")) {
    const std::u32string points = DecodeUtf8(NeedText(ev, fill, call));
    if (points.size() != 1) {
      ev.Raise("TypeError", "The fill character must be exactly one character long", call.span);
    }
    spec.fill = points[0];
  }
  if (kAlign == '^') {
    // str.center puts the odd space left when the width is odd; format() always right.
    const auto size = static_cast<std::int64_t>(CountPoints(text));
    const std::int64_t missing = std::max<std::int64_t>(spec.width - size, 0);
    const std::int64_t left = missing / 2 + (missing & spec.width & 1);
    FormatSpec right = spec;
    right.align = '>';
    right.width = static_cast<int>(size + left);
    spec.align = '<';
    return NewText(ev, PadText("", PadText("", text, right, '>'), spec, '<'));
  }
  return NewText(ev, PadText("", text, spec, kAlign));
}

Ref ZeroFill(Evaluator& ev, const Call& call) {
  const std::string& text = NeedText(ev, call.positional[0], call);
  const std::int64_t width = NeedInteger(ev, call.positional[1], call);
  const auto size = static_cast<std::int64_t>(CountPoints(text));
  if (width <= size) return call.positional[0];
  ev.CheckBytes(static_cast<std::size_t>(width));
  const std::string zeros(static_cast<std::size_t>(width - size), '0');
  const std::size_t sign = text.starts_with('-') || text.starts_with('+') ? 1 : 0;
  return NewText(ev, text.substr(0, sign) + zeros + text.substr(sign));
}

template <bool (*kTest)(char32_t)>
Ref AllPoints(Evaluator& ev, const Call& call) {
  const std::u32string points = DecodeUtf8(NeedText(ev, call.positional[0], call));
  return ev.heap().boolean(!points.empty() && std::all_of(points.begin(), points.end(), kTest));
}

bool IsAlnum(char32_t point) {
  return IsAlpha(point) || IsDigit(point);
}

// isupper, islower: some cased letter, and none of the other case.
template <bool (*kWanted)(char32_t), bool (*kOther)(char32_t)>
Ref OneCase(Evaluator& ev, const Call& call) {
  const std::u32string points = DecodeUtf8(NeedText(ev, call.positional[0], call));
  return ev.heap().boolean(std::any_of(points.begin(), points.end(), kWanted) &&
                           std::none_of(points.begin(), points.end(), kOther));
}

Ref IsTitle(Evaluator& ev, const Call& call) {
  const std::string& text = NeedText(ev, call.positional[0], call);
  const std::u32string points = DecodeUtf8(text);
  return ev.heap().boolean(std::any_of(points.begin(), points.end(), IsUpper) &&
                           Title(text) == text);
}

Ref IsIdentifier(Evaluator& ev, const Call& call) {
  const std::u32string points = DecodeUtf8(NeedText(ev, call.positional[0], call));
  const auto fits = [](char32_t point) { return IsAlnum(point) || point == U'_'; };
  return ev.heap().boolean(!points.empty() && !IsDigit(points[0]) &&
                           std::all_of(points.begin(), points.end(), fits));
}

Ref IsPrintable(Evaluator& ev, const Call& call) {
  const std::u32string points = DecodeUtf8(NeedText(ev, call.positional[0], call));
  return ev.heap().boolean(std::all_of(points.begin(), points.end(), [](char32_t point) {
    return point == U' ' || (point > 0x20 && point != 0x7F && !IsSpace(point));
  }));
}

Ref StrIsAscii(Evaluator& ev, const Call& call) {
  const std::string& text = NeedText(ev, call.positional[0], call);
  return ev.heap().boolean(std::all_of(
      text.begin(), text.end(), [](char c) { return static_cast<unsigned char>(c) < 0x80; }));
}

Ref StrFormat(Evaluator& ev, const Call& call) {
  return FormatFields(ev, call.positional[0], call);
}

Ref StrFormatMap(Evaluator& ev, const Call& call) {
  return FormatMapping(ev, call.positional[0], call.positional[1], call.span);
}

Ref ExpandTabs(Evaluator& ev, const Call& call) {
  const std::int64_t size =
      std::clamp<std::int64_t>(IntegerOr(ev, call.Argument(1, "tabsize"), 8, call), 0, 1000);
  std::string result;
  std::int64_t column = 0;
  for (const char32_t point : DecodeUtf8(NeedText(ev, call.positional[0], call))) {
    if (point == U'\t') {
      const std::int64_t spaces = size == 0 ? 0 : size - column % size;
      result.append(static_cast<std::size_t>(spaces), ' ');
      column += spaces;
      ev.CheckBytes(result.size());
      continue;
    }
    AppendUtf8(result, point);
    column = point == U'\n' || point == U'\r' ? 0 : column + 1;
  }
  return NewText(ev, std::move(result));
}

Ref Translate(Evaluator& ev, const Call& call) {
  const auto* table = As<Dict>(call.positional[1]);
  if (table == nullptr) return UnknownCall(ev, call);
  TextBuilder out(ev);
  for (const char32_t point : DecodeUtf8(NeedText(ev, call.positional[0], call))) {
    const Ref mapped = table->Find(ev.heap().integer(static_cast<std::int64_t>(point)));
    if (mapped != nullptr && mapped->kind == Kind::kNone) continue;
    std::string own;
    const auto code = mapped == nullptr ? std::optional<std::int64_t>(point) : IntegerIn(mapped);
    if (code) {
      AppendUtf8(own, static_cast<char32_t>(*code));
      out.Add(own);
    } else {
      out.Add(mapped);
    }
  }
  return out.Finish();
}

// str.maketrans: a dict from code points to code points, strings or None.
Ref StrMakeTranslation(Evaluator& ev, const Call& call) {
  auto* table = ev.heap().New<Dict>();
  const auto code = [&](char32_t point) {
    return ev.heap().integer(static_cast<std::int64_t>(point));
  };
  if (call.positional.size() == 1) {
    const auto* source = As<Dict>(call.positional[0]);
    if (source == nullptr) return UnknownCall(ev, call);
    for (const auto& [key, value] : source->items) {
      const std::string* text = TextIn(key);
      table->Set(text != nullptr && !text->empty() ? code(DecodeUtf8(*text)[0]) : key, value);
    }
    return table;
  }
  const std::u32string from = DecodeUtf8(NeedText(ev, call.positional[0], call));
  const std::u32string to = DecodeUtf8(NeedText(ev, call.positional[1], call));
  if (from.size() != to.size()) {
    ev.Raise("ValueError", "the first two maketrans arguments must have equal length", call.span);
  }
  for (std::size_t i = 0; i < from.size(); ++i)
    table->Set(code(from[i]), code(to[i]));
  if (call.positional.size() > 2) {
    for (const char32_t point : DecodeUtf8(NeedText(ev, call.positional[2], call))) {
      table->Set(code(point), ev.heap().none());
    }
  }
  return table;
}

constexpr MethodModel kMethods[] = {
    {"capitalize", Lifted<MapText<Capitalize>, 1, 1>},
    {"casefold", Lifted<MapText<FoldText>, 1, 1>},
    {"center", Strict<Justify<'^'>, 2, 3>},
    {"expandtabs", Strict<ExpandTabs, 1, 2>},
    {"format", Counted<StrFormat, 1, kMany>},
    {"format_map", Counted<StrFormatMap, 2, 2>},
    {"isalnum", Strict<AllPoints<IsAlnum>, 1, 1>},
    {"isalpha", Strict<AllPoints<IsAlpha>, 1, 1>},
    {"isascii", Strict<StrIsAscii, 1, 1>},
    {"isdecimal", Strict<AllPoints<IsDigit>, 1, 1>},
    {"isdigit", Strict<AllPoints<IsAnyDigit>, 1, 1>},
    {"isidentifier", Strict<IsIdentifier, 1, 1>},
    {"islower", Strict<OneCase<IsLower, IsUpper>, 1, 1>},
    {"isnumeric", Strict<AllPoints<IsNumeric>, 1, 1>},
    {"isprintable", Strict<IsPrintable, 1, 1>},
    {"isspace", Strict<AllPoints<IsSpace>, 1, 1>},
    {"istitle", Strict<IsTitle, 1, 1>},
    {"isupper", Strict<OneCase<IsUpper, IsLower>, 1, 1>},
    {"ljust", Strict<Justify<'<'>, 2, 3>},
    {"lower", Lifted<MapText<LowerText>, 1, 1>},
    {"lstrip", Lifted<Strip<true, false>, 1, 2>},
    {"rjust", Strict<Justify<'>'>, 2, 3>},
    {"rstrip", Lifted<Strip<false, true>, 1, 2>},
    {"strip", Lifted<Strip<true, true>, 1, 2>},
    {"swapcase", Lifted<MapText<SwapCase>, 1, 1>},
    {"title", Lifted<MapText<Title>, 1, 1>},
    {"translate", Strict<Translate, 2, 2>},
    {"upper", Lifted<MapText<UpperText>, 1, 1>},
    {"zfill", Strict<ZeroFill, 2, 2>},
};
constexpr TypeMethods kTypes[] = {{Kind::kStr, kMethods}, {Kind::kTemplate, kMethods}};

constexpr FunctionModel kFunctions[] = {
    {"str.maketrans", Strict<StrMakeTranslation, 1, 3>},
};

}  // namespace

Rows StrRows() {
  return {.functions = kFunctions, .methods = kTypes};
}

}  // namespace smgraph::python
