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

Error NeedsOne(const graph::Document& document, const render::Renderer& renderer,
               const std::string& file) {
  return {fmt::format("{} holds one picture, and {} has {} pipelines: {}", renderer.name, file,
                      document.pipelines.size(), frontends::ListPipelines(document)),
          {},
          SelectHint(frontends::ParseInput(file), document)};
}

Result<std::string> Render(const graph::Document& document, const render::Renderer& renderer,
                           render::RenderOptions options) {
  std::string bytes;
  for (const graph::Pipeline& pipeline : document.pipelines) {
    if (document.pipelines.size() > 1) options.title = graph::Info(pipeline).name;
    if (!bytes.empty()) bytes += '\n';
    Result<std::string> drawn = renderer.pipeline(pipeline, options);
    if (!drawn.ok()) return drawn.error();
    bytes += drawn.value();
  }
  return bytes;
}

ExitCode Draw(Console& console, const Arguments& arguments) {
  Result<frontends::ReadOptions> options = ToReadOptions(arguments.read);
  if (!options.ok()) return UsageError(console, options.error());
  const Result<std::vector<Output>> outputs = ChooseOutputs(console, arguments.output);
  if (!outputs.ok()) return UsageError(console, outputs.error());
  Inputs inputs(console, std::move(options).value());
  const std::optional<graph::Document> document = inputs.ReadResolved(arguments.file);
  if (!document || document->pipelines.empty()) return ExitCode::kUsage;
  const auto draw = [&](const Output& output) -> Result<std::string> {
    if (document->pipelines.size() > 1 && !output.renderer->joins)
      return NeedsOne(*document, *output.renderer, arguments.file);
    return Render(*document, *output.renderer,
                  OptionsFor(console, arguments.output, output, inputs.sources()));
  };
  const Result<std::vector<Picture>> pictures = MakePictures(outputs.value(), draw);
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
