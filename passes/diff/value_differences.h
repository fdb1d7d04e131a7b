#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "graph/changes.h"
#include "passes/diff/correspondence.h"

namespace smgraph::passes {

/// One place at which two values differ, as deep as both have the same shape.
struct ValueDifference {
  graph::ChangeKind kind = graph::ChangeKind::kChanged;
  std::string place;  // "HyperParameters.max_depth", "ProcessingInputs['code'].LocalPath"
  std::string name;   // what the last bracket names: "code"; empty elsewhere
  std::string before;
  std::string after;
  // Both, where each reads from a step.
  std::optional<std::pair<const graph::Value*, const graph::Value*>> reads;
};

/// What is said of two values that read from steps and are not the same.
enum class Reads : std::uint8_t {
  kToldByEdges,  // nothing
  kCompared      // edges do not tell: where each of them stands, and what below an output it reads
};

/// The smallest differing parts of two maps, in the order of the before, then what is new. Members
/// of lists are compared by their name when they have one (InputName, ChannelName, …), else in
/// order.
std::vector<ValueDifference> DifferencesOf(const graph::Map& before, const graph::Map& after,
                                           const Correspondence& same,
                                           Reads reads = Reads::kToldByEdges);

/// The same for two values; `place` is where they stand.
std::vector<ValueDifference> DifferencesOf(const graph::Value& before, const graph::Value& after,
                                           const std::string& place, const Correspondence& same,
                                           Reads reads = Reads::kToldByEdges);

}  // namespace smgraph::passes
