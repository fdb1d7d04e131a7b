#include <string>

#include <gtest/gtest.h>

#include "tests/cli/program_run.h"

// Projects of several folders that lie in no repository, and packages that lie elsewhere.
namespace smgraph::testing {
namespace {

constexpr const char* kPipeline = R"(from zenml import pipeline, step
from steps.load import load

@step
def tell() -> None: ...

@pipeline
def daily():
    load("x")
    tell(after=["load"])
)";

ProgramRun RunIn(const TemporaryFolder& folder, const char* command) {
  return Smgraph({command, "pipelines/train.py"}, {.folder = folder.path()});
}

TEST(ProjectFolders, PackagesBesideTheFolderOfThePipeline) {
  const TemporaryFolder folder;
  folder.Write("pipelines/train.py", kPipeline);
  folder.Write("steps/load.py",
               "from zenml import step\n\n@step\ndef load(x: str) -> str:\n    return x\n");
  const ProgramRun run = RunIn(folder, "show");
  EXPECT_EQ(run.status, 0) << run.err;
  EXPECT_NE(run.out.find("2 steps, 1 edge"), std::string::npos) << run.out;
  EXPECT_EQ(run.out.find("not complete"), std::string::npos) << run.out;
  const ProgramRun check = RunIn(folder, "check");
  EXPECT_EQ(check.status, 0) << check.out;
}

// Whether what it has are steps cannot be known, and so neither what `after` names.
TEST(ProjectFolders, PackagesThatAreNotThere) {
  const TemporaryFolder folder;
  folder.Write("pipelines/train.py", kPipeline);
  const ProgramRun run = RunIn(folder, "show");
  EXPECT_EQ(run.status, 0) << run.err;
  EXPECT_NE(run.out.find("not complete"), std::string::npos) << run.out;
  const ProgramRun check = RunIn(folder, "check");
  EXPECT_EQ(check.status, 0) << check.out;
  EXPECT_NE(check.out.find("'steps.load.load' may add a step"), std::string::npos) << check.out;
}

// Nothing is written, yet the program goes on with the files that it would have then.
TEST(ProjectFolders, FilesThatTheProgramMovesAndDeletes) {
  const TemporaryFolder folder;
  for (const char* name : {"plans/a.yaml", "plans/b.yaml", "plans/c.yaml"})
    folder.Write(name, "x: 1\n");
  folder.Write("pipelines/train.py", R"(import os
import pathlib
from sagemaker.workflow.fail_step import FailStep
from sagemaker.workflow.pipeline import Pipeline

plans = pathlib.Path(__file__).parent.parent / "plans"
(plans / "a.yaml").rename(plans / "d.yaml")
os.remove(plans / "b.yaml")
there = "-".join(path.stem for path in sorted(plans.glob("*.yaml")))
Pipeline(name="p", steps=[FailStep(there, str((plans / "b.yaml").exists()))])
)");
  const ProgramRun run = Smgraph({"show", "--root", ".", "--format", "json", "pipelines/train.py"},
                                 {.folder = folder.path()});
  EXPECT_NE(run.out.find("\"c-d\""), std::string::npos) << run.out;
  EXPECT_NE(run.out.find("False"), std::string::npos) << run.out;
}

}  // namespace
}  // namespace smgraph::testing
