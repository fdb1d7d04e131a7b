#pragma once

#include <string>
#include <string_view>

#include "graph/changes.h"
#include "render/text/drawing.h"

namespace smgraph::render {

/// '+', '-', '~' or '>' (renamed).
char ChangeGlyph(graph::ChangeKind kind);

/// What a change says about one side (its `before` or its `after`). What is on one side only does
/// not repeat its name: "python-step" of "validate (python-step)", nothing of an edge.
std::string SideText(const graph::Change& change, std::string_view side);

/// "pipelines/churn.py:31", or for notebooks "churn.ipynb:cell 3:31"; empty without a place.
std::string PlaceText(const SourceSpan& span, const SourceMap* sources);

/// The changes under a heading for what they are about, one a line: glyph, name, before and after,
/// place. Long texts are shortened to keep the width; the JSON form has them in full.
std::string ChangeList(const graph::Comparison& comparison, const SourceMap* sources,
                       const text::DrawingOptions& options);

/// "8 changes: 2 added, 1 removed, 4 changed, 1 renamed" or "no differences", which says what was
/// not compared.
std::string ChangeSummary(const graph::Comparison& comparison);

}  // namespace smgraph::render
