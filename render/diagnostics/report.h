#pragma once

#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "graph/base/catalogue.h"
#include "graph/base/source.h"
#include "graph/base/suppression.h"

// The formats of `smgraph check`. A new one is a function and a row in report.cc.
namespace smgraph::render {

/// Findings, in their order, and every kind that there is.
struct Report {
  const std::vector<Diagnostic>& findings;
  const SourceMap& sources;
  std::span<const Rule* const> catalogue;
  std::span<const Suppressed> suppressed = {};  // what was known, in its order
  bool colour = false;                          // ANSI colours in the text
};

struct ReportFormat {
  std::string_view name;
  std::string_view description;
  std::string (*write)(const Report& report);
};

/// In the order of the help text.
std::span<const ReportFormat> ReportFormats();
/// The format called `name`, or null.
const ReportFormat* FindReportFormat(std::string_view name);

/// For code scanning: SARIF 2.1.0, with a fingerprint of each finding that no line number is in.
std::string SarifReport(const Report& report);
/// For test reports: JUnit's XML, a failed test for each finding.
std::string JunitReport(const Report& report);
/// For GitHub Actions: workflow commands that annotate the lines of a change.
std::string GithubReport(const Report& report);

}  // namespace smgraph::render
