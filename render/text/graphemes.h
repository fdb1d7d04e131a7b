#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

// Text as a terminal shows it: what takes a column, what must not be printed, where a line may end.
namespace smgraph::render::text {

/// What a reader sees as one character: a letter with its marks, an emoji sequence, a flag.
struct Grapheme {
  std::string_view bytes;
  int width = 1;  // columns: 0, 1 or 2
};

/// One code point at the start of `text` and its length in bytes; `valid` is false for a byte that
/// starts no UTF-8 sequence (length 1).
struct CodePoint {
  std::uint32_t value = 0;
  std::size_t length = 1;
  bool valid = true;
};
CodePoint FirstCodePoint(std::string_view text);

/// The graphemes of `text`; a byte that is not UTF-8 counts as one of width 1.
std::vector<Grapheme> Graphemes(std::string_view text);

/// The columns that `text` takes.
int DisplayWidth(std::string_view text);

/// `text` with everything that could break a drawing or mislead its reader written as `<U+0007>`:
/// control and bidirectional characters, line-drawing characters, lone marks, blanks at either end
/// and runs of blanks; bytes that are not UTF-8 as `<0xFF>`. Idempotent, one line.
std::string Printable(std::string_view text);

/// `text` with its first character, an ASCII one, written as `<U+007C>`.
std::string FirstEscaped(std::string_view text);

/// `text`, which is printable, in pieces of at most `width` columns, cut after `, ` or behind a
/// separator where that is possible, never beside another blank. Joining the pieces, with a blank
/// behind those that end in a comma, gives the text, in which blanks and commas are escaped that
/// leave no other place.
/// `width` is at least 4.
std::vector<std::string> WrapName(std::string_view text, int width);

/// `text` in lines of at most `width` columns, cut at blanks; longer words are cut where they must.
std::vector<std::string> WrapWords(std::string_view text, int width);

/// `text` cut to `width` columns, ended by `…` (`...` when `ascii`) if any was cut.
std::string Shortened(std::string_view text, int width, bool ascii);

/// `text` filled up with blanks to `width` columns.
std::string Padded(std::string_view text, int width);

}  // namespace smgraph::render::text
