#include "cli/outputs.h"

#include <filesystem>
#include <optional>

#include <fmt/format.h>

#include "cli/atomic_write.h"
#include "cli/options.h"
#include "graph/base/similar.h"

namespace smgraph::cli {
namespace {

constexpr int kDefaultWidth = 80;

std::vector<std::string> FormatNames() {
  std::vector<std::string> names;
  for (const render::Renderer& renderer : render::AllRenderers())
    names.emplace_back(renderer.name);
  return names;
}

std::vector<std::string> Suffixes() {
  std::vector<std::string> suffixes;
  for (const render::Renderer& renderer : render::AllRenderers()) {
    for (const std::string_view suffix : renderer.suffixes)
      suffixes.emplace_back(suffix);
  }
  return suffixes;
}

Error NoFormat(const std::string& path) {
  const std::string suffix = std::filesystem::path(path).extension().string();
  std::string hint = DidYouMean(suffix, Suffixes());
  if (hint.empty())
    hint = fmt::format("name a format with -f, or end the name in {}", fmt::join(Suffixes(), ", "));
  return {suffix.empty() ? fmt::format("-o {}: the name has no suffix that says which format", path)
                         : fmt::format("-o {}: no format has the suffix {}", path, suffix),
          {},
          hint};
}

const render::Renderer* DefaultFor(const Console& console) {
  return render::FindRenderer(console.unicode() ? "unicode" : "ascii");
}

Result<Output> Choose(const Console& console, const std::string& path, const std::string& format) {
  Output output{path, nullptr};
  if (!format.empty())
    output.renderer = render::FindRenderer(format);
  else if (output.standard())
    output.renderer = DefaultFor(console);
  else
    output.renderer = render::RendererForFile(path);
  if (output.renderer == nullptr) return NoFormat(path);
  if (output.renderer->binary && output.standard() && console.terminal()) {
    return Error{fmt::format("{} is no text for a terminal", output.renderer->name),
                 {},
                 fmt::format("write it to a file: -o picture.{}", output.renderer->name)};
  }
  return output;
}

}  // namespace

void AddWidth(std::vector<Option>& options, int& width) {
  options.push_back(
      {.names = {"--width"},
       .place = &width,
       .help = "widest line of text, 0 for no limit; default: the terminal's, else 80",
       .type = "N",
       .most = 10000});
}

int TextWidth(const Console& console, int given, bool to_terminal) {
  if (given != kWidthNotGiven) return given;
  return to_terminal ? console.width() : kDefaultWidth;
}

void AddOutputOptions(std::vector<Option>& options, OutputArguments& arguments) {
  options.push_back({.names = {"-o", "--output"},
                     .place = &arguments.paths,
                     .help = "file to write, its suffix chooses the format; several are fine; - is "
                             "standard output",
                     .type = "OUT"});
  options.push_back({.names = {"-f", "--format"},
                     .place = &arguments.format,
                     .help = "the format, whatever the suffix says",
                     .choices = FormatNames()});
  AddWidth(options, arguments.width);
}

Result<std::vector<Output>> ChooseOutputs(const Console& console,
                                          const OutputArguments& arguments) {
  std::vector<std::string> paths = arguments.paths;
  if (paths.empty()) paths.emplace_back("-");
  std::vector<Output> outputs;
  for (const std::string& path : paths) {
    Result<Output> output = Choose(console, path, arguments.format);
    if (!output.ok()) return output.error();
    outputs.push_back(std::move(output).value());
  }
  return outputs;
}

render::RenderOptions OptionsFor(const Console& console, const OutputArguments& arguments,
                                 const Output& output, const SourceMap& sources) {
  render::RenderOptions options;
  options.width = TextWidth(console, arguments.width, output.standard() && console.terminal());
  options.colour = output.standard() && console.color();
  options.sources = &sources;
  return options;
}

Result<std::vector<Picture>> MakePictures(
    const std::vector<Output>& outputs,
    const std::function<Result<std::string>(const Output&)>& draw) {
  std::vector<Picture> pictures;
  for (const Output& output : outputs) {
    Result<std::string> bytes = draw(output);
    if (!bytes.ok()) return bytes.error();
    pictures.push_back({output, std::move(bytes).value()});
  }
  return pictures;
}

bool WritePictures(Console& console, const std::vector<Picture>& pictures) {
  for (const Picture& picture : pictures) {
    if (picture.output.standard()) {
      console.Print(picture.bytes);
    } else if (const std::optional<Error> error = WriteFile(picture.output.path, picture.bytes)) {
      console.Complain(error->message, error->hint);
      return false;
    }
  }
  return true;
}

}  // namespace smgraph::cli
