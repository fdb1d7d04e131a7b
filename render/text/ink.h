#pragma once

#include <cstdint>
#include <string>
#include <string_view>

namespace smgraph::render::text {

/// What a piece of text is, for terminals with colours. Never the only carrier of a meaning.
enum class Ink : std::uint8_t {
  kPlain,
  kStrong,
  kDim,
  kAdded,
  kRemoved,
  kChanged,
  kError,
  kWarning,
  kNote
};

/// The ANSI sequence that starts `ink`; empty for plain text.
std::string_view InkStart(Ink ink);
/// The sequence that ends any ink.
inline constexpr std::string_view kInkEnd = "\x1b[0m";

/// `text` in `ink` when `colour` is wanted, else as it is.
std::string Inked(std::string_view text, Ink ink, bool colour);

}  // namespace smgraph::render::text
