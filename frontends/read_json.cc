#include <string>
#include <string_view>

#include <fmt/format.h>

#include "frontends/frontend.h"
#include "frontends/kinds.h"
#include "graph/base/json_tree.h"

namespace smgraph::frontends {
namespace {

// "a SageMaker definition ("Version" and "Steps"), … or a ZenML snapshot (…)".
std::string WhatIsRead() {
  std::string text;
  const std::span<const JsonReader> readers = JsonReaders();
  for (std::size_t i = 0; i < readers.size(); ++i) {
    if (i != 0) text += i + 1 == readers.size() ? " or " : ", ";
    text += fmt::format("{} ({})", readers[i].name, readers[i].mark);
  }
  return text;
}

}  // namespace

bool LooksLikeNotebook(std::string_view text) {
  if (text.find("\"nbformat\"") == std::string_view::npos) return false;
  return text.find("\"cells\"") != std::string_view::npos ||
         text.find("\"worksheets\"") != std::string_view::npos;
}

Result<graph::Document> ReadJson(const LoadedFile& loaded, SourceMap& sources) {
  const Result<JsonNode> root = ParseJson(loaded.text, loaded.file);
  if (!root.ok()) {
    Error error = root.error();
    error.message = "not valid JSON: " + error.message;
    return error;
  }
  for (const JsonReader& reader : JsonReaders()) {
    if (reader.recognises(root.value())) return reader.read(loaded.text, loaded.file, sources);
  }
  SourceSpan span;
  span.file = loaded.file;
  return Error{fmt::format("JSON, but no pipeline: {} at the top level", root.value().TypeName()),
               span, "smgraph reads " + WhatIsRead()};
}

}  // namespace smgraph::frontends
