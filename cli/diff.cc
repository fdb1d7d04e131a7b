#include "passes/diff.h"

#include <array>
#include <memory>
#include <string>
#include <utility>
#include <vector>

#include <fmt/format.h>

#include "cli/command.h"
#include "cli/inputs.h"
#include "cli/maps.h"
#include "cli/messages.h"
#include "cli/options.h"
#include "cli/outputs.h"
#include "cli/two_sides.h"
#include "render/explain_step.h"

namespace smgraph::cli {
namespace {

constexpr std::array kExamples = {
    Example{"smgraph diff old.py new.py", "a picture of both, and the list of changes"},
    Example{"smgraph diff HEAD:train.py train.py", "what changed since the last commit"},
    Example{"smgraph diff train.py definition.json", "the code against what is deployed"},
    Example{"smgraph diff old.py new.py -o change.html", "for a review; -o may be repeated"},
    Example{"smgraph diff old.py new.py --why Train", "everything about one step, with its code"},
};

struct Arguments {
  SideArguments sides;
  std::string why;
  OutputArguments output;
  ReadArguments read;
};

ExitCode Verdict(Console& console, const Sides& sides, const graph::Comparison& comparison) {
  if (!comparison.changes.empty()) return ExitCode::kDiffers;
  if (Complete(sides.before) && Complete(sides.after)) return ExitCode::kClean;
  console.PrintError(
      "smgraph: no difference found, but not everything could be read (see above)\n");
  return ExitCode::kUndecided;
}

ExitCode Diff(Console& console, const Arguments& arguments) {
  Result<frontends::ReadOptions> options = ToReadOptions(arguments.read);
  if (!options.ok()) return UsageError(console, options.error());
  const bool explain = !arguments.why.empty();
  if (explain && !(arguments.output.paths.empty() && arguments.output.format.empty()))
    return UsageError(console, {"--why prints text: no -o and no -f beside it", {}, {}});
  const Result<std::vector<Output>> outputs = ChooseOutputs(console, arguments.output);
  if (!outputs.ok()) return UsageError(console, outputs.error());
  Inputs inputs(console, std::move(options).value());
  const std::optional<Sides> sides = ReadSides(inputs, arguments.sides);
  if (!sides) return ExitCode::kUsage;
  const Result<passes::MatchOptions> declared = Declared(*sides, arguments.sides, inputs.sources());
  if (!declared.ok()) return UsageError(console, declared.error());
  const graph::Comparison comparison = passes::Compare(
      sides->before.pipelines.front(), sides->after.pipelines.front(), {declared.value()});
  const auto draw = [&](const Output& output) {
    const render::RenderOptions to =
        OptionsFor(console, arguments.output, output, inputs.sources());
    return explain ? render::ExplainStep(comparison, arguments.why, to)
                   : output.renderer->comparison(comparison, to);
  };
  const Result<std::vector<Picture>> pictures = MakePictures(outputs.value(), draw);
  if (!pictures.ok()) return UsageError(console, pictures.error());
  if (!WritePictures(console, pictures.value())) return ExitCode::kUsage;
  return Verdict(console, *sides, comparison);
}

Action DeclareOptions(std::vector<Option>& options) {
  const auto arguments = std::make_shared<Arguments>();
  AddSides(options, arguments->sides);
  AddOutputOptions(options, arguments->output);
  AddMap(options, arguments->sides);
  options.push_back({.names = {"--why"},
                     .place = &arguments->why,
                     .help = "how STEP was matched, and its changes with the code of both sides",
                     .type = "STEP"});
  AddReadOptions(options, arguments->read);
  return [arguments](Console& console) { return Diff(console, *arguments); };
}

}  // namespace

const Command kDiff = {
    "diff", "Compare two pipelines",
    "The picture is laid out once for both sides: + added, - removed, ~ changed.", kExamples,
    &DeclareOptions};

}  // namespace smgraph::cli
