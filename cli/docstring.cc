#include <array>
#include <memory>
#include <string>
#include <utility>
#include <vector>

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include "cli/atomic_write.h"
#include "cli/command.h"
#include "cli/edits.h"
#include "cli/inputs.h"
#include "cli/messages.h"
#include "cli/options.h"
#include "cli/region_files.h"

namespace smgraph::cli {
namespace {

using Json = nlohmann::ordered_json;

constexpr std::array kExamples = {
    Example{"smgraph docstring train.py", "what would be written"},
    Example{"smgraph docstring train.py --write", "into the docstring of the module"},
    Example{"smgraph docstring pipelines/*.py --check", "exit 1 when a drawing is out of date"},
    Example{"smgraph docstring train.py --diff", "what --write would change"},
    Example{"smgraph docstring README.md --write", "the regions of a Markdown file"},
    Example{"smgraph docstring docs/index.rst --check", "those of a page for Sphinx"},
};

struct Arguments {
  std::vector<std::string> files;
  bool write = false;
  bool check = false;
  bool diff = false;
  bool force = false;
  bool update_only = false;
  std::string style;
  int width = 0;
  std::string format = "text";
  ReadArguments read;
};

std::string PlaceOf(const PlannedRegion& region, const SourceMap& sources) {
  return sources.Describe(region.span);
}

// "train.py:3:1: stale, edited by hand (churn)"
std::string StateLine(const PlannedRegion& region, const SourceMap& sources) {
  return fmt::format("{}: {}{} ({})\n", PlaceOf(region, sources), RegionStateName(region.state),
                     region.by_hand ? ", edited by hand" : "", region.pipeline);
}

std::string Texts(const RegionFile& file) {
  std::string out;
  for (const PlannedRegion& region : file.regions) {
    if (!out.empty()) out += "\n";
    out += region.text + "\n";
  }
  return out;
}

Json ToJson(const std::vector<RegionFile>& files) {
  Json list = Json::array();
  for (const RegionFile& file : files) {
    Json regions = Json::array();
    for (const PlannedRegion& region : file.regions) {
      Json json = {{"pipeline", region.pipeline},
                   {"state", RegionStateName(region.state)},
                   {"byHand", region.by_hand},
                   {"text", region.text}};
      if (region.span.begin.line != 0) json["line"] = region.span.begin.line;
      regions.push_back(std::move(json));
    }
    list.push_back({{"path", file.path}, {"regions", std::move(regions)}});
  }
  return {{"files", std::move(list)}};
}

bool RefusedFor(Console& console, const RegionFile& file, const SourceMap& sources) {
  bool refused = false;
  for (const PlannedRegion& region : file.regions) {
    if (!region.by_hand) continue;
    PrintError(console,
               {"the region was edited by hand, nothing is written", region.span,
                "move your text out of the region, or overwrite it with --force"},
               sources);
    refused = true;
  }
  return refused;
}

ExitCode Write(Console& console, const Arguments& arguments, const RegionFile& file,
               const SourceMap& sources) {
  if (file.edits.empty()) return ExitCode::kClean;
  if (!arguments.force && RefusedFor(console, file, sources)) return ExitCode::kUsage;
  if (const std::optional<Error> error = WriteFile(file.path, file.Written())) {
    console.Complain(error->message, error->hint);
    return ExitCode::kUsage;
  }
  console.PrintError(fmt::format("smgraph: {} written\n", file.path));
  return ExitCode::kClean;
}

// What standard output gets to see of a file, and how it is.
ExitCode Report(Console& console, const Arguments& arguments, const RegionFile& file,
                const SourceMap& sources) {
  if (arguments.check) {
    for (const PlannedRegion& region : file.regions) {
      if (region.state != RegionState::kCurrent) console.Print(StateLine(region, sources));
    }
  }
  if (arguments.diff) console.Print(UnifiedDiff(file.path, file.text, file.edits));
  if (arguments.check || arguments.diff)
    return file.edits.empty() ? ExitCode::kClean : ExitCode::kDiffers;
  const bool heading = arguments.files.size() > 1 && !file.regions.empty();
  console.Print((heading ? file.path + ":\n" : "") + Texts(file));
  return ExitCode::kClean;
}

std::optional<Error> Contradiction(const Arguments& arguments) {
  const bool json = arguments.format == "json";
  if (arguments.write && (arguments.check || arguments.diff))
    return Error{"--write changes files, --check and --diff never do: choose one"};
  if (json && (arguments.write || arguments.diff))
    return Error{"--format json prints the regions: no --write and no --diff beside it"};
  if (arguments.force && !arguments.write) return Error{"--force goes with --write"};
  return std::nullopt;
}

ExitCode Docstring(Console& console, const Arguments& arguments) {
  Result<frontends::ReadOptions> options = ToReadOptions(arguments.read);
  if (!options.ok()) return UsageError(console, options.error());
  if (const std::optional<Error> error = Contradiction(arguments))
    return UsageError(console, *error);
  Inputs inputs(console, std::move(options).value());
  RegionPlanner planner(
      console, inputs,
      {arguments.style, arguments.width == 0 ? "" : std::to_string(arguments.width),
       arguments.update_only});
  ExitCode status = ExitCode::kClean;
  std::vector<RegionFile> files;
  for (const std::string& argument : arguments.files) {
    std::optional<RegionFile> file = planner.Plan(argument);
    if (!file) {
      status = Worse(status, ExitCode::kUsage);
    } else if (arguments.write) {
      status = Worse(status, Write(console, arguments, *file, inputs.sources()));
    } else if (arguments.format == "json") {
      if (arguments.check && !file->edits.empty()) status = Worse(status, ExitCode::kDiffers);
      files.push_back(*std::move(file));
    } else {
      status = Worse(status, Report(console, arguments, *file, inputs.sources()));
    }
  }
  if (arguments.format == "json") console.Print(ToJson(files).dump(2) + "\n");
  return status;
}

Action DeclareOptions(std::vector<Option>& options) {
  const auto arguments = std::make_shared<Arguments>();
  options.push_back(
      FileArgument("FILE", &arguments->files, "Python module or Markdown file; FILE::PIPELINE"));
  options.push_back({.names = {"--write"},
                     .place = &arguments->write,
                     .help = "write into the files; a second time changes nothing"});
  options.push_back({.names = {"--check"},
                     .place = &arguments->check,
                     .help = "list what is out of date, exit 1 if anything is"});
  options.push_back({.names = {"--diff"},
                     .place = &arguments->diff,
                     .help = "print what --write would change, exit 1 if anything"});
  options.push_back({.names = {"--force"},
                     .place = &arguments->force,
                     .help = "overwrite regions that were edited by hand"});
  options.push_back({.names = {"--update-only"},
                     .place = &arguments->update_only,
                     .help = "only regions that are there: for hooks on all files"});
  options.push_back({.names = {"--style"},
                     .place = &arguments->style,
                     .help = "how a docstring holds the drawing; default: as its marker says, "
                             "else rst",
                     .choices = {"rst", "markdown", "plain"}});
  options.push_back({.names = {"--width"},
                     .place = &arguments->width,
                     .help = "widest line; default: as the marker says, else 72 in docstrings, 79 "
                             "in Markdown",
                     .type = "N",
                     .most = 1000});
  options.push_back({.names = {"-f", "--format"},
                     .place = &arguments->format,
                     .help = "text for people, json for programs",
                     .choices = {"text", "json"}});
  AddReadOptions(options, arguments->read);
  return [arguments](Console& console) { return Docstring(console, *arguments); };
}

}  // namespace

const Command kDocstring = {"docstring",
                            "Keep the drawing in a module's docstring or a README current",
                            "It stands between two marker lines; nothing outside them changes.",
                            kExamples, &DeclareOptions};

}  // namespace smgraph::cli
