#pragma once

#include <optional>
#include <string>
#include <vector>

#include "cli/inputs.h"
#include "cli/option.h"
#include "graph/pipeline.h"
#include "passes/match.h"

// What commands that compare two pipelines have in common.
namespace smgraph::cli {

/// BEFORE, AFTER and --map.
struct SideArguments {
  std::string before;
  std::string after;
  std::vector<std::string> map;
};
void AddSides(std::vector<Option>& options, SideArguments& arguments);
void AddMap(std::vector<Option>& options, SideArguments& arguments);

/// Both sides, one pipeline each.
struct Sides {
  graph::Document before;
  graph::Document after;
  std::vector<std::string> assumptions;  // that were made to compare them
};
/// Reads both sides even when the first cannot be read, so that all messages come at once. Of a
/// program and a compiled definition the program is compiled as well.
std::optional<Sides> ReadSides(Inputs& inputs, const SideArguments& arguments);

/// "A=B" for each --map, checked against both sides.
Result<passes::MatchOptions> Declared(const Sides& sides, const std::vector<std::string>& maps);

}  // namespace smgraph::cli
