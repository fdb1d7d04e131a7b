#include <algorithm>
#include <string>
#include <string_view>

#include <gtest/gtest.h>

#include "graph/verify.h"
#include "tests/frontends/sagemaker/program.h"
#include "tests/frontends/sagemaker/reading.h"

// What is read of programs of which not everything is known, and what is said about it.
namespace smgraph::sagemaker {
namespace {

TEST(Unknown, NamesKeepTheirGapsInBraces) {
  const graph::Pipeline pipeline = ReadBody(R"(
import time
t = T(f"Train-{time.strftime('%H')}")
p = Pipeline(name="P", steps=[t])
)");
  EXPECT_TRUE(graph::Info(pipeline).complete);
  EXPECT_TRUE(pipeline[0].id.starts_with("Train-{")) << pipeline[0].id;
}

TEST(Unknown, InfrastructureDoesNotMatter) {
  const graph::Pipeline pipeline = ReadBody(R"(
import boto3
role = boto3.client("iam").get_role(RoleName="x")["Role"]["Arn"]
e = Estimator(image_uri=boto3.client("ecr").describe(), role=role, instance_count=1,
              instance_type="ml.m5.large", sagemaker_session=session)
p = Pipeline(name="P", steps=[TrainingStep(name="T", step_args=e.fit())])
)");
  EXPECT_TRUE(graph::Info(pipeline).complete);
  EXPECT_NE(SettingOf(StepOf(pipeline, "T"), "role"), "");
  EXPECT_EQ(graph::Verify(pipeline), std::vector<std::string>());
}

TEST(Unknown, ElementOfSteps) {
  const graph::Pipeline pipeline = ReadBody(R"(
import boto3
p = Pipeline(name="P", steps=[T("T"), boto3.client("x").make_step()])
)");
  EXPECT_FALSE(graph::Info(pipeline).complete);
  EXPECT_EQ(CodesOf(pipeline), "SMG020");
}

TEST(Unknown, PropertiesOfSomethingUnknown) {
  const graph::Pipeline pipeline = ReadBody(R"(
from somewhere import made
p = Pipeline(name="P", steps=[TrainingStep(name="T", step_args=estimator.fit(
    made.properties.ProcessingOutputConfig.Outputs["train"].S3Output.S3Uri))])
)");
  EXPECT_FALSE(graph::Info(pipeline).complete);
  EXPECT_EQ(CodesOf(pipeline), "SMG023");
}

TEST(Unknown, OrderOfWhatIsSorted) {
  const Reading reading = ReadProgram(ProgramOf(R"(
import mylib
names = sorted(["a", "b"], key=lambda name: mylib.weight(name))
p = Pipeline(name="P", steps=[T(f"{at}-{name}") for at, name in enumerate(names)])
)"));
  EXPECT_FALSE(reading.complete);
}

TEST(Unknown, NamesThatOnlyLookTheSame) {
  const graph::Pipeline pipeline = ReadBody(R"(
import mylib
p = Pipeline(name="P", steps=[T("x" + mylib.name(n)) for n in (1, 2)])
)");
  EXPECT_FALSE(graph::Info(pipeline).complete);
  EXPECT_EQ(CodesOf(pipeline).find("SMG201"), std::string::npos) << CodesOf(pipeline);
}

TEST(Unknown, ObjectsGivenToCodeThatIsNotKnown) {
  const graph::Pipeline pipeline = ReadBody(R"(
import numpy
class Artifact:
    def __init__(self, step):
        self.step = step
first = T("First")
uri = numpy.vectorize(lambda a: a.uri)(Artifact(first))
p = Pipeline(name="P", steps=[first, TrainingStep(name="T", step_args=estimator.fit(uri))])
)");
  EXPECT_FALSE(graph::Info(pipeline).complete);
  EXPECT_EQ(CodesOf(pipeline), "SMG023");
}

TEST(Unknown, OrderOfASort) {
  const Reading reading = ReadProgram(ProgramOf(R"(
steps = [T("A"), T("B")]
steps.sort(key=lambda step: hash(step.name))
steps[1].add_depends_on([steps[0]])
p = Pipeline(name="P", steps=steps)
)"));
  EXPECT_FALSE(reading.complete);
  ASSERT_EQ(reading.document.pipelines.size(), 1U);
  EXPECT_FALSE(graph::Info(reading.document.pipelines.front()).complete);
}

TEST(Unknown, RecursionIntoSomethingUnknown) {
  const Reading reading = ReadProgram(ProgramOf(R"(
from somewhere import tree
steps = []

def walk(node, parent):
    step = T(node["name"], [parent] if parent else [])
    steps.append(step)
    for child in node.get("children", []):
        walk(child, step)

walk(tree, None)
p = Pipeline(name="P", steps=steps)
)"));
  EXPECT_FALSE(reading.complete);
  ASSERT_EQ(reading.document.pipelines.size(), 1U);
  const graph::Pipeline& pipeline = reading.document.pipelines.front();
  EXPECT_FALSE(graph::Info(pipeline).complete);
  EXPECT_EQ(OrderOf(pipeline), "{name}, {name}#2[{name}]");
}

TEST(Unknown, RecursionThatChanceEnds) {
  const Reading reading = ReadProgram(ProgramOf(R"(
import random
steps = []

def more():
    if random.random() < 0.5:
        steps.append(T("A"))
        more()

more()
p = Pipeline(name="P", steps=steps)
)"));
  EXPECT_FALSE(reading.complete);
  ASSERT_EQ(reading.document.pipelines.size(), 1U);
}

TEST(Unknown, RecursionThatSomethingKnownEnds) {
  const graph::Pipeline pipeline = ReadBody(R"(
from somewhere import config

def chain(depth, conf):
    after = chain(depth - 1, conf) if depth > 1 else []
    return after + [T(f"T{depth}-{conf.flavour}", after[-1:])]

p = Pipeline(name="P", steps=chain(5, config))
)");
  EXPECT_TRUE(graph::Info(pipeline).complete);
  EXPECT_EQ(boost::num_vertices(pipeline), 5U);
}

TEST(Unknown, OperationsThatTheSdkRefuses) {
  for (const char* operation : {"int(count)", "count > 2", "1 + count", "len(count)", "-count",
                                "[n for n in count]", "2 in count", "range(count)"}) {
    const Reading reading = ReadProgram(ProgramOf(std::string(R"(
from sagemaker.workflow.parameters import ParameterInteger
count = ParameterInteger("Count", default_value=3)
)") + operation + "\np = Pipeline('P', parameters=[count], steps=[T('A')])\n"));
    EXPECT_FALSE(reading.complete) << operation;
    const bool said = std::ranges::any_of(reading.diagnostics, [](const Diagnostic& finding) {
      return finding.message.find("TypeError") != std::string::npos;
    });
    EXPECT_TRUE(said) << operation;
  }
}

TEST(Unknown, OperationsOfReleasesInWhichParametersWereTheirDefaults) {
  const Reading reading = ReadProgram(ProgramOf(R"(
# !pip install sagemaker==2.72.1
from sagemaker.workflow.parameters import ParameterString
stage = ParameterString("Stage", default_value="dev")
try:
    name = "P-" + stage
except TypeError:
    name = "refused"
p = Pipeline(name, parameters=[stage], steps=[T("A")])
)"));
  ASSERT_EQ(reading.document.pipelines.size(), 1U);
  EXPECT_EQ(graph::Info(reading.document.pipelines.front()).name, "P-{Stage}");
}

TEST(Unknown, ModulesThatTheOtherReleaseHas) {
  constexpr const char* kTries = R"(
try:
    from sagemaker.mlops.workflow.pipeline import Pipeline
    release = "3"
except ImportError:
    from sagemaker.workflow.pipeline import Pipeline
    release = "2"
p = Pipeline(name="P" + release, parameters=[ParameterString(name="Who")])
)";
  const auto name_with = [&](const std::string& import) {
    const Reading reading = ReadProgram(import + kTries);
    return reading.document.pipelines.empty()
               ? std::string()
               : graph::Info(reading.document.pipelines.front()).name;
  };
  EXPECT_EQ(name_with("try:\n    from sagemaker.workflow.imagined import ParameterString\n"
                      "except ImportError:\n    ParameterString = str\n"
                      "from sagemaker.workflow.parameters import ParameterString\n"),
            "P2");
  EXPECT_EQ(name_with("try:\n    from sagemaker.workflow.steps import ParameterString\n"
                      "except ImportError:\n"
                      "    from sagemaker.workflow.parameters import ParameterString\n"
                      "from sagemaker.workflow.functions import Join\n"),
            "P2");
  EXPECT_EQ(name_with("from sagemaker.workflow.parameters import ParameterString\n"), "P2");
  EXPECT_EQ(name_with("from sagemaker.core.workflow.parameters import ParameterString\n"), "P3");
}

TEST(Unknown, AttributesThatALibraryMayLack) {
  const graph::Pipeline pipeline = ReadBody(R"(
import sagemaker.experimental as lab
extra = getattr(lab, "make_step", None)
p = Pipeline(name="P", steps=[T("A")] + ([T("B")] if extra else []))
)");
  EXPECT_FALSE(graph::Info(pipeline).complete);
}

TEST(Unknown, ArgumentsSpreadFromSomethingUnknown) {
  const graph::Pipeline pipeline = ReadBody(R"(
from somewhere import made

def train(*steps):
    return TrainingStep(name="T", step_args=estimator.fit({
        str(i): step.properties.TrainingJobName for i, step in enumerate(steps)}))

p = Pipeline(name="P", steps=[train(*made)])
)");
  EXPECT_FALSE(graph::Info(pipeline).complete);
  EXPECT_EQ(CodesOf(pipeline), "SMG023");
}

TEST(Unknown, ConditionAroundAStep) {
  const graph::Pipeline pipeline = ReadBody(R"(
import os
steps = [T("A")]
if os.environ["EXTRA"] == "yes":
    steps.append(T("B", ["A"]))
p = Pipeline(name="P", steps=steps)
)");
  EXPECT_FALSE(graph::Info(pipeline).complete);
  EXPECT_EQ(OrderOf(pipeline), "A, B[A]");
  EXPECT_TRUE(StepOf(pipeline, "A").guard.always());
  EXPECT_TRUE(graph::DependsOnHost(StepOf(pipeline, "B").guard));
}

TEST(Unknown, CasesOfAnUnsetArgumentBindWhatTheyWould) {
  const graph::Pipeline pipeline = ReadBody(R"(
def build(plan):
    steps = [T("A")]
    match plan:
        case {"extra": name, **rest} if rest["on"]:
            steps.append(T(name, ["A"]))
        case [first, *more]:
            steps.append(T(f"First-{first}", [more[0]]))
        case "slow" | "quick" as speed:
            steps.append(T(f"Run-{speed}"))
        case other:
            steps.append(T(other.name))
    return Pipeline(name="P", steps=steps)
)");
  EXPECT_FALSE(graph::Info(pipeline).complete);
  EXPECT_EQ(OrderOf(pipeline), "A, {extra}[A], First-{plan}, Run-{plan}, {name}");
  EXPECT_TRUE(StepOf(pipeline, "A").guard.always());
  EXPECT_EQ(graph::Summary(StepOf(pipeline, "Run-{plan}").guard),
            R"(not ({plan matches "extra": name, **rest} and {on}) and )"
            R"(not ({plan matches [first, *more]}) and ({plan} == 'slow' or {plan} == 'quick'))");
}

TEST(Unknown, AlternativesOfOneNameAreOneStep) {
  const graph::Pipeline pipeline = ReadBody(R"(
import os
if os.environ["LOCAL"] == "yes":
    t = T("Train")
else:
    t = TrainingStep(name="Train", step_args=Estimator(image_uri="other", role="r",
        instance_count=2, instance_type="ml.m5.large", sagemaker_session=session).fit())
p = Pipeline(name="P", steps=[t, T("Next", [t])])
)");
  EXPECT_TRUE(graph::Info(pipeline).complete) << CodesOf(pipeline);
  EXPECT_EQ(OrderOf(pipeline), "Train, Next[Train]");
  EXPECT_TRUE(StepOf(pipeline, "Train").guard.always());
}

TEST(Unknown, ProcessorByCondition) {
  const graph::Pipeline pipeline = ReadBody(R"(
import os
other = ScriptProcessor(image_uri="i", role="r", instance_type="ml.m5.xlarge", instance_count=1,
                        command=["python3"], sagemaker_session=session)
chosen = other if os.environ["BIG"] else processor
s = ProcessingStep(name="S", step_args=chosen.run(code="c.py", inputs=[ProcessingInput(
    source=T("Up").properties.ModelArtifacts.S3ModelArtifacts, input_name="m")]))
p = Pipeline(name="P", steps=[s])
)");
  EXPECT_TRUE(graph::Info(pipeline).complete) << CodesOf(pipeline);
  EXPECT_EQ(OrderOf(pipeline), "S, Up");
}

TEST(Unknown, EachOfManyArgumentsIsRead) {
  const graph::Pipeline pipeline = ReadBody(R"(
import os
ups = [T(f"Up{i}") for i in range(20)]
def fit(up):
    return estimator.fit({"train": up.properties.ModelArtifacts.S3ModelArtifacts})
args = fit(ups[0])
for i in range(1, 20):
    if os.environ["CHOSEN"] == str(i):
        args = fit(ups[i])
p = Pipeline(name="P", steps=[*ups, TrainingStep(name="T", step_args=args)])
)");
  EXPECT_FALSE(graph::Info(pipeline).complete);
  EXPECT_EQ(boost::in_degree(*graph::FindStep(pipeline, "T"), pipeline), 20U);
}

TEST(Unknown, ReferenceUnderACondition) {
  const graph::Pipeline pipeline = ReadBody(R"(
import os
up = T("Up")
data = up.properties.ModelArtifacts.S3ModelArtifacts if os.environ["X"] else "s3://fixed"
t = TrainingStep(name="T", step_args=estimator.fit({"train": data}))
p = Pipeline(name="P", steps=[up, t])
)");
  EXPECT_FALSE(graph::Info(pipeline).complete);
  EXPECT_EQ(AdjacencyOf(pipeline), "Up->T");
}

TEST(Unknown, LoopOverSomethingUnknown) {
  const graph::Pipeline pipeline = ReadBody(R"(
import boto3
steps = []
for country in boto3.client("x").list_countries():
    steps.append(T(f"Train-{country}"))
p = Pipeline(name="P", steps=steps)
)");
  EXPECT_FALSE(graph::Info(pipeline).complete);
  ASSERT_EQ(boost::num_vertices(pipeline), 1U);
  EXPECT_TRUE(pipeline[0].multiplicity);
  EXPECT_TRUE(pipeline[0].id.starts_with("Train-{")) << pipeline[0].id;
}

TEST(Unknown, CodeThatIsHandedAReference) {
  const graph::Pipeline pipeline = ReadBody(R"(
import helpers
up = T("Up")
t = TrainingStep(name="T", step_args=estimator.fit(
    {"train": helpers.wrap(up.properties.ModelArtifacts.S3ModelArtifacts)}))
p = Pipeline(name="P", steps=[up, t])
)");
  EXPECT_FALSE(graph::Info(pipeline).complete);
}

TEST(Versions, PinnedInTheProgramAreNoted) {
  const graph::Pipeline pipeline = ReadBody(R"(
"""!pip install -q 'sagemaker==2.72.1'"""
p = Pipeline(name="P", steps=[T("T")])
)");
  EXPECT_EQ(graph::Describe(*graph::Info(pipeline).settings.Find("sdk")), "'2.72.1'");
  EXPECT_EQ(CodesOf(pipeline), "SMG029");
}

TEST(Versions, CodeThatPresentReleasesRefuseHasTheNamesOfThePinnedOne) {
  const graph::Pipeline pipeline = ReadBody(R"(
"""!pip install -q 'sagemaker==2.72.1'"""
script = ParameterString("Script", default_value="s3://b/prep.py")
prep = ProcessingStep(name="Prep", processor=processor, code=script)
register = RegisterModel("Register", estimator=estimator, content_types=[], response_types=[])
p = Pipeline(name="P", parameters=[script], steps=[prep, register])
)");
  EXPECT_EQ(OrderOf(pipeline), "Prep, Register");
  EXPECT_EQ(CodesOf(pipeline), "SMG029 SMG116");
}

TEST(Reading, FixturesGiveTheArgumentsOfTests) {
  const graph::Pipeline pipeline = ReadBody(R"(
import pytest

@pytest.fixture
def name():
    return "from-a-fixture"

@pytest.fixture(scope="module")
def steps(name):
    yield [T(name)]

def test_it(name, steps):
    Pipeline(name=name, steps=steps)
)");
  EXPECT_EQ(graph::Info(pipeline).name, "from-a-fixture");
  EXPECT_EQ(OrderOf(pipeline), "from-a-fixture");
  EXPECT_TRUE(graph::Info(pipeline).complete);
}

TEST(Reading, PathsAndDatesAreTheirText) {
  const graph::Pipeline pipeline = ReadBody(R"(
from datetime import timedelta
from pathlib import Path
prep = ProcessingStep(name="Prep", processor=processor, code="prep.py",
                      job_arguments=[Path("/opt") / "x", timedelta(hours=2)])
p = Pipeline(name="P", steps=[prep])
)");
  EXPECT_EQ(ArgumentOf(StepOf(pipeline, "Prep"), "arguments"), "['/opt/x', '2:00:00']");
  EXPECT_TRUE(graph::Info(pipeline).complete);
}

TEST(Reading, LoopsWhoseEndIsNotKnownEnd) {
  const graph::Pipeline pipeline = ReadBody(R"(
import boto3
p = Pipeline(name="P", steps=[T("T")])
def pages(client):
    token = None
    while True:
        page = client.list(NextToken=token) if token else client.list()
        for item in page["Items"]:
            yield item
        try:
            token = page["NextToken"]
        except KeyError:
            break
names = [item["Name"] for item in pages(boto3.client("s3"))]
while True:
    if boto3.client("sagemaker").describe()["Status"] in ("Failed", "Stopped"):
        break
)");
  EXPECT_EQ(graph::Info(pipeline).name, "P");
}

TEST(Reading, AlternativesUponAlternativesAreNotKnown) {
  const graph::Pipeline pipeline = ReadBody(R"(
import boto3
options = boto3.client("ssm").describe()
name = "T"
for key in "abcdefghijklmnopqrstuvwxyz":
    if options[key]:
        name = name + key
p = Pipeline(name="P", steps=[T(name)])
)");
  EXPECT_EQ(boost::num_vertices(pipeline), 1U);
  EXPECT_FALSE(graph::Info(pipeline).complete);
}

TEST(Notebooks, NamesThatOthersStored) {
  const std::string import = "from sagemaker.workflow.pipeline import Pipeline\n";
  const std::string use = "p = Pipeline(name=f'{prefix}-pipeline', steps=[])";
  struct {
    const char* magic;
    bool known;
  } const cases[] = {
      {"%store -r", true},
      {"%store -r prefix", true},
      {"%store -r bucket prefix  # both\n", true},
      {"%store -r other", false},
      {"%store prefix", false},
      {"", false},
  };
  for (const auto& one : cases) {
    const Reading reading = ReadCells({import, one.magic, use, "display(p)"});
    ASSERT_EQ(reading.document.pipelines.size(), 1U) << one.magic;
    const graph::PipelineInfo& info = graph::Info(reading.document.pipelines[0]);
    EXPECT_EQ(info.name, "{prefix}-pipeline") << one.magic;
    EXPECT_EQ(reading.diagnostics.empty(), one.known) << one.magic;
  }
}

TEST(EntryPoint, ThatFailsSaysNothingAboutPipelinesMadeBefore) {
  const Reading reading = ReadProgram(ProgramOf(R"(
def helper(source=None):
    return T(source.properties.TrainingJobName)

pipeline = Pipeline("P", steps=[T("A")])
)"));
  EXPECT_FALSE(reading.complete);
  ASSERT_EQ(reading.document.pipelines.size(), 1U);
  EXPECT_TRUE(graph::Info(reading.document.pipelines.front()).complete);
}

TEST(CodeThatIsNotThere, MayChangeWhatItIsGiven) {
  struct Case {
    std::string_view code;
    bool complete;
  };
  constexpr Case kCases[] = {
      {"add(steps)", false},        {"add(target={'all': steps})", false},
      {"add(steps[0])", false},     {"add(holder)", false},
      {"add(holder.build)", false}, {"add(len(steps), 'text')", true},
      {"print(steps)", true},       {"json.dumps(steps)", true},
  };
  for (const Case& one : kCases) {
    const graph::Pipeline pipeline = ReadBody(R"(
import json
from no_such_package import add

class Holder:
    def __init__(self, steps):
        self.steps = steps

    def build(self):
        return self.steps

steps = [T("A")]
holder = Holder(steps)
)" + std::string(one.code) + "\npipeline = Pipeline('P', steps=steps)\n");
    EXPECT_EQ(graph::Info(pipeline).complete, one.complete) << one.code;
  }
}

TEST(CodeThatIsNotThere, MayFillTheListsThatItIsGiven) {
  const Reading filled = ReadProgram(ProgramOf(R"(
import somewhere
steps = []
somewhere.fill(steps)
p = Pipeline(name="P", steps=steps)
)"));
  EXPECT_FALSE(filled.complete);
  const Reading kept = ReadProgram(ProgramOf(R"(
steps = []
p = Pipeline(name="P", steps=steps)
p.steps.append(T("A"))
)"));
  EXPECT_TRUE(kept.complete);
}

TEST(CodeThatIsNotThere, MayReferToTheStepsThatItIsGiven) {
  const graph::Pipeline pipeline = ReadBody(R"(
from no_such_package import uri_of

first = T("First")
second = TrainingStep(name="Second", step_args=estimator.fit({"train": uri_of(first)}))
pipeline = Pipeline("P", steps=[first, second])
)");
  EXPECT_FALSE(graph::Info(pipeline).complete);
  EXPECT_EQ(AdjacencyOf(pipeline), "First->Second");
}

TEST(CodeThatIsNotThere, MayCallTheMethodsOfWhatDerivesFromIt) {
  const std::string classes = R"(
import ast
class Calls(ast.NodeVisitor):
    def __init__(self):
        self.names = []
    def visit_Call(self, node):
        self.names.append(node.func.id)
calls = Calls()
)";
  const std::string rest = "p = Pipeline(name='P', steps=[T(n) for n in calls.names] + [T('A')])\n";
  const auto visited = ReadBody(classes + "calls.visit(ast.parse('f()'))\n" + rest);
  EXPECT_FALSE(graph::Info(visited).complete);
  EXPECT_TRUE(graph::Info(ReadBody(classes + rest)).complete);
}

TEST(CodeThatIsNotThere, MayCallWhatItIsGiven) {
  const std::string made = R"(
import functools, locale, shutil
steps = []
names = ["A"]
def make(name):
    steps.append(T(name))
class Box:
    def __init__(self):
        self.steps, self.names = steps, []
    def fill(self, name):
        self.steps.append(T(name))
    def note(self, name):
        self.names.append(name)
make("A")
box = Box()
box.fill("C")
box.note("C")
)";
  const struct {
    std::string call;
    bool complete;
  } cases[] = {
      {"shutil.get_terminal_size(make)", false},
      {"shutil.get_terminal_size(lambda: make('B'))", false},
      {"shutil.get_terminal_size(functools.partial(make, 'B'))", false},
      {"shutil.get_terminal_size(callback=box.fill)", false},
      {"shutil.get_terminal_size(box.note)", true},
      {"shutil.get_terminal_size(lambda: names.append('B'))", true},
      {"shutil.get_terminal_size(print)", true},
      {"make('B')", true},
  };
  for (const auto& [call, complete] : cases) {
    const auto pipeline = ReadBody(made + call + "\np = Pipeline(name='P', steps=steps)\n");
    EXPECT_EQ(graph::Info(pipeline).complete, complete) << call;
  }
}

}  // namespace
}  // namespace smgraph::sagemaker
