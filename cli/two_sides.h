#pragma once

#include <optional>
#include <string>
#include <vector>

#include "cli/inputs.h"
#include "cli/option.h"
#include "graph/equivalence.h"
#include "graph/pipeline.h"
#include "passes/equivalence.h"

// What commands that compare two pipelines have in common.
namespace smgraph::cli {

/// BEFORE, AFTER, --map and --map-file.
struct SideArguments {
  std::string before;
  std::string after;
  std::vector<std::string> map;
  std::string map_file;
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

/// The proof about both sides: of static pipelines of ZenML also for other values of parameters
/// that decide their graph, of programs of SageMaker also of the requests that they compile to. For
/// both the files are read once more.
graph::Equivalence ProveSides(Inputs& inputs, const SideArguments& arguments, Sides sides,
                              const passes::EquivalenceOptions& options);

}  // namespace smgraph::cli
