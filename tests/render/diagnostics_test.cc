#include <gtest/gtest.h>
#include <nlohmann/json.hpp>

#include "render/diagnostics/json.h"
#include "render/diagnostics/text.h"

namespace smgraph::render {
namespace {

class Diagnostics : public ::testing::Test {
 protected:
  Diagnostics() {
    const FileId file = sources_.Add("train.py", "import x\n\tfor größe in (1, 2):\n");
    list_.push_back({"SMG501",
                     "dynamic-scheduled",
                     Severity::kError,
                     Confidence::kLikely,
                     {file, 0, {2, 6}, {2, 11}},
                     "dynamic pipeline 'churn' cannot run on a schedule",
                     {{{file, 0, {1, 1}, {1, 7}}, "dynamic is set here"}, {{}, "remove one"}}});
    list_.push_back({"SMG002",
                     "no-place",
                     Severity::kWarning,
                     Confidence::kCertain,
                     {},
                     "a \x1b[31m trap",
                     {}});
  }

  SourceMap sources_;
  std::vector<Diagnostic> list_;
};

TEST_F(Diagnostics, AreShownWithTheirCode) {
  EXPECT_EQ(DiagnosticsText(list_, sources_, {}),
            "train.py:2:6: error: dynamic pipeline 'churn' cannot run on a schedule [SMG501 "
            "dynamic-scheduled] (likely)\n"
            "        for größe in (1, 2):\n"
            "            ^~~~~\n"
            "  train.py:1:1: note: dynamic is set here\n"
            "  hint: remove one\n"
            "warning: a <U+001B>[31m trap [SMG002 no-place]\n");
}

TEST_F(Diagnostics, WithoutCodeAreALineEachAndItsNotes) {
  const std::string text = DiagnosticsText(list_, sources_, {.colour = false, .code = false});
  EXPECT_EQ(std::ranges::count(text, '\n'), 4);
}

TEST_F(Diagnostics, ColoursChangeNoText) {
  std::string text = DiagnosticsText(list_, sources_, {.colour = true, .code = true});
  for (std::size_t at = text.find('\x1b'); at != std::string::npos; at = text.find('\x1b'))
    text.erase(at, text.find('m', at) + 1 - at);
  EXPECT_EQ(text, DiagnosticsText(list_, sources_, {}));
}

TEST_F(Diagnostics, AreCounted) {
  EXPECT_EQ(DiagnosticsSummary(list_), "1 error, 1 warning");
  list_.push_back(list_.front());
  EXPECT_EQ(DiagnosticsSummary(list_), "2 errors, 1 warning");
  EXPECT_EQ(DiagnosticsSummary({}), "");
}

TEST_F(Diagnostics, HaveOneJsonForm) {
  const nlohmann::json json = nlohmann::json::parse(DiagnosticsJson(list_, {}, sources_));
  const nlohmann::json& first = json["diagnostics"][0];
  EXPECT_EQ(first["code"], "SMG501");
  EXPECT_EQ(first["rule"], "dynamic-scheduled");
  EXPECT_EQ(first["severity"], "error");
  EXPECT_EQ(first["confidence"], "likely");
  EXPECT_EQ(first["path"], "train.py");
  EXPECT_EQ(first["span"],
            (nlohmann::json{{"line", 2}, {"column", 6}, {"endLine", 2}, {"endColumn", 11}}));
  EXPECT_EQ(first["notes"].size(), 2U);
  EXPECT_TRUE(json["diagnostics"][1]["span"].is_null());
  EXPECT_TRUE(json["diagnostics"][1]["path"].is_null());
}

}  // namespace
}  // namespace smgraph::render
