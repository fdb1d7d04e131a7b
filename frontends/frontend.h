#pragma once

#include <map>
#include <span>
#include <string>
#include <string_view>

#include "frontends/dialect/dialect.h"
#include "graph/base/result.h"
#include "graph/base/source.h"
#include "graph/pipeline.h"

// The tables of everything that smgraph reads: a new dialect or format is a row (all_frontends.cc).
namespace smgraph::frontends {

/// The top level of a JSON text: its keys, with their values where those are strings. Empty when
/// the text is not an object.
struct JsonShape {
  std::map<std::string, std::string, std::less<>> keys;
  bool Has(std::string_view key) const { return keys.find(key) != keys.end(); }
};

/// A format of pipelines in JSON.
struct JsonReader {
  std::string_view name;  // "SageMaker pipeline definition"
  std::string_view mark;  // what it is recognised by, for people: "\"Version\" and \"Steps\""
  bool (*recognises)(const JsonShape&);
  Result<graph::Document> (*read)(std::string_view text, FileId file, SourceMap& sources);
};

/// The first that recognises a text reads it.
std::span<const JsonReader> JsonReaders();
/// The dialects whose classes Python files may use; each appends the pipelines it finds.
std::span<const PythonDialect> PythonDialects();

}  // namespace smgraph::frontends
