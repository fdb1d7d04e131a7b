#include "tests/render/drawing_grid.h"

#include <clocale>
#include <cwchar>
#include <map>

namespace smgraph::render {
namespace {

const std::string kBlank = " ";

int WidthOf(std::string_view character) {
  static const locale_t locale = newlocale(LC_CTYPE_MASK, "C.UTF-8", nullptr);
  const locale_t before = uselocale(locale);
  wchar_t wide = 0;
  std::mbstate_t state{};
  const std::size_t length = std::mbrtowc(&wide, character.data(), character.size(), &state);
  const int width = length > character.size() ? 1 : wcwidth(wide);
  uselocale(before);
  return width;
}

std::vector<std::string> SplitRow(std::string_view line) {
  std::vector<std::string> cells;
  for (std::size_t at = 0; at < line.size();) {
    std::size_t length = 1;
    while (at + length < line.size() &&
           (static_cast<unsigned char>(line[at + length]) & 0xC0U) == 0x80U) {
      ++length;
    }
    const std::string character(line.substr(at, length));
    const int width = WidthOf(character);
    if (width == 0 && !cells.empty()) {
      cells.back() += character;
    } else {
      cells.push_back(character);
      if (width == 2) cells.emplace_back();
    }
    at += length;
  }
  return cells;
}

}  // namespace

Spot Step(Spot spot, int side) {
  switch (side) {
    case kNorth:
      return {spot.row - 1, spot.column};
    case kSouth:
      return {spot.row + 1, spot.column};
    case kWest:
      return {spot.row, spot.column - 1};
    default:
      return {spot.row, spot.column + 1};
  }
}

int Opposite(int side) {
  return side <= 2 ? side * 4 : side / 4;
}

Grid::Grid(std::string_view text) {
  while (!text.empty()) {
    const std::size_t end = text.find('\n');
    cells_.push_back(SplitRow(text.substr(0, end)));
    text.remove_prefix(end == std::string_view::npos ? text.size() : end + 1);
  }
}

const std::string& Grid::At(Spot spot) const {
  if (spot.row < 0 || spot.row >= rows()) return kBlank;
  if (spot.column < 0 || spot.column >= columns(spot.row)) return kBlank;
  return cells_[static_cast<std::size_t>(spot.row)][static_cast<std::size_t>(spot.column)];
}

std::string Grid::Text(int row, int first, int last) const {
  std::string text;
  for (int column = first; column < last; ++column)
    text += At({row, column});
  return text;
}

int ArmsOf(const std::string& character) {
  static const std::map<std::string, int> kArms = [] {
    std::map<std::string, int> arms;
    const auto add = [&](int sides, std::initializer_list<const char*> characters) {
      for (const char* c : characters)
        arms[c] = sides;
    };
    add(kNorth | kSouth, {"│", "┃", "╎", "║"});
    add(kEast | kWest, {"─", "━", "╌", "═"});
    add(kEast | kSouth, {"┌", "┏", "╔", "╭"});
    add(kWest | kSouth, {"┐", "┓", "╗", "╮"});
    add(kEast | kNorth, {"└", "┗", "╚", "╰"});
    add(kWest | kNorth, {"┘", "┛", "╝", "╯"});
    add(kNorth | kSouth | kEast, {"├", "┣", "╠"});
    add(kNorth | kSouth | kWest, {"┤", "┫", "╣"});
    add(kEast | kWest | kSouth, {"┬", "┳", "╦", "┰", "┯", "╥", "╤"});
    add(kEast | kWest | kNorth, {"┴", "┻", "╩", "┸", "┷", "╨", "╧"});
    add(kNorth | kEast | kSouth | kWest, {"┼", "╋", "╬", "╂", "┿", "╫", "╪"});
    return arms;
  }();
  const auto found = kArms.find(character);
  return found == kArms.end() ? 0 : found->second;
}

bool IsBlank(const std::string& character) {
  return character == " ";
}

bool IsAcross(const std::string& character) {
  return character == "-" || character == "=" || character == "." || character == "~" ||
         ArmsOf(character) == (kEast | kWest);
}

bool IsUpright(const std::string& character) {
  return character == "|" || character == "#" || character == ":" || character == "!" ||
         ArmsOf(character) == (kNorth | kSouth);
}

}  // namespace smgraph::render
