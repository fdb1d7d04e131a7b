#include "cli/program.h"

#include <algorithm>
#include <exception>
#include <filesystem>
#include <new>
#include <optional>
#include <system_error>

#include <fmt/format.h>

#include "cli/command.h"
#include "cli/console.h"
#include "cli/help.h"
#include "cli/options.h"
#include "graph/base/similar.h"

namespace smgraph::cli {
namespace {

using Arguments = std::vector<std::string>;

std::vector<std::string> CommandNames() {
  std::vector<std::string> names;
  for (const Command* command : Commands())
    names.emplace_back(command->name);
  return names;
}

ExitCode UsageError(Console& console, std::string_view message, std::string_view hint) {
  console.Complain(message, hint);
  return ExitCode::kUsage;
}

ExitCode UnknownCommand(Console& console, const std::string& word) {
  std::string hint = DidYouMean(word, CommandNames());
  std::error_code error;
  if (hint.empty() && std::filesystem::exists(word, error))
    hint = fmt::format("to look at a file: smgraph show {}", word);
  if (hint.empty()) hint = fmt::format("the commands are {}", fmt::join(CommandNames(), ", "));
  return UsageError(console, fmt::format("no command '{}'", word), hint);
}

ExitCode RunCommand(Console& console, const Command& command, Arguments arguments) {
  const Declaration declaration = Declare(command);
  const Parsed parsed = ParseOptions(declaration.options, std::move(arguments));
  switch (parsed.outcome) {
    case Parsed::Outcome::kHelp:
      console.Print(CommandHelp(command, declaration.options));
      return ExitCode::kClean;
    case Parsed::Outcome::kWrong:
      return UsageError(console, fmt::format("{}: {}", command.name, parsed.message),
                        parsed.hint.empty()
                            ? fmt::format("'smgraph {} --help' shows what it takes", command.name)
                            : parsed.hint);
    case Parsed::Outcome::kRead:
      break;
  }
  console.SetColor(declaration.color->mode());
  return declaration.action(console);
}

// Without a command, or with an option before it.
std::optional<ExitCode> RunWithoutCommand(Console& console, const Arguments& arguments) {
  const std::string first = arguments.empty() ? std::string() : arguments.front();
  if (first == "--version") {
    console.Print("smgraph " SMGRAPH_VERSION "\n");
    return ExitCode::kClean;
  }
  if (first == "-h" || first == "--help" || (first == "help" && arguments.size() == 1)) {
    console.Print(ProgramHelp());
    return ExitCode::kClean;
  }
  if (first.empty()) {
    console.PrintError(ProgramHelp());
    return ExitCode::kUsage;
  }
  return std::nullopt;
}

// "help diff" is "diff --help"; "--color never diff …" is "diff --color never …".
Arguments Rearranged(Arguments arguments) {
  if (arguments.size() > 1 && arguments[0] == "help") return {arguments[1], "--help"};
  if (arguments[0].starts_with("--color=") && arguments.size() > 1)
    std::swap(arguments[0], arguments[1]);
  else if (arguments[0] == "--color" && arguments.size() > 2)
    std::rotate(arguments.begin(), arguments.begin() + 2, arguments.begin() + 3);
  return arguments;
}

ExitCode Dispatch(Console& console, const Arguments& given) {
  if (const std::optional<ExitCode> done = RunWithoutCommand(console, given)) return *done;
  Arguments arguments = Rearranged(given);
  const std::string word = arguments.front();
  const Command* command = FindCommand(word);
  if (command == nullptr && word.starts_with('-') && word != "-") {
    const std::string guess = DidYouMean(word, {"--help", "--version", "--color"});
    return UsageError(console, fmt::format("no option '{}'", word),
                      guess.empty() ? "'smgraph --help' shows the commands" : guess);
  }
  if (command == nullptr) return UnknownCommand(console, word);
  arguments.erase(arguments.begin());
  return RunCommand(console, *command, std::move(arguments));
}

ExitCode InternalError(Console& console, std::string_view what) {
  console.Complain(
      fmt::format("internal error: {}", what),
      "this is a mistake in smgraph, not in your files; please report it with the command line");
  return ExitCode::kInternal;
}

ExitCode Guarded(Console& console, const Arguments& arguments) {
  try {
    return Dispatch(console, arguments);
  } catch (const std::bad_alloc&) {
    return InternalError(console, "out of memory");
  } catch (const std::exception& error) {
    return InternalError(console, error.what());
  } catch (...) {
    return InternalError(console, "unknown exception");
  }
}

}  // namespace

ExitCode RunProgram(const std::vector<std::string>& arguments) {
  Console console;
  const ExitCode code = Guarded(console, arguments);
  if (console.Flush()) return code;
  console.Complain("cannot write to standard output");
  return Worse(code, ExitCode::kUsage);
}

}  // namespace smgraph::cli
