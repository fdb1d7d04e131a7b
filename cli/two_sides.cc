#include "cli/two_sides.h"

#include <utility>

#include <boost/range/iterator_range.hpp>
#include <fmt/format.h>

#include "cli/options.h"
#include "frontends/as_definition.h"
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

// Leaves the program as it is where it cannot be compiled: a graph that was printed.
void SayAsDefinition(Inputs& inputs, const std::string& argument, graph::Document& program,
                     const graph::Document& definition, std::vector<std::string>& assumptions) {
  std::optional<graph::Document> compiled = inputs.ReadCompiled(argument);
  if (!compiled || !inputs.KeepOne(*compiled, program, argument)) return;
  if (!frontends::IsDefinition(compiled->pipelines.front())) return;
  auto said = frontends::AsDefinition(compiled->pipelines.front(), definition.pipelines.front(),
                                      inputs.sources());
  if (!said.ok()) return;
  program.pipelines.front() = std::move(said.value().pipeline);
  for (const std::string& place : said.value().taken)
    assumptions.push_back(fmt::format("what only AWS tells is as in the definition: {}", place));
}

void SayInOneForm(Inputs& inputs, const SideArguments& arguments, Sides& sides) {
  const graph::Pipeline& before = sides.before.pipelines.front();
  const graph::Pipeline& after = sides.after.pipelines.front();
  if (Info(before).dialect != Info(after).dialect ||
      frontends::IsDefinition(before) == frontends::IsDefinition(after))
    return;
  if (frontends::IsDefinition(after)) {
    SayAsDefinition(inputs, arguments.before, sides.before, sides.after, sides.assumptions);
  } else {
    SayAsDefinition(inputs, arguments.after, sides.after, sides.before, sides.assumptions);
  }
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
  Sides sides{std::move(*before), std::move(*after), {}};
  SayInOneForm(inputs, arguments, sides);
  return sides;
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
