#include "cli/region_files.h"

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <numeric>
#include <utility>

#include <boost/algorithm/string/predicate.hpp>
#include <fmt/format.h>

#include "cli/docstring_text.h"
#include "cli/messages.h"
#include "frontends/load.h"

namespace smgraph::cli {
namespace {

using frontends::ModuleDocstring;
using graph::Document;

constexpr std::string_view kByteOrderMark = "\xEF\xBB\xBF";

std::optional<RegionHome> HomeOf(std::string_view path) {
  if (boost::iends_with(path, ".py")) return RegionHome::kPython;
  if (boost::iends_with(path, ".rst")) return RegionHome::kReStructuredText;
  if (boost::iends_with(path, ".md") || boost::iends_with(path, ".markdown"))
    return RegionHome::kMarkdown;
  return std::nullopt;
}

Error About(FileId file, std::string message, std::string hint = {}) {
  SourceSpan span;
  span.file = file;
  return {std::move(message), span, std::move(hint)};
}

std::string BytesOf(const std::string& path) {
  std::ifstream stream(path, std::ios::binary);
  return {std::istreambuf_iterator<char>(stream), {}};
}

Error NoRegion(FileId file, RegionHome home) {
  return About(file, "no region to write",
               home == RegionHome::kMarkdown
                   ? "put these two lines into it: <!-- smgraph:begin source=train.py "
                     "format=mermaid --> and <!-- smgraph:end -->"
                   : "put these two lines into it: .. smgraph:begin source=train.py "
                     "and .. smgraph:end");
}

bool Means(const Document& document, std::size_t index, const std::string& name) {
  const graph::PipelineInfo& info = graph::Info(document.pipelines[index]);
  return name == frontends::PipelineKey(document, index) || name == info.name || name == info.entry;
}

// The pipelines with this key; without any, those with this name or maker.
std::vector<std::size_t> Named(const Document& document, const std::string& name) {
  std::vector<std::size_t> keyed;
  std::vector<std::size_t> meant;
  for (std::size_t i = 0; i < document.pipelines.size() && !name.empty(); ++i) {
    if (frontends::PipelineKey(document, i) == name) keyed.push_back(i);
    if (Means(document, i, name)) meant.push_back(i);
  }
  return keyed.empty() ? meant : keyed;
}

// The name that tells the pipeline from the others of its file; a single one needs none.
std::string NameIn(const Document& document, std::size_t index) {
  return document.pipelines.size() == 1 ? std::string() : frontends::PipelineKey(document, index);
}

}  // namespace

std::string_view RegionStateName(RegionState state) {
  switch (state) {
    case RegionState::kCurrent:
      return "current";
    case RegionState::kStale:
      return "stale";
    case RegionState::kMissing:
      break;
  }
  return "missing";
}

std::optional<RegionFile> RegionPlanner::Plan(const std::string& argument) {
  const frontends::Input input = frontends::ParseInput(argument);
  const auto fail = [&](const Error& error) {
    PrintError(console_, error, inputs_.sources());
    return std::nullopt;
  };
  const std::optional<RegionHome> home = HomeOf(input.path);
  if (input.in_git || input.standard_input() || !home) {
    return fail({fmt::format(
        "{}: only files in Python, Markdown and reStructuredText have such regions", argument)});
  }
  const Result<frontends::LoadedFile> loaded =
      frontends::Load(input, frontends::ReadOptions().limits.file_bytes, inputs_.sources());
  if (!loaded.ok()) return fail(loaded.error());
  RegionFile file;
  file.path = input.path;
  file.text = loaded.value().text;
  const std::string bytes = BytesOf(file.path);
  if (bytes.starts_with(kByteOrderMark)) file.mark = kByteOrderMark;
  if (bytes != file.mark + file.text) {
    return fail(
        About(loaded.value().file, "only files in UTF-8 can be written", "save the file as UTF-8"));
  }
  if (request_.update_only && !MentionsRegion(file.text)) return file;
  Result<RegionFile> planned =
      home == RegionHome::kPython
          ? PlanPython(std::move(file), loaded.value().file, input.pipeline)
          : PlanDocument(std::move(file), *home, loaded.value().file, input.pipeline);
  if (!planned.ok()) return planned.error().message.empty() ? std::nullopt : fail(planned.error());
  std::ranges::stable_sort(planned.value().edits, {}, &Edit::begin);
  return std::move(planned).value();
}

Result<RegionFile> RegionPlanner::PlanPython(RegionFile file, FileId id,
                                             const std::string& pipeline) {
  const Result<ModuleDocstring> docstring = frontends::FindModuleDocstring(file.text, id);
  if (!docstring.ok()) return docstring.error();
  const Result<std::vector<Region>> regions =
      FindRegions(file.text, docstring.value().content_begin, docstring.value().content_end, id,
                  CodeBlocks::kNone);
  if (!regions.ok()) return regions.error();
  if (request_.update_only && regions.value().empty()) return file;
  const Document* document = ReadSource(file.path);
  if (document == nullptr) return Error{};
  std::vector<std::size_t> missing(document->pipelines.size());
  std::iota(missing.begin(), missing.end(), 0U);
  if (!pipeline.empty()) {
    const Result<std::size_t> found = FindPipeline(*document, pipeline, About(id, {}).span);
    if (!found.ok()) return found.error();
    missing = {found.value()};
  }
  for (const Region& region : regions.value()) {
    const Result<std::size_t> index = FindPipeline(*document, region.options.pipeline, region.span);
    if (!index.ok()) return index.error();
    const bool wanted = pipeline.empty() || Means(*document, index.value(), pipeline);
    std::erase(missing, index.value());
    if (!wanted) continue;
    const auto error = Update(file, region, RegionHome::kPython, *document, index.value());
    if (error) return *error;
  }
  if (!missing.empty() && !request_.update_only) {
    if (const auto error = AddMissing(file, id, *document, missing)) return *error;
  }
  return file;
}

Result<RegionFile> RegionPlanner::PlanDocument(RegionFile file, RegionHome home, FileId id,
                                               const std::string& pipeline) {
  const CodeBlocks blocks =
      home == RegionHome::kMarkdown ? CodeBlocks::kFenced : CodeBlocks::kLiteral;
  const Result<std::vector<Region>> regions =
      FindRegions(file.text, 0, file.text.size(), id, blocks);
  if (!regions.ok()) return regions.error();
  if (regions.value().empty() && !request_.update_only) return NoRegion(id, home);
  for (const Region& region : regions.value()) {
    if (region.options.source.empty()) {
      return Error{"the region does not say which file has its pipeline", region.span,
                   "add source=FILE.py, a path from the folder of this file"};
    }
    const auto folder = std::filesystem::path(file.path).parent_path();
    const Document* document =
        ReadSource((folder / region.options.source).lexically_normal().string());
    if (document == nullptr) return Error{};
    const Result<std::size_t> index = FindPipeline(*document, region.options.pipeline, region.span);
    if (!index.ok()) return index.error();
    if (!pipeline.empty() && !Means(*document, index.value(), pipeline)) continue;
    const auto error = Update(file, region, home, *document, index.value());
    if (error) return *error;
  }
  return file;
}

Result<std::size_t> RegionPlanner::FindPipeline(const Document& document, const std::string& name,
                                                const SourceSpan& span) const {
  const std::size_t count = document.pipelines.size();
  if (name.empty() && count == 1) return std::size_t{0};
  const std::vector<std::size_t> found = Named(document, name);
  if (found.size() == 1) return found.front();
  const std::string list = frontends::ListPipelines(document);
  if (name.empty())
    return Error{fmt::format("the file has {} pipelines: {}", count, list), span,
                 "say which one the region shows: pipeline=NAME"};
  return Error{fmt::format("{} pipeline '{}'; the file has {}",
                           found.empty() ? "no" : "more than one", name, list),
               span,
               {}};
}

std::optional<Error> RegionPlanner::Update(RegionFile& file, Region region, RegionHome home,
                                           const Document& document, std::size_t index) const {
  RegionOptions& options = region.options;
  if (!request_.width.empty()) options.width = request_.width;
  if (home == RegionHome::kMarkdown)
    options.style = "markdown";
  else if (home == RegionHome::kReStructuredText)
    options.style = "rst";
  else if (!request_.style.empty())
    options.style = request_.style;
  else if (options.style.empty())
    options.style = region.html ? "markdown" : "rst";
  const Result<std::string> body =
      RegionBody(document.pipelines[index], region, home, NameIn(document, index));
  if (!body.ok()) return body.error();
  PlannedRegion planned;
  planned.pipeline = graph::Info(document.pipelines[index]).name;
  planned.span = region.span;
  planned.text = RegionText(options, body.value(), region.indent, NewlineOf(file.text));
  if (file.text.compare(region.begin, region.end - region.begin, planned.text) != 0) {
    planned.state = RegionState::kStale;
    planned.by_hand = EditedByHand(region) && region.body != body.value();
    file.edits.push_back({region.begin, region.end, planned.text});
  }
  file.regions.push_back(std::move(planned));
  return std::nullopt;
}

std::optional<Error> RegionPlanner::AddMissing(RegionFile& file, FileId id,
                                               const Document& document,
                                               const std::vector<std::size_t>& missing) const {
  const Result<ModuleDocstring> docstring = frontends::FindModuleDocstring(file.text, id);
  if (!docstring.ok()) return docstring.error();
  std::vector<std::string> texts;
  for (const std::size_t index : missing) {
    const std::string name = NameIn(document, index);
    if (!name.empty()) {
      const Result<std::size_t> unique = FindPipeline(document, name, About(id, {}).span);
      if (!unique.ok()) return unique.error();
    }
    Region region;
    region.span = About(id, {}).span;
    if (docstring.value().present) region.indent = DocstringIndent(file.text, docstring.value());
    region.options.pipeline = name;
    region.options.style = request_.style.empty() ? "rst" : request_.style;
    region.options.width = request_.width;
    const Result<std::string> body =
        RegionBody(document.pipelines[index], region, RegionHome::kPython, NameIn(document, index));
    if (!body.ok()) return body.error();
    texts.push_back(RegionText(region.options, body.value(), region.indent, NewlineOf(file.text)));
    file.regions.push_back({graph::Info(document.pipelines[index]).name, RegionState::kMissing,
                            false, region.span, texts.back()});
  }
  const std::vector<Edit> edits = InsertRegions(file.text, docstring.value(), texts);
  file.edits.insert(file.edits.end(), edits.begin(), edits.end());
  return std::nullopt;
}

const Document* RegionPlanner::ReadSource(const std::string& path) {
  const auto [place, added] = read_.try_emplace(path);
  if (added) place->second = inputs_.ReadResolved(path);
  const std::optional<Document>& document = place->second;
  return document && !document->pipelines.empty() ? &*document : nullptr;
}

}  // namespace smgraph::cli
