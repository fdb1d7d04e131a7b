#include "cli/two_sides.h"

#include <utility>

#include <boost/range/iterator_range.hpp>
#include <fmt/format.h>

#include "cli/options.h"
#include "graph/base/similar.h"

namespace smgraph::cli {
namespace {

bool HasStep(const graph::Document& document, const std::string& id) {
  return graph::FindStep(document.pipelines.front(), id).has_value();
}

Error NoSuchStep(const graph::Document& document, const std::string& id, std::string_view side) {
  std::vector<std::string> names;
  const graph::Pipeline& pipeline = document.pipelines.front();
  for (const graph::StepId step : boost::make_iterator_range(vertices(pipeline)))
    names.push_back(pipeline[step].id);
  return {fmt::format("--map: the {} has no step '{}'", side, id), {}, DidYouMean(id, names)};
}

}  // namespace

void AddSides(std::vector<Option>& options, SideArguments& arguments) {
  options.push_back(FileArgument("BEFORE", &arguments.before));
  options.push_back(FileArgument("AFTER", &arguments.after, "the other side, likewise"));
}

void AddMap(std::vector<Option>& options, SideArguments& arguments) {
  options.push_back({.names = {"--map"},
                     .place = &arguments.map,
                     .help = "these two steps are the same one; several are fine",
                     .type = "BEFORE=AFTER"});
}

std::optional<Sides> ReadSides(Inputs& inputs, const SideArguments& arguments) {
  std::optional<graph::Document> before = inputs.Read(arguments.before);
  std::optional<graph::Document> after = inputs.Read(arguments.after);
  if (!before || !after || before->pipelines.empty() || after->pipelines.empty())
    return std::nullopt;
  if (!inputs.KeepOne(*before, *after, arguments.before)) return std::nullopt;
  if (!inputs.KeepOne(*after, *before, arguments.after)) return std::nullopt;
  return Sides{std::move(*before), std::move(*after)};
}

Result<passes::MatchOptions> Declared(const Sides& sides, const std::vector<std::string>& maps) {
  passes::MatchOptions options;
  for (const std::string& map : maps) {
    const std::size_t equals = map.find('=');
    if (equals == std::string::npos || equals == 0)
      return Error{fmt::format("--map {}: expected BEFORE=AFTER", map), {}, {}};
    const std::string before = map.substr(0, equals);
    const std::string after = map.substr(equals + 1);
    if (!HasStep(sides.before, before)) return NoSuchStep(sides.before, before, "before");
    if (!HasStep(sides.after, after)) return NoSuchStep(sides.after, after, "after");
    options.declared.emplace_back(before, after);
  }
  return options;
}

}  // namespace smgraph::cli
