#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

// The drawing as a grid of characters, and what each can be. Part of the drawing parser.
namespace smgraph::render {

enum Side : std::uint8_t { kNone = 0, kNorth = 1, kEast = 2, kSouth = 4, kWest = 8 };

struct Spot {
  int row = 0;
  int column = 0;
  bool operator==(const Spot&) const = default;
};

Spot Step(Spot spot, int side);
int Opposite(int side);

/// Characters by row and column; a wide one is followed by an empty string.
class Grid {
 public:
  explicit Grid(std::string_view text);
  int rows() const { return static_cast<int>(cells_.size()); }
  int columns(int row) const {
    return static_cast<int>(cells_[static_cast<std::size_t>(row)].size());
  }
  /// The character at `spot`, a blank outside.
  const std::string& At(Spot spot) const;
  /// The text of `row` from `first` to before `last`.
  std::string Text(int row, int first, int last) const;

 private:
  std::vector<std::vector<std::string>> cells_;
};

/// The sides on which a box-drawing character goes on; 0 for others. ASCII characters: see below.
int ArmsOf(const std::string& character);

bool IsBlank(const std::string& character);
/// A line or border that runs from left to right, or up and down, in either alphabet.
bool IsAcross(const std::string& character);
bool IsUpright(const std::string& character);

}  // namespace smgraph::render
