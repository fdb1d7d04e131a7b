#include <ostream>
#include <string>
#include <string_view>

#include <gtest/gtest.h>

#include "tests/cli/source_pairs.h"

// smgraph equiv on small SageMaker pipelines and what they became in ZenML.
namespace smgraph::testing {
namespace {

constexpr std::string_view kSageMaker = R"py(from sagemaker.estimator import Estimator
from sagemaker.lambda_helper import Lambda
from sagemaker.tuner import ContinuousParameter, HyperparameterTuner
from sagemaker.workflow.condition_step import ConditionStep
from sagemaker.workflow.conditions import *
from sagemaker.workflow.fail_step import FailStep
from sagemaker.workflow.function_step import step
from sagemaker.workflow.lambda_step import LambdaOutput, LambdaOutputTypeEnum, LambdaStep
from sagemaker.workflow.parameters import *
from sagemaker.workflow.pipeline import Pipeline
from sagemaker.workflow.steps import TuningStep

def call(name, inputs={}, *outputs):
    return LambdaStep(name, Lambda(function_arn="arn:aws:lambda:eu-west-1:111122223333:function:f"), inputs=inputs,
                      outputs=[LambdaOutput(one, LambdaOutputTypeEnum.Float) for one in outputs])
job = dict(image_uri="i", instance_type="ml.m5.large", role="r")
score = call("Score", {}, "auc")
AUC = score.properties.Outputs["auc"]
floor = ParameterFloat("Floor", default_value=0.5)
def gate(condition, then, otherwise):
    return [score, ConditionStep("Gate", [condition], then, otherwise)]
)py";

constexpr std::string_view kZenMl = R"py(from enum import Enum
from typing import Annotated, Dict, List, Literal, Tuple
from zenml import pipeline, step

class Mode(str, Enum):
    A = "a"
    B = "b"

@step
def score() -> Annotated[float, "auc"]: return 1.0

@step
def use(mode: str = "a") -> None: ...

@step
def ship() -> None: ...

@step
def train() -> Tuple[Annotated[int, "model"], Annotated[List[str], "words"]]: return 1, []

@step
def rate() -> Dict[str, int]: return {}

@step
def give(model: int) -> None: ...

@step
def clean() -> Annotated[int, "data"]: return 1

@step
def fit() -> Annotated[int, "model"]: return 1

@step
def grow(depth: int = 3) -> int: return depth

@step
def tune(max_jobs: int = 10) -> None: ...

@step
def judge(model: int, data: int) -> None: ...

)py";

constexpr std::string_view kTrain = R"py(
@step(name="train", **job)
def train(): return 1
@step(name="give", **job)
def give(model): print(model)
p = Pipeline("p", steps=[give(train())]))py";

constexpr std::string_view kJudge = R"py(
@step(name="clean", **job)
def clean(): return 1
@step(name="fit", **job)
def fit(): return 1
def judge(*parts): print(parts)
p = Pipeline("p", steps=[step(name="judge", **job)(judge)(clean(), fit())]))py";

constexpr std::string_view kDepth = R"py(
@step(name="grow", **job)
def grow(depth=3): return depth
p = Pipeline("p", steps=[grow()]))py";

constexpr std::string_view kTune = R"py(
tuner = HyperparameterTuner(
    Estimator(image_uri="i", role="r", instance_count=1, instance_type="ml.m5.large"), "auc",
    {"eta": ContinuousParameter(0.1, 0.5)}, max_jobs=10,
    metric_definitions=[{"Name": "auc", "Regex": "auc: (.*)"}])
p = Pipeline("p", steps=[TuningStep("Tune", tuner=tuner)]))py";

constexpr std::string_view kMode = R"py(
mode = ParameterString("Mode", default_value="a", enum_values=["a", "b"])
p = Pipeline("p", [mode], steps=[call("Use", {"mode": mode})]))py";

constexpr std::string_view kFull = R"py(
full = ParameterString("Full", default_value="yes")
gate = ConditionStep("Gate", [ConditionEquals(full, "yes")], [call("Ship")], [call("Use")])
p = Pipeline("p", [full], steps=[gate]))py";

constexpr std::string_view kFail =
    "p = Pipeline('p', [floor], steps=gate(ConditionLessThan(AUC, floor), "
    "[FailStep('Bad', error_message='bad')], [call('Ship')]))";

struct Migration {
  const char* name;
  std::string_view before;
  std::string_view after;
  std::string_view verdict;
  std::string_view says = {};
};

void PrintTo(const Migration& pair, std::ostream* out) {
  *out << pair.name;
}

constexpr Migration kPairs[] = {
    {"OneResultOfTwoOutputs", kTrain,
     "@pipeline\ndef p():\n    model, words = train()\n    give(model)", "equivalent"},
    {"TheOtherOfTwoOutputs", kTrain,
     "@pipeline\ndef p():\n    model, words = train()\n    give(words)", "unknown",
     "whether train.Result is train.words, which is one of 2 outputs"},
    {"DefaultOfAFunction", kDepth, "@pipeline\ndef p():\n    grow()", "equivalent"},
    {"OtherThanTheDefaultOfAFunction", kDepth, "@pipeline\ndef p():\n    grow(4)", "different",
     "grow is given depth = 3 in the before, depth = 4 in the after"},
    {"JobsOfATuner", kTune, "@pipeline\ndef p():\n    tune()", "equivalent"},
    {"MoreJobsOfATuner", kTune, "@pipeline\ndef p():\n    tune(20)", "different",
     "Tune is given max_jobs = 10 in the before, max_jobs = 20 in the after"},
    {"InputsOfTwoProducers", kJudge, "@pipeline\ndef p():\n    judge(data=clean(), model=fit())",
     "equivalent"},
    {"ExchangedInputsOfTwoProducers", kJudge,
     "@pipeline\ndef p():\n    judge(data=fit(), model=clean())", "unknown",
     "whether judge is meant to take clean.data as 'model'"},
    {"WholeOfWhatAPartWasGivenOf",
     "\nresult = step(name='rate', **job)(lambda: {'a': 1})()\n"
     "p = Pipeline('p', steps=[call('Give', {'model': result['a']})])",
     "@pipeline(dynamic=True)\ndef p():\n    give(rate())", "unknown",
     "whether Give is given the same"},
    {"AllowedValuesThatAreLost", kMode, "@pipeline\ndef p(mode: str = 'a'):\n    use(mode)",
     "equivalent", "parameter Mode has one of ['a', 'b'], which the after does not check"},
    {"AllowedValuesAsAType", kMode,
     "@pipeline\ndef p(mode: Literal['a', 'b'] = 'a'):\n    use(mode)", "equivalent"},
    {"AllowedValuesAsMembers", kMode, "@pipeline\ndef p(mode: Mode = Mode.A):\n    use(mode)",
     "equivalent"},
    {"AllowedValuesThatAreOthers", kMode,
     "@pipeline\ndef p(mode: Literal['a', 'c'] = 'a'):\n    use(mode)", "different",
     "parameter mode.allowed is ['a', 'b'] in the before, ['a', 'c'] in the after"},
    {"BranchesOfAStaticPipeline", kFull,
     "@pipeline\ndef p(full: str = 'yes'):\n    if full == 'yes':\n        ship()\n    else:\n"
     "        use()",
     "equivalent"},
    {"OtherBranchesOfAStaticPipeline", kFull,
     "@pipeline\ndef p(full: str = 'yes'):\n    if full == 'yes':\n        use()\n    else:\n"
     "        ship()",
     "different", "with ${Parameters.Full} = 'yes'"},
    {"LostBranchOfAStaticPipeline", kFull,
     "@pipeline\ndef p(full: str = 'yes'):\n    if full == 'yes':\n        ship()", "different",
     "the before runs Use"},
    {"FailStepThatRaises", kFail,
     "@pipeline(dynamic=True)\ndef p(floor: float = 0.5):\n    if score().load() < floor:\n"
     "        raise RuntimeError('bad')\n    ship()",
     "equivalent", "Bad = raise"},
    {"FailStepThatReturns", kFail,
     "@pipeline(dynamic=True)\ndef p(floor: float = 0.5):\n    if score().load() < floor:\n"
     "        return\n    ship()",
     "different", "the before runs Bad"},
    {"FailStepOfTheOtherBranch", kFail,
     "@pipeline(dynamic=True)\ndef p(floor: float = 0.5):\n    if score().load() >= floor:\n"
     "        raise RuntimeError('bad')\n    ship()",
     "different", "Score.auc = "},
};

class EquivOfMigrations : public ::testing::TestWithParam<Migration> {};

TEST_P(EquivOfMigrations, SaysWhatTheyAre) {
  const Migration& pair = GetParam();
  const auto source = [](std::string_view common, std::string_view text) {
    return std::string(common) + std::string(text) + "\n";
  };
  ExpectVerdict(source(kSageMaker, pair.before), source(kZenMl, pair.after), pair.verdict,
                pair.says);
}

INSTANTIATE_TEST_SUITE_P(Small, EquivOfMigrations, ::testing::ValuesIn(kPairs),
                         [](const auto& pair) { return std::string(pair.param.name); });

}  // namespace
}  // namespace smgraph::testing
