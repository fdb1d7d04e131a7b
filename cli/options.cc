#include "cli/options.h"

#include <filesystem>
#include <system_error>
#include <utility>

#include <fmt/format.h>

#include "graph/schedule/time.h"

namespace smgraph::cli {
namespace {

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

Option FileArgument(std::string name, Option::Place place, std::string help) {
  return {.names = {std::move(name)},
          .place = place,
          .help = std::move(help),
          .type = "FILE",
          .required = true};
}

ColorMode ColorArgument::mode() const {
  if (when == "always") return ColorMode::kAlways;
  return when == "never" ? ColorMode::kNever : ColorMode::kAuto;
}

void AddColor(std::vector<Option>& options, ColorArgument& argument) {
  options.push_back({.names = {"--color"},
                     .place = &argument.when,
                     .help = "colour the output; auto: on a terminal, unless NO_COLOR is set",
                     .choices = {"auto", "always", "never"}});
}

void AddReadOptions(std::vector<Option>& options, ReadArguments& arguments) {
  options.push_back({.names = {"--root"},
                     .place = &arguments.root,
                     .help = "folder that imports are looked up in and nothing outside is read of; "
                             "default: the git repository, else the file's folder or that of the "
                             "packages it imports",
                     .type = "DIR"});
  options.push_back({.names = {"--set"},
                     .place = &arguments.set,
                     .help =
                         "value of a name that the code leaves open: an argument, a parameter; a "
                         "Python literal (5, True, None, [1, 2]) is read as one unless the "
                         "parameter is a str",
                     .type = "NAME=VALUE"});
  options.push_back({.names = {"--env"},
                     .place = &arguments.env,
                     .help = "value of an environment variable that the code reads",
                     .type = "NAME=VALUE"});
}

void AddNow(std::vector<Option>& options, std::string& now) {
  options.push_back({.names = {"--now"},
                     .place = &now,
                     .help = "the clock: 2026-12-01T02:00:00Z; default: the present",
                     .type = "TIME"});
}

Result<std::chrono::sys_seconds> ToTime(const std::string& now) {
  using std::chrono::system_clock;
  if (now.empty()) return std::chrono::floor<std::chrono::seconds>(system_clock::now());
  const auto time = schedule::ParseTime(now);
  if (time) return time->In(cctz::utc_time_zone());
  return Error{fmt::format("--now {}: expected a time such as 2026-12-01T02:00:00Z", now)};
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
