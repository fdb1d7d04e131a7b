#include <string>

#include <gtest/gtest.h>
#include <nlohmann/json.hpp>

#include "tests/cli/program_run.h"
#include "tests/cli/sources.h"

// smgraph equiv: exit statuses, options, what is printed.
namespace smgraph::testing {
namespace {

constexpr const char* kDynamic = R"py(from zenml import pipeline, step

@step
def evaluate() -> float:
    return 0.5

@step
def register(auc: float) -> None:
    pass

@pipeline(dynamic=True)
def gate():
    auc = evaluate()
    if auc.load() OPERATOR 0.9:
        register(auc)
)py";

std::string Gate(const std::string& op) {
  std::string text = kDynamic;
  text.replace(text.find("OPERATOR"), 8, op);
  return text;
}

class Equiv : public ::testing::Test {
 protected:
  void SetUp() override {
    folder_.Write("old.py", SageMakerSource("churn", "Load Prep Train"));
    folder_.Write("new.py", SageMakerSource("churn", "Load Prep Check Train"));
    folder_.Write("at_least.py", Gate(">="));
    folder_.Write("above.py", Gate(">"));
  }
  ProgramRun Run(std::vector<std::string> arguments) const {
    arguments.insert(arguments.begin(), "equiv");
    return Smgraph(arguments, {.folder = folder_.path()});
  }
  TemporaryFolder folder_;
};

TEST_F(Equiv, StatusSaysTheVerdict) {
  const ProgramRun same = Run({"old.py", "old.py"});
  EXPECT_EQ(same.status, 0) << same.err;
  EXPECT_EQ(same.out.substr(0, same.out.find('\n')), "identical: nothing differs");
  EXPECT_EQ(Run({"old.py", "new.py"}).status, 1);
  EXPECT_EQ(Run({"old.py", "missing.py"}).status, 2);
  EXPECT_EQ(Run({"old.py", "new.py", "--map", "Nothing=Load"}).status, 2);
}

TEST_F(Equiv, ShowsTheRunInWhichBothPart) {
  const ProgramRun run = Run({"at_least.py", "above.py", "--format", "json"});
  EXPECT_EQ(run.status, 1) << run.err;
  const nlohmann::json proof = nlohmann::json::parse(run.out);
  EXPECT_EQ(proof["verdict"], "different");
  EXPECT_EQ(proof["counterexample"]["with"][0]["value"], "0.9");
  EXPECT_EQ(proof["counterexample"]["beforeRuns"], (nlohmann::json{"evaluate", "register"}));
  EXPECT_EQ(proof["counterexample"]["afterRuns"], (nlohmann::json{"evaluate"}));
  EXPECT_EQ(proof["counterexample"]["beforePlace"]["path"], "at_least.py");
}

// What no edge and no argument of the graph says is in the requests of both definitions.
TEST_F(Equiv, RequestsOfDefinitionsAreCompared) {
  const auto definition = [](const char* mode) {
    const nlohmann::json request = {
        {"AppSpecification", {{"ImageUri", "image"}}},
        {"ProcessingInputs",
         {{{"InputName", "raw"},
           {"AppManaged", false},
           {"S3Input",
            {{"S3Uri", "s3://b/raw"}, {"LocalPath", "/opt/raw"}, {"S3InputMode", mode}}}}}}};
    const nlohmann::json step = {{"Name", "A"}, {"Type", "Processing"}, {"Arguments", request}};
    return nlohmann::json{{"Version", "2020-12-01"}, {"Steps", {step}}}.dump();
  };
  folder_.Write("file.json", definition("File"));
  folder_.Write("pipe.json", definition("Pipe"));
  EXPECT_EQ(Run({"file.json", "file.json"}).status, 0);
  const ProgramRun run = Run({"file.json", "pipe.json"});
  EXPECT_EQ(run.status, 1) << run.err;
  EXPECT_NE(run.out.find("the request of A has 'File'"), std::string::npos) << run.out;
}

// A static pipeline is read twice: for the values that it has, and for any.
TEST_F(Equiv, StandardInputIsReadOnce) {
  const std::string common =
      "from zenml import pipeline, step\n@step\ndef big() -> None: ...\n@step\n"
      "def small() -> None: ...\n@pipeline\ndef p(full: bool = False):\n    small()\n";
  folder_.Write("without.py", common);
  const ProgramRun run =
      Smgraph({"equiv", "-", "without.py"},
              {.input = common + "    if full:\n        big()\n", .folder = folder_.path()});
  EXPECT_EQ(run.status, 1) << run.out << run.err;
  EXPECT_EQ(run.err, "");
}

// Where the job of the one runs is compared with where the step of the other does.
TEST_F(Equiv, SettingsOfTwoDialectsCountWhenAskedFor) {
  folder_.Write("job.py", R"py(from sagemaker.processing import ScriptProcessor
from sagemaker.workflow.pipeline import Pipeline
from sagemaker.workflow.steps import ProcessingStep

processor = ScriptProcessor(role="r", image_uri="i", command=["python3"], instance_count=1, instance_type="ml.m5.large")
pipeline = Pipeline(name="p", steps=[ProcessingStep(name="clean", processor=processor, code="s3://c/clean.py")])
)py");
  const auto after = [](const std::string& type) {
    return "from zenml import pipeline, step\n"
           "@step(settings={'orchestrator.sagemaker': {'instance_type': '" +
           type +
           "'}})\n"
           "def clean() -> None: ...\n"
           "@pipeline\n"
           "def p():\n"
           "    clean()\n";
  };
  folder_.Write("same.py", after("ml.m5.large"));
  folder_.Write("other.py", after("ml.p4d.24xlarge"));
  EXPECT_EQ(Run({"job.py", "same.py", "--strict"}).status, 0);
  EXPECT_EQ(Run({"job.py", "other.py"}).status, 0);
  const ProgramRun other = Run({"job.py", "other.py", "--strict"});
  EXPECT_EQ(other.status, 1);
  EXPECT_NE(other.out.find("the instance type of clean is 'ml.m5.large' in the"), std::string::npos)
      << other.out;
}

TEST_F(Equiv, ARefinementIsAllowedWhenAskedFor) {
  const std::string loose =
      "from zenml import pipeline, step\n"
      "@step\n"
      "def a() -> None: pass\n"
      "@step\n"
      "def b() -> None: pass\n"
      "@pipeline\n"
      "def both():\n"
      "    a()\n";
  folder_.Write("loose.py", loose + "    b()\n");
  folder_.Write("ordered.py", loose + "    b(after='a')\n");
  EXPECT_EQ(Run({"loose.py", "ordered.py"}).status, 1);
  EXPECT_EQ(Run({"loose.py", "ordered.py", "--allow", "refines"}).status, 0);
  EXPECT_EQ(Run({"ordered.py", "loose.py", "--allow", "refines"}).status, 1);
}

}  // namespace
}  // namespace smgraph::testing
