#pragma once

#include <string>
#include <vector>

#include "render/diagram.h"
#include "render/text/ink.h"

namespace smgraph::render::text {

/// The printable label of an edge, led by `+ `, `- ` or `~ ` when it has a mark. Never starts like
/// something else in a drawing: a line that passes, or a mark it does not have.
std::string EdgeLabel(const DiagramEdge& edge);

/// The label in pieces of about `width` columns, of which none starts like a line either. Joining
/// them gives the label (WrapName).
std::vector<std::string> WrapLabel(const std::string& label, int width);

/// The printable name of a step, led by `[+] `, `[-] ` or `[~] ` when it has a mark and only then.
std::string NodeName(const DiagramNode& node);

/// The colour of a part: of its mark, or grey beside others that have one.
Ink InkOf(Mark mark, bool comparison);

}  // namespace smgraph::render::text
