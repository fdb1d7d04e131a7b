#include "render/show.h"

#include <array>
#include <memory>
#include <string>
#include <utility>
#include <vector>

#include "cli/command.h"
#include "cli/inputs.h"
#include "cli/messages.h"
#include "cli/open_names.h"
#include "cli/options.h"
#include "cli/outputs.h"
#include "graph/json.h"
#include "passes/resolve.h"

namespace smgraph::cli {
namespace {

constexpr std::array kExamples = {
    Example{"smgraph show train.py", "pipelines, steps, edges, schedules, what is unknown"},
    Example{"smgraph show train.py::churn", "one pipeline of the file"},
    Example{"smgraph show *.py --format json", "for programs; several files give one document"},
    Example{"smgraph show train.py --set region=eu-west-1",
            "bind a name that the code leaves open"},
};

struct Arguments {
  std::vector<std::string> files;
  std::string format = "text";
  int width = kWidthNotGiven;
  std::string now;
  ReadArguments read;
};

// Moves the pipelines and findings of `from` behind those of `to`.
void Append(graph::Document from, graph::Document& to) {
  std::move(from.pipelines.begin(), from.pipelines.end(), std::back_inserter(to.pipelines));
  std::move(from.diagnostics.begin(), from.diagnostics.end(), std::back_inserter(to.diagnostics));
  to.complete = to.complete && from.complete;
}

// People see which output reaches which input; programs get the graph as it was read.
std::string Text(const Console& console, const Arguments& arguments, graph::Document document,
                 const SourceMap& sources, std::chrono::sys_seconds now) {
  for (graph::Pipeline& pipeline : document.pipelines)
    passes::Resolve(pipeline);
  render::RenderOptions options;
  options.width = TextWidth(console, arguments.width, console.terminal());
  options.colour = console.color();
  options.sources = &sources;
  return render::ShowText(document, options, now) + OpenNames(document, options);
}

ExitCode Show(Console& console, const Arguments& arguments) {
  Result<frontends::ReadOptions> options = ToReadOptions(arguments.read);
  if (!options.ok()) return UsageError(console, options.error());
  const Result<std::chrono::sys_seconds> now = ToTime(arguments.now);
  if (!now.ok()) return UsageError(console, now.error());
  Inputs inputs(console, std::move(options).value());
  graph::Document all;
  bool any = false;
  for (const std::string& file : arguments.files) {
    std::optional<graph::Document> document = inputs.Read(file);
    if (!document) continue;
    any = true;
    Append(std::move(*document), all);
  }
  if (any && arguments.format == "json")
    console.Print(graph::WriteJson(all, inputs.sources(), now.value()));
  else if (!all.pipelines.empty())
    console.Print(Text(console, arguments, std::move(all), inputs.sources(), now.value()));
  return inputs.status();
}

Action DeclareOptions(std::vector<Option>& options) {
  const auto arguments = std::make_shared<Arguments>();
  options.push_back(FileArgument("FILE", &arguments->files));
  options.push_back({.names = {"-f", "--format"},
                     .place = &arguments->format,
                     .help = "text for people, json for programs",
                     .choices = {"text", "json"}});
  AddWidth(options, arguments->width);
  AddNow(options, arguments->now);
  AddReadOptions(options, arguments->read);
  return [arguments](Console& console) { return Show(console, *arguments); };
}

}  // namespace

const Command kShow = {"show", "Print the pipelines of files as text or JSON", "", kExamples,
                       &DeclareOptions};

}  // namespace smgraph::cli
