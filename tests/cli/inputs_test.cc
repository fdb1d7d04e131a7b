#include <string>

#include <gtest/gtest.h>

#include "tests/cli/program_run.h"
#include "tests/cli/sources.h"

// What may stand in the place of a FILE.
namespace smgraph::testing {
namespace {

bool Has(const std::string& text, const std::string& part) {
  return text.find(part) != std::string::npos;
}

std::string TwoPipelines() {
  return SageMakerSource("churn", "Prep Train") + SageMakerSource("churn-daily", "Load Score");
}

TEST(Inputs, AllPipelinesOfAFile) {
  const TemporaryFolder folder;
  folder.Write("train.py", TwoPipelines());
  const ProgramRun run =
      Smgraph({"show", "--format", "json", "train.py"}, {.folder = folder.path()});
  EXPECT_EQ(run.status, 0) << run.err;
  for (const char* word : {"churn", "churn-daily", "Prep", "Train", "Load", "Score"})
    EXPECT_TRUE(Has(run.out, word)) << run.out;
}

TEST(Inputs, OnePipelineByName) {
  const TemporaryFolder folder;
  folder.Write("train.py", TwoPipelines());
  const ProgramRun run =
      Smgraph({"show", "--format", "json", "train.py::churn-daily"}, {.folder = folder.path()});
  EXPECT_EQ(run.status, 0) << run.err;
  EXPECT_TRUE(Has(run.out, "Score"));
  EXPECT_FALSE(Has(run.out, "Train"));
}

TEST(Inputs, OnePipelineByTheFunctionThatMakesIt) {
  const TemporaryFolder folder;
  std::string source =
      SageMakerSource("churn", "Prep") + "def build():\n    return " +
      "Pipeline(name=\"daily\", steps=[FailStep(name=\"Only\", error_message=\"x\")])\n";
  folder.Write("train.py", source);
  const ProgramRun run =
      Smgraph({"show", "--format", "json", "train.py::build"}, {.folder = folder.path()});
  EXPECT_EQ(run.status, 0) << run.err;
  EXPECT_TRUE(Has(run.out, "Only")) << run.out;
  EXPECT_FALSE(Has(run.out, "Prep")) << run.out;
}

TEST(Inputs, NoPipelineOfThatName) {
  const TemporaryFolder folder;
  folder.Write("train.py", TwoPipelines());
  const ProgramRun run = Smgraph({"draw", "train.py::chrun"}, {.folder = folder.path()});
  EXPECT_EQ(run.status, 2);
  EXPECT_TRUE(
      run.err.starts_with("train.py: error: no pipeline 'chrun'; the file has 'churn', "
                          "'churn-daily'"))
      << run.err;
  EXPECT_TRUE(Has(run.err, "did you mean 'churn'?")) << run.err;
}

TEST(Inputs, StandardInputIsRecognisedByItsText) {
  const ProgramRun python =
      Smgraph({"show", "--format", "json", "-"}, {.input = SageMakerSource("churn", "Prep")});
  EXPECT_EQ(python.status, 0) << python.err;
  EXPECT_TRUE(Has(python.out, "Prep"));
  const ProgramRun json =
      Smgraph({"show", "--format", "json", "-"}, {.input = SageMakerSource("churn", "Prep Train")});
  const ProgramRun again = Smgraph({"show", "--format", "json", "-"}, {.input = json.out});
  EXPECT_EQ(again.out, json.out) << again.err;
}

TEST(Inputs, OneBadFileDoesNotHideTheOthers) {
  const TemporaryFolder folder;
  folder.Write("good.py", SageMakerSource("churn", "Prep"));
  const ProgramRun run =
      Smgraph({"show", "--format", "json", "missing.py", "good.py"}, {.folder = folder.path()});
  EXPECT_EQ(run.status, 2);
  EXPECT_TRUE(Has(run.err, "missing.py: error: no such file")) << run.err;
  EXPECT_TRUE(Has(run.out, "Prep")) << run.out;
}

TEST(Inputs, BindingsAnswerWhatTheCodeLeavesOpen) {
  const TemporaryFolder folder;
  folder.Write(
      "train.py",
      "import os\n" + SageMakerSource("p", "Prep") +
          "def build(team):\n"
          "    name = team + '-' + os.environ['STAGE']\n"
          "    return Pipeline(name=name, steps=[FailStep(name='A', error_message='x')])\n");
  const ProgramRun run =
      Smgraph({"show", "--format", "json", "train.py", "--set", "team=risk", "--env", "STAGE=prod"},
              {.folder = folder.path()});
  EXPECT_EQ(run.status, 0) << run.err;
  EXPECT_TRUE(Has(run.out, "risk-prod")) << run.out;
}

// Editors on Windows write both.
TEST(Inputs, ByteOrderMarkAndCarriageReturnsAreNoPartOfTheText) {
  const TemporaryFolder folder;
  std::string source = "\xef\xbb\xbf" + SageMakerSource("churn", "Prep Train");
  for (std::size_t at = source.find('\n'); at != std::string::npos; at = source.find('\n', at + 2))
    source.insert(at, "\r");
  folder.Write("windows.py", source);
  folder.Write("unix.py", SageMakerSource("churn", "Prep Train"));
  const ProgramRun run = Smgraph({"diff", "windows.py", "unix.py"}, {.folder = folder.path()});
  EXPECT_EQ(run.status, 0) << run.out << run.err;
}

TEST(Inputs, APipeIsAFile) {
  const TemporaryFolder folder;
  folder.Write("train.py", SageMakerSource("churn", "Prep"));
  const ProgramRun run =
      RunCommand({"bash", "-c", SMGRAPH_PROGRAM " show --format json <(cat train.py)"},
                 {.folder = folder.path()});
  EXPECT_EQ(run.status, 0) << run.err;
  EXPECT_TRUE(Has(run.out, "Prep")) << run.out;
}

// Scripts found through __file__ are named from the pipeline's folder, not from the top of the
// disk.
TEST(Inputs, AGraphIsTheSameWhereverItsProjectLies) {
  const TemporaryFolder folder;
  const std::string source =
      "import os\n"
      "from pathlib import Path\n"
      "from sagemaker.workflow.pipeline import Pipeline\n"
      "from sagemaker.workflow.fail_step import FailStep\n"
      "here = os.path.dirname(os.path.realpath(__file__))\n"
      "text = os.path.join(here, 'a.txt') + ' ' + str(Path(__file__).parent.parent / 'b.txt')\n"
      "Pipeline(name='p', steps=[FailStep(name='A', error_message=text)])\n";
  folder.Write("one/deep/train.py", source);
  folder.Write("two/train.py", source);
  const auto show = [&](const std::string& below) {
    return Smgraph({"show", "--format", "json", "train.py"}, {.folder = folder.path() / below}).out;
  };
  EXPECT_TRUE(Has(show("two"), "./a.txt ../b.txt")) << show("two");
  EXPECT_EQ(show("one/deep"), show("two"));
}

TEST(Inputs, PipelinesOfOneNameAreToldApartByWhatMakesThem) {
  const TemporaryFolder folder;
  std::string source = SageMakerSource("churn", "Own");
  for (const char* maker : {"small", "large"}) {
    source += std::string("def ") + maker + "():\n    return Pipeline(name='same', steps=[" +
              "FailStep(name='In_" + maker + "', error_message='x')])\n";
  }
  folder.Write("train.py", source);
  const ProgramRun both =
      Smgraph({"diff", "train.py::same", "train.py::churn"}, {.folder = folder.path()});
  EXPECT_EQ(both.status, 2);
  EXPECT_TRUE(Has(both.err, "select one: train.py::large")) << both.err;
  const ProgramRun one =
      Smgraph({"show", "--format", "json", "train.py::large"}, {.folder = folder.path()});
  EXPECT_TRUE(Has(one.out, "In_large")) << one.out;
  EXPECT_FALSE(Has(one.out, "In_small")) << one.out;
}

TEST(Inputs, WhatIsOpenIsListedWithTheOptionThatSettlesIt) {
  const TemporaryFolder folder;
  folder.Write(
      "train.py",
      "import os\n" + SageMakerSource("p", "Prep") +
          "def build(team):\n"
          "    text = os.environ['STAGE']\n"
          "    return Pipeline(name='q', steps=[FailStep(name='A', error_message=team),\n"
          "                                     FailStep(name='B', error_message=text)])\n");
  const ProgramRun open = Smgraph({"show", "train.py::q"}, {.folder = folder.path()});
  EXPECT_TRUE(Has(open.out, "--set team=VALUE   argument 'team' of build")) << open.out;
  EXPECT_TRUE(Has(open.out, "--env STAGE=VALUE  environment variable STAGE")) << open.out;
  const ProgramRun bound =
      Smgraph({"show", "train.py::q", "--set", "team=risk", "--env", "STAGE=prod"},
              {.folder = folder.path()});
  EXPECT_FALSE(Has(bound.out, "VALUE")) << bound.out;
}

TEST(Inputs, APipelineThatMayLackStepsSaysWhatStoodInTheWay) {
  const TemporaryFolder folder;
  folder.Write("train.py", "import os\n" + SageMakerSource("churn", "Prep Train") +
                               "more = Pipeline(name=\"more\", steps=[step for step in steps])\n" +
                               "for file in os.listdir(\".\"):\n" +
                               "    more.steps.append(build(file))\n");
  const ProgramRun run = Smgraph({"show", "train.py::more"}, {.folder = folder.path()});
  EXPECT_TRUE(Has(run.out, "not complete: see below")) << run.out;
  const std::size_t reasons = run.out.find("Not known before it runs");
  ASSERT_NE(reasons, std::string::npos) << run.out;
  EXPECT_TRUE(Has(run.out.substr(reasons), "name 'build' is not defined")) << run.out;
}

TEST(Inputs, NothingOutsideTheRootIsRead) {
  const TemporaryFolder folder;
  folder.Write("secret.py", "NAME = 'Secret'\n");
  folder.Write("project/train.py", "from secret import NAME\n" + SageMakerSource("p", "Prep"));
  const ProgramRun run = Smgraph({"show", "--format", "json", "train.py", "--root", "../other"},
                                 {.folder = folder.path() / "project"});
  EXPECT_EQ(run.status, 2);
  folder.Write("other/x.py", "");
  const ProgramRun outside = Smgraph({"show", "--format", "json", "train.py", "--root", "../other"},
                                     {.folder = folder.path() / "project"});
  EXPECT_EQ(outside.status, 2);
  EXPECT_TRUE(Has(outside.err, "train.py: error: the file is not below --root ../other"))
      << outside.err;
}

class GitRevisions : public ::testing::Test {
 protected:
  void SetUp() override {
    if (RunCommand({"git", "--version"}).status != 0) GTEST_SKIP() << "git is not installed";
    folder_.Write("pipelines/names.py", "STEPS = 'Old'\n");
    folder_.Write("pipelines/train.py", Source());
    folder_.Write("definition.json", "{\"no\": \"pipeline\"}\n");
    Git({"init", "-q", "-b", "main"});
    Git({"add", "."});
    Git({"commit", "-q", "-m", "first"});
    folder_.Write("pipelines/names.py", "STEPS = 'New'\n");
  }
  static std::string Source() {
    std::string source = SageMakerSource("churn", "Own");
    source.replace(source.find("\"Own\""), 5, "STEPS");
    return "from names import STEPS\n" + source;
  }
  void Git(std::vector<std::string> arguments) const {
    arguments.insert(arguments.begin(), {"git", "-c", "user.name=a", "-c", "user.email=a@b"});
    const ProgramRun run = RunCommand(arguments, {.folder = folder_.path()});
    ASSERT_EQ(run.status, 0) << run.err;
  }
  ProgramRun Show(const std::string& file, const std::string& below = ".") const {
    return Smgraph({"show", "--format", "json", file}, {.folder = folder_.path() / below});
  }
  TemporaryFolder folder_;
};

TEST_F(GitRevisions, AFileAndItsModulesAreReadFromTheRevision) {
  const ProgramRun old = Show("HEAD:pipelines/train.py");
  EXPECT_EQ(old.status, 0) << old.err;
  EXPECT_TRUE(Has(old.out, "Old")) << old.out;
  const ProgramRun now = Show("pipelines/train.py");
  EXPECT_TRUE(Has(now.out, "New")) << now.out;
}

TEST_F(GitRevisions, PathsAreRelativeToTheFolderOneStandsInOrToTheRoot) {
  EXPECT_EQ(Show("main:train.py", "pipelines").status, 0);
  EXPECT_EQ(Show("main:pipelines/train.py", "pipelines").status, 0);
  EXPECT_EQ(Show(":train.py", "pipelines").status, 0);
  EXPECT_EQ(Show("HEAD:./pipelines/../pipelines/train.py").status, 0);
}

TEST_F(GitRevisions, MistakesAreNamed) {
  const ProgramRun revision = Show("mian:pipelines/train.py");
  EXPECT_EQ(revision.status, 2);
  EXPECT_TRUE(
      revision.err.starts_with("mian:pipelines/train.py: error: git knows no revision 'mian'\n"))
      << revision.err;
  const ProgramRun path = Show("HEAD:pipelines/trian.py");
  EXPECT_TRUE(
      path.err.starts_with("HEAD:pipelines/trian.py: error: no such file in revision 'HEAD'\n"))
      << path.err;
  EXPECT_TRUE(Has(path.err, "did you mean 'pipelines/train.py'?")) << path.err;
  const ProgramRun select = Show("pipelines/train.py:churn");
  EXPECT_TRUE(Has(select.err, "to select a pipeline write pipelines/train.py::NAME")) << select.err;
  const ProgramRun option = Show("--help:x.py");
  EXPECT_EQ(option.status, 2);
}

TEST_F(GitRevisions, OutsideARepository) {
  const TemporaryFolder other;
  const ProgramRun run =
      Smgraph({"show", "--format", "json", "HEAD:train.py"}, {.folder = other.path()});
  EXPECT_EQ(run.status, 2);
  EXPECT_TRUE(run.err.starts_with("HEAD:train.py: error: no such file, and no git revision: "))
      << run.err;
}

TEST_F(GitRevisions, WithoutGit) {
  const ProgramRun run = Smgraph({"show", "--format", "json", "HEAD:train.py"},
                                 {.folder = folder_.path(), .env = {{"PATH", "/nowhere"}}});
  EXPECT_EQ(run.status, 2);
  EXPECT_TRUE(Has(run.err, "git is not installed")) << run.err;
}

}  // namespace
}  // namespace smgraph::testing
