#include "graph/base/source.h"

#include <algorithm>
#include <utility>

#include <fmt/format.h>

namespace smgraph {
namespace {

// The text from the start of line `first` to the end of line `last` (1-based), without the newline.
std::string_view LineRange(std::string_view text, std::uint32_t first, std::uint32_t last) {
  std::size_t begin = 0;
  for (std::uint32_t line = 1; line < first; ++line) {
    begin = text.find('\n', begin);
    if (begin == std::string_view::npos) return {};
    ++begin;
  }
  std::size_t end = begin;
  for (std::uint32_t line = first; line <= last; ++line) {
    end = text.find('\n', line == first ? begin : end + 1);
    if (end == std::string_view::npos) return text.substr(begin);
  }
  return text.substr(begin, end - begin);
}

}  // namespace

FileId SourceMap::Add(std::string_view path, std::string text) {
  const auto known = std::ranges::find(files_, path, &File::path);
  const auto index = static_cast<std::uint32_t>(known - files_.begin());
  if (known == files_.end()) {
    files_.push_back({std::string(path), std::move(text), {}});
  } else if (!text.empty()) {
    known->text = std::move(text);
  }
  return FileId{index};
}

std::string_view SourceMap::Path(FileId file) const {
  const auto index = static_cast<std::size_t>(file);
  return index < files_.size() ? std::string_view(files_[index].path) : std::string_view();
}

std::string_view SourceMap::Text(FileId file) const {
  const auto index = static_cast<std::size_t>(file);
  return index < files_.size() ? std::string_view(files_[index].text) : std::string_view();
}

void SourceMap::AddCell(FileId file, std::uint32_t cell, std::string text) {
  auto& cells = files_.at(static_cast<std::size_t>(file)).cells;
  if (cells.size() <= cell) cells.resize(cell + 1);
  cells[cell] = std::move(text);
}

std::string_view SourceMap::TextAt(const SourceSpan& span) const {
  if (span.cell == 0) return Text(span.file);
  const auto index = static_cast<std::size_t>(span.file);
  if (index >= files_.size() || span.cell >= files_[index].cells.size()) return {};
  return files_[index].cells[span.cell];
}

std::string_view SourceMap::Line(const SourceSpan& span) const {
  if (span.begin.line == 0) return {};
  return LineRange(TextAt(span), span.begin.line, span.begin.line);
}

std::string SourceMap::Lines(const SourceSpan& span) const {
  if (span.begin.line == 0) return {};
  return std::string(
      LineRange(TextAt(span), span.begin.line, std::max(span.begin.line, span.end.line)));
}

std::string SourceMap::Describe(const SourceSpan& span) const {
  if (!span.known()) return {};
  const std::string_view path = Path(span.file);
  if (span.begin.line == 0) return std::string(path);
  if (span.cell != 0) {
    return fmt::format("{}:cell {}:{}:{}", path, span.cell, span.begin.line, span.begin.column);
  }
  return fmt::format("{}:{}:{}", path, span.begin.line, span.begin.column);
}

}  // namespace smgraph
