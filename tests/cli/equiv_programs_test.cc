#include <ostream>
#include <string>
#include <string_view>

#include <gtest/gtest.h>

#include "tests/cli/source_pairs.h"

// smgraph equiv on what bodies of ZenML pipelines decide, alone and against SageMaker.
namespace smgraph::testing {
namespace {

constexpr std::string_view kSteps = R"py(from typing import Annotated, Dict, List
from zenml import pipeline, step

@step
def score() -> float: return 1.0

@step
def label() -> str: return "a"

@step
def use() -> None: ...

@step
def ship(x: float) -> None: ...

@step
def deliver(x: float) -> None: ...

)py";

struct BodyPair {
  const char* name;
  std::string_view before;
  std::string_view after;
  std::string_view verdict;
  std::string_view says = {};
};

void PrintTo(const BodyPair& pair, std::ostream* out) {
  *out << pair.name;
}

std::string TestName(const ::testing::TestParamInfo<BodyPair>& pair) {
  return std::string(pair.param.name);
}

// The body of a pipeline, line by line.
std::string Pipeline(std::string_view decorator, std::string_view parameters,
                     std::string_view body) {
  std::string text = std::string(kSteps) + "@pipeline" + std::string(decorator) + "\ndef p(" +
                     std::string(parameters) + "):\n    ";
  for (const char c : body) {
    text += c;
    if (c == '\n') text += "    ";
  }
  return text + "\n";
}

// Static pipelines, whose parameters decide while they are compiled.
constexpr BodyPair kStatic[] = {
    {"StepOfTheOtherValue", "use()\nif full:\n    ship(1.0)", "use()", "different",
     "with ${Parameters.full} = True, the before runs ship"},
    {"ConditionSaidOtherwise", "if not full:\n    use()\nelse:\n    ship(1.0)",
     "if full:\n    ship(1.0)\nelse:\n    use()", "identical"},
    {"ArgumentOfTheOtherValue", "use()\nif n > 3:\n    ship(2.0)",
     "use()\nif n > 3:\n    ship(3.0)", "different"},
    {"ValueThatIsAConstantNow", "ship(n * 2.0)", "ship(4.0)", "identical",
     "for other values it is not known: whether ship.x is the same"},
    {"LostCheck", "if n < 1:\n    raise ValueError('n')\nuse()", "use()", "different",
     "with ${Parameters.n} = 0"},
    {"RoundsThatAreNotKnown", "for i in range(n):\n    ship(i * 1.0)",
     "for i in range(n):\n    ship(float(i))", "identical", "compiled with n = 2"},
};

class EquivOfStatic : public ::testing::TestWithParam<BodyPair> {};

TEST_P(EquivOfStatic, IsSoForAnyValues) {
  const BodyPair& pair = GetParam();
  const auto source = [](std::string_view body) {
    return Pipeline("", "full: bool = False, n: int = 2", body);
  };
  ExpectVerdict(source(pair.before), source(pair.after), pair.verdict, pair.says);
}

INSTANTIATE_TEST_SUITE_P(Small, EquivOfStatic, ::testing::ValuesIn(kStatic), TestName);

constexpr BodyPair kDynamic[] = {
    {"RenamedStep", "ship(a)\nuse()", "deliver(a)\nuse()", "renamed", "ship is deliver"},
    {"CallsInTheOtherOrder", "if a > t:\n    ship(1.0)\nelse:\n    ship(2.0)",
     "if a <= t:\n    ship(2.0)\nelse:\n    ship(1.0)", "renamed"},
    {"CallsThatWereExchanged", "if a > t:\n    ship(1.0)\nelse:\n    ship(2.0)",
     "if a > t:\n    ship(2.0)\nelse:\n    ship(1.0)", "different", "with score.output"},
    {"CallsInOne", "if a > t:\n    ship(1.0)\nelse:\n    ship(2.0)", "ship(1.0 if a > t else 2.0)",
     "unknown", "whether ship.x is the same"},
    {"OneOfThreeCallsIsGivenSomethingElse", "ship(1.0)\nship(2.0)\nship(3.0)",
     "ship(1.0)\nship(2.0)\nship(4.0)", "different", "ship_3"},
    {"LoadedAndGivenOn", "ship(score())", "ship(score().load())", "equivalent"},
    {"LoadedInPart", "ship(b)", "ship(b[0])", "different"},
    {"OneOfTwoBranchesRuns", "if a > t:\n    use()\nelse:\n    ship(1.0)\ndeliver(2.0)",
     "if a > t:\n    use()\nelse:\n    ship(1.0)\nif a > t or a <= t:\n    deliver(2.0)",
     "equivalent"},
    {"LostRaise", "if a < t:\n    raise ValueError('bad')", "pass", "different", "runs raise"},
    {"RaiseThatBecameAReturn", "if a < t:\n    raise ValueError('bad')\nuse()",
     "if a < t:\n    return\nuse()", "different", "with score.output"},
    {"RaiseAndAssertion", "if a < t:\n    raise AssertionError('bad')\nuse()",
     "assert a >= t, 'bad'\nuse()", "identical"},
    {"StepInFrontOfARaise", "use()\nif a < t:\n    raise ValueError('bad')",
     "if a < t:\n    raise ValueError('bad')\nuse()", "different"},
    {"RaiseThatIsCaught",
     "try:\n    if a < t:\n        raise ValueError('bad')\nexcept ValueError:\n    use()",
     "if a < t:\n    use()", "identical"},
    {"TruthOfATruth", "if a > t:\n    use()", "if bool(a > t):\n    use()", "identical"},
    {"DifferenceOfNumbers", "if a > t:\n    use()", "if a - t > 0:\n    use()", "identical"},
    {"DifferenceTheOtherWay", "if a > t:\n    use()", "if t - a > 0:\n    use()", "different"},
    {"NegatedNumber", "if a > 0:\n    use()", "if -a < 0:\n    use()", "identical"},
    {"MultipleOfANumber", "if a > 0.5:\n    use()", "if a * 100 > 50:\n    use()", "identical"},
    {"MultipleThatIsRounded", "if a > 0.1:\n    use()", "if a * 3 > 0.3:\n    use()", "unknown"},
    {"SumsWithNumbers", "if a > 0.5:\n    use()", "if a + 2 >= 2.5:\n    use()", "different",
     "with score.output = 0.5"},
    {"TextsPutTogether", "if b == '':\n    use()", "if b + b == b:\n    use()", "unknown"},
    {"RoundedNumber", "if a > t:\n    use()", "if round(a, 2) > t:\n    use()", "unknown"},
    {"RoundedNumberTheOtherWay", "if round(a, 2) > t:\n    use()",
     "if round(a, 2) <= t:\n    use()", "different"},
    {"TableOfAnswers", "if k in ('x', 'y'):\n    use()",
     "if {'x': True, 'y': True}.get(k, False):\n    use()", "unknown"},
    {"MethodOfAText", "if b.lower() == 'x':\n    use()", "if b == 'x':\n    use()", "unknown"},
    {"MethodsOfAText", "if b.lower() == 'x':\n    use()", "if b.upper() == 'X':\n    use()",
     "unknown"},
    {"OneMethodOfAText", "if b.lower() == 'x':\n    use()", "if b.lower() == 'y':\n    use()",
     "different"},
    {"LengthOfAText", "if len(b) > 0:\n    use()", "if b != '':\n    use()", "equivalent"},
    {"LengthThatIsLonger", "if len(b) > 1:\n    use()", "if b != '':\n    use()", "different"},
    {"OrderOfTexts", "if b >= 'm':\n    use()", "if b > 'm' or b == 'm':\n    use()", "equivalent"},
    {"OrderOfTextsThatDiffers", "if b >= 'm':\n    use()", "if b > 'm':\n    use()", "different",
     "'m'"},
};

class EquivOfDynamic : public ::testing::TestWithParam<BodyPair> {};

TEST_P(EquivOfDynamic, SaysWhatTheyAre) {
  const BodyPair& pair = GetParam();
  const auto source = [](std::string_view body) {
    return Pipeline("(dynamic=True)", "t: float = 0.5, k: str = 'k'",
                    "a = score().load()\nb = label().load()\n" + std::string(body));
  };
  ExpectVerdict(source(pair.before), source(pair.after), pair.verdict, pair.says);
}

INSTANTIATE_TEST_SUITE_P(Small, EquivOfDynamic, ::testing::ValuesIn(kDynamic), TestName);

}  // namespace
}  // namespace smgraph::testing
