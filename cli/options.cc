#include "cli/options.h"

#include <algorithm>
#include <filesystem>
#include <system_error>

#include <CLI/CLI.hpp>
#include <fmt/format.h>

#include "graph/base/similar.h"

namespace smgraph::cli {
namespace {

std::string Joined(const std::vector<std::string>& words, std::string_view separator) {
  return fmt::format("{}", fmt::join(words, separator));
}

// NAME=VALUE into `bindings`; the message when it has no such form.
std::string Bind(const std::string& text, std::string_view option,
                 std::map<std::string, std::string, std::less<>>& bindings) {
  const std::size_t equals = text.find('=');
  if (equals == std::string::npos || equals == 0)
    return fmt::format("{} {}: expected NAME=VALUE", option, text);
  bindings[text.substr(0, equals)] = text.substr(equals + 1);
  return {};
}

}  // namespace

void LimitTo(CLI::Option& option, const std::vector<std::string>& choices) {
  option.type_name(Joined(choices, "|"));
  option.check([choices](const std::string& word) {
    if (std::ranges::find(choices, word) != choices.end()) return std::string();
    const std::string guess = DidYouMean(word, choices);
    return fmt::format("no '{}'{}; there are {}", word, guess.empty() ? "" : ", " + guess,
                       Joined(choices, ", "));
  });
}

ColorMode ColorArgument::mode() const {
  if (when == "always") return ColorMode::kAlways;
  return when == "never" ? ColorMode::kNever : ColorMode::kAuto;
}

void AddColor(CLI::App& app, ColorArgument& argument) {
  CLI::Option* option = app.add_option(
      "--color", argument.when, "colour the output; auto: on a terminal, unless NO_COLOR is set");
  LimitTo(*option, {"auto", "always", "never"});
}

void AddReadOptions(CLI::App& app, ReadArguments& arguments) {
  app.add_option(
         "--root", arguments.root,
         "folder that imports are looked up in and nothing outside is read of; default: the git "
         "repository, else the file's folder")
      ->type_name("DIR");
  app.add_option("--set", arguments.set,
                 "value of a name that the code leaves open: an argument, a parameter")
      ->type_name("NAME=VALUE")
      ->allow_extra_args(false);
  app.add_option("--env", arguments.env, "value of an environment variable that the code reads")
      ->type_name("NAME=VALUE")
      ->allow_extra_args(false);
}

Result<frontends::ReadOptions> ToReadOptions(const ReadArguments& arguments) {
  frontends::ReadOptions options;
  std::error_code error;
  if (!arguments.root.empty() && !std::filesystem::is_directory(arguments.root, error))
    return Error{fmt::format("--root {}: no such folder", arguments.root)};
  options.root = arguments.root;
  for (const std::string& text : arguments.set) {
    const std::string wrong = Bind(text, "--set", options.set);
    if (!wrong.empty()) return Error{wrong};
  }
  for (const std::string& text : arguments.env) {
    const std::string wrong = Bind(text, "--env", options.env);
    if (!wrong.empty()) return Error{wrong};
  }
  return options;
}

}  // namespace smgraph::cli
