#pragma once

#include <map>
#include <string>
#include <vector>

#include "graph/base/diagnostic.h"
#include "graph/base/result.h"
#include "graph/base/source.h"
#include "graph/base/suppression.h"

// Findings that were there before anyone looked: they are known and do not fail.
namespace smgraph::cli {

/// A file of known findings. A finding is known by its code, the path of its file from the
/// baseline's folder, its message and the line of code, not by where the line stands; findings that
/// are equal in all of that are counted.
class Baseline {
 public:
  /// Reads the file at `path`; fails when there is none, or it is no baseline.
  static Result<Baseline> Read(const std::string& path);
  /// The text of a file at `path` that knows `findings`.
  static std::string Written(const std::string& path, const std::vector<Diagnostic>& findings,
                             const SourceMap& sources);

  /// Moves the findings that are known from `findings` to `known`.
  void TakeKnown(std::vector<Diagnostic>& findings, std::vector<Suppressed>& known,
                 const SourceMap& sources) const;

 private:
  using Counts = std::map<std::vector<std::string>, int>;
  explicit Baseline(std::string path) : path_(std::move(path)) {}

  std::string path_;
  Counts counts_;
};

}  // namespace smgraph::cli
