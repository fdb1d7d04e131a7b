#pragma once

#include <string>

#include "graph/equivalence.h"
#include "render/renderer.h"

// What `smgraph equiv` prints.
namespace smgraph::render {

/// For people: the verdict, the counterexample with the places on both sides, the argument, what it
/// rests on. `strict` and the names of both files are the caller's to add.
std::string ProofText(const graph::Equivalence& proof, const RenderOptions& options);

/// {"verdict", "matching": [{"before", "after", "why"}], "argument": [{"rule", "subject", "text"}],
/// "assumptions", "counterexample", "unknown"}; counterexample is null where there is none.
std::string ProofJson(const graph::Equivalence& proof, const SourceMap* sources);

}  // namespace smgraph::render
