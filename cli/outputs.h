#pragma once

#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include "cli/console.h"
#include "cli/option.h"
#include "graph/base/result.h"
#include "render/renderer.h"

// Where pictures go: standard output or files whose suffixes choose the formats.
namespace smgraph::cli {

constexpr int kWidthNotGiven = -1;
/// --width, in every command that prints text within a width.
void AddWidth(std::vector<Option>& options, int& width);
/// The columns that text may take: `given`, else the terminal's when it goes there, else 80.
int TextWidth(const Console& console, int given, bool to_terminal);

/// -o, -f and --width, in every command that makes pictures.
struct OutputArguments {
  std::vector<std::string> paths;
  std::string format;
  int width = kWidthNotGiven;
};
void AddOutputOptions(std::vector<Option>& options, OutputArguments& arguments);

/// One picture to make. The path "-" is standard output.
struct Output {
  std::string path;
  const render::Renderer* renderer = nullptr;
  bool standard() const { return path == "-"; }
};

/// The outputs that the arguments ask for: standard output when they name no file. Fails on a
/// suffix that no format has, and when a terminal would get binary data.
Result<std::vector<Output>> ChooseOutputs(const Console& console, const OutputArguments& arguments);

/// Options for an output: colours only on standard output, the terminal's width unless --width.
render::RenderOptions OptionsFor(const Console& console, const OutputArguments& arguments,
                                 const Output& output, const SourceMap& sources);

/// A picture that is ready to be written.
struct Picture {
  Output output;
  std::string bytes;
};
/// Makes the picture of every output with `draw`; nothing is written before all are made.
Result<std::vector<Picture>> MakePictures(
    const std::vector<Output>& outputs,
    const std::function<Result<std::string>(const Output&)>& draw);
/// Writes all pictures, or says which one could not be.
bool WritePictures(Console& console, const std::vector<Picture>& pictures);

}  // namespace smgraph::cli
