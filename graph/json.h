#pragma once

#include <chrono>
#include <optional>
#include <string>
#include <string_view>

#include "graph/base/result.h"
#include "graph/base/source.h"
#include "graph/pipeline.h"

namespace smgraph::graph {

/// The complete form of a document, "smgraph.graph/1" (schema: docs/graph.schema.json). Stable
/// bytes: two-space indentation, keys in a fixed order, ends with a newline. Paths come from
/// `sources`. With `now`, schedules say when they start their pipeline next.
std::string WriteJson(const Document& document, const SourceMap& sources,
                      std::optional<std::chrono::sys_seconds> now = std::nullopt);

/// Reads what WriteJson wrote; writing it again gives the same bytes. Next runs are left out, as
/// they are not the graph's but the clock's. Also accepts more whitespace. `file` names the text in
/// error messages; files that spans mention are added to `sources`.
Result<Document> ReadJson(std::string_view text, FileId file, SourceMap& sources);

}  // namespace smgraph::graph
