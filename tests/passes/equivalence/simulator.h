#pragma once

#include <map>
#include <set>
#include <string>
#include <tuple>
#include <vector>

#include "graph/pipeline.h"

// What pipelines do, by running them: written apart from the prover, to be right rather than quick.
namespace smgraph::testing {

/// Numbers for what guards read, by description: "S0.auc", "${Parameters.P}".
using World = std::map<std::string, double>;

/// What one run leaves to be seen.
struct Trace {
  std::set<std::string> steps;
  std::set<std::tuple<std::string, std::string, std::string, std::string>> data;
  std::set<std::pair<std::string, std::string>> order;  // closed: first ends before second begins
  bool operator==(const Trace&) const = default;
};

/// Runs `pipeline` in `world`: steps whose guard holds, data between them, and which of them must
/// wait for which, along steps that run.
Trace Simulate(const graph::Pipeline& pipeline, const World& world);

/// Worlds that tell any two pipelines apart whose guards compare with the constants of these two:
/// each number read is below, at, between and above all constants.
std::vector<World> WorldsOf(const graph::Pipeline& a, const graph::Pipeline& b);

}  // namespace smgraph::testing
