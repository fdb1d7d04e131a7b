#include <string>
#include <string_view>

#include <gtest/gtest.h>

#include "tests/cli/source_pairs.h"

// smgraph equiv on two small sources that differ in one place: what each is told to be.
namespace smgraph::testing {
namespace {

constexpr std::string_view kZenMl = R"py(from enum import Enum
from typing import Annotated, Dict, List, Literal
from zenml import pipeline, step

class Size(str, Enum):
    SMALL = "small"
    LARGE = "large"

@step
def score(region: str = "eu") -> Annotated[Dict[str, float], "quality"]: return {}

@step
def merge(parts: List[Dict[str, float]]) -> Annotated[float, "best"]: return 1.0

@step
def ship(x: float) -> None: ...

@step
def check(skip: bool, n: int) -> None: ...

)py";

constexpr std::string_view kSageMaker = R"py(from sagemaker.estimator import Estimator
from sagemaker.inputs import TrainingInput
from sagemaker.lambda_helper import Lambda
from sagemaker.processing import ProcessingOutput, ScriptProcessor
from sagemaker.workflow.condition_step import ConditionStep
from sagemaker.workflow.conditions import *
from sagemaker.workflow.function_step import step
from sagemaker.workflow.functions import JsonGet
from sagemaker.workflow.lambda_step import LambdaOutput, LambdaOutputTypeEnum, LambdaStep
from sagemaker.workflow.parameters import ParameterFloat
from sagemaker.workflow.pipeline import Pipeline
from sagemaker.workflow.properties import PropertyFile
from sagemaker.workflow.steps import ProcessingStep, TrainingStep

def call(name, inputs, *outputs):
    return LambdaStep(name, Lambda(function_arn="arn:aws:lambda:eu-west-1:111122223333:function:f"), inputs=inputs,
                      outputs=[LambdaOutput(one, LambdaOutputTypeEnum.Integer) for one in outputs])

report = ProcessingStep(
    "Report",
    processor=ScriptProcessor(role="r", image_uri="i", command=["python3"], instance_count=1, instance_type="ml.m5.large"),
    code="s3://c/report.py",
    outputs=[ProcessingOutput(output_name="report", source="/o")],
    property_files=[PropertyFile("One", "report", "one.json"), PropertyFile("Two", "report", "two.json")],
)
def read(path, file="One"): return JsonGet(step_name="Report", property_file=file, json_path=path)
first = call("First", {}, "x", "y")
X, Y = first.properties.Outputs["x"], first.properties.Outputs["y"]
out = report.properties.ProcessingOutputConfig.Outputs["report"].S3Output

def job(content):
    estimator = Estimator(image_uri="i", role="r", instance_count=1, instance_type="ml.m5.large")
    return TrainingStep("Train", estimator=estimator, inputs={"train": TrainingInput("s3://d/", content_type=content)})

@step(name="rate", image_uri="i", instance_type="ml.m5.large", role="r")
def rate(): return {"a": 1, "b": 2}
def fit(depth, eta=0.1): return depth, eta
def fit_faster(depth, eta=0.5): return depth, eta
def fitted(function, *given, **more):
    return step(name="fit", image_uri="i", instance_type="ml.m5.large", role="r")(function)(*given, **more)

def gate(condition, name="Gate"):
    return [first, report, ConditionStep(name, conditions=[condition], if_steps=[call("Ship", {})])]
def given(inputs):
    return [first, report, call("Ship", inputs)]
)py";

struct SourcePair {
  std::string_view name;
  std::string_view common;
  std::string_view before;
  std::string_view after;
  std::string_view verdict;
};

constexpr SourcePair kPairs[] = {
    {"OrderOfAList", kZenMl,
     "@pipeline\ndef p():\n    a = score(id='a')\n    b = score(id='b')\n    merge([a, b])",
     "@pipeline\ndef p():\n    a = score(id='a')\n    b = score(id='b')\n    merge([b, a])",
     "different"},
    {"KeyOfWhatWasLoaded", kZenMl,
     "@pipeline(dynamic=True)\ndef p():\n    ship(score().load()['rmse'])",
     "@pipeline(dynamic=True)\ndef p():\n    ship(score().load()['r2'])", "different"},
    {"BooleanParameter", kZenMl, "@pipeline\ndef p(skip: bool = False):\n    check(skip, 1)",
     "@pipeline\ndef p(skip: bool = False):\n    check(False, 1)", "different"},
    {"OneOfTwoListedValues", kZenMl,
     "@pipeline\ndef p(k: Literal['a', 'b'] = 'a'):\n    if k == 'a':\n        ship(1.0)",
     "@pipeline\ndef p(k: Literal['a', 'b'] = 'a'):\n    if k != 'b':\n        ship(1.0)",
     "equivalent"},
    {"OneOfThreeListedValues", kZenMl,
     "@pipeline\ndef p(k: Literal['a', 'b', 'c'] = 'a'):\n    if k == 'a':\n        ship(1.0)",
     "@pipeline\ndef p(k: Literal['a', 'b', 'c'] = 'a'):\n    if k != 'b':\n        ship(1.0)",
     "different: some run differs\n\nwith ${Parameters.k} = 'c'"},
    {"OneOfTwoListedNumbers", kZenMl,
     "@pipeline(dynamic=True)\ndef p(k: Literal[1, 2] = 1):\n    if k == 1:\n        ship(1.0)",
     "@pipeline(dynamic=True)\ndef p(k: Literal[1, 2] = 1):\n    if k < 2:\n        ship(1.0)",
     "equivalent"},
    {"OneOfTwoMembers", kZenMl,
     "@pipeline(dynamic=True)\ndef p(k: Size = Size.SMALL):\n    if k == Size.SMALL:\n"
     "        ship(1.0)",
     "@pipeline(dynamic=True)\ndef p(k: Size = Size.SMALL):\n    if k != Size.LARGE:\n"
     "        ship(1.0)",
     "equivalent"},
    {"ListedValueThatIsNew", kZenMl,
     "@pipeline(dynamic=True)\ndef p(k: Literal['a', 'b'] = 'a'):\n    score(k)",
     "@pipeline(dynamic=True)\ndef p(k: Literal['a', 'b', 'c'] = 'a'):\n    score(k)",
     "different: some run differs\n\nparameter k.type"},
    {"DefaultThatIsTheSameNumber", kZenMl, "@pipeline\ndef p(x: float = 6):\n    ship(x)",
     "@pipeline\ndef p(x: float = 6.0):\n    ship(x)", "identical"},
    {"DefaultOfAParameterFloat", kSageMaker,
     "given({'i': (f := ParameterFloat('F', 6))}), parameters=[f]",
     "given({'i': (f := ParameterFloat('F', 6.0))}), parameters=[f]", "identical"},
    {"ArgumentOfAMethod", kZenMl,
     "@pipeline(dynamic=True)\ndef p(k: str = 'a'):\n    if k.startswith('a'):\n        ship(1.0)",
     "@pipeline(dynamic=True)\ndef p(k: str = 'a'):\n    if k.startswith('b'):\n        ship(1.0)",
     "unknown"},
    {"PlaceInAList", kSageMaker, "given({'i': [X, Y]})", "given({'i': [Y, X]})", "different"},
    {"PlaceInADict", kSageMaker, "given({'i': {'a': X, 'b': Y}})", "given({'i': {'a': Y, 'b': X}})",
     "different"},
    {"KeyOfAnInput", kSageMaker, "given({'i': X})", "given({'j': X})", "different"},
    {"PathInAFile", kSageMaker, "given({'i': read('a.b')})", "given({'i': read('a.c')})",
     "different"},
    {"FileInAnOutput", kSageMaker, "given({'i': read('a')})", "given({'i': read('a', 'Two')})",
     "different"},
    {"FileOfACondition", kSageMaker, "gate(ConditionGreaterThan(read('a'), 1))",
     "gate(ConditionGreaterThan(read('a', 'Two'), 1))", "different"},
    {"PropertyOfOneOutput", kSageMaker, "given({'i': out.S3Uri})", "given({'i': out.LocalPath})",
     "different"},
    {"PropertyOfAJob", kSageMaker, "given({'i': report.properties.ProcessingStartTime})",
     "given({'i': report.properties.ProcessingEndTime})", "different"},
    {"KeyOfAResult", kSageMaker, "gate(ConditionGreaterThan(rate()['a'], 1))",
     "gate(ConditionGreaterThan(rate()['b'], 1))", "different"},
    {"EnvironmentOfAJob", kSageMaker, "[report]",
     "[ProcessingStep('Report', processor=ScriptProcessor(role='r', image_uri='i', "
     "command=['python3'], instance_count=1, instance_type='ml.m5.large', env={'A': 'b'}), "
     "code='s3://c/report.py', outputs=report.outputs, property_files=report.property_files)]",
     "different"},
    {"ContentOfAChannel", kSageMaker, "[job('text/csv')]", "[job('text/x')]", "different"},
    {"ContentOfAChannelThatIsSaid", kSageMaker, "[job(None)]", "[job('text/x')]", "different"},
    {"DefaultOfAFunction", kSageMaker, "[fitted(fit, 3)]", "[fitted(fit_faster, 3)]",
     "different: some run differs\n\ninput fit.eta is 0.1 in the before, 0.5 in the after"},
    {"DefaultThatIsGiven", kSageMaker, "[fitted(fit, 3)]", "[fitted(fit, 3, eta=0.1)]",
     "identical"},
    {"MembershipInOtherWords", kSageMaker, "gate(ConditionIn(X, [1, 2]))",
     "gate(ConditionOr([ConditionEquals(X, 1), ConditionEquals(X, 2)]))", "equivalent"},
    {"NameOfACondition", kSageMaker, "gate(ConditionGreaterThan(X, 0))",
     "gate(ConditionGreaterThan(X, 0), 'Check')", "renamed"},
    {"NumbersOfADeclaredType", kSageMaker, "gate(ConditionGreaterThan(X, 0))",
     "gate(ConditionGreaterThanOrEqualTo(X, 1))", "equivalent"},
};

// The body of a ZenML pipeline, or the steps of one of SageMaker.
std::string Source(std::string_view common, std::string_view text) {
  const std::string one(text);
  return std::string(common) + (common == kZenMl ? one : "p = Pipeline(\"p\", steps=" + one + ")") +
         "\n";
}

class EquivOfSources : public ::testing::TestWithParam<SourcePair> {};

TEST_P(EquivOfSources, SaysWhatTheyAre) {
  const SourcePair& pair = GetParam();
  ExpectVerdict(Source(pair.common, pair.before), Source(pair.common, pair.after), pair.verdict);
}

INSTANTIATE_TEST_SUITE_P(Small, EquivOfSources, ::testing::ValuesIn(kPairs),
                         [](const auto& pair) { return std::string(pair.param.name); });

}  // namespace
}  // namespace smgraph::testing
