#include "frontends/text_check.h"

#include <algorithm>
#include <array>
#include <cctype>
#include <cstdint>

#include <fmt/format.h>

#include "graph/base/utf8.h"

namespace smgraph::frontends {
namespace {

constexpr std::string_view kByteOrderMark = "\xEF\xBB\xBF";
constexpr std::string_view kReads = "smgraph reads Python files, notebooks and JSON";

struct Signature {
  std::string_view bytes;
  std::string_view what;
  std::string_view hint;
};
using namespace std::string_view_literals;
constexpr std::array kSignatures = {
    Signature{"\xFF\xFE"sv, "is UTF-16 text", "save it as UTF-8"},
    Signature{"\xFE\xFF"sv, "is UTF-16 text", "save it as UTF-8"},
    Signature{"\x1F\x8B"sv, "is a gzip archive", "unpack it first"},
    Signature{"PK\x03\x04"sv, "is a zip archive", "unpack it first"},
    Signature{"\x7F"
              "ELF"sv,
              "is a program", kReads},
    Signature{"\x89PNG"sv, "is a PNG image", kReads},
    Signature{"%PDF"sv, "is a PDF document", kReads},
};

// The length of the well-formed sequence that begins at `at` (Unicode table 3-7); 0 for none.
std::size_t SequenceLength(std::string_view text, std::size_t at) {
  const auto byte = [&](std::size_t i) {
    return at + i < text.size() ? static_cast<unsigned char>(text[at + i]) : 0U;
  };
  const auto follows = [&](std::size_t i) { return (byte(i) & 0xC0U) == 0x80U; };
  const unsigned lead = byte(0);
  const unsigned second = byte(1);
  if (lead < 0x80) return 1;
  if (lead >= 0xC2 && lead <= 0xDF) return follows(1) ? 2 : 0;
  if (lead >= 0xE0 && lead <= 0xEF) {
    const bool overlong = lead == 0xE0 && second < 0xA0;
    const bool surrogate = lead == 0xED && second > 0x9F;
    return follows(1) && follows(2) && !overlong && !surrogate ? 3 : 0;
  }
  if (lead >= 0xF0 && lead <= 0xF4) {
    const bool overlong = lead == 0xF0 && second < 0x90;
    const bool beyond = lead == 0xF4 && second > 0x8F;
    return follows(1) && follows(2) && follows(3) && !overlong && !beyond ? 4 : 0;
  }
  return 0;
}

// The encoding that one of the first two lines declares ("# -*- coding: latin-1 -*-"), lower case.
std::string DeclaredEncoding(std::string_view text) {
  for (int line = 0; line < 2; ++line) {
    const std::size_t end = std::min(text.find('\n'), text.size());
    const std::string_view row = text.substr(0, end);
    const std::size_t coding = row.find("coding");
    if (row.find('#') < coding && coding != std::string_view::npos) {
      std::string name;
      std::size_t at = coding + 6;
      if (at < row.size() && (row[at] == ':' || row[at] == '=')) ++at;
      while (at < row.size() && row[at] == ' ')
        ++at;
      for (; at < row.size() && (std::isalnum(static_cast<unsigned char>(row[at])) != 0 ||
                                 row[at] == '-' || row[at] == '_' || row[at] == '.');
           ++at) {
        name += row[at] == '_'
                    ? '-'
                    : static_cast<char>(std::tolower(static_cast<unsigned char>(row[at])));
      }
      return name;
    }
    text.remove_prefix(std::min(end + 1, text.size()));
  }
  return {};
}

bool IsLatin1(std::string_view encoding) {
  constexpr std::array<std::string_view, 5> kNames = {"latin-1", "latin1", "iso-8859-1",
                                                      "iso8859-1", "l1"};
  return std::ranges::find(kNames, encoding) != kNames.end();
}

std::string FromLatin1(std::string_view text) {
  std::string utf8;
  utf8.reserve(text.size() + text.size() / 8);
  for (const char c : text)
    AppendUtf8(utf8, static_cast<unsigned char>(c));

  return utf8;
}

std::optional<TextFault> FindBinary(std::string_view text) {
  for (const Signature& signature : kSignatures) {
    if (text.starts_with(signature.bytes))
      return TextFault{std::string(signature.what), std::string(signature.hint), {}};
  }
  const std::size_t zero = text.find('\0');
  if (zero == std::string_view::npos) return std::nullopt;
  return TextFault{
      fmt::format("is binary (byte {} is zero), not text", zero), std::string(kReads), {}};
}

}  // namespace

std::size_t FirstInvalidUtf8(std::string_view text) {
  std::size_t at = 0;
  while (at < text.size()) {
    const bool ascii = static_cast<unsigned char>(text[at]) < 0x80;
    const std::size_t length = ascii ? 1 : SequenceLength(text, at);
    if (length == 0) return at;
    at += length;
  }
  return std::string_view::npos;
}

Position PositionOf(std::string_view text, std::size_t offset) {
  const std::string_view before = text.substr(0, offset);
  const std::size_t newline = before.rfind('\n');
  const std::string_view row =
      newline == std::string_view::npos ? before : before.substr(newline + 1);
  const auto lines = std::count(before.begin(), before.end(), '\n');
  const auto columns = std::count_if(row.begin(), row.end(), [](char c) { return !IsUtf8Tail(c); });
  return {static_cast<std::uint32_t>(lines + 1), static_cast<std::uint32_t>(columns + 1)};
}

std::optional<TextFault> MakeUtf8(std::string& text) {
  if (text.starts_with(kByteOrderMark)) text.erase(0, kByteOrderMark.size());
  if (std::optional<TextFault> binary = FindBinary(text)) return binary;
  const std::size_t invalid = FirstInvalidUtf8(text);
  if (invalid == std::string_view::npos) return std::nullopt;
  const std::string encoding = DeclaredEncoding(text);
  if (IsLatin1(encoding)) {
    text = FromLatin1(text);
    return std::nullopt;
  }
  const auto byte = static_cast<unsigned char>(text[invalid]);
  return TextFault{
      fmt::format("not valid UTF-8: byte 0x{:02x}", byte),
      encoding.empty()
          ? "save the file as UTF-8, or declare '# -*- coding: latin-1 -*-' if it is that"
          : fmt::format("encoding '{}' is not supported; save the file as UTF-8", encoding),
      PositionOf(text, invalid)};
}

}  // namespace smgraph::frontends
