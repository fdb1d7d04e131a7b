#pragma once

#include <optional>
#include <string>

#include "render/diagram.h"
#include "render/text/alphabet.h"

namespace smgraph::render::text {

struct DrawingOptions {
  int width = 80;  // columns; 0 means unlimited
  Alphabet alphabet = Alphabet::kUnicode;
  bool colour = false;
};

/// The diagram as boxes and lines, or nothing when it cannot be drawn within the width or is larger
/// than a drawing helps (the list form then shows it). Its grammar, which a reader or a program can
/// rely on to get every step and edge back:
///
///   - a box holds the name at its second column, cut into lines where it is long, then details
///     indented by one more; `<` and `>` as sides mean that it decides; `[+]`, `[-]`, `[~]` in
///     front of the name that the step was added, removed, changed
///   - a line leaves a box at a tee in its border, downwards (upwards where it closes a cycle), and
///     ends at arrowheads in borders; all lines stand on even columns
///   - lines fork at tees; `┼` (in ASCII the vertical line between two horizontal ones) is always a
///     crossing of two lines, and a fork belongs to one line with one source
///   - a label stands one blank right of the first cells of its line, below a box, and ends before
///     two blanks; `+ `, `- `, `~ ` in front of it say how the edge differs
std::optional<std::string> DrawDiagram(const Diagram& diagram, const DrawingOptions& options);

}  // namespace smgraph::render::text
