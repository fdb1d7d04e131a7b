#include "cli/maps.h"

#include <map>
#include <optional>
#include <set>
#include <string_view>
#include <utility>

#include <boost/range/iterator_range.hpp>
#include <fmt/format.h>

#include "frontends/input.h"
#include "frontends/load.h"
#include "frontends/marked_comments.h"
#include "frontends/python/budget.h"
#include "graph/base/json_tree.h"
#include "graph/base/similar.h"
#include "graph/base/words.h"

namespace smgraph::cli {
namespace {

constexpr const char* kForms = "lines of BEFORE=AFTER, or one JSON object {\"BEFORE\": \"AFTER\"}";

/// One pair, and who says so.
struct Said {
  std::string before;
  std::string after;
  std::string by;
};

std::optional<Said> Split(std::string_view text, std::string by) {
  const std::size_t equals = text.find('=');
  if (equals == std::string_view::npos) return std::nullopt;
  Said said{std::string(Trimmed(text.substr(0, equals))),
            std::string(Trimmed(text.substr(equals + 1))), std::move(by)};
  if (said.before.empty() || said.after.empty()) return std::nullopt;
  return said;
}

std::optional<Error> AddJson(const frontends::LoadedFile& file, const std::string& path,
                             std::vector<Said>& all) {
  const Result<JsonNode> json = ParseJson(file.text, file.file);
  if (!json.ok()) return Error{fmt::format("{}: {}", path, json.error().message), {}, kForms};
  const auto* object = json.value().As<JsonNode::Object>();
  for (const JsonMember& member : *object) {
    const auto* after = member.value.As<std::string>();
    if (after == nullptr)
      return Error{fmt::format("{}: the step for '{}' is no text", path, member.key), {}, kForms};
    all.push_back({member.key, *after, path});
  }
  return std::nullopt;
}

std::optional<Error> AddLines(std::string_view text, const std::string& path,
                              std::vector<Said>& all) {
  std::size_t number = 0;
  while (!text.empty()) {
    const std::size_t end = std::min(text.find('\n'), text.size());
    const std::string_view line = Trimmed(text.substr(0, end));
    text.remove_prefix(std::min(end + 1, text.size()));
    const std::string place = fmt::format("{}:{}", path, ++number);
    if (line.empty() || line.starts_with('#')) continue;
    auto said = Split(line, place);
    if (!said) return Error{fmt::format("{}: expected BEFORE=AFTER", place), {}, kForms};
    all.push_back(*std::move(said));
  }
  return std::nullopt;
}

std::optional<Error> AddFile(const std::string& path, SourceMap& sources, std::vector<Said>& all) {
  const Result<frontends::LoadedFile> file =
      frontends::Load(frontends::ParseInput(path), python::Limits().file_bytes, sources);
  if (!file.ok()) return Error{fmt::format("{}: {}", path, file.error().message), {}, kForms};
  const std::string& text = file.value().text;
  const std::size_t first = text.find_first_not_of(" \t\r\n");
  const bool json = first != std::string::npos && text[first] == '{';
  return json ? AddJson(file.value(), path, all) : AddLines(text, path, all);
}

// The only step that stands at the comment's line.
std::optional<std::string> StepAt(const graph::Pipeline& pipeline,
                                  const frontends::MarkedComment& comment) {
  std::optional<std::string> found;
  for (const graph::StepId step : boost::make_iterator_range(vertices(pipeline))) {
    const SourceSpan& span = pipeline[step].span;
    const bool here = span.file == comment.span.file && span.cell == comment.span.cell &&
                      span.begin.line <= comment.line && comment.line <= span.end.line;
    if (!here) continue;
    if (found) return std::nullopt;  // of a loop
    found = pipeline[step].id;
  }
  return found;
}

std::vector<Said> InComments(const graph::Pipeline& before, const graph::Pipeline& after,
                             SourceMap& sources) {
  std::set<FileId> files;
  for (const graph::StepId step : boost::make_iterator_range(vertices(after)))
    if (after[step].span.known()) files.insert(after[step].span.file);
  std::vector<Said> all;
  for (const FileId file : files) {
    for (const frontends::MarkedComment& comment : frontends::FindMarkedComments(file, sources)) {
      const std::string origin = frontends::OriginIn(comment);
      if (origin.empty() || !graph::FindStep(before, origin)) continue;
      if (auto step = StepAt(after, comment))
        all.push_back({origin, *std::move(step), sources.Describe(comment.span)});
    }
  }
  return all;
}

std::optional<Error> Missing(const graph::Pipeline& pipeline, const std::string& id,
                             std::string_view side, const std::string& by) {
  if (graph::FindStep(pipeline, id)) return std::nullopt;
  std::vector<std::string> names;
  for (const graph::StepId step : boost::make_iterator_range(vertices(pipeline)))
    names.push_back(pipeline[step].id);
  return Error{fmt::format("{}: the {} has no step '{}'", by, side, id), {}, DidYouMean(id, names)};
}

/// The pairs, each step in one of them.
class Pairs {
 public:
  std::optional<Error> Add(const Said& said) {
    const auto [before, new_before] = before_.try_emplace(said.before, said);
    const auto [after, new_after] = after_.try_emplace(said.after, said);
    if (new_before && new_after) {
      options_.declared.emplace_back(said.before, said.after);
      return std::nullopt;
    }
    const Said& other = new_before ? after->second : before->second;
    if (other.before == said.before && other.after == said.after) return std::nullopt;
    return Error{fmt::format("{}: {}={} beside {}={} ({})", said.by, said.before, said.after,
                             other.before, other.after, other.by),
                 {},
                 "a step stands for one other: leave one of the two out"};
  }
  bool Knows(const Said& said) const {
    return before_.contains(said.before) || after_.contains(said.after);
  }
  passes::MatchOptions Take() { return std::move(options_); }

 private:
  std::map<std::string, Said> before_;
  std::map<std::string, Said> after_;
  passes::MatchOptions options_;
};

}  // namespace

Result<passes::MatchOptions> Declared(const Sides& sides, const SideArguments& arguments,
                                      SourceMap& sources) {
  const graph::Pipeline& before = sides.before.pipelines.front();
  const graph::Pipeline& after = sides.after.pipelines.front();
  std::vector<Said> all;
  for (const std::string& map : arguments.map) {
    auto said = Split(map, "--map");
    if (!said) return Error{fmt::format("--map {}: expected BEFORE=AFTER", map), {}, {}};
    all.push_back(*std::move(said));
  }
  if (!arguments.map_file.empty()) {
    if (auto error = AddFile(arguments.map_file, sources, all)) return *std::move(error);
  }
  Pairs pairs;
  for (const Said& said : all) {
    if (auto error = Missing(before, said.before, "before", said.by)) return *std::move(error);
    if (auto error = Missing(after, said.after, "after", said.by)) return *std::move(error);
    if (auto error = pairs.Add(said)) return *std::move(error);
  }
  std::vector<Said> comments = InComments(before, after, sources);
  std::erase_if(comments, [&pairs](const Said& said) { return pairs.Knows(said); });
  for (const Said& said : comments)
    if (auto error = pairs.Add(said)) return *std::move(error);
  return pairs.Take();
}

}  // namespace smgraph::cli
