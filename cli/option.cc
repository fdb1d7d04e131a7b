#include "cli/option.h"

#include <algorithm>
#include <iterator>
#include <type_traits>
#include <utility>

#include <CLI/CLI.hpp>
#include <fmt/format.h>

#include "graph/base/similar.h"

// The one source that reads CLI11, which is all headers: each that does takes seconds to compile.
namespace smgraph::cli {
namespace {

void Declare(CLI::App& app, const Option& option) {
  const std::string names = fmt::format("{}", fmt::join(option.names, ","));
  CLI::Option* declared = std::visit(
      [&](auto place) {
        if constexpr (std::is_same_v<decltype(place), bool*>)
          return app.add_flag(names, *place);
        else if constexpr (std::is_pointer_v<decltype(place)>)
          return app.add_option(names, *place);
        else
          return app.set_help_flag(names);
      },
      option.place);
  declared->required(option.required);
  if (!option.choices.empty())
    declared->check([option](const std::string& word) { return ValueFault(option, word); });
  if (option.most > 0) declared->check(CLI::Range(0, option.most).description(""));
  if (option.repeated() && !option.positional()) declared->allow_extra_args(false);
  if (option.comma_separated) declared->delimiter(',');
}

// The first word that nothing takes.
Parsed Unexpected(const std::vector<Option>& options, const CLI::App& app) {
  const std::vector<std::string> rest = app.remaining();
  const std::string word = rest.empty() ? std::string() : rest.front();
  if (!word.starts_with('-'))
    return {Parsed::Outcome::kWrong, fmt::format("unexpected argument '{}'", word), {}};
  std::vector<std::string> names;
  for (const Option& option : options)
    std::ranges::copy_if(option.names, std::back_inserter(names),
                         [](const std::string& name) { return name.starts_with("--"); });
  return {Parsed::Outcome::kWrong, fmt::format("no option '{}'", word),
          DidYouMean(word.substr(0, word.find('=')), names)};
}

// CLI11's complaints, in this program's words.
Parsed Wrong(const std::vector<Option>& options, const CLI::App& app,
             const CLI::ParseError& error) {
  if (dynamic_cast<const CLI::ExtrasError*>(&error) != nullptr) return Unexpected(options, app);
  std::string message = error.what();
  if (dynamic_cast<const CLI::RequiredError*>(&error) != nullptr)
    message = message.substr(0, message.find(' ')) + " is missing";
  if (dynamic_cast<const CLI::ArgumentMismatch*>(&error) != nullptr &&
      message.find(':') != std::string::npos)
    message = message.substr(0, message.find(':')) + " needs a value";
  return {Parsed::Outcome::kWrong, std::move(message), {}};
}

}  // namespace

std::string Option::ValueName() const {
  return choices.empty() ? type : fmt::format("{}", fmt::join(choices, "|"));
}

std::string ValueFault(const Option& option, const std::string& value) {
  const std::vector<std::string>& choices = option.choices;
  if (choices.empty() || std::ranges::find(choices, value) != choices.end()) return {};
  const std::string guess = DidYouMean(value, choices);
  return fmt::format("no '{}'{}; there are {}", value, guess.empty() ? "" : ", " + guess,
                     fmt::join(choices, ", "));
}

Option HelpOption() {
  Option help;
  help.names = {"-h", "--help"};
  help.help = "this text";
  return help;
}

Parsed ParseOptions(const std::vector<Option>& options, std::vector<std::string> words) {
  CLI::App app;
  for (const Option& option : options)
    Declare(app, option);
  std::ranges::reverse(words);  // CLI11 takes them from the back
  try {
    app.parse(std::move(words));
  } catch (const CLI::CallForHelp&) {
    return {Parsed::Outcome::kHelp, {}, {}};
  } catch (const CLI::ParseError& error) {
    return Wrong(options, app, error);
  }
  return {};
}

}  // namespace smgraph::cli
