#pragma once

#include <map>
#include <set>
#include <string>
#include <tuple>
#include <vector>

#include "graph/equivalence.h"
#include "graph/pipeline.h"

// What pipelines do, by running them: written apart from the prover, to be right rather than quick.
namespace smgraph::testing {

/// Values for what guards read, by description: "S0.auc", "${Parameters.P}".
using World = std::map<std::string, graph::Value>;

/// What one run leaves to be seen.
struct Trace {
  std::set<std::string> steps;
  std::set<std::tuple<std::string, std::string, std::string, std::string>> data;
  std::set<std::pair<std::string, std::string>> order;  // closed: first ends before second begins
  // What each step is, and what it is given: step, name, value.
  std::set<std::tuple<std::string, std::string, std::string>> given;
  bool operator==(const Trace&) const = default;
};

/// Runs `pipeline` in `world`: steps whose guard holds, data between them, and which of them must
/// wait for which, along steps that run. What `world` does not say is 0, "" or false.
Trace Simulate(const graph::Pipeline& pipeline, const World& world);

/// Whether the guards of both compare only what can be tried out: readings and constants of one
/// kind, numbers, texts or truth values.
bool CanSimulate(const graph::Pipeline& a, const graph::Pipeline& b);

/// Worlds that tell any two pipelines apart whose guards read and compare what these two do: each
/// number is below, at, between and above all constants that it is compared with, over detours too;
/// each text is each of its constants and another one. Of worlds in which the same guards hold on
/// both sides there is one.
std::vector<World> WorldsOf(const graph::Pipeline& a, const graph::Pipeline& b);

/// `pipeline` with `value` in place of a parameter.
graph::Pipeline Inlined(graph::Pipeline pipeline, const std::string& name,
                        const graph::Value& value);

/// What running both in all these worlds says, and comparing what they are started with; steps of
/// one name are the same. One of kEquivalent, kRefines, kDifferent.
graph::Verdict Judge(const graph::Pipeline& before, const graph::Pipeline& after, bool strict);

}  // namespace smgraph::testing
