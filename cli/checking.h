#pragma once

#include <filesystem>
#include <string>
#include <vector>

#include "cli/inputs.h"
#include "graph/base/diagnostic.h"
#include "graph/base/result.h"
#include "graph/base/suppression.h"
#include "passes/check.h"

// What `smgraph check` looks at, and everything that is found there.
namespace smgraph::cli {

/// A file to check.
struct CheckedFile {
  std::string argument;  // FILE, FILE::PIPELINE, REV:FILE, -
  bool named = true;     // by the user, not found in a folder
};

/// The files that PATH… stands for: folders become the files below them, sorted.
Result<std::vector<CheckedFile>> FilesToCheck(const std::vector<std::string>& paths);
/// The deepest folder that all of PATH… lie in; the current one for what is not on the disk.
std::filesystem::path CommonFolder(const std::vector<std::string>& paths);

/// Findings in the order of files and places, and those that comments suppress.
struct Checked {
  std::vector<Diagnostic> findings;
  std::vector<Suppressed> suppressed;
  bool any = false;  // a file could be read
};

/// Reads the files and gathers what reading, resolving and the rules find. What several files lead
/// to (a module that they import) is said once.
Checked CheckFiles(Inputs& inputs, const std::vector<CheckedFile>& files,
                   const passes::CheckOptions& options);

}  // namespace smgraph::cli
