#include <array>
#include <map>
#include <memory>
#include <string>
#include <utility>
#include <vector>

#include <fmt/format.h>

#include "cli/atomic_write.h"
#include "cli/command.h"
#include "cli/inputs.h"
#include "cli/messages.h"
#include "cli/options.h"
#include "frontends/definition.h"

namespace smgraph::cli {
namespace {

constexpr std::array kExamples = {
    Example{"smgraph compile train.py", "what Pipeline.definition() prints"},
    Example{"smgraph compile train.py::churn --indent 2", "one pipeline of the file, for people"},
    Example{"smgraph compile train.py -o churn.json", "into a file, for smgraph diff or a review"},
    Example{"smgraph compile definition.json --indent 1", "a definition as it is, indented"},
};

constexpr int kMostSpaces = 16;

struct Arguments {
  std::string file;
  std::string output = "-";
  int indent = 0;
  ReadArguments read;
};

Error NoDefinition(const graph::PipelineInfo& info) {
  const bool sagemaker = info.dialect == graph::Dialect::kSageMaker;
  const std::string name = fmt::format("pipeline '{}'", info.name);
  if (sagemaker) {
    return {name + " is a printed graph: it does not hold what its steps are sent", info.span,
            "name the Python file, the notebook or the definition"};
  }
  return {fmt::format("{} is written in {}: only SageMaker pipelines have a definition", name,
                      graph::DialectName(info.dialect)),
          info.span, "smgraph show --format json prints its graph"};
}

/// One line a reason, with the first place of each.
std::string GapNote(const std::vector<frontends::DefinitionGap>& gaps) {
  struct Places {
    std::size_t count = 0;
    std::string first;
  };
  std::vector<std::string> reasons;
  std::map<std::string, Places> places;
  for (const frontends::DefinitionGap& gap : gaps) {
    Places& known = places[gap.reason];
    if (known.count++ > 0) continue;
    known.first = gap.place;
    reasons.push_back(gap.reason);
  }
  std::string note =
      fmt::format("smgraph: {} value{} of the definition {} not known here:\n", gaps.size(),
                  gaps.size() == 1 ? "" : "s", gaps.size() == 1 ? "is" : "are");
  for (const std::string& reason : reasons) {
    const Places& known = places[reason];
    const std::string more = known.count == 1 ? "" : fmt::format(" and {} more", known.count - 1);
    note += fmt::format("  {} ({}{})\n", reason, known.first, more);
  }
  return note;
}

bool Write(Console& console, const std::string& output, const std::string& text) {
  if (output == "-") {
    console.Print(text);
    return true;
  }
  const std::optional<Error> error = WriteFile(output, text);
  if (error) console.Complain(error->message, error->hint);
  return !error;
}

ExitCode Compile(Console& console, const Arguments& arguments) {
  Result<frontends::ReadOptions> options = ToReadOptions(arguments.read);
  if (!options.ok()) return UsageError(console, options.error());
  frontends::ReadOptions compiling = std::move(options).value();
  compiling.definitions = true;
  Inputs inputs(console, std::move(compiling));
  std::optional<graph::Document> document = inputs.Read(arguments.file);
  if (!document || document->pipelines.empty()) return ExitCode::kUsage;
  if (!inputs.KeepOne(*document, {}, arguments.file)) return ExitCode::kUsage;
  const graph::PipelineInfo& info = graph::Info(document->pipelines.front());
  if (info.definition.null()) {
    PrintError(console, NoDefinition(info), inputs.sources());
    return ExitCode::kUsage;
  }
  const std::string text = frontends::DefinitionText(info.definition, arguments.indent);
  if (!Write(console, arguments.output, text)) return ExitCode::kUsage;
  const auto gaps = frontends::DefinitionGaps(info.definition);
  if (!gaps.empty()) console.PrintError(GapNote(gaps));
  return Complete(*document) ? ExitCode::kClean : ExitCode::kUndecided;
}

Action DeclareOptions(std::vector<Option>& options) {
  const auto arguments = std::make_shared<Arguments>();
  options.push_back(FileArgument("FILE", &arguments->file));
  options.push_back({.names = {"-o", "--output"},
                     .place = &arguments->output,
                     .help = "file to write; - is standard output",
                     .type = "OUT"});
  options.push_back({.names = {"--indent"},
                     .place = &arguments->indent,
                     .help = "spaces a level; 0 writes one line, as the SDK does",
                     .type = "N",
                     .most = kMostSpaces});
  AddReadOptions(options, arguments->read);
  return [arguments](Console& console) { return Compile(console, *arguments); };
}

}  // namespace

const Command kCompile = {
    "compile", "Print the definition that the SageMaker SDK would make",
    "What only the account, the region, the clock or a run can tell is marked.", kExamples,
    &DeclareOptions};

}  // namespace smgraph::cli
