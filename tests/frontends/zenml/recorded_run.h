#pragma once

#include <cstdint>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "graph/base/json_tree.h"
#include "graph/pipeline.h"

// Runs of dynamic pipelines as corpus/record.py and tests/conformance/random_dynamic.py record
// them, and whether a graph allows them.
namespace smgraph::zenml {

/// Members of JSON objects; "" and an empty list where there is none.
std::string Text(const JsonNode& object, std::string_view key);
const JsonNode::Array& Items(const JsonNode& object, std::string_view key);
graph::Value ValueOf(const JsonNode& node);

struct RecordedNode {
  std::string id;
  std::string step;
  bool failed = false;
  graph::Map parameters;           // values that it had as parameters
  std::set<std::string> external;  // inputs that were artifacts of no step
  graph::Map values;               // outputs that are plain data
};

struct RecordedEdge {
  std::string from;
  std::string to;
  bool data = false;
  std::string output;
  std::string input;
  std::optional<std::int64_t> chunk;
};

struct RecordedRun {
  bool completed = true;
  graph::Map parameters;
  std::vector<RecordedNode> nodes;
  std::vector<RecordedEdge> edges;
};

RecordedRun ReadRun(const JsonNode& run);

/// Whether a run is one of those that a graph allows: the steps can be gone through in their order,
/// loops round by round, so that every node is the next call of a step whose guard holds, with the
/// id that ZenML gives it then; every edge of the run is one of the graph, with its output, input
/// and element, and of those edges of the graph whose producers ran none is missing; values that
/// the graph says are the values that were recorded.
///
/// Guards and the number of rounds are computed from the run's parameters and from what its steps
/// gave. What cannot be decided, and is accepted either way: conditions that the graph itself calls
/// unknown or that read what is no plain data; how often a loop over such a thing goes round; which
/// rounds of a loop an edge joins; order that a `.load()` brings, which ZenML does not record.
struct Verdict {
  bool possible = false;
  std::string why;                   // what stood in the way at the farthest point
  std::vector<std::size_t> reached;  // steps that ran, in the order of the graph
};
Verdict Judge(const graph::Pipeline& pipeline, const RecordedRun& run);

}  // namespace smgraph::zenml
