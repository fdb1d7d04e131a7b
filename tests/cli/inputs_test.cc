#include <algorithm>
#include <string>
#include <vector>

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

TEST(Inputs, WhatIsLookedUpByANameThatIsNotKnown) {
  const TemporaryFolder folder;
  folder.Write("drive.py", R"(import importlib
import json
import sys

plan = json.load(open(sys.argv[1]))
module = importlib.import_module("flows")
for job in plan["jobs"]:
    getattr(module, job["pipeline"]).with_options(enable_cache=False)()
)");
  const ProgramRun run = Smgraph({"show", "drive.py"}, {.folder = folder.path()});
  EXPECT_EQ(run.status, 0) << run.err;
  for (const char* word : {"{pipeline}", "not complete", "looked up by a name", "drive.py:8"})
    EXPECT_TRUE(Has(run.out, word)) << run.out;
}

TEST(Inputs, FunctionsThatNobodyCallsAsTheyStand) {
  const char* sources[] = {
      "def main():\n    raise SystemExit('say --upsert')\n    build()\n\ndef build():\n",
      "def build(session=None):\n    bucket = session.default_bucket()\n",
      "def build(**settings):\n    bucket = settings['bucket']\n",
  };
  for (const char* source : sources) {
    const TemporaryFolder folder;
    const std::string import = "from sagemaker.workflow.pipeline import Pipeline\n";
    folder.Write("train.py", import + source + "    return Pipeline(name='daily', steps=[])\n");
    const ProgramRun run =
        Smgraph({"show", "--format", "json", "train.py"}, {.folder = folder.path()});
    EXPECT_EQ(run.status, 0) << source << run.err;
    EXPECT_TRUE(Has(run.out, "daily")) << source << run.out;
  }
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

// The error message of the one step that `source` makes with the bindings.
std::string BoundMessage(const std::string& signature, const std::vector<std::string>& bindings,
                         const std::string& expression) {
  const TemporaryFolder folder;
  folder.Write("train.py",
               "from typing import Optional\n"
               "from sagemaker.workflow.pipeline import Pipeline\n"
               "from sagemaker.workflow.fail_step import FailStep\n"
               "def build(" +
                   signature + "):\n    text = repr(" + expression +
                   ")\n    return Pipeline(name='p', steps=[FailStep(name='A', "
                   "error_message='<' + text + '>')])\n");
  std::vector<std::string> arguments{"show", "--format", "json", "train.py"};
  for (const std::string& binding : bindings)
    arguments.insert(arguments.end(), {"--set", binding});
  const ProgramRun run = Smgraph(arguments, {.folder = folder.path()});
  const std::size_t begin = std::min(run.out.find('<'), run.out.size());
  return run.out.substr(begin, run.out.find('>', begin) - begin + 1);
}

TEST(Inputs, BindingsAreReadAsPythonLiterals) {
  const auto bound = [](const std::string& signature, const std::string& value) {
    return BoundMessage(signature, {"n=" + value}, "n");
  };
  EXPECT_EQ(bound("n", "2"), "<2>");
  EXPECT_EQ(bound("n", "-1.5"), "<-1.5>");
  EXPECT_EQ(bound("n", "True"), "<True>");
  EXPECT_EQ(bound("n=3", "None"), "<None>");
  EXPECT_EQ(bound("n", "[1, ('a', {'b': None})]"), "<[1, ('a', {'b': None})]>");
  EXPECT_EQ(bound("n", "'2'"), "<'2'>");
  EXPECT_EQ(BoundMessage("n", {"n=2"}, "[f'step-{i}' for i in range(n)]"),
            "<['step-0', 'step-1']>");
}

TEST(Inputs, BindingsThatAreNoLiteralsAreText) {
  const auto bound = [](const std::string& signature, const std::string& value) {
    return BoundMessage(signature, {"n=" + value}, "n");
  };
  EXPECT_EQ(bound("n", "eu-west-1"), "<'eu-west-1'>");
  EXPECT_EQ(bound("n", "007"), "<'007'>");
  EXPECT_EQ(bound("n", "1.2.3"), "<'1.2.3'>");
  EXPECT_EQ(bound("n", "[1, x]"), "<'[1, x]'>");
  EXPECT_EQ(bound("n", "n + 1"), "<'n + 1'>");
  EXPECT_EQ(bound("n", ""), "<''>");
}

TEST(Inputs, BindingsOfParametersThatAreStringsAreText) {
  for (const char* signature : {"n: str", "n: str | None", "n: Optional[str]", "n='3'"})
    EXPECT_EQ(BoundMessage(signature, {"n=2"}, "n"), "<'2'>") << signature;
  EXPECT_EQ(BoundMessage("n: list[str]", {"n=[2]"}, "n"), "<[2]>");
  EXPECT_EQ(BoundMessage("n=True", {"n=false"}, "n"), "<False>");
  EXPECT_EQ(BoundMessage("n: bool", {"n=true"}, "n"), "<True>");
}

TEST(Inputs, BindingsReachTheConstructorsOfClasses) {
  const TemporaryFolder folder;
  folder.Write("train.py",
               "from dataclasses import dataclass\n"
               "from sagemaker.workflow.pipeline import Pipeline\n"
               "from sagemaker.workflow.fail_step import FailStep\n"
               "@dataclass\n"
               "class Builder:\n"
               "    count: int\n"
               "    prefix: str = 'step'\n"
               "    def build(self):\n"
               "        steps = [FailStep(name=self.prefix + str(i), error_message='x')\n"
               "                 for i in range(self.count)]\n"
               "        return Pipeline(name='p', steps=steps)\n");
  const ProgramRun run =
      Smgraph({"show", "--format", "json", "train.py", "--set", "count=2", "--set", "prefix=9"},
              {.folder = folder.path()});
  EXPECT_TRUE(Has(run.out, "\"90\"")) << run.out << run.err;
  EXPECT_TRUE(Has(run.out, "\"91\"")) << run.out << run.err;
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

TEST(Inputs, WhatLeadsToAnOpenValueSettlesItToo) {
  const TemporaryFolder folder;
  folder.Write("stages.yaml", "stages: [load, clean]\n");
  folder.Write("train.py",
               "import os, sys, yaml\n"
               "from sagemaker.workflow.fail_step import FailStep\n"
               "from sagemaker.workflow.pipeline import Pipeline\n"
               "stages = yaml.safe_load(open(os.environ['CONFIG']))['stages']\n"
               "steps = [FailStep(name=f'{s}-{sys.argv[1]}') for s in stages]\n"
               "if int(os.environ['WORKERS']) > 3:\n"
               "    steps.append(FailStep(name='Spread'))\n"
               "Pipeline(name=os.environ['TEAM'] + '-daily', steps=steps)\n");
  const ProgramRun open = Smgraph({"show", "train.py"}, {.folder = folder.path()});
  for (const char* option :
       {"--env CONFIG=VALUE", "--env TEAM=VALUE", "--env WORKERS=VALUE", "--set argv[1]=VALUE"})
    EXPECT_TRUE(Has(open.out, option)) << option << "\n" << open.out;
  const ProgramRun bound =
      Smgraph({"show", "train.py", "--set", "argv[1]=eu", "--env", "CONFIG=stages.yaml", "--env",
               "TEAM=risk", "--env", "WORKERS=5"},
              {.folder = folder.path()});
  for (const char* name : {"risk-daily", "load-eu", "clean-eu", "Spread"})
    EXPECT_TRUE(Has(bound.out, name)) << bound.out;
  EXPECT_FALSE(Has(bound.out, "Not known")) << bound.out;
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
