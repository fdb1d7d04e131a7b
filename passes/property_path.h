#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace smgraph::passes {

/// One part of a path below a step: `.Outputs`, `['train']` or `[0]`.
struct PathSegment {
  enum class Kind : std::uint8_t { kName, kKey, kIndex };
  Kind kind = Kind::kName;
  std::string text;
  bool operator==(const PathSegment&) const = default;
};
using PropertyPath = std::vector<PathSegment>;

/// The parts of "ProcessingOutputConfig.Outputs['train'].S3Output.S3Uri" or of
/// a JSON path ("metrics.auc", "metrics['a.b'][0]"). An empty text is the empty path; nullopt when
/// a bracket stays open or a part is empty.
std::optional<PropertyPath> ParsePropertyPath(std::string_view text);

/// The same for a moment: parts that lie in the text that was parsed.
struct PathPart {
  PathSegment::Kind kind = PathSegment::Kind::kName;
  std::string_view text;
  bool operator==(const PathPart&) const = default;
};
/// Parses `text` into `parts`, whose old contents are dropped; false where ParsePropertyPath()
/// gives nullopt.
bool ParsePathParts(std::string_view text, std::vector<PathPart>& parts);

/// True when `path` begins with all of `prefix`.
bool StartsWith(const PropertyPath& path, const PropertyPath& prefix);

/// The path in Python's notation of subscripts: metrics.auc[0] becomes "['metrics']['auc'][0]".
std::string SubscriptText(const PropertyPath& path);

/// The property path within an expression as it stands in a definition ("Steps.Prep.ModelName") or
/// in source ("prep.properties.ModelName"); the text itself when it has neither form.
std::string_view PathWithin(std::string_view expression, std::string_view step);

}  // namespace smgraph::passes
