#pragma once

#include <cstddef>
#include <string>
#include <variant>
#include <vector>

namespace smgraph::cli {

/// One argument or option of a command, as declared: parsing, help and completion read the same
/// row. A name without a dash is a positional argument.
struct Option {
  /// Where the value goes: a list takes one value each time the option is given, a bool becomes
  /// true without one. The option without a place asks for help.
  using Place = std::variant<std::monostate, bool*, std::string*, int*, std::vector<std::string>*>;

  std::vector<std::string> names;  // "FILE"; "-o", "--output"
  Place place = {};
  std::string help = {};
  std::string type = {};                  // FILE, DIR and OUT are paths
  std::vector<std::string> choices = {};  // no other value is taken
  bool required = false;
  bool comma_separated = false;  // one value may hold several
  int most = 0;                  // of a number: 0 to this
  bool setting = false;          // files and the environment may say it, too (settings.h)

  bool positional() const { return !names.front().starts_with('-'); }
  bool takes_value() const { return place.index() > 1; }
  bool repeated() const { return std::holds_alternative<std::vector<std::string>*>(place); }
  /// What help calls the value: "FILE", "text|json".
  std::string ValueName() const;
};

/// -h, --help.
Option HelpOption();

/// Why the option does not take this value; empty when it does.
std::string ValueFault(const Option& option, const std::string& value);

/// What became of a command line.
struct Parsed {
  enum class Outcome { kRead, kHelp, kWrong };
  Outcome outcome = Outcome::kRead;
  std::string message;  // kWrong: what is wrong
  std::string hint;     // and what to do about it; may be empty
};

/// Puts the values of `words` where `options` say.
Parsed ParseOptions(const std::vector<Option>& options, std::vector<std::string> words);

}  // namespace smgraph::cli
