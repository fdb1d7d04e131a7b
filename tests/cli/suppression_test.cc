#include <string>

#include <gtest/gtest.h>

#include "tests/cli/program_run.h"

// Comments "# smgraph: ignore[CODE] reason".
namespace smgraph::testing {
namespace {

std::string Checked(const std::string& source, const char* name = "pipeline.py") {
  const TemporaryFolder folder;
  folder.Write(name, source);
  const ProgramRun run = Smgraph({"check", name}, {.folder = folder.path()});
  EXPECT_EQ(run.err, "");
  return run.out;
}

bool Has(const std::string& text, const std::string& part) {
  return text.find(part) != std::string::npos;
}

// A step that waits for itself; COMMENTs go where the letters stand.
std::string Source(const std::string& head, const std::string& above, const std::string& first,
                   const std::string& inner) {
  return head +
         "from sagemaker.workflow.callback_step import CallbackStep\n"
         "from sagemaker.workflow.pipeline import Pipeline\n" +
         above + "\nstep = CallbackStep(" + first + "\n    name=\"A\", " + inner +
         "\n    sqs_queue_url=\"https://queue\", inputs={}, outputs=[], depends_on=[\"A\"],\n)\n"
         "pipeline = Pipeline(name=\"loop\", steps=[step])\n";
}

TEST(Suppression, OnTheLineTheLineAboveTheStepAndTheFile) {
  EXPECT_TRUE(Has(Checked(Source("", "", "", "")), "SMG205"));
  for (const char* rule : {"SMG205", "SMG2", "cycle", "SMG117,  cycle"}) {
    const std::string comment = "# smgraph: ignore[" + std::string(rule) + "] being rewritten";
    for (const std::string& source :
         {Source("", comment, "", ""), Source("", "", "  " + comment, ""),
          Source("", "", "", comment), Source("", "", "  # noqa  " + comment, "")}) {
      const std::string out = Checked(source);
      EXPECT_FALSE(Has(out, "SMG205")) << source << out;
      EXPECT_TRUE(Has(out, "(1 known)")) << source << out;
    }
  }
  EXPECT_EQ(Checked(Source("# smgraph: ignore-file[cycle] generated\n", "", "", "")),
            "nothing found (1 known)\n");
}

TEST(Suppression, InACellOfANotebook) {
  const std::string code =
      "from sagemaker.workflow.callback_step import CallbackStep\\n"
      "from sagemaker.workflow.pipeline import Pipeline\\n"
      "step = CallbackStep(name='A', sqs_queue_url='https://queue', inputs={}, outputs=[], "
      "depends_on=['A'])  # smgraph: ignore[cycle]\\n"
      "pipeline = Pipeline(name='loop', steps=[step])\\n";
  EXPECT_EQ(
      Checked("{\"cells\": [{\"cell_type\": \"code\", \"source\": \"x = 1\", \"metadata\": {}, "
              "\"outputs\": []}, {\"cell_type\": \"code\", \"source\": \"" +
                  code +
                  "\", \"metadata\": {}, \"outputs\": []}], \"metadata\": {}, \"nbformat\": 4, "
                  "\"nbformat_minor\": 5}",
              "loop.ipynb"),
      "nothing found (1 known)\n");
}

TEST(Suppression, ElsewhereOrOfOtherRulesHoldsForNothing) {
  for (const std::string& source : {Source("# smgraph: ignore[cycle]\n", "", "", ""),
                                    Source("", "", "  # smgraph: ignore[SMG117]", ""),
                                    Source("", "", "  # smgraph: ignore[SMG207]", "")}) {
    const std::string out = Checked(source);
    EXPECT_TRUE(Has(out, "[SMG205 cycle]")) << source << out;
    EXPECT_TRUE(Has(out, "[SMG901 unused-suppression]")) << source << out;
  }
  // No comment, but text; a comment about the program.
  EXPECT_FALSE(
      Has(Checked(Source("\"\"\"\n# smgraph: ignore[cycle]\n\"\"\"\n", "", "", "")), "SMG90"));
  EXPECT_FALSE(Has(Checked(Source("# how smgraph: works\n", "", "", "")), "SMG90"));
}

TEST(Suppression, ThatNamesNoRuleIsFound) {
  const std::string wrong = Checked(Source("", "# smgraph: ignore[cycel]", "", ""));
  EXPECT_TRUE(Has(wrong, "no rule is called 'cycel' [SMG902 unknown-suppression]")) << wrong;
  EXPECT_TRUE(Has(wrong, "did you mean 'cycle'?")) << wrong;
  EXPECT_FALSE(Has(wrong, "SMG901")) << wrong;
  for (const char* comment :
       {"# smgraph: ignore", "# smgraph: ignore[]", "# smgraph: ignore SMG205",
        "# smgraph: ignores[SMG205]", "# smgraph: ignore[SMG205"})
    EXPECT_TRUE(Has(Checked(Source("", comment, "", "")), "[SMG902 unknown-suppression]"))
        << comment;
}

TEST(Suppression, AnImportedModuleNeedNotUseIts) {
  const TemporaryFolder folder;
  folder.Write("common.py", "NAME = 'loop'  # smgraph: ignore[SMG205] for others\n");
  folder.Write("pipeline.py", Source("from common import NAME\n", "", "", ""));
  EXPECT_FALSE(Has(Smgraph({"check", "pipeline.py"}, {.folder = folder.path()}).out, "SMG901"));
  EXPECT_TRUE(Has(Smgraph({"check", "."}, {.folder = folder.path()}).out, "SMG901"));
}

}  // namespace
}  // namespace smgraph::testing
