#pragma once

#include <string>
#include <vector>

#include "cli/console.h"
#include "frontends/read.h"
#include "graph/base/result.h"

namespace CLI {
class App;
class Option;
}  // namespace CLI

// Options that several commands have.
namespace smgraph::cli {

/// Accepts only `choices`, with a did-you-mean for others; help and completion list them.
void LimitTo(CLI::Option& option, const std::vector<std::string>& choices);

/// --color, in every command.
struct ColorArgument {
  std::string when = "auto";
  ColorMode mode() const;
};
void AddColor(CLI::App& app, ColorArgument& argument);

/// --root, --set, --env: in every command that reads pipelines.
struct ReadArguments {
  std::string root;
  std::vector<std::string> set;
  std::vector<std::string> env;
};
void AddReadOptions(CLI::App& app, ReadArguments& arguments);
/// Fails on a binding without "=" and on a root that is no folder.
Result<frontends::ReadOptions> ToReadOptions(const ReadArguments& arguments);

}  // namespace smgraph::cli
