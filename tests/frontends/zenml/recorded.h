#pragma once

#include <string>
#include <vector>

#include <nlohmann/json.hpp>

#include "graph/pipeline.h"

// Graphs as real ZenML made them (corpus/*/expected.json), and how a graph that was read is
// compared with one.
namespace smgraph::zenml {

/// A folder of the corpus that holds a case.
struct RecordedCase {
  std::string name;  // "zenml/vectors"
  std::string folder;
  nlohmann::json about;     // case.json
  nlohmann::json expected;  // expected.json
};

/// Every ZenML case, in the order of their names.
const std::vector<RecordedCase>& RecordedCases();

/// The case as smgraph reads it in the way in which it was recorded; `run` (the case itself, or one
/// of its runs) has the arguments.
graph::Document ReadCase(const RecordedCase& one, const nlohmann::json& run);

/// What a static graph and a recorded one disagree on, one line each: steps with their outputs and
/// the values of their inputs, edges, parameters, options, outputs, the schedule.
std::vector<std::string> Differences(const graph::Pipeline& found, const nlohmann::json& expected);

}  // namespace smgraph::zenml
