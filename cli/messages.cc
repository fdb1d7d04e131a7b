#include "cli/messages.h"

#include <algorithm>
#include <string_view>

#include <fmt/format.h>

namespace smgraph::cli {
namespace {

// Stands in until render/diagnostics is there.
std::string Rendered(const Diagnostic& diagnostic, const SourceMap& sources) {
  const std::string place = sources.Describe(diagnostic.span);
  std::string text =
      fmt::format("{}: {}", place.empty() ? "smgraph" : place, SeverityName(diagnostic.severity));
  text += ": " + diagnostic.message;
  if (!diagnostic.code.empty()) text += fmt::format(" [{} {}]", diagnostic.code, diagnostic.slug);
  text += '\n';
  const std::string_view line = sources.Line(diagnostic.span);
  if (!line.empty() && line.size() < 200) {
    text += fmt::format("  | {}\n  | {:>{}}\n", line, "^", diagnostic.span.begin.column);
  }
  for (const Note& note : diagnostic.notes)
    text += fmt::format("  {}: {}\n", note.span.known() ? sources.Describe(note.span) : "hint",
                        note.text);
  return text;
}

}  // namespace

void PrintError(Console& console, const Error& error, const SourceMap& sources) {
  Diagnostic diagnostic;
  diagnostic.severity = Severity::kError;
  diagnostic.span = error.span;
  diagnostic.message = error.message;
  if (!error.hint.empty()) diagnostic.notes.push_back({{}, error.hint});
  console.PrintError(Rendered(diagnostic, sources));
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
  for (const Diagnostic& diagnostic : all)
    console.PrintError(Rendered(diagnostic, sources));
}

}  // namespace smgraph::cli
