#pragma once

#include <string>
#include <vector>

#include "render/diagram.h"
#include "render/layout/geometry.h"
#include "render/text/canvas.h"

namespace smgraph::render::text {

/// How wide the text in boxes may be before it is wrapped, in columns.
struct BoxLimits {
  int name = 40;
  int detail = 28;
};

/// What stands in a box: the name in one or more lines, then the details, each line indented by
/// one. In a comparison the name starts with `[+] `, `[-] ` or `[~] ` if the step differs.
struct BoxText {
  std::vector<std::string> name;
  std::vector<std::string> details;
  int width() const;   // of the box, with its border
  int height() const;  // likewise
};

/// `loops`: the labels of the node's edges to itself. `place`: in which clusters it is, unless
/// frames say so.
BoxText MakeBoxText(const DiagramNode& node, const std::vector<std::string>& loops,
                    const std::string& place, const BoxLimits& limits);

/// The style of the lines and borders of a part with this mark.
LineStyle StyleOf(Mark mark);

/// Draws the border and the text; ports and arrowheads are put into the border afterwards.
void DrawBox(const layout::Box& box, const BoxText& text, const DiagramNode& node, bool comparison,
             Alphabet alphabet, Canvas& canvas);

}  // namespace smgraph::render::text
