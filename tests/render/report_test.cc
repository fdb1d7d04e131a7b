#include "render/diagnostics/report.h"

#include <string>
#include <vector>

#include <gtest/gtest.h>

#include "tests/render/expectations.h"

namespace smgraph::render {
namespace {

constexpr Rule kRule = {.code = "SMG501",
                        .slug = "scheduled-dynamic-pipeline",
                        .severity = Severity::kError,
                        .confidence = Confidence::kCertain,
                        .summary = "a dynamic pipeline has a schedule",
                        .page = {.explanation = "What happens.\n\nThe ways out.",
                                 .holds_for = "ZenML",
                                 .bad = "bad()\n",
                                 .good = "good()\n"}};

// What each format has to escape: %, :, commas and line ends for GitHub, < & " for XML, blanks and
// letters outside of ASCII in URIs; a cell of a notebook, a file as a whole, no place at all.
class FormatOfReport : public ::testing::TestWithParam<ReportFormat> {
 protected:
  FormatOfReport() {
    const FileId code =
        sources_.Add("pipe lines/größe,1.py", "import x\nnightly = Schedule(a, b)\n");
    const FileId notebook = sources_.Add("notes.ipynb", "{}");
    sources_.AddCell(notebook, 3, "x = 1\n");
    const SourceSpan line = {code, 0, {2, 11}, {2, 25}};
    Add(kRule.code, kRule.slug, Severity::kError, line, "100% \"late\": <a, b> & c");
    findings_.back().notes = {{{code, 0, {1, 1}, {1, 9}}, "x, of which: 5%"}, {{}, "remove one"}};
    Add("SMG004", "raises", Severity::kWarning, {notebook, 3, {1, 1}, {1, 6}}, "stops");
    findings_.back().confidence = Confidence::kLikely;
    Add("SMG028", "unreadable-pipeline", Severity::kNote, {code, 0, {0, 0}, {0, 0}}, "as a whole");
    Add("SMG030", "unknown-schedule", Severity::kNote, {code, 0, {1, 1}, {2, 5}}, "two lines");
    Add("SMG003", "budget-reached", Severity::kWarning, {}, "nowhere");
    suppressed_.push_back({findings_[0], Suppressed::By::kComment, "moved to <b> & \"c\""});
    suppressed_.push_back({findings_[3], Suppressed::By::kBaseline, ""});
  }
  void Add(std::string_view code, std::string_view slug, Severity severity, SourceSpan span,
           std::string message) {
    findings_.push_back({std::string(code),
                         std::string(slug),
                         severity,
                         Confidence::kCertain,
                         span,
                         std::move(message),
                         {}});
  }
  std::string Golden(const std::string& name, const std::string& text) const {
    return GoldenDifference("report." + name + "." + std::string(GetParam().name), text);
  }

  SourceMap sources_;
  std::vector<Diagnostic> findings_;
  std::vector<Suppressed> suppressed_;
  std::vector<const Rule*> catalogue_ = {&kRule};
};

TEST_P(FormatOfReport, AreAsTheyWere) {
  const std::string text = GetParam().write({.findings = findings_,
                                             .sources = sources_,
                                             .catalogue = catalogue_,
                                             .suppressed = suppressed_});
  EXPECT_EQ(Golden("findings", text), "");
}

TEST_P(FormatOfReport, OfNothingAreWholeTexts) {
  const std::vector<Diagnostic> none;
  const std::string text =
      GetParam().write({.findings = none, .sources = sources_, .catalogue = catalogue_});
  EXPECT_EQ(Golden("nothing", text), "");
}

INSTANTIATE_TEST_SUITE_P(All, FormatOfReport, ::testing::ValuesIn(smgraph::render::ReportFormats()),
                         [](const auto& one) { return std::string(one.param.name); });

}  // namespace
}  // namespace smgraph::render
