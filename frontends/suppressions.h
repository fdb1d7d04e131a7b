#pragma once

#include <vector>

#include "graph/base/source.h"
#include "graph/base/suppression.h"

namespace smgraph::frontends {

/// The comments `# smgraph: ignore[CODE, …] reason` and `# smgraph: ignore-file[CODE, …] reason` of
/// a Python file or notebook that `sources` has the text of, in their order; none for other files.
/// A comment on a line of its own speaks of the next line that has code. Costs a parse of the files
/// that have such comments, and a search in the others.
std::vector<Suppression> FindSuppressions(FileId file, SourceMap& sources);

}  // namespace smgraph::frontends
