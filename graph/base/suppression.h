#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "graph/base/diagnostic.h"
#include "graph/base/source.h"

namespace smgraph {

/// A comment that says which findings are known and meant:
///
///     train = TrainingStep(...)  # smgraph: ignore[SMG117] the file is written by hand
///     # smgraph: ignore-file[SMG4, cycle] generated
struct Suppression {
  std::vector<std::string> rules;  // codes, beginnings of codes, slugs
  std::string reason;              // may be empty
  std::string fault;               // why it is no such comment, although it begins like one
  SourceSpan span;                 // of the comment
  std::uint32_t line = 0;          // the line that it speaks of; 0: the whole file
};

/// A finding that was known, and why.
struct Suppressed {
  enum class By : std::uint8_t { kComment, kBaseline };
  Diagnostic finding;
  By by = By::kComment;
  std::string reason;  // may be empty
};

}  // namespace smgraph
