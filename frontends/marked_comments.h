#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "graph/base/source.h"

namespace smgraph::frontends {

/// A comment of the source that is meant for smgraph: `# smgraph: TEXT`.
struct MarkedComment {
  std::string text;  // what follows "smgraph:", without blanks around
  SourceSpan span;
  /// The line that it speaks of: its own, or, of a comment on a line of its own, the next line that
  /// has code (0: there is none).
  std::uint32_t line = 0;
};

/// Those of a Python file or notebook that `sources` has the text of, in their order; none of other
/// files. Costs a parse of the files that have such comments, and a search in the others.
std::vector<MarkedComment> FindMarkedComments(FileId file, SourceMap& sources);

/// `smgraph: from NAME` says that the step at the comment's line was made of the step NAME of
/// another pipeline. The name; empty for other comments.
std::string OriginIn(const MarkedComment& comment);

}  // namespace smgraph::frontends
