#include <string_view>

#include <fmt/format.h>

#include "render/diagnostics/report.h"

namespace smgraph::render {
namespace {

// What a workflow command would take for its own syntax; more of it in its properties.
std::string Escaped(std::string_view text, bool property) {
  std::string out;
  for (const char c : text) {
    const bool special = c == '%' || c == '\r' || c == '\n' || (property && (c == ':' || c == ','));
    out += special ? fmt::format("%{:02X}", static_cast<unsigned char>(c)) : std::string(1, c);
  }
  return out;
}

std::string_view CommandOf(Severity severity) {
  return severity == Severity::kNote ? "notice" : SeverityName(severity);
}

std::string Place(const SourceSpan& span, const SourceMap& sources) {
  if (!span.known()) return {};
  std::string text = fmt::format("file={},", Escaped(sources.Path(span.file), true));
  // The lines of a notebook's cell are not those of its file.
  if (span.begin.line == 0 || span.cell != 0) return text;
  text += fmt::format("line={},endLine={},", span.begin.line, span.end.line);
  if (span.begin.line == span.end.line)
    text += fmt::format("col={},endColumn={},", span.begin.column, span.end.column);
  return text;
}

std::string Message(const Diagnostic& finding, const SourceMap& sources) {
  std::string text = finding.message;
  if (finding.span.cell != 0) text = fmt::format("{}: {}", sources.Describe(finding.span), text);
  for (const Note& note : finding.notes)
    text += "\n" + note.text;
  return Escaped(text, false);
}

}  // namespace

std::string GithubReport(const Report& report) {
  std::string out;
  for (const Diagnostic& finding : report.findings) {
    out += fmt::format("::{} {}title={} {}::{}\n", CommandOf(finding.severity),
                       Place(finding.span, report.sources), Escaped(finding.code, true),
                       Escaped(finding.slug, true), Message(finding, report.sources));
  }
  return out;
}

}  // namespace smgraph::render
