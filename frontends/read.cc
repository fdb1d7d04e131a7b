#include "frontends/read.h"

#include <algorithm>
#include <array>
#include <span>
#include <string_view>
#include <utility>
#include <vector>

#include <fmt/format.h>

#include "frontends/frontend.h"
#include "frontends/kinds.h"
#include "graph/base/similar.h"

namespace smgraph::frontends {
namespace {

using graph::Document;
using graph::Info;
using graph::Pipeline;

enum class Kind { kPython, kNotebook, kJson };

Kind KindOfText(std::string_view text) {
  const std::size_t first = text.find_first_not_of(" \t\r\n");
  const bool json = first != std::string_view::npos && (text[first] == '{' || text[first] == '[');
  if (!json) return Kind::kPython;
  return LooksLikeNotebook(text) ? Kind::kNotebook : Kind::kJson;
}

// By suffix; a file without one that says enough, by its text.
Kind KindOf(const Input& input, std::string_view text) {
  if (input.path.ends_with(".py") || input.path.ends_with(".pyi")) return Kind::kPython;
  if (input.path.ends_with(".ipynb")) return Kind::kNotebook;
  if (input.path.ends_with(".json")) return LooksLikeNotebook(text) ? Kind::kNotebook : Kind::kJson;
  return KindOfText(text);
}

Result<Document> ReadKind(Kind kind, const LoadedFile& loaded, const ReadOptions& options,
                          SourceMap& sources) {
  switch (kind) {
    case Kind::kPython:
      return ReadPython(loaded, options, sources);
    case Kind::kNotebook:
      return ReadNotebook(loaded, options, sources);
    case Kind::kJson:
      break;
  }
  return ReadJson(loaded, sources);
}

// Python whose reading ended without a pipeline and without a doubt.
Error NoPipeline(const LoadedFile& loaded) {
  std::string looked_for;
  for (const PythonDialect& dialect : PythonDialects())
    looked_for += fmt::format("{}{}", looked_for.empty() ? "" : ", ", dialect.name);
  SourceSpan span;
  span.file = loaded.file;
  return {fmt::format("no pipeline found (looked for: {})", looked_for), span,
          "name the file that builds the pipeline, not only its steps"};
}

bool Called(const Pipeline& pipeline, std::string_view name) {
  return Info(pipeline).name == name;
}
bool MadeBy(const Pipeline& pipeline, std::string_view name) {
  return Info(pipeline).entry == name;
}

// Pipelines by their names, else by what makes them.
Result<Document> Select(Document document, const Input& input, FileId file) {
  for (const auto matches : {&Called, &MadeBy}) {
    std::vector<Pipeline> chosen;
    for (Pipeline& pipeline : document.pipelines) {
      if (matches(pipeline, input.pipeline)) chosen.push_back(std::move(pipeline));
    }
    if (chosen.empty()) continue;
    document.pipelines = std::move(chosen);
    return document;
  }
  std::vector<std::string> names;
  for (const Pipeline& pipeline : document.pipelines) {
    names.push_back(Info(pipeline).name);
    names.push_back(Info(pipeline).entry);
  }
  SourceSpan span;
  span.file = file;
  const std::string guess = DidYouMean(input.pipeline, names);
  return Error{
      fmt::format("no pipeline '{}'; the file has {}", input.pipeline, ListPipelines(document)),
      span, guess};
}

}  // namespace

std::string ListPipelines(const Document& document) {
  std::string list;
  for (const Pipeline& pipeline : document.pipelines) {
    const graph::PipelineInfo& info = Info(pipeline);
    if (!list.empty()) list += ", ";
    list += fmt::format("'{}'", info.name);
    if (!info.entry.empty() && info.entry != info.name) list += fmt::format(" ({})", info.entry);
  }
  return list;
}

Result<Document> Read(const Input& input, const ReadOptions& options, SourceMap& sources) {
  const Result<LoadedFile> loaded = Load(input, options.limits.file_bytes, sources);
  if (!loaded.ok()) return loaded.error();
  const Kind kind = KindOf(input, loaded.value().text);
  Result<Document> read = ReadKind(kind, loaded.value(), options, sources);
  if (!read.ok()) return read;
  Document& document = read.value();
  if (document.pipelines.empty()) {
    const bool certain = document.complete && document.diagnostics.empty();
    return certain ? NoPipeline(loaded.value()) : std::move(read);
  }
  if (input.pipeline.empty()) return read;
  return Select(std::move(document), input, loaded.value().file);
}

}  // namespace smgraph::frontends
