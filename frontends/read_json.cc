#include <string>
#include <string_view>

#include <fmt/format.h>

#include "frontends/all_frontends.h"
#include "frontends/kinds.h"
#include "graph/base/json_tree.h"

namespace smgraph::frontends {
namespace {

// "a SageMaker definition ("Version" and "Steps"), … or a ZenML snapshot (…)".
std::string WhatIsRead() {
  std::string text;
  const std::span<const Frontend* const> all = AllFrontends();
  for (std::size_t i = 0; i < all.size(); ++i) {
    if (i != 0) text += i + 1 == all.size() ? " or " : ", ";
    text += fmt::format("{} ({})", all[i]->json.name, all[i]->json.mark);
  }
  return text;
}

}  // namespace

bool LooksLikeNotebook(std::string_view text) {
  if (text.find("\"nbformat\"") == std::string_view::npos) return false;
  return text.find("\"cells\"") != std::string_view::npos ||
         text.find("\"worksheets\"") != std::string_view::npos;
}

Result<graph::Document> ReadJson(const LoadedFile& loaded, const ReadOptions& options,
                                 SourceMap& sources) {
  const Result<JsonNode> root = ParseJson(loaded.text, loaded.file);
  if (!root.ok()) {
    if (options.any_file) return graph::Document();
    Error error = root.error();
    error.message = "not valid JSON: " + error.message;
    return error;
  }
  for (const Frontend* frontend : AllFrontends()) {
    const JsonForm& form = frontend->json;
    if (form.recognises(root.value())) return form.read(loaded.text, loaded.file, sources);
  }
  if (options.any_file) return graph::Document();
  SourceSpan span;
  span.file = loaded.file;
  return Error{fmt::format("JSON, but no pipeline: {} at the top level", root.value().TypeName()),
               span, "smgraph reads " + WhatIsRead()};
}

}  // namespace smgraph::frontends
