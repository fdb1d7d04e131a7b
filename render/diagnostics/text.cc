#include "render/diagnostics/text.h"

#include <algorithm>
#include <array>
#include <string_view>

#include <fmt/format.h>

#include "render/text/graphemes.h"
#include "render/text/ink.h"

namespace smgraph::render {
namespace {

using text::Ink;

constexpr int kTabWidth = 4;
constexpr int kLongestLine = 160;  // longer lines (data in notebooks) are not quoted
constexpr std::size_t kMostCodeBytes = 4 * kLongestLine;  // and are not even measured
constexpr std::string_view kCodeIndent = "    ";

Ink InkOf(Severity severity) {
  constexpr std::array<Ink, 3> kInks = {Ink::kNote, Ink::kWarning, Ink::kError};
  return kInks.at(static_cast<std::size_t>(severity));
}

// A line of source as it is shown, and the columns that its code points start at.
struct ShownLine {
  std::string text;
  std::vector<int> columns;  // one more than there are code points
};

ShownLine Show(std::string_view line) {
  ShownLine shown;
  int column = 0;
  while (!line.empty()) {
    const text::CodePoint point = text::FirstCodePoint(line);
    const std::string_view bytes = line.substr(0, point.length);
    shown.columns.push_back(column);
    std::string printed = bytes == "\t"  ? std::string(kTabWidth, ' ')
                          : bytes == " " ? " "
                                         : text::Printable(bytes);
    if (bytes == "\r") printed.clear();
    shown.text += printed;
    column = text::DisplayWidth(shown.text);
    line.remove_prefix(point.length);
  }
  shown.columns.push_back(column);
  return shown;
}

class ReportWriter {
 public:
  ReportWriter(const SourceMap& sources, const DiagnosticTextOptions& options)
      : sources_(sources), options_(options) {}

  void Add(const Diagnostic& diagnostic) {
    AddHead(diagnostic.span, diagnostic.severity, diagnostic.message);
    if (!diagnostic.code.empty()) {
      const std::string rule = fmt::format("[{} {}]", diagnostic.code, diagnostic.slug);
      out_ += " " + text::Inked(rule, Ink::kDim, options_.colour);
    }
    if (diagnostic.confidence != Confidence::kCertain) {
      out_ += fmt::format(" ({})", ConfidenceName(diagnostic.confidence));
    }
    out_ += "\n";
    AddCode(diagnostic.span, diagnostic.severity);
    for (const Note& note : diagnostic.notes)
      AddNote(note.span, note.text);
  }

  void AddError(const std::string& message, const SourceSpan& span, const std::string& hint) {
    AddHead(span, Severity::kError, message);
    out_ += "\n";
    AddCode(span, Severity::kError);
    if (!hint.empty()) AddNote({}, hint);
  }

  std::string Take() { return std::move(out_); }

 private:
  void AddHead(const SourceSpan& span, Severity severity, const std::string& message) {
    if (span.known()) {
      out_ += text::Inked(sources_.Describe(span) + ":", Ink::kStrong, options_.colour) + " ";
    }
    const std::string name = fmt::format("{}:", SeverityName(severity));
    out_ += text::Inked(name, InkOf(severity), options_.colour) + " " + text::Printable(message);
  }

  // A note without a place is a hint.
  void AddNote(const SourceSpan& span, const std::string& note) {
    out_ += "  ";
    if (span.known())
      AddHead(span, Severity::kNote, note);
    else
      out_ += text::Inked("hint:", Ink::kNote, options_.colour) + " " + text::Printable(note);
    out_ += "\n";
  }

  void AddCode(const SourceSpan& span, Severity severity) {
    if (!options_.code) return;
    const std::string_view line = sources_.Line(span);
    if (line.empty() || line.size() > kMostCodeBytes || span.begin.column == 0) return;
    const ShownLine shown = Show(line);
    if (shown.columns.back() > kLongestLine || span.begin.column > shown.columns.size()) return;
    out_ += std::string(kCodeIndent) + shown.text.substr(0, shown.text.find_last_not_of(' ') + 1) +
            "\n";
    const std::size_t last = shown.columns.size() - 1;
    const std::size_t first = span.begin.column - 1;
    const bool one_line = span.end.line == span.begin.line && span.end.column > span.begin.column;
    const std::size_t end = one_line ? std::min<std::size_t>(span.end.column - 1, last) : last;
    const int from = shown.columns[first];
    const int width = std::max(shown.columns[std::max(end, first)] - from, 1);
    const std::string caret = "^" + std::string(static_cast<std::size_t>(width - 1), '~');
    out_ += std::string(kCodeIndent) + std::string(static_cast<std::size_t>(from), ' ') +
            text::Inked(caret, InkOf(severity), options_.colour) + "\n";
  }

  const SourceMap& sources_;
  const DiagnosticTextOptions& options_;
  std::string out_;
};

}  // namespace

std::string DiagnosticsText(const std::vector<Diagnostic>& diagnostics, const SourceMap& sources,
                            const DiagnosticTextOptions& options) {
  ReportWriter writer(sources, options);
  for (const Diagnostic& diagnostic : diagnostics)
    writer.Add(diagnostic);
  return writer.Take();
}

std::string ErrorText(const std::string& message, const SourceSpan& span, const std::string& hint,
                      const SourceMap& sources, const DiagnosticTextOptions& options) {
  ReportWriter writer(sources, options);
  writer.AddError(message, span, hint);
  return writer.Take();
}

std::string DiagnosticsSummary(const std::vector<Diagnostic>& diagnostics) {
  std::string text;
  for (const Severity severity : {Severity::kError, Severity::kWarning, Severity::kNote}) {
    const auto count = std::ranges::count(diagnostics, severity, &Diagnostic::severity);
    if (count == 0) continue;
    text += fmt::format("{}{} {}{}", text.empty() ? "" : ", ", count, SeverityName(severity),
                        count == 1 ? "" : "s");
  }
  return text;
}

}  // namespace smgraph::render
