#include "cli/messages.h"

#include "render/diagnostics/text.h"

namespace smgraph::cli {
namespace {

render::DiagnosticTextOptions TextOptions(const Console& console) {
  return {.colour = console.error_color()};
}

}  // namespace

void PrintError(Console& console, const Error& error, const SourceMap& sources) {
  console.PrintError(
      render::ErrorText(error.message, error.span, error.hint, sources, TextOptions(console)));
}

ExitCode UsageError(Console& console, const Error& error) {
  console.Complain(error.message, error.hint);
  return ExitCode::kUsage;
}

void PrintDiagnostics(Console& console, const graph::Document& document, const SourceMap& sources) {
  std::vector<Diagnostic> all = document.diagnostics;
  for (const graph::Pipeline& pipeline : document.pipelines) {
    const std::vector<Diagnostic>& own = graph::Info(pipeline).diagnostics;
    all.insert(all.end(), own.begin(), own.end());
  }
  SortDiagnostics(all);
  console.PrintError(render::DiagnosticsText(all, sources, TextOptions(console)));
}

}  // namespace smgraph::cli
