#include <filesystem>
#include <string>

#include <gtest/gtest.h>
#include <nlohmann/json.hpp>

#include "tests/cli/program_run.h"
#include "tests/cli/sources.h"

// Drawings in docstrings and READMEs: where they go, what stays, what is refused.
namespace smgraph::testing {
namespace {

namespace fs = std::filesystem;

bool Has(const std::string& text, const std::string& part) {
  return text.find(part) != std::string::npos;
}

std::string Replaced(std::string text, const std::string& what, const std::string& with) {
  for (std::size_t at = 0; (at = text.find(what, at)) != std::string::npos; at += with.size())
    text.replace(at, what.size(), with);
  return text;
}

const std::string kCode = SageMakerSource("churn", "Prep Train");
const std::string kBegin = ".. smgraph:begin";
const std::string kEnd = ".. smgraph:end\n";

class Docstring : public ::testing::Test {
 protected:
  ProgramRun Run(std::vector<std::string> arguments) const {
    arguments.insert(arguments.begin(), "docstring");
    return Smgraph(arguments, {.folder = folder_.path()});
  }
  std::string Written(const std::string& name) const { return ReadFile(folder_.At(name)); }
  // The file after --write; a second time must change nothing.
  std::string AfterWriting(const std::string& text) const {
    folder_.Write("train.py", text);
    const ProgramRun first = Run({"train.py", "--write"});
    EXPECT_EQ(first.status, 0) << first.err;
    const std::string once = Written("train.py");
    const ProgramRun second = Run({"train.py", "--write"});
    EXPECT_EQ(second.status, 0) << second.err;
    EXPECT_EQ(second.err, "");
    EXPECT_EQ(Written("train.py"), once);
    EXPECT_EQ(Run({"train.py", "--check"}).status, 0);
    return once;
  }
  // Status 2, a message with these words, and the file as it was.
  void ExpectRefused(const std::string& name, const std::string& text,
                     const std::vector<std::string>& words) const {
    folder_.Write(name, text);
    const ProgramRun run = Run({name, "--write"});
    EXPECT_EQ(run.status, 2) << text;
    for (const std::string& word : words)
      EXPECT_TRUE(Has(run.err, word)) << run.err;
    EXPECT_EQ(Written(name), text);
  }
  TemporaryFolder folder_;
};

TEST_F(Docstring, IsPrintedAndNotWrittenWithoutWrite) {
  folder_.Write("train.py", "\"\"\"Churn.\"\"\"\n" + kCode);
  const ProgramRun run = Run({"train.py"});
  EXPECT_EQ(run.status, 0) << run.err;
  EXPECT_TRUE(run.out.starts_with(kBegin + " sha=")) << run.out;
  EXPECT_TRUE(run.out.ends_with(kEnd)) << run.out;
  EXPECT_TRUE(Has(run.out, "\n::\n\n    +")) << run.out;
  EXPECT_TRUE(Has(run.out, "| Train")) << run.out;
  EXPECT_EQ(Written("train.py"), "\"\"\"Churn.\"\"\"\n" + kCode);
}

TEST_F(Docstring, GoesBehindWhatTheDocstringSays) {
  const std::string region = [&] {
    folder_.Write("train.py", kCode);
    return Run({"train.py"}).out;
  }();
  EXPECT_EQ(AfterWriting("\"\"\"Churn.\"\"\"\n" + kCode),
            "\"\"\"Churn.\n\n" + region + "\"\"\"\n" + kCode);
  EXPECT_EQ(AfterWriting("\"\"\"Churn.\n\nMore.\n\"\"\"\n" + kCode),
            "\"\"\"Churn.\n\nMore.\n\n" + region + "\"\"\"\n" + kCode);
  EXPECT_EQ(AfterWriting("r'''Churn \\d.'''\n" + kCode),
            "r'''Churn \\d.\n\n" + region + "'''\n" + kCode);
  EXPECT_EQ(AfterWriting("'A \"b\".'; x = 1\n" + kCode),
            "\"\"\"A \"b\".\n\n" + region + "\"\"\"; x = 1\n" + kCode);
  EXPECT_EQ(AfterWriting("''\n" + kCode), "\"\"\"\n" + region + "\"\"\"\n" + kCode);
  EXPECT_EQ(AfterWriting("\"\"\"A\\\n\"\"\"\n" + kCode),
            "\"\"\"A\\\n\n\n" + region + "\"\"\"\n" + kCode);
}

TEST_F(Docstring, KeepsTheIndentationOfTheDocstring) {
  const std::string text = AfterWriting("\"\"\"Churn.\n\n    More.\n    \"\"\"\n" + kCode);
  EXPECT_TRUE(Has(text, "    More.\n\n    .. smgraph:begin sha=")) << text;
  EXPECT_TRUE(Has(text, "\n    .. smgraph:end\n    \"\"\"\n")) << text;
}

TEST_F(Docstring, IsMadeWhereThereIsNone) {
  const std::string made = "\"\"\"The pipeline of this module.\n\n.. smgraph:begin";
  const std::string header = "#!/usr/bin/env python3\n# -*- coding: utf-8 -*-\n";
  EXPECT_TRUE(AfterWriting(kCode).starts_with(made));
  EXPECT_TRUE(AfterWriting(header + kCode).starts_with(header + made));
  EXPECT_TRUE(AfterWriting(header + "\n# About imports.\n" + kCode).starts_with(header + made));
  EXPECT_TRUE(AfterWriting("b'no docstring'\n" + kCode).starts_with(made));
  const std::string future = AfterWriting("# c\nfrom __future__ import annotations\n" + kCode);
  EXPECT_TRUE(Has(future, "\"\"\"\n\nfrom __future__")) << future;
}

TEST_F(Docstring, KeepsNewlinesByteOrderMarkAndMode) {
  const std::string text = "\xEF\xBB\xBF" + Replaced("\"\"\"Churn.\"\"\"\n" + kCode, "\n", "\r\n");
  const std::string written = AfterWriting(text);
  EXPECT_TRUE(written.starts_with("\xEF\xBB\xBF\"\"\"Churn.\r\n\r\n")) << written;
  EXPECT_EQ(Replaced(Replaced(written, "\r\n", ""), "\n", "?"), Replaced(written, "\r\n", ""));
  EXPECT_TRUE(written.ends_with(text.substr(text.find("\r\nfrom"))));
  fs::permissions(folder_.At("train.py"), fs::perms::owner_all);
  folder_.Write("train.py", text);
  EXPECT_EQ(Run({"train.py", "--write"}).status, 0);
  EXPECT_EQ(fs::status(folder_.At("train.py")).permissions(), fs::perms::owner_all);
  EXPECT_EQ(folder_.Names(), std::vector<std::string>{"train.py"});
}

TEST_F(Docstring, IsStaleOnceThePipelineChanges) {
  const std::string text = Replaced(AfterWriting(kCode), "Prep Train", "Prep Check Train");
  folder_.Write("train.py", text);
  const ProgramRun check = Run({"train.py", "--check"});
  EXPECT_EQ(check.status, 1);
  EXPECT_EQ(check.out, "train.py:3:1: stale (churn)\n");
  const ProgramRun diff = Run({"train.py", "--diff"});
  EXPECT_EQ(diff.status, 1);
  EXPECT_TRUE(diff.out.starts_with("--- train.py\n+++ train.py\n@@ -1,")) << diff.out;
  EXPECT_TRUE(Has(diff.out, "\n+    | Check")) << diff.out;
  EXPECT_EQ(Written("train.py"), text);
  EXPECT_EQ(Run({"train.py", "--write"}).status, 0);
  EXPECT_EQ(Run({"train.py", "--diff"}).out, "");
}

TEST_F(Docstring, DiffIsAPatch) {
  if (RunCommand({"git", "--version"}).status != 0) GTEST_SKIP() << "git is not installed";
  const std::string two = SageMakerSource("one", "Prep") + SageMakerSource("two", "Load");
  for (const std::string& text : {"'''Churn.'''\n" + kCode, kCode, "'Two.'\n" + two,
                                  std::string("x = 1 # no newline\n") + kCode}) {
    folder_.Write("train.py", text);
    folder_.Write("change.patch", Run({"train.py", "--diff"}).out);
    const ProgramRun applied =
        RunCommand({"git", "apply", "-p0", "change.patch"}, {.folder = folder_.path()});
    EXPECT_EQ(applied.status, 0) << applied.err << Written("change.patch");
    EXPECT_EQ(Written("train.py"), AfterWriting(text));
  }
}

TEST_F(Docstring, EveryPipelineHasItsRegion) {
  const std::string two =
      SageMakerSource("churn", "Prep Train") + SageMakerSource("daily load", "Load");
  const std::string text = AfterWriting(two);
  EXPECT_TRUE(Has(text, kBegin + " pipeline=churn sha=")) << text;
  EXPECT_TRUE(Has(text, kBegin + " pipeline=daily%20load sha=")) << text;
  folder_.Write("train.py", two);
  EXPECT_EQ(Run({"train.py::churn", "--write"}).status, 0);
  EXPECT_FALSE(Has(Written("train.py"), "daily%20load"));
  EXPECT_EQ(Run({"train.py::churn", "--check"}).status, 0);
  const ProgramRun check = Run({"train.py", "--check"});
  EXPECT_EQ(check.out, "train.py: missing (daily load)\n");
  EXPECT_EQ(Run({"train.py", "--check", "--update-only"}).status, 0);
}

TEST_F(Docstring, OptionsStayInTheMarker) {
  folder_.Write("train.py", kCode);
  EXPECT_EQ(Run({"train.py", "--write", "--width", "60", "--style", "markdown"}).status, 0);
  const std::string text = Written("train.py");
  EXPECT_TRUE(Has(text, "<!-- smgraph:begin width=60 sha=")) << text;
  EXPECT_TRUE(Has(text, "\n```text\n+")) << text;
  EXPECT_EQ(AfterWriting(text), text);
  const std::string plain = AfterWriting("\"\"\"A.\n\n.. smgraph:begin style=plain width=40\n" +
                                         kEnd + "\"\"\"\n" + kCode);
  EXPECT_TRUE(Has(plain, kBegin + " style=plain width=40 sha=")) << plain;
  EXPECT_FALSE(Has(plain, "::\n")) << plain;
}

TEST_F(Docstring, HoldsNoBackslashAndNoQuotes) {
  const std::string text =
      AfterWriting(SageMakerSource("churn", "Prep'''\\\"\\\"\\\"Train\\\\Eval"));
  const std::string docstring = text.substr(0, text.find("\"\"\"", 3));
  EXPECT_EQ(docstring.find('\\'), std::string::npos) << docstring;
  EXPECT_TRUE(Has(docstring, "<U+005C>")) << docstring;
  EXPECT_TRUE(Has(docstring, kEnd)) << docstring;
}

TEST_F(Docstring, RefusesStringsThatAreNoDocstring) {
  ExpectRefused("a.py", "f'Churn.'\n" + kCode, {"a.py:1:1: error", "f-string"});
  ExpectRefused("a.py", "'One.' 'Two.'\n" + kCode, {"a.py:1:1: error", "several parts"});
  ExpectRefused("a.py", "\n('One.')\n" + kCode, {"a.py:2:1: error", "several parts"});
}

TEST_F(Docstring, RefusesMarkersThatDoNotPair) {
  const auto with = [](const std::string& lines) {
    return "\"\"\"A.\n\n" + lines + "\"\"\"\n" + kCode;
  };
  ExpectRefused("a.py", with(kBegin + "\n"), {"a.py:3:1: error", "no end"});
  ExpectRefused("a.py", with(kEnd), {"a.py:3:1: error", "does not begin"});
  ExpectRefused("a.py", with(kBegin + "\n" + kBegin + "\n" + kEnd),
                {"a.py:4:1: error", "inside the one of line 3"});
  ExpectRefused("a.py", with(kBegin + "\n<!-- smgraph:end -->\n"),
                {"a.py:4:1: error", "line 3", "another kind"});
  ExpectRefused("a.py", with(kBegin + " colour=red\n" + kEnd), {"no option 'colour'"});
  ExpectRefused("a.py", with(kBegin + " width=1\n" + kEnd), {"width=1: expected 20 to 1000"});
  ExpectRefused("a.py", with(kBegin + " pipeline=other\n" + kEnd),
                {"a.py:3:1: error", "no pipeline 'other'", "'churn'"});
  ExpectRefused("a.py", with(".. smgraph:start\n"), {"no marker 'smgraph:start'"});
}

TEST_F(Docstring, RefusesWhatWasEditedByHand) {
  const std::string edited = Replaced(AfterWriting(kCode), "\n::\n", "\nMind the gap::\n");
  ExpectRefused("train.py", edited, {"train.py:3:1: error", "edited by hand", "--force"});
  EXPECT_EQ(Run({"train.py", "--check"}).out, "train.py:3:1: stale, edited by hand (churn)\n");
  EXPECT_EQ(Run({"train.py", "--write", "--force"}).status, 0);
  EXPECT_FALSE(Has(Written("train.py"), "Mind the gap"));
  EXPECT_EQ(Run({"train.py", "--check"}).status, 0);
}

TEST_F(Docstring, ReadmesAreRefreshedInPlace) {
  folder_.Write("pipelines/train.py", kCode);
  const std::string before = "# Churn\n\n```\n<!-- smgraph:begin -->\n```\n\nText.\n";
  const std::string marker = "<!-- smgraph:begin source=../pipelines/train.py format=";
  const std::string after = "\nMore.\n";
  folder_.Write("docs/README.md", before + marker + "mermaid -->\n<!-- smgraph:end -->\n" + after +
                                      marker + "text width=40 -->\n\n<!-- smgraph:end -->");
  const ProgramRun run = Run({"docs/README.md", "--write"});
  EXPECT_EQ(run.status, 0) << run.err;
  const std::string text = Written("docs/README.md");
  EXPECT_TRUE(text.starts_with(before + marker + "mermaid sha=")) << text;
  EXPECT_TRUE(Has(text, "-->\n\n```mermaid\n")) << text;
  EXPECT_TRUE(Has(text, "```\n\n<!-- smgraph:end -->\n" + after + marker + "text width=40 sha="));
  EXPECT_TRUE(Has(text, "┌")) << text;
  EXPECT_TRUE(text.ends_with("```\n\n<!-- smgraph:end -->")) << text;
  EXPECT_EQ(Run({"docs/README.md", "--check"}).status, 0);
  folder_.Write("pipelines/train.py", SageMakerSource("churn", "Prep Check Train"));
  const ProgramRun stale = Run({"docs/README.md", "--check"});
  EXPECT_EQ(stale.status, 1);
  EXPECT_TRUE(Has(stale.out, "docs/README.md:8:1: stale (churn)\n")) << stale.out;
}

TEST_F(Docstring, PagesForSphinxAreRefreshedInPlace) {
  folder_.Write("train.py", kCode);
  const std::string before =
      "Churn\n=====\n\nWrite::\n\n    .. smgraph:begin\n\n.. code-block:: rst\n\n"
      "   .. smgraph:end\n\nText.\n\n";
  folder_.Write("index.rst", before + "- item\n\n  .. smgraph:begin source=train.py width=40\n  " +
                                 kEnd + "\nMore.\n");
  EXPECT_EQ(Run({"index.rst", "--check"}).status, 1);
  const ProgramRun run = Run({"index.rst", "--write"});
  EXPECT_EQ(run.status, 0) << run.err;
  const std::string text = Written("index.rst");
  EXPECT_TRUE(
      text.starts_with(before + "- item\n\n  .. smgraph:begin source=train.py width=40 sha="))
      << text;
  EXPECT_TRUE(Has(text, "\n\n  ::\n\n      ┌")) << text;
  EXPECT_TRUE(text.ends_with("\n\n  .. smgraph:end\n\nMore.\n")) << text;
  EXPECT_EQ(Run({"index.rst", "--check"}).status, 0);
  EXPECT_EQ(Run({"index.rst", "--write"}).err, "");
  const std::string edited = Replaced(text, "Prep", "Work");
  ExpectRefused("index.rst", edited, {"index.rst:16:3: error", "edited by hand"});
  ExpectRefused("a.rst", "Nothing\n", {"a.rst: error", ".. smgraph:begin source="});
  ExpectRefused("a.rst", ".. smgraph:begin source=train.py format=mermaid\n" + kEnd,
                {"format=mermaid: expected text, ascii"});
}

TEST_F(Docstring, ReadmesSayWhatTheyShow) {
  const std::string end = "<!-- smgraph:end -->\n";
  folder_.Write("train.py", kCode);
  ExpectRefused("a.md", "# No region\n", {"a.md: error", "smgraph:begin source="});
  ExpectRefused("a.md", "<!-- smgraph:begin -->\n" + end, {"a.md:1:1: error", "source=FILE.py"});
  ExpectRefused("a.md", "<!-- smgraph:begin source=no.py -->\n" + end, {"no.py: error: no such"});
  ExpectRefused("a.md", "<!-- smgraph:begin source=train.py format=gif -->\n" + end,
                {"format=gif: expected text, ascii or mermaid"});
  ExpectRefused("a.ipynb", "{}", {"a.ipynb: only files in Python, Markdown and reStr"});
}

TEST_F(Docstring, HooksTouchOnlyFilesWithRegions) {
  folder_.Write("plain.py", "import nothing.that.exists\n");
  folder_.Write("README.md", "# Nothing\n");
  folder_.Write("train.py", "\"\"\"A.\n\n.. smgraph:begin\n" + kEnd + "\"\"\"\n" + kCode);
  const ProgramRun run = Run({"plain.py", "README.md", "train.py", "--write", "--update-only"});
  EXPECT_EQ(run.status, 0) << run.err;
  EXPECT_EQ(run.err, "smgraph: train.py written\n");
}

TEST_F(Docstring, OneBadFileHidesNoOther) {
  folder_.Write("train.py", kCode);
  const ProgramRun run = Run({"missing.py", "train.py", "--write"});
  EXPECT_EQ(run.status, 2);
  EXPECT_TRUE(Has(Written("train.py"), kBegin));
}

TEST_F(Docstring, JsonHasEveryRegion) {
  folder_.Write("train.py", kCode);
  const ProgramRun run = Run({"train.py", "--check", "--format", "json"});
  EXPECT_EQ(run.status, 1) << run.err;
  const auto file = nlohmann::json::parse(run.out).at("files").at(0);
  EXPECT_EQ(file.at("path"), "train.py");
  const auto region = file.at("regions").at(0);
  EXPECT_EQ(region.at("pipeline"), "churn");
  EXPECT_EQ(region.at("state"), "missing");
  EXPECT_EQ(region.at("byHand"), false);
  EXPECT_TRUE(region.at("text").get<std::string>().starts_with(kBegin));
}

TEST_F(Docstring, OptionsThatContradict) {
  folder_.Write("train.py", kCode);
  for (const auto& options : std::vector<std::vector<std::string>>{
           {"--write", "--check"}, {"--write", "--diff"}, {"--force"}, {"--diff", "-f", "json"}}) {
    std::vector<std::string> arguments = {"train.py"};
    arguments.insert(arguments.end(), options.begin(), options.end());
    EXPECT_EQ(Run(arguments).status, 2) << options.front();
  }
  EXPECT_EQ(Written("train.py"), kCode);
}

}  // namespace
}  // namespace smgraph::testing
