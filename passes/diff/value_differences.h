#pragma once

#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "graph/changes.h"
#include "passes/diff/correspondence.h"
#include "passes/diff/ports.h"

namespace smgraph::passes {

/// One place at which two values differ, as deep as both have the same shape.
struct ValueDifference {
  graph::ChangeKind kind = graph::ChangeKind::kChanged;
  std::string place;  // "HyperParameters.max_depth", "ProcessingInputs['code'].LocalPath"
  std::string name;   // what the last bracket names: "code"; empty elsewhere
  std::string before;
  std::string after;
  bool open = false;  // of two values: one is not known, or a part of it
  // Both, where each reads from a step.
  std::optional<std::pair<const graph::Value*, const graph::Value*>> reads;
};

/// The smallest differing parts of two maps, in the order of the before, then what is new. Members
/// of lists are compared by their name when they have one (InputName, ChannelName, …), else in
/// order. Of two reads from steps edges tell, unless there is `ports`: then edges agree, and where
/// each read stands counts, and what is read below an output.
std::vector<ValueDifference> DifferencesOf(const graph::Map& before, const graph::Map& after,
                                           const Correspondence& same,
                                           PortMatcher* ports = nullptr);

/// The same for two values; `place` is where they stand.
std::vector<ValueDifference> DifferencesOf(const graph::Value& before, const graph::Value& after,
                                           const std::string& place, const Correspondence& same,
                                           PortMatcher* ports = nullptr);

}  // namespace smgraph::passes
