#include "render/diagnostics/report.h"

#include <algorithm>

#include <fmt/format.h>

#include "render/diagnostics/json.h"
#include "render/diagnostics/text.h"

namespace smgraph::render {
namespace {

std::string TextReport(const Report& report) {
  std::string known;
  if (!report.suppressed.empty()) known = fmt::format(" ({} known)", report.suppressed.size());
  const std::string summary = DiagnosticsSummary(report.findings);
  if (summary.empty()) return fmt::format("nothing found{}\n", known);
  return fmt::format("{}\n{}{}\n",
                     DiagnosticsText(report.findings, report.sources, {.colour = report.colour}),
                     summary, known);
}

std::string JsonReport(const Report& report) {
  return DiagnosticsJson(report.findings, report.suppressed, report.sources);
}

constexpr ReportFormat kFormats[] = {
    {"text", "for people", &TextReport},
    {"json", "for other programs", &JsonReport},
    {"sarif", "for code scanning, SARIF 2.1.0", &SarifReport},
    {"github", "annotations of GitHub Actions", &GithubReport},
    {"junit", "for test reports, JUnit's XML", &JunitReport},
};

}  // namespace

std::span<const ReportFormat> ReportFormats() {
  return kFormats;
}

const ReportFormat* FindReportFormat(std::string_view name) {
  const auto found = std::ranges::find(kFormats, name, &ReportFormat::name);
  return found == std::end(kFormats) ? nullptr : &*found;
}

}  // namespace smgraph::render
