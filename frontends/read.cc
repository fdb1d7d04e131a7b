#include "frontends/read.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <span>
#include <string_view>
#include <system_error>
#include <utility>
#include <vector>

#include <fmt/format.h>

#include "frontends/all_frontends.h"
#include "frontends/generic/generic.h"
#include "frontends/kinds.h"
#include "graph/base/similar.h"

namespace smgraph::frontends {
namespace {

using graph::Document;
using graph::Info;
using graph::Pipeline;

enum class Kind { kPython, kNotebook, kJson, kDot };

Kind KindOfText(std::string_view text) {
  const std::size_t first = text.find_first_not_of(" \t\r\n");
  const bool json = first != std::string_view::npos && (text[first] == '{' || text[first] == '[');
  if (!json) return generic::LooksLikeDot(text) ? Kind::kDot : Kind::kPython;
  return LooksLikeNotebook(text) ? Kind::kNotebook : Kind::kJson;
}

// By suffix; a file without one that says enough, by its text.
Kind KindOf(const Input& input, std::string_view text) {
  if (input.path.ends_with(".py") || input.path.ends_with(".pyi")) return Kind::kPython;
  if (input.path.ends_with(".ipynb")) return Kind::kNotebook;
  if (input.path.ends_with(".dot") || input.path.ends_with(".gv")) return Kind::kDot;
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
    case Kind::kDot:
      return generic::ReadDot(loaded.text, loaded.file, sources);
    case Kind::kJson:
      break;
  }
  return ReadJson(loaded, options, sources);
}

// Python whose reading ended without a pipeline and without a doubt.
Error NoPipeline(const LoadedFile& loaded) {
  std::string looked_for;
  for (const Frontend* frontend : AllFrontends()) {
    if (frontend->python.collect == nullptr) continue;
    looked_for +=
        fmt::format("{}{}", looked_for.empty() ? "" : ", ", graph::DialectName(frontend->dialect));
  }
  SourceSpan span;
  span.file = loaded.file;
  return {fmt::format("no pipeline found (looked for: {})", looked_for), span,
          "name the file that builds the pipeline, not only its steps"};
}

// Those that fit best: by name and maker, by name, by maker.
std::vector<Pipeline> Called(const std::vector<Pipeline>& pipelines, std::string_view name) {
  constexpr std::array<std::pair<bool, bool>, 3> kRules = {
      {{true, true}, {true, false}, {false, true}}};
  for (const auto& [by_name, by_maker] : kRules) {
    std::vector<Pipeline> chosen;
    for (const Pipeline& pipeline : pipelines) {
      if ((!by_name || Info(pipeline).name == name) && (!by_maker || Info(pipeline).entry == name))
        chosen.push_back(pipeline);
    }
    if (!chosen.empty()) return chosen;
  }
  return {};
}

// Those of that name; one of them for NAME#2, in the order of the file.
std::vector<Pipeline> Selected(const std::vector<Pipeline>& pipelines, std::string_view name) {
  std::vector<Pipeline> chosen = Called(pipelines, name);
  const std::size_t mark = name.rfind('#');
  if (!chosen.empty() || mark == std::string_view::npos) return chosen;
  std::size_t number = 0;
  const std::string_view digits = name.substr(mark + 1);
  const auto parsed = std::from_chars(digits.data(), digits.data() + digits.size(), number);
  if (parsed.ec != std::errc() || parsed.ptr != digits.data() + digits.size()) return {};
  chosen = Called(pipelines, name.substr(0, mark));
  if (number == 0 || number > chosen.size()) return {};
  return {std::move(chosen[number - 1])};
}

Result<Document> Select(Document document, const Input& input, FileId file) {
  std::vector<Pipeline> chosen = Selected(document.pipelines, input.pipeline);
  if (!chosen.empty()) {
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

std::string PipelineKey(const Document& document, std::size_t index) {
  const graph::PipelineInfo& info = Info(document.pipelines[index]);
  const auto namesake = [&](const Pipeline& other) { return Info(other).name == info.name; };
  if (std::ranges::count_if(document.pipelines, namesake) == 1) return info.name;
  const std::string& key = info.entry.empty() ? info.name : info.entry;
  const auto fits = [&](const Pipeline& other) {
    return namesake(other) && (info.entry.empty() || Info(other).entry == key);
  };
  if (std::ranges::count_if(document.pipelines, fits) == 1) return key;
  const auto last = document.pipelines.begin() + static_cast<std::ptrdiff_t>(index) + 1;
  return fmt::format("{}#{}", key, std::count_if(document.pipelines.begin(), last, fits));
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
    if (certain && !options.any_file) return NoPipeline(loaded.value());
    return read;
  }
  if (input.pipeline.empty()) return read;
  return Select(std::move(document), input, loaded.value().file);
}

}  // namespace smgraph::frontends
