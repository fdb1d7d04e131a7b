#include <string>

#include <gtest/gtest.h>

#include "tests/cli/program_run.h"
#include "tests/cli/sources.h"

// smgraph diff: exit statuses, --map, --why.
namespace smgraph::testing {
namespace {

bool Has(const std::string& text, const std::string& part) {
  return text.find(part) != std::string::npos;
}

class Diff : public ::testing::Test {
 protected:
  void SetUp() override {
    folder_.Write("old.py", SageMakerSource("churn", "Load Prep Train"));
    folder_.Write("new.py", SageMakerSource("churn", "Load Prep Check Train"));
  }
  ProgramRun Run(std::vector<std::string> arguments) const {
    arguments.insert(arguments.begin(), "diff");
    return Smgraph(arguments, {.folder = folder_.path()});
  }
  TemporaryFolder folder_;
};

TEST_F(Diff, StatusSaysWhetherTheyDiffer) {
  EXPECT_EQ(Run({"old.py", "old.py"}).status, 0);
  EXPECT_TRUE(Has(Run({"old.py", "old.py"}).out, "no differences"));
  EXPECT_EQ(Run({"old.py", "new.py"}).status, 1);
  EXPECT_EQ(Run({"old.py", "missing.py"}).status, 2);
  folder_.Write("open.py",
                "from sagemaker.workflow.pipeline import Pipeline\n"
                "from sagemaker.workflow.fail_step import FailStep\n"
                "def build(count):\n"
                "    return Pipeline(name='p', steps=[FailStep(name=f'S{i}', error_message='x')\n"
                "                                     for i in range(count)])\n");
  const ProgramRun open = Run({"open.py", "open.py"});
  EXPECT_EQ(open.status, 3) << open.out << open.err;
  EXPECT_TRUE(Has(open.err, "no difference found, but not everything could be read")) << open.err;
}

TEST_F(Diff, BothSidesThatCannotBeReadAreNamed) {
  const ProgramRun run = Run({"missing.py", "gone.py"});
  EXPECT_TRUE(Has(run.err, "missing.py: error: ") && Has(run.err, "gone.py: error: ")) << run.err;
}

TEST_F(Diff, WrittenGraphsAreReadInPlaceOfTheSource) {
  folder_.Write("old.json", Smgraph({"show", "-f", "json", folder_.At("old.py")}).out);
  EXPECT_EQ(Run({"old.py", "old.json"}).status, 0);
  EXPECT_EQ(Run({"old.json", "new.py"}).status, 1);
}

TEST_F(Diff, WhyTellsOneStepsStory) {
  const ProgramRun train = Run({"old.py", "new.py", "--why", "Train"});
  EXPECT_EQ(train.status, 1);
  EXPECT_TRUE(train.out.starts_with("Train: in both (same name)\n    - old.py:6:18\n"))
      << train.out;
  EXPECT_TRUE(Has(train.out, "    + new.py:6:18\n")) << train.out;
  EXPECT_TRUE(Has(train.out, "    +   |     steps.append(FailStep(name=step")) << train.out;
  EXPECT_TRUE(Has(train.out, "added edge Check -> Train")) << train.out;
  EXPECT_FALSE(Has(train.out, "\x1b["));
  EXPECT_TRUE(
      Run({"old.py", "new.py", "--why", "Check"}).out.starts_with("Check: only in the after\n"));
  EXPECT_TRUE(Has(Run({"old.py", "new.py", "--why", "Load"}).out, "nothing differs"));
  EXPECT_TRUE(Has(Run({"old.py", "new.py", "--why", "Train", "--color", "always"}).out, "\x1b["));
}

TEST_F(Diff, WhyOfAnUnknownStep) {
  const ProgramRun run = Run({"old.py", "new.py", "--why", "Trian"});
  EXPECT_EQ(run.status, 2);
  EXPECT_EQ(run.out, "");
  EXPECT_TRUE(Has(run.err, "--why Trian: no such step on either side")) << run.err;
  EXPECT_TRUE(Has(run.err, "did you mean 'Train'?")) << run.err;
}

TEST_F(Diff, WhyIsTextAndTakesNoFormat) {
  const ProgramRun run = Run({"old.py", "new.py", "--why", "Train", "-f", "svg"});
  EXPECT_EQ(run.status, 2);
  EXPECT_EQ(run.out, "");
  EXPECT_TRUE(Has(run.err, "--why prints text: no -o and no -f beside it")) << run.err;
}

TEST_F(Diff, MapDeclaresAPair) {
  folder_.Write("renamed.py", SageMakerSource("churn", "Load Alpha Beta"));
  const ProgramRun run =
      Run({"old.py", "renamed.py", "--map", "Prep=Beta", "--map", "Train=Alpha", "--why", "Beta"});
  EXPECT_TRUE(run.out.starts_with("Beta: in both, 'Prep' in the before (declared)\n")) << run.out;
}

TEST_F(Diff, MapChecksItsNames) {
  const auto error = [&](const char* map) {
    const ProgramRun run = Run({"old.py", "new.py", "--map", map});
    EXPECT_EQ(run.status, 2);
    return run.err;
  };
  EXPECT_TRUE(Has(error("Prep"), "--map Prep: expected BEFORE=AFTER")) << error("Prep");
  EXPECT_TRUE(Has(error("Perp=Prep"), "the before has no step 'Perp'")) << error("Perp=Prep");
  EXPECT_TRUE(Has(error("Perp=Prep"), "did you mean 'Prep'?")) << error("Perp=Prep");
  EXPECT_TRUE(Has(error("Prep=Chek"), "did you mean 'Check'?")) << error("Prep=Chek");
}

TEST_F(Diff, OneOfSeveralPipelinesIsTheOneWithTheOthersName) {
  folder_.Write("two.py",
                SageMakerSource("daily", "A") + SageMakerSource("churn", "Load Prep Train"));
  EXPECT_EQ(Run({"old.py", "two.py"}).status, 0);
  const ProgramRun both = Run({"two.py", "two.py"});
  EXPECT_EQ(both.status, 2);
  EXPECT_TRUE(Has(both.err, "2 pipelines: 'daily'")) << both.err;
}

}  // namespace
}  // namespace smgraph::testing
