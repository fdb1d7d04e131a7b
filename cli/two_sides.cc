#include "cli/two_sides.h"

#include <algorithm>
#include <filesystem>
#include <iterator>
#include <utility>

#include <fmt/format.h>

#include "cli/options.h"
#include "frontends/as_definition.h"
#include "frontends/input.h"

namespace smgraph::cli {
namespace {

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

// A definition holds no name: it is called as its file, which says nothing against the other side.
void NameAs(const graph::Pipeline& other, const std::string& argument,
            graph::Pipeline& definition) {
  const std::filesystem::path file = frontends::ParseInput(argument).path;
  if (frontends::IsDefinition(definition) && Info(definition).name == file.stem().string())
    Info(definition).name = Info(other).name;
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

// The pipeline of `read` that is `pipeline`, read in another way.
std::optional<graph::Pipeline> Same(std::optional<graph::Document> read,
                                    const graph::Pipeline& pipeline) {
  if (!read) return std::nullopt;
  for (graph::Pipeline& other : read->pipelines) {
    if (Info(other).name == Info(pipeline).name && Info(other).entry == Info(pipeline).entry)
      return std::move(other);
  }
  return std::nullopt;
}

// The same pipeline for any values of its parameters: of a static one of ZenML, which is decided
// while it is compiled.
std::optional<graph::Pipeline> ForAnyValues(Inputs& inputs, const std::string& argument,
                                            const graph::Pipeline& compiled) {
  const graph::PipelineInfo& info = Info(compiled);
  if (info.dialect != graph::Dialect::kZenMl || info.dynamic || info.parameters.empty())
    return std::nullopt;
  return Same(inputs.ReadForAnyValues(argument), compiled);
}

// A graph of a static ZenML pipeline as smgraph writes it: of one choice of parameters.
bool IsOneChoice(const std::string& argument, const graph::Pipeline& pipeline) {
  const graph::PipelineInfo& info = Info(pipeline);
  return info.dialect == graph::Dialect::kZenMl && !info.dynamic &&
         frontends::ParseInput(argument).path.ends_with(".json");
}

bool IsProgramOfSageMaker(const graph::Pipeline& pipeline) {
  return Info(pipeline).dialect == graph::Dialect::kSageMaker && !frontends::IsDefinition(pipeline);
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
  options.push_back({.names = {"--map-file"},
                     .place = &arguments.map_file,
                     .help = "a file that says so: lines of BEFORE=AFTER, or a JSON object",
                     .type = "FILE"});
}

std::optional<Sides> ReadSides(Inputs& inputs, const SideArguments& arguments) {
  inputs.ReadFailures();
  std::optional<graph::Document> before = inputs.Read(arguments.before);
  std::optional<graph::Document> after = inputs.Read(arguments.after);
  if (!before || !after || before->pipelines.empty() || after->pipelines.empty())
    return std::nullopt;
  if (!inputs.KeepOne(*before, *after, arguments.before)) return std::nullopt;
  if (!inputs.KeepOne(*after, *before, arguments.after)) return std::nullopt;
  Sides sides{std::move(*before), std::move(*after), {}};
  SayInOneForm(inputs, arguments, sides);
  NameAs(sides.before.pipelines.front(), arguments.after, sides.after.pipelines.front());
  NameAs(sides.after.pipelines.front(), arguments.before, sides.before.pipelines.front());
  return sides;
}

graph::Equivalence ProveSides(Inputs& inputs, const SideArguments& arguments, Sides sides,
                              const passes::EquivalenceOptions& options) {
  graph::Pipeline& before = sides.before.pipelines.front();
  graph::Pipeline& after = sides.after.pipelines.front();
  std::optional<graph::Pipeline> any_before;
  std::optional<graph::Pipeline> any_after;
  if (IsOneChoice(arguments.before, before) || IsOneChoice(arguments.after, after)) {
    std::ranges::move(passes::CompiledWith(before, after), std::back_inserter(sides.assumptions));
  } else {
    any_before = ForAnyValues(inputs, arguments.before, before);
    any_after = ForAnyValues(inputs, arguments.after, after);
  }
  const bool any = any_before || any_after;
  std::optional<graph::Pipeline> compiled_before;
  std::optional<graph::Pipeline> compiled_after;
  if (IsProgramOfSageMaker(before) && IsProgramOfSageMaker(after)) {
    compiled_before = Same(inputs.ReadCompiled(arguments.before), before);
    compiled_after = Same(inputs.ReadCompiled(arguments.after), after);
  } else if (frontends::IsDefinition(before) && frontends::IsDefinition(after)) {
    compiled_before = before;
    compiled_after = after;
  }
  graph::Equivalence proof = any ? passes::Prove(before, after, options)
                                 : passes::Prove(std::move(before), std::move(after), options);
  if (any) {
    proof = passes::ProveForAnyValues(
        std::move(proof), any_before ? *std::move(any_before) : std::move(before),
        any_after ? *std::move(any_after) : std::move(after), options);
  }
  if (compiled_before && compiled_after)
    proof = passes::ProveCompiled(std::move(proof), *compiled_before, *compiled_after);
  std::ranges::move(sides.assumptions, std::back_inserter(proof.assumptions));
  return proof;
}

}  // namespace smgraph::cli
