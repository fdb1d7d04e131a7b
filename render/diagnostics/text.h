#pragma once

#include <string>
#include <vector>

#include "graph/base/diagnostic.h"
#include "graph/base/source.h"

namespace smgraph::render {

struct DiagnosticTextOptions {
  bool colour = false;
  bool code = true;  // the line of source with a caret below
};

/// Diagnostics for people, in their order:
///
///     train.py:3:5: error: dynamic pipeline 'churn' cannot run on a schedule [SMG501
///     dynamic-scheduled]
///         churn.run(schedule=nightly)
///                   ^~~~~~~~~~~~~~~~
///       train.py:1:1: note: dynamic is set here
///
/// Colours are never the only carrier of a meaning.
std::string DiagnosticsText(const std::vector<Diagnostic>& diagnostics, const SourceMap& sources,
                            const DiagnosticTextOptions& options);

/// An error that stopped an operation, in the same form, with its hint.
std::string ErrorText(const std::string& message, const SourceSpan& span, const std::string& hint,
                      const SourceMap& sources, const DiagnosticTextOptions& options);

/// "2 errors, 1 warning"; empty without diagnostics.
std::string DiagnosticsSummary(const std::vector<Diagnostic>& diagnostics);

}  // namespace smgraph::render
