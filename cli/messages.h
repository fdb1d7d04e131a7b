#pragma once

#include <string>
#include <vector>

#include "cli/console.h"
#include "cli/exit_codes.h"
#include "graph/base/diagnostic.h"
#include "graph/base/result.h"
#include "graph/base/source.h"
#include "graph/pipeline.h"

// What goes to standard error.
namespace smgraph::cli {

/// "path:line:column: error: message", the line of code with a caret, and the hint.
void PrintError(Console& console, const Error& error, const SourceMap& sources);

/// "smgraph: error: message" and the hint, for what is wrong with the command; gives kUsage.
ExitCode UsageError(Console& console, const Error& error);

/// All findings of a document and its pipelines, in the order of their places.
void PrintDiagnostics(Console& console, const graph::Document& document, const SourceMap& sources);

}  // namespace smgraph::cli
