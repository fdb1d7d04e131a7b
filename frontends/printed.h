#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "frontends/kinds.h"
#include "frontends/python/files.h"
#include "frontends/python/notebook.h"
#include "frontends/python/registry.h"
#include "graph/pipeline.h"

// Definitions that the cells of a notebook printed when somebody ran it.
namespace smgraph::frontends {

struct PrintedPipeline {
  graph::Pipeline pipeline;
  std::uint32_t cell = 0;
};

/// The outputs that are definitions, as JSON or as Python's text of a dict
/// (`json.loads(definition)` at the end of a cell, the answer of describe_pipeline). What no reader
/// recognises is just output.
std::vector<PrintedPipeline> ReadPrinted(const std::vector<python::Output>& outputs,
                                         const LoadedFile& notebook,
                                         const python::Registry& registry,
                                         python::ProjectFiles& files, SourceMap& sources);

/// A notebook shows what its code makes; a note at each pipeline says whether the definition that
/// was printed agrees, and in what it differs. A definition of which the code makes no pipeline is
/// one more pipeline of the document.
void AddPrinted(std::vector<PrintedPipeline> printed, graph::Document& document);

}  // namespace smgraph::frontends
