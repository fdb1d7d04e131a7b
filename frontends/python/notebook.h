#pragma once

#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "frontends/python/syntax.h"
#include "graph/base/result.h"
#include "graph/base/source.h"

namespace smgraph::python {

/// A Jupyter notebook as the evaluator needs it.
struct Notebook {
  std::vector<SourceUnit> cells;                           // code cells, magics blanked out
  std::vector<std::pair<std::string, std::string>> files;  // what %%writefile cells write
  std::vector<std::string> outputs;                        // printed text of the cells, in order
};

/// Reads .ipynb text (format 3 or 4). Registers the cells with `sources` under `file` so that spans
/// can be shown. Lines of magics and shell commands are blanked, `%run script.py` becomes an import
/// of everything in it, cells of other languages are skipped. An error says what is wrong with the
/// JSON.
Result<Notebook> ReadNotebook(std::string_view text, FileId file, SourceMap& sources);

}  // namespace smgraph::python
