#pragma once

#include <string>

#include "render/diagram.h"
#include "render/text/drawing.h"

namespace smgraph::render {

/// The diagram as a list that loses nothing and fits any graph and any width from 24 columns on:
///
///     Train                       a name at the first column, goes on at the second
///       Training                  details at the third, go on at the fifth
///       → Evaluate  model         an edge; its target goes on at the sixth column, its label after
///                                 two blanks or on lines of its own at the seventh and eighth
///
/// `[+] ` in front of a name and `+ ` in front of a label say what was added, likewise `-` and `~`.
/// The arrow is `->` in ASCII. O(V + E).
std::string ListDiagram(const Diagram& diagram, const text::DrawingOptions& options);

}  // namespace smgraph::render
