#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "render/text/ink.h"

namespace smgraph::render::text {

/// Lines of text and simple tables within a width, wrapped with a hanging indent.
class Page {
 public:
  /// `width` in columns, 0 for unlimited.
  Page(int width, bool colour) : width_(width), colour_(colour) {}

  void Blank() { out_ += '\n'; }
  void Add(int indent, std::string_view text, Ink ink);
  /// A text and, behind two blanks and dimmed, what belongs to it.
  void AddPair(int indent, std::string_view text, std::string_view extra);
  /// Cells in columns; the last column takes what is left of the width and is wrapped in itself.
  void Table(int indent, const std::vector<std::vector<std::string>>& rows);

  std::string Take();

 private:
  int Room(int indent) const;
  void Line(int indent, std::string_view text);

  int width_;
  bool colour_;
  std::string out_;
};

}  // namespace smgraph::render::text
