#pragma once

#include <chrono>
#include <string>
#include <vector>

#include "cli/console.h"
#include "cli/option.h"
#include "frontends/read.h"
#include "graph/base/result.h"

// Options that several commands have.
namespace smgraph::cli {

/// The argument NAME that is a pipeline's file.
Option FileArgument(
    std::string name, Option::Place place,
    std::string help = "Python, notebook or JSON file; FILE::PIPELINE, REV:FILE, -");

/// --color, in every command.
struct ColorArgument {
  std::string when = "auto";
  ColorMode mode() const;
};
void AddColor(std::vector<Option>& options, ColorArgument& argument);

/// --root, --set, --env: in every command that reads pipelines.
struct ReadArguments {
  std::string root;
  std::vector<std::string> set;
  std::vector<std::string> env;
};
void AddReadOptions(std::vector<Option>& options, ReadArguments& arguments);
/// Fails on a binding without "=" and on a root that is no folder.
Result<frontends::ReadOptions> ToReadOptions(const ReadArguments& arguments);

/// --now: the clock, for commands that say when something happens.
void AddNow(std::vector<Option>& options, std::string& now);
/// The time that --now says; the present when it is empty. Fails when it is no time.
Result<std::chrono::sys_seconds> ToTime(const std::string& now);

}  // namespace smgraph::cli
