#pragma once

#include <compare>
#include <cstdint>
#include <deque>
#include <string>
#include <string_view>

namespace smgraph {

/// Index of a file in a SourceMap; `kNoFile` stands for "no place in a file".
enum class FileId : std::uint32_t { kNoFile = 0xffffffff };

/// A place in a text: 1-based line, 1-based column counted in Unicode code points. In a notebook
/// the line is counted within the cell. Line 0 means "the file as a whole".
struct Position {
  std::uint32_t line = 0;
  std::uint32_t column = 0;
  auto operator<=>(const Position&) const = default;
};

/// A stretch of a source file, from `begin` to just behind the last character. `cell` is the
/// 1-based cell of a notebook, 0 elsewhere.
struct SourceSpan {
  FileId file = FileId::kNoFile;
  std::uint32_t cell = 0;
  Position begin;
  Position end;
  auto operator<=>(const SourceSpan&) const = default;
  bool known() const { return file != FileId::kNoFile; }
};

/// The files that one run of the program has read: their paths as the user typed (or reached) them
/// and, where it is still at hand, their text. Owns both; ids stay valid for the map's life.
class SourceMap {
 public:
  /// Registers `path` (once: the same path gives the same id) and keeps `text` when it is not
  /// empty.
  FileId Add(std::string_view path, std::string text = {});
  std::string_view Path(FileId file) const;
  /// The whole text, empty when the file was only named (in a graph read from JSON).
  std::string_view Text(FileId file) const;
  /// For notebooks: registers the text of `cell` so that `Line` can show it.
  void AddCell(FileId file, std::uint32_t cell, std::string text);
  /// The text of the span's first line without its newline; empty when it is not at hand.
  std::string_view Line(const SourceSpan& span) const;
  /// The lines from the span's first to its last, joined by newlines; empty when not at hand.
  std::string Lines(const SourceSpan& span) const;
  /// "path:line:column", "path:cell 3:line:column" in notebooks, "path" without a line.
  std::string Describe(const SourceSpan& span) const;

 private:
  struct File {
    std::string path;
    std::string text;
    std::deque<std::string> cells;
  };
  std::string_view TextAt(const SourceSpan& span) const;
  std::deque<File> files_;
};

}  // namespace smgraph
