#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "frontends/python/syntax.h"
#include "graph/base/result.h"
#include "graph/base/source.h"

namespace smgraph::python {

/// What a cell printed.
struct Output {
  std::string text;
  std::uint32_t cell = 0;  // counted from 1
};

/// The library that `%store -r` stands for: everything that other notebooks stored.
inline constexpr std::string_view kStoredNames = "IPython.storemagic";

/// A Jupyter notebook as the evaluator needs it.
struct Notebook {
  std::vector<SourceUnit> cells;  // code cells as Python
  std::vector<Output> outputs;    // in order
};

/// Reads .ipynb text (format 3 or 4). Registers the cells with `sources` under `file` so that spans
/// can be shown. Magics that matter later (%run, %env, %store, %%writefile) become the calls that
/// IPython makes of them (library/ipython.cc), other magics and shell commands do nothing, cells of
/// other languages are skipped. An error says what is wrong with the JSON.
Result<Notebook> ReadNotebook(std::string_view text, FileId file, SourceMap& sources);

}  // namespace smgraph::python
