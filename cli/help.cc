#include "cli/help.h"

#include <algorithm>
#include <array>
#include <string_view>
#include <vector>

#include <fmt/format.h>

namespace smgraph::cli {
namespace {

constexpr std::size_t kWidth = 79;

constexpr std::string_view kPurpose =
    "smgraph reads SageMaker and ZenML pipelines from Python without running it, draws them, "
    "compares them and finds mistakes in them.";
constexpr std::string_view kFiles =
    "A FILE is Python, a notebook or JSON. FILE::PIPELINE selects one pipeline of it, REV:FILE "
    "reads "
    "it from a git revision, - is standard input.";

constexpr std::array kProgramExamples = {
    Example{"smgraph show train.py", "pipelines, steps, edges, what is unknown"},
    Example{"smgraph draw train.py", "a picture in the terminal"},
    Example{"smgraph draw train.py -o train.svg", "the same as a file; also html, png, dot, md"},
    Example{"smgraph diff old.py new.py", "what changed, drawn and listed"},
    Example{"smgraph diff HEAD:train.py train.py", "what changed since the last commit"},
};

constexpr std::array kExitStatuses = {
    Example{"0", "done; the pipelines are equal; nothing was found"},
    Example{"1", "the pipelines differ; something was found"},
    Example{"2", "wrong arguments, or a file that cannot be read or written"},
    Example{"3", "undecided: no difference found, but a file could not be read to the end"},
    Example{"70", "a mistake of smgraph's own"},
};

// `text` wrapped at words, later lines behind `indent` blanks.
std::string Wrapped(std::string_view text, std::size_t indent) {
  std::string out;
  std::size_t column = indent;
  while (!text.empty()) {
    const std::size_t end = std::min(text.find(' '), text.size());
    const std::string_view word = text.substr(0, end);
    if (column + word.size() > kWidth && column > indent) {
      out += "\n" + std::string(indent, ' ');
      column = indent;
    } else if (column > indent) {
      out += ' ';
      ++column;
    }
    out += word;
    column += word.size();
    text.remove_prefix(std::min(end + 1, text.size()));
  }
  return out;
}

// Two columns; a left side that is too long gets a line of its own.
std::string Rows(const std::vector<std::pair<std::string, std::string>>& rows) {
  constexpr std::size_t kWidest = 38;
  std::size_t width = 0;
  for (const auto& row : rows) {
    if (row.first.size() <= kWidest) width = std::max(width, row.first.size());
  }
  std::string text;
  for (const auto& row : rows) {
    const std::size_t indent = width + 4;
    text += "  " + row.first;
    if (row.first.size() > width)
      text += "\n" + std::string(indent, ' ');
    else
      text += std::string(width + 2 - row.first.size(), ' ');
    text += Wrapped(row.second, indent) + "\n";
  }
  return text;
}

std::string ExampleRows(std::span<const Example> examples) {
  std::vector<std::pair<std::string, std::string>> rows;
  for (const Example& example : examples)
    rows.emplace_back(example.line, example.what);
  return Rows(rows);
}

// "FILE..." and the like, as the usage line shows a positional.
std::string UsageOf(const Option& option) {
  std::string usage = option.names.front();
  if (option.repeated()) usage += "...";
  return option.required ? usage : "[" + usage + "]";
}

// "-o, --output FILE", with the long name below that of options without a short one.
std::string HeadOf(const Option& option) {
  if (option.positional()) return option.names.front();
  std::string head = fmt::format("{}", fmt::join(option.names, ", "));
  if (option.names.front().starts_with("--")) head = "    " + head;
  if (option.takes_value()) head += " " + option.ValueName();
  return head;
}

std::string OptionRows(const std::vector<Option>& options, bool positional) {
  std::vector<std::pair<std::string, std::string>> rows;
  for (const Option& option : options) {
    if (option.positional() == positional) rows.emplace_back(HeadOf(option), option.help);
  }
  return Rows(rows);
}

}  // namespace

std::string ProgramHelp() {
  std::vector<std::pair<std::string, std::string>> commands;
  for (const Command* command : Commands())
    commands.emplace_back(command->name, command->summary);
  return Wrapped(kPurpose, 0) + "\n\nExamples:\n" + ExampleRows(kProgramExamples) +
         "\nUsage: smgraph COMMAND ...\n\nCommands:\n" + Rows(commands) +
         "\nOptions:\n  -h, --help     this text; 'smgraph COMMAND --help' for one command\n"
         "      --version  the version\n\n" +
         Wrapped(kFiles, 0) + "\n\nExit status:\n" + ExampleRows(kExitStatuses);
}

std::string CommandHelp(const Command& command, const std::vector<Option>& options) {
  std::string usage = fmt::format("Usage: smgraph {} [OPTIONS]", command.name);
  for (const Option& option : options) {
    if (option.positional()) usage += " " + UsageOf(option);
  }
  std::string text = fmt::format("{}.\n\nExamples:\n{}\n{}\n", command.summary,
                                 ExampleRows(command.examples), usage);
  if (!command.description.empty()) text += fmt::format("\n{}\n", Wrapped(command.description, 0));
  const std::string arguments = OptionRows(options, /*positional=*/true);
  if (!arguments.empty()) text += "\nArguments:\n" + arguments;
  return text + "\nOptions:\n" + OptionRows(options, /*positional=*/false);
}

}  // namespace smgraph::cli
