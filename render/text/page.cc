#include "render/text/page.h"

#include <algorithm>
#include <cstddef>
#include <utility>

#include <fmt/format.h>
#include <fmt/ranges.h>

#include "render/text/graphemes.h"

namespace smgraph::render::text {
namespace {

constexpr int kUnlimited = 1 << 20;
constexpr int kLeastRoom = 16;
constexpr int kHanging = 2;

std::string Blanks(int count) {
  return std::string(static_cast<std::size_t>(std::max(count, 0)), ' ');
}

}  // namespace

int Page::Room(int indent) const {
  return width_ == 0 ? kUnlimited : std::max(width_ - indent, kLeastRoom);
}

void Page::Line(int indent, std::string_view text) {
  out_ += Blanks(indent);
  out_ += text;
  out_ += '\n';
}

void Page::Add(int indent, std::string_view text, Ink ink) {
  const std::string printable = Printable(text);
  const bool fits = DisplayWidth(printable) <= Room(indent);
  bool first = true;
  for (const std::string& line :
       WrapWords(printable, fits ? Room(indent) : Room(indent + kHanging))) {
    Line(first ? indent : indent + kHanging, Inked(line, ink, colour_));
    first = false;
  }
}

void Page::AddPair(int indent, std::string_view text, std::string_view extra) {
  const std::string left = Printable(text);
  std::string right;
  // The pieces of `extra` are told apart by two blanks, which are not printable as such.
  while (!extra.empty()) {
    const std::size_t end = std::min(extra.find("  "), extra.size());
    right += (right.empty() ? "" : "  ") + Printable(extra.substr(0, end));
    extra.remove_prefix(std::min(end + 2, extra.size()));
  }
  if (right.empty()) return Add(indent, text, Ink::kPlain);
  if (DisplayWidth(left) + 2 + DisplayWidth(right) <= Room(indent)) {
    return Line(indent, left + "  " + Inked(right, Ink::kDim, colour_));
  }
  Add(indent, text, Ink::kPlain);
  for (const std::string& line : WrapWords(right, Room(indent + 2 * kHanging))) {
    Line(indent + 2 * kHanging, Inked(line, Ink::kDim, colour_));
  }
}

void Page::Table(int indent, const std::vector<std::vector<std::string>>& rows) {
  std::size_t columns = 0;
  for (const auto& row : rows)
    columns = std::max(columns, row.size());
  std::vector<int> widths(columns, 0);
  for (const auto& row : rows) {
    for (std::size_t i = 0; i + 1 < row.size(); ++i) {
      widths[i] = std::max(widths[i], DisplayWidth(Printable(row[i])));
    }
  }
  // No column but the last takes more than a third of the width.
  for (int& width : widths)
    width = std::min(width, std::max(Room(indent) / 3, kLeastRoom / 2));
  for (const auto& row : rows) {
    std::string line;
    int start = indent;
    for (std::size_t i = 0; i + 1 < row.size(); ++i) {
      const std::string cell = Printable(row[i]);
      line += Padded(cell, widths[i]) + "  ";
      start += std::max(widths[i], DisplayWidth(cell)) + 2;
    }
    // A last cell that has no room beside the others goes below them.
    const bool below =
        width_ != 0 && start > width_ / 2 && DisplayWidth(Printable(row.back())) > width_ - start;
    if (below) {
      line = Blanks(indent) + line;
      line.resize(line.find_last_not_of(' ') + 1);
      if (DisplayWidth(line) <= width_) {
        Line(0, line);
      } else {
        Add(indent, fmt::format("{}", fmt::join(row.begin(), row.end() - 1, ", ")), Ink::kPlain);
      }
      Add(indent + 2 * kHanging, row.back(), Ink::kPlain);
      continue;
    }
    bool first = true;
    for (const std::string& piece : WrapWords(Printable(row.back()), Room(start))) {
      std::string whole = first ? Blanks(indent) + line + piece : Blanks(start) + piece;
      whole.resize(whole.find_last_not_of(' ') + 1);
      Line(0, whole);
      first = false;
    }
  }
}

std::string Page::Take() {
  return std::move(out_);
}

}  // namespace smgraph::render::text
