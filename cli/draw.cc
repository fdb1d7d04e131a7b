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

namespace smgraph::cli {
namespace {

constexpr std::array kExamples = {
    Example{"smgraph draw train.py", "in the terminal"},
    Example{"smgraph draw train.py::churn -o churn.svg", "one pipeline as a file"},
    Example{"smgraph draw train.py -o churn.html", "a page that works without network"},
    Example{"smgraph draw train.py -f ascii --width 72", "plain characters, narrow"},
};

struct Arguments {
  std::string file;
  OutputArguments output;
  ReadArguments read;
};

// Several pipelines go one below the other into text; other formats hold one picture.
bool HoldsSeveral(const render::Renderer& renderer) {
  constexpr std::array<std::string_view, 3> kText = {"unicode", "ascii", "list"};
  return std::ranges::find(kText, renderer.name) != kText.end();
}

Error NeedsOne(const graph::Document& document, const render::Renderer& renderer,
               const std::string& file) {
  return {fmt::format("{} holds one picture, and {} has {} pipelines: {}", renderer.name, file,
                      document.pipelines.size(), frontends::ListPipelines(document)),
          {},
          SelectHint(frontends::ParseInput(file), document)};
}

Result<Picture> Render(const graph::Document& document, const Output& output,
                       render::RenderOptions options) {
  Picture picture{output, {}};
  for (const graph::Pipeline& pipeline : document.pipelines) {
    if (document.pipelines.size() > 1) options.title = graph::Info(pipeline).name;
    if (!picture.bytes.empty()) picture.bytes += '\n';
    Result<std::string> drawn = output.renderer->pipeline(pipeline, options);
    if (!drawn.ok()) return drawn.error();
    picture.bytes += drawn.value();
  }
  return picture;
}

// All pictures are made before the first is written.
Result<std::vector<Picture>> RenderAll(const Console& console, const Arguments& arguments,
                                       const graph::Document& document,
                                       const std::vector<Output>& outputs,
                                       const SourceMap& sources) {
  std::vector<Picture> pictures;
  for (const Output& output : outputs) {
    if (document.pipelines.size() > 1 && !HoldsSeveral(*output.renderer))
      return NeedsOne(document, *output.renderer, arguments.file);
    Result<Picture> picture =
        Render(document, output, OptionsFor(console, arguments.output, output, sources));
    if (!picture.ok()) return picture.error();
    pictures.push_back(std::move(picture).value());
  }
  return pictures;
}

ExitCode Draw(Console& console, const Arguments& arguments) {
  Result<frontends::ReadOptions> options = ToReadOptions(arguments.read);
  if (!options.ok()) return UsageError(console, options.error());
  const Result<std::vector<Output>> outputs = ChooseOutputs(console, arguments.output);
  if (!outputs.ok()) return UsageError(console, outputs.error());
  Inputs inputs(console, std::move(options).value());
  const std::optional<graph::Document> document = inputs.ReadResolved(arguments.file);
  if (!document || document->pipelines.empty()) return ExitCode::kUsage;
  const Result<std::vector<Picture>> pictures =
      RenderAll(console, arguments, *document, outputs.value(), inputs.sources());
  if (!pictures.ok()) return UsageError(console, pictures.error());
  return WritePictures(console, pictures.value()) ? ExitCode::kClean : ExitCode::kUsage;
}

Action DeclareOptions(std::vector<Option>& options) {
  const auto arguments = std::make_shared<Arguments>();
  options.push_back(FileArgument("FILE", &arguments->file));
  AddOutputOptions(options, arguments->output);
  AddReadOptions(options, arguments->read);
  return [arguments](Console& console) { return Draw(console, *arguments); };
}

}  // namespace

const Command kDraw = {"draw", "Draw pipelines in the terminal or as a file", "", kExamples,
                       &DeclareOptions};

}  // namespace smgraph::cli
