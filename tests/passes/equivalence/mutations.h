#pragma once

#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "graph/pipeline.h"

// What may go wrong in a migration, and what may be written differently without going wrong: one
// place of a pipeline changed at a time, all places where it can be done.
namespace smgraph::testing {

struct Mutation {
  graph::Pipeline pipeline;
  std::string what;                          // for messages of tests
  std::map<std::string, std::string> names;  // old by new; empty: nothing is renamed
};

struct MutationKind {
  std::string_view name;
  // Whether the runs stay the same whatever the pipeline; of the others some change nothing by
  // chance, such as a dropped order that others imply.
  bool preserves;
  bool strict;  // shows under --strict only
  std::vector<Mutation> (*make)(const graph::Pipeline& pipeline);
};

/// What is done to guards, to edges and steps, to the interface.
std::vector<MutationKind> GuardMutations();
std::vector<MutationKind> GraphMutations();
std::vector<MutationKind> InterfaceMutations();

}  // namespace smgraph::testing
