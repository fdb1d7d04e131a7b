#pragma once

#include <map>
#include <string>
#include <vector>

#include <nlohmann/json.hpp>

#include "graph/pipeline.h"

// Graphs as the real SDK made them (corpus/*/expected.json), and how a graph that was read is
// compared with one.
namespace smgraph::sagemaker {

/// A folder of the corpus that holds a case.
struct RecordedCase {
  std::string name;  // "sagemaker/vectors"
  std::string folder;
  nlohmann::json about;     // case.json
  nlohmann::json expected;  // expected.json
};

/// Every SageMaker case, in the order of their names.
const std::vector<RecordedCase>& RecordedCases();

/// expected.json of a case with the SDK's order of keys; each is parsed once.
const nlohmann::ordered_json& InOrder(const RecordedCase& one);

/// True when `found`, in which {…} stands for any text, can be `expected`.
bool SameName(std::string_view found, std::string_view expected);

/// Expects the same steps with their types, edges, adjacency of the SDK's own graph, and
/// parameters.
void ExpectRecorded(const graph::Pipeline& found, const nlohmann::json& expected);

/// Expects the same schedules: what starts the pipeline by itself.
void ExpectSchedules(const graph::Pipeline& found, const nlohmann::json& expected);

/// "A, B[A], C[B]{X; else Y}": OrderOf() of a definition.
std::string OrderOfDefinition(const nlohmann::json& steps);

}  // namespace smgraph::sagemaker
