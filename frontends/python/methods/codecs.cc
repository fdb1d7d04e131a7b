// str.encode and bytes.decode: UTF-8, ASCII and Latin-1.
#include <algorithm>
#include <array>

#include <fmt/format.h>

#include "frontends/python/methods/methods.h"
#include "frontends/python/natives.h"
#include "frontends/python/text.h"
#include "graph/base/utf8.h"

namespace smgraph::python {
namespace {

struct Codec {
  std::string_view name;  // as Python's messages call it
  char32_t limit;         // code points below can be encoded; one byte each unless it is UTF-8
  std::string_view range;
};
constexpr Codec kUtf8{"utf-8", 0x110000, ""};
constexpr Codec kAscii{"ascii", 0x80, "ordinal not in range(128)"};
constexpr Codec kLatin1{"latin-1", 0x100, "ordinal not in range(256)"};

struct CodecName {
  std::string_view name;
  const Codec* codec;
};
constexpr CodecName kNames[] = {
    {"ascii", &kAscii},    {"iso-8859-1", &kLatin1}, {"latin-1", &kLatin1}, {"latin1", &kLatin1},
    {"us-ascii", &kAscii}, {"utf-8", &kUtf8},        {"utf8", &kUtf8},
};

// The codec that the call asks for; null for those that nobody knows here.
const Codec* CodecOf(const Call& call) {
  const Ref given = call.Argument(1, "encoding");
  if (given == nullptr) return &kUtf8;
  const std::string* text = TextIn(given);
  std::string name = text == nullptr ? "" : LowerText(*text);
  std::replace(name.begin(), name.end(), '_', '-');
  const auto* row = std::find_if(std::begin(kNames), std::end(kNames),
                                 [&](const CodecName& known) { return known.name == name; });
  return row == std::end(kNames) ? nullptr : row->codec;
}

std::string_view ErrorsOf(const Call& call) {
  const std::string* errors = TextIn(call.Argument(2, "errors"));
  return errors == nullptr ? "strict" : std::string_view(*errors);
}

// ---- encoding

[[noreturn]] void RaiseEncode(Evaluator& ev, const Codec& codec, char32_t point, std::size_t at,
                              const Call& call) {
  const char* form = point < 0x100 ? "x{:02x}" : point < 0x10000 ? "u{:04x}" : "U{:08x}";
  const std::string shown = fmt::format(fmt::runtime(form), static_cast<std::uint32_t>(point));
  ev.Raise("UnicodeEncodeError",
           fmt::format("'{}' codec can't encode character '\\{}' in position {}: {}", codec.name,
                       shown, at, codec.range),
           call.span);
}

// What stands for a code point that cannot be encoded; nothing when `errors` is not known here.
std::optional<std::string> Replacement(std::string_view errors, char32_t point) {
  if (errors == "ignore") return "";
  if (errors == "replace") return "?";
  if (errors == "xmlcharrefreplace") {
    return fmt::format("&#{};", static_cast<std::uint32_t>(point));
  }
  return std::nullopt;
}

Ref Encode(Evaluator& ev, const Call& call) {
  const std::string& text = NeedText(ev, call.positional[0], call);
  const Codec* codec = CodecOf(call);
  if (codec == nullptr) return UnknownCall(ev, call);
  if (codec == &kUtf8) return ev.heap().New<Bytes>(text);
  const std::string_view errors = ErrorsOf(call);
  std::string data;
  const std::u32string points = DecodeUtf8(text);
  for (std::size_t at = 0; at < points.size(); ++at) {
    if (points[at] < codec->limit) {
      data.push_back(static_cast<char>(points[at]));
      continue;
    }
    if (errors == "strict") RaiseEncode(ev, *codec, points[at], at, call);
    const auto other = Replacement(errors, points[at]);
    if (!other) return UnknownCall(ev, call);
    data += *other;
  }
  return ev.heap().New<Bytes>(std::move(data));
}

// ---- decoding

// How many bytes of the code point at the beginning of `data`; 0 when they are no UTF-8.
std::size_t Utf8Length(std::string_view data) {
  for (std::size_t length = 1; length <= std::min<std::size_t>(4, data.size()); ++length) {
    const std::string_view part = data.substr(0, length);
    const std::u32string points = DecodeUtf8(part);
    if (points.size() == 1 && EncodeUtf8(points) == part) return length;
  }
  return 0;
}

std::size_t PointLength(const Codec& codec, std::string_view data) {
  if (&codec == &kUtf8) return Utf8Length(data);
  return static_cast<unsigned char>(data.front()) < codec.limit ? 1 : 0;
}

[[noreturn]] void RaiseDecode(Evaluator& ev, const Codec& codec, char byte, std::size_t at,
                              const Call& call) {
  ev.Raise("UnicodeDecodeError",
           fmt::format("'{}' codec can't decode byte 0x{:02x} in position {}: {}", codec.name,
                       static_cast<unsigned char>(byte), at,
                       codec.range.empty() ? "invalid start byte" : codec.range),
           call.span);
}

Ref Decode(Evaluator& ev, const Call& call) {
  const auto* bytes = As<Bytes>(call.positional[0]);
  const Codec* codec = CodecOf(call);
  if (bytes == nullptr || codec == nullptr) return UnknownCall(ev, call);
  const std::string_view data = bytes->value;
  const std::string_view errors = ErrorsOf(call);
  std::string text;
  for (std::size_t at = 0; at < data.size();) {
    const std::size_t length = PointLength(*codec, data.substr(at));
    if (length == 0) {
      if (errors == "strict") RaiseDecode(ev, *codec, data[at], at, call);
      if (errors != "ignore") AppendUtf8(text, U'\uFFFD');
      ++at;
    } else if (codec == &kUtf8) {
      text += data.substr(at, length);
      at += length;
    } else {
      AppendUtf8(text, static_cast<unsigned char>(data[at++]));
    }
  }
  return NewText(ev, std::move(text));
}

constexpr MethodModel kOfStr[] = {{"encode", Strict<Encode, 1, 3>}};
constexpr MethodModel kOfBytes[] = {{"decode", Strict<Decode, 1, 3>}};
constexpr TypeMethods kTypes[] = {
    {Kind::kStr, kOfStr}, {Kind::kTemplate, kOfStr}, {Kind::kBytes, kOfBytes}};

}  // namespace

Rows CodecRows() {
  return {.methods = kTypes};
}

}  // namespace smgraph::python
