#include <fmt/format.h>

#include "render/diagnostics/report.h"
#include "render/escape.h"

namespace smgraph::render {
namespace {

std::string TestCase(const Diagnostic& finding, const SourceMap& sources) {
  const std::string place = sources.Describe(finding.span);
  const std::string name =
      fmt::format("{} {}{}{}", finding.code, finding.slug, place.empty() ? "" : " ", place);
  std::string text = fmt::format("{}{}{}: {}", place, place.empty() ? "" : ": ",
                                 SeverityName(finding.severity), finding.message);
  for (const Note& note : finding.notes)
    text += "; " + note.text;
  return fmt::format(
      "    <testcase classname=\"{}\" name=\"{}\">\n"
      "      <failure type=\"{}\" message=\"{}\">{}</failure>\n    </testcase>\n",
      EscapedXml(finding.span.known() ? sources.Path(finding.span.file) : "smgraph"),
      EscapedXml(name), SeverityName(finding.severity), EscapedXml(finding.message),
      EscapedXml(text));
}

}  // namespace

std::string JunitReport(const Report& report) {
  std::string cases;
  for (const Diagnostic& finding : report.findings)
    cases += TestCase(finding, report.sources);
  // A report without tests counts as a failure of the run in some readers.
  if (cases.empty()) cases = "    <testcase classname=\"smgraph\" name=\"check\"/>\n";
  const std::size_t failures = report.findings.size();
  return fmt::format(
      "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<testsuites tests=\"{0}\" failures=\"{1}\">\n"
      "  <testsuite name=\"smgraph check\" tests=\"{0}\" failures=\"{1}\">\n{2}"
      "  </testsuite>\n</testsuites>\n",
      failures == 0 ? 1 : failures, failures, cases);
}

}  // namespace smgraph::render
