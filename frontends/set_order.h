#pragma once

#include "graph/base/source.h"
#include "graph/pipeline.h"

namespace smgraph::frontends {

/// Marks the pipelines of a document as not complete whose names, steps, edges or parameters are
/// others in `backwards`: the same file read with its sets walked over the other way round, the
/// first of them at `walked`.
void MarkOrderOfSets(graph::Document& document, const graph::Document& backwards,
                     SourceSpan walked);

}  // namespace smgraph::frontends
