#pragma once

#include "frontends/load.h"
#include "frontends/read.h"
#include "graph/base/result.h"
#include "graph/base/source.h"
#include "graph/pipeline.h"

// Inside frontends/: one reader for each kind of file.
namespace smgraph::frontends {

Result<graph::Document> ReadPython(const LoadedFile& loaded, const ReadOptions& options,
                                   SourceMap& sources);
Result<graph::Document> ReadNotebook(const LoadedFile& loaded, const ReadOptions& options,
                                     SourceMap& sources);
Result<graph::Document> ReadJson(const LoadedFile& loaded, const ReadOptions& options,
                                 SourceMap& sources);

/// True when the JSON text is a notebook: it has "cells" and "nbformat".
bool LooksLikeNotebook(std::string_view text);

}  // namespace smgraph::frontends
