#include "passes/diff.h"

#include <array>
#include <memory>
#include <string>
#include <utility>
#include <vector>

#include <CLI/CLI.hpp>

#include "cli/command.h"
#include "cli/inputs.h"
#include "cli/messages.h"
#include "cli/options.h"
#include "cli/outputs.h"

namespace smgraph::cli {
namespace {

constexpr std::array kExamples = {
    Example{"smgraph diff old.py new.py", "what changed, drawn and listed"},
    Example{"smgraph diff HEAD:train.py train.py", "since the last commit"},
    Example{"smgraph diff sagemaker.py::churn run.py::churn", "a migration, one pipeline each"},
};

struct Arguments {
  std::string before;
  std::string after;
  OutputArguments output;
  ReadArguments read;
};

// Equal only when nothing that is not known may still make a difference.
ExitCode Verdict(const graph::Comparison& comparison, const graph::Document& before,
                 const graph::Document& after) {
  if (!comparison.changes.empty()) return ExitCode::kDiffers;
  return Complete(before) && Complete(after) ? ExitCode::kClean : ExitCode::kUndecided;
}

// All pictures are made before the first is written.
Result<std::vector<Picture>> RenderAll(const Console& console, const Arguments& arguments,
                                       const graph::Comparison& comparison,
                                       const std::vector<Output>& outputs,
                                       const SourceMap& sources) {
  std::vector<Picture> pictures;
  for (const Output& output : outputs) {
    Result<std::string> drawn = output.renderer->comparison(
        comparison, OptionsFor(console, arguments.output, output, sources));
    if (!drawn.ok()) return drawn.error();
    pictures.push_back({output, std::move(drawn).value()});
  }
  return pictures;
}

ExitCode Diff(Console& console, const Arguments& arguments) {
  Result<frontends::ReadOptions> options = ToReadOptions(arguments.read);
  if (!options.ok()) return UsageError(console, options.error());
  const Result<std::vector<Output>> outputs = ChooseOutputs(console, arguments.output);
  if (!outputs.ok()) return UsageError(console, outputs.error());
  Inputs inputs(console, std::move(options).value());
  std::optional<graph::Document> before = inputs.Read(arguments.before);
  std::optional<graph::Document> after = inputs.Read(arguments.after);
  if (!before || !after || before->pipelines.empty() || after->pipelines.empty())
    return ExitCode::kUsage;
  const bool one_each = inputs.KeepOne(*before, *after, arguments.before) &&
                        inputs.KeepOne(*after, *before, arguments.after);
  if (!one_each) return ExitCode::kUsage;
  const graph::Comparison comparison =
      passes::Compare(before->pipelines.front(), after->pipelines.front());
  const Result<std::vector<Picture>> pictures =
      RenderAll(console, arguments, comparison, outputs.value(), inputs.sources());
  if (!pictures.ok()) return UsageError(console, pictures.error());
  if (!WritePictures(console, pictures.value())) return ExitCode::kUsage;
  return Verdict(comparison, *before, *after);
}

Action Declare(CLI::App& app) {
  const auto arguments = std::make_shared<Arguments>();
  app.add_option("BEFORE", arguments->before, "what FILE may be: Python, notebook, JSON, REV:FILE")
      ->required()
      ->type_name("FILE");
  app.add_option("AFTER", arguments->after, "the same for the other side")
      ->required()
      ->type_name("FILE");
  AddOutputOptions(app, arguments->output);
  AddReadOptions(app, arguments->read);
  return [arguments](Console& console) { return Diff(console, *arguments); };
}

}  // namespace

const Command kDiff = {"diff", "Compare two pipelines", "", kExamples, &Declare};

}  // namespace smgraph::cli
