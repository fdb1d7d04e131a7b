#include "passes/diff.h"

#include <array>
#include <memory>
#include <string>
#include <utility>
#include <vector>

#include <fmt/format.h>

#include "cli/command.h"
#include "cli/inputs.h"
#include "cli/messages.h"
#include "cli/options.h"
#include "cli/outputs.h"
#include "graph/base/similar.h"
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
  std::string before;
  std::string after;
  std::vector<std::string> map;
  std::string why;
  OutputArguments output;
  ReadArguments read;
};

/// Both sides, one pipeline each.
struct Sides {
  graph::Document before;
  graph::Document after;
};

// Reads both sides even when the first cannot be read, so that all messages come at once.
std::optional<Sides> ReadSides(Inputs& inputs, const Arguments& arguments) {
  std::optional<graph::Document> before = inputs.Read(arguments.before);
  std::optional<graph::Document> after = inputs.Read(arguments.after);
  if (!before || !after || before->pipelines.empty() || after->pipelines.empty())
    return std::nullopt;
  if (!inputs.KeepOne(*before, *after, arguments.before)) return std::nullopt;
  if (!inputs.KeepOne(*after, *before, arguments.after)) return std::nullopt;
  return Sides{std::move(*before), std::move(*after)};
}

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

// "A=B" for each --map, checked against both sides.
Result<passes::CompareOptions> Declared(const Sides& sides, const std::vector<std::string>& maps) {
  passes::CompareOptions options;
  for (const std::string& map : maps) {
    const std::size_t equals = map.find('=');
    if (equals == std::string::npos || equals == 0)
      return Error{fmt::format("--map {}: expected BEFORE=AFTER", map), {}, {}};
    const std::string before = map.substr(0, equals);
    const std::string after = map.substr(equals + 1);
    if (!HasStep(sides.before, before)) return NoSuchStep(sides.before, before, "before");
    if (!HasStep(sides.after, after)) return NoSuchStep(sides.after, after, "after");
    options.match.declared.emplace_back(before, after);
  }
  return options;
}

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
  const std::optional<Sides> sides = ReadSides(inputs, arguments);
  if (!sides) return ExitCode::kUsage;
  const Result<passes::CompareOptions> declared = Declared(*sides, arguments.map);
  if (!declared.ok()) return UsageError(console, declared.error());
  const graph::Comparison comparison = passes::Compare(
      sides->before.pipelines.front(), sides->after.pipelines.front(), declared.value());
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
  options.push_back(FileArgument("BEFORE", &arguments->before));
  options.push_back(FileArgument("AFTER", &arguments->after, "the other side, likewise"));
  AddOutputOptions(options, arguments->output);
  options.push_back({.names = {"--map"},
                     .place = &arguments->map,
                     .help = "these two steps are the same one; several are fine",
                     .type = "BEFORE=AFTER"});
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
