#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "graph/base/diagnostic.h"
#include "graph/pipeline.h"

namespace smgraph::sagemaker {

/// What reading one Python program gave, definitions included.
struct Reading {
  graph::Document document;
  std::vector<Diagnostic> diagnostics;  // of the evaluation itself
  bool complete = true;
};

/// Evaluates the text as a module, entry points included, and collects its pipelines.
Reading ReadProgram(std::string_view text);
/// The same for a notebook of these cells.
Reading ReadCells(const std::vector<std::string>& cells);
/// The same for a file of the corpus, with the case's folder as root. `before` is Python text that
/// runs first, `behind` some that stands behind a script's own.
Reading ReadCorpusFile(const std::string& folder, const std::string& entry,
                       const std::string& before, const std::string& behind);

/// The only pipeline of the program; fails the test when there is none or there are several.
graph::Pipeline ReadOne(std::string_view text);

/// "A, B[A], C[B]{X; else Y}": the steps in order, in brackets what they wait for, in braces what
/// nests in them.
std::string OrderOf(const graph::Pipeline& pipeline);
/// "A->{B,C} B->C": the SDK's own adjacency, sorted; steps without successors are left out.
std::string AdjacencyOf(const graph::Pipeline& pipeline);
/// Codes of the findings, sorted, without repetitions: "SMG201 SMG202".
std::string CodesOf(const graph::Pipeline& pipeline);

}  // namespace smgraph::sagemaker
