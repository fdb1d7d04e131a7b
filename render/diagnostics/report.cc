#include "render/diagnostics/report.h"

#include <algorithm>

#include "render/diagnostics/json.h"
#include "render/diagnostics/text.h"

namespace smgraph::render {
namespace {

std::string TextReport(const Report& report) {
  const std::string summary = DiagnosticsSummary(report.findings);
  if (summary.empty()) return "nothing found\n";
  return DiagnosticsText(report.findings, report.sources, {.colour = report.colour}) + "\n" +
         summary + "\n";
}

std::string JsonReport(const Report& report) {
  return DiagnosticsJson(report.findings, report.sources);
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
