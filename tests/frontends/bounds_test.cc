#include <algorithm>
#include <string>
#include <vector>

#include <gtest/gtest.h>

#include "frontends/kinds.h"
#include "frontends/read.h"
#include "graph/base/catalogue.h"
#include "graph/pipeline.h"

// Programs that never end, or need all memory: each bound is reached, and said. The bounds here are
// small, so that a debug build reaches them at once.
namespace smgraph::frontends {
namespace {

python::Limits SmallLimits() {
  python::Limits limits;
  limits.steps = 20'000;
  limits.container_items = 10'000;
  limits.string_bytes = 100'000;
  limits.heap_bytes = 5'000'000;
  return limits;
}

Result<graph::Document> ReadText(const std::string& text, SourceMap& sources,
                                 const python::Limits& limits = SmallLimits()) {
  LoadedFile file;
  file.text = text;
  file.file = sources.Add("main.py", text);
  file.path = "/dev/null/bounds/main.py";
  ReadOptions options;
  options.root = "/dev/null/bounds";
  options.limits = limits;
  return ReadPython(file, options, sources);
}

std::string Repeated(std::string_view text, int times) {
  std::string all;
  for (int i = 0; i < times; ++i)
    all += text;
  return all;
}

struct Endless {
  const char* name;
  std::string program;
  const char* limit;  // of what
};

void PrintTo(const Endless& endless, std::ostream* out) {
  *out << endless.name;
}

class Bound : public testing::TestWithParam<Endless> {};

TEST_P(Bound, IsSaid) {
  SourceMap sources;
  const auto read = ReadText(GetParam().program, sources);
  ASSERT_TRUE(read.ok()) << read.error().message;
  EXPECT_FALSE(read.value().complete);
  const auto& found = read.value().diagnostics;
  const auto said =
      std::ranges::find_if(found, [](const Diagnostic& one) { return Is(one, "budget-reached"); });
  ASSERT_NE(said, found.end());
  EXPECT_NE(said->message.find(std::string("limit of ") + GetParam().limit + " reached"),
            std::string::npos)
      << said->message;
  EXPECT_TRUE(said->span.known());
}

const std::string kPairs = R"(
a = []
b = []
for i in range(40):
    a = [a, a]
    b = [b, b]
)";

const std::vector<Endless> kEndless = {
    {"Loop", "while True:\n    pass\n", "evaluation steps"},
    {"LoopInALoop",
     "for a in range(9999):\n    for b in range(9999):\n        for c in range(9999):\n            "
     "pass\n",
     "evaluation steps"},
    {"Comprehension", "x = [0 for a in range(9999) for b in range(9999)]\n",
     "elements of one container"},
    {"LongRange", "for i in range(10**18):\n    pass\n", "elements of one container"},
    {"Recursion", "def f(n):\n    return f(n + 1)\nf(0)\n", "call depth"},
    {"RecursionThatBranches", "def f(n):\n    return f(n - 1) + f(n - 1) if n else 1\nx = f(60)\n",
     "evaluation steps"},
    {"RecursionInTheReprOfAClass",
     "class A:\n    def __repr__(self):\n        return repr(self)\nx = repr(A())\n", "call depth"},
    {"RecursionInTheEqOfAClass",
     "class A:\n    def __eq__(self, other):\n        return self == other\nx = A() == A()\n",
     "call depth"},
    {"Nesting", "x = " + Repeated("not ", 2000) + "1\n", "nesting of expressions and calls"},
    {"Conditions",
     "import os\ndef f(n):\n    if os.environ[f'A{n}']:\n        return f(n + 1)\n    return "
     "f(n + 2)\nx = f(0)\n",
     "unknown conditions inside each other"},
    {"Text", "s = 'ab'\nwhile True:\n    s += s\n", "length of one string"},
    {"TextTimes", "s = 'ab' * 10**12\n", "length of one string"},
    {"Bytes", "s = b'ab' * 10**12\n", "length of one string"},
    {"Width", "s = '%1000000000d' % 5\n", "length of one string"},
    {"Padding", "s = 'a'.ljust(10**9)\n", "length of one string"},
    {"Replacing", "s = 'a'\nfor i in range(99):\n    s = s.replace('a', 'aa')\n",
     "length of one string"},
    {"Joining", "s = 'a'\nfor i in range(99):\n    s = s.join([s] * 9)\n", "length of one string"},
    {"Formatting", "s = '{0}' * 99\nfor i in range(99):\n    s = s.format(s)\n",
     "length of one string"},
    {"List", "x = [1]\nwhile True:\n    x += x\n", "elements of one container"},
    {"ListTimes", "x = [0] * 10**9\n", "elements of one container"},
    {"TupleTimes", "x = (1, 2) * 10**9\n", "elements of one container"},
    {"Generator", "def g():\n    while True:\n        yield 1\nx = list(g())\n",
     "evaluation steps"},
    {"GeneratorOfItself", "def g():\n    yield from g()\nx = list(g())\n", "call depth"},
    {"Count", "import itertools\nx = sum(itertools.count())\n", "elements of one container"},
    {"Product", "import itertools\nx = list(itertools.product(range(99), repeat=9))\n",
     "elements of one container"},
    {"Copies", "x = list(range(9999))\ny = []\nwhile True:\n    y.append(x[:])\n", "memory"},
    {"EqualPairs", kPairs + "x = a == b\n", "evaluation steps"},
    {"OrderedPairs", kPairs + "x = a < b\n", "evaluation steps"},
    {"PairInAList", kPairs + "x = a in [b]\n", "evaluation steps"},
    {"ListsInALoop", "x = list(range(9000))\nfor i in range(9000):\n    y = -1 in x\n",
     "evaluation steps"},
    {"DictsInALoop", "x = {i: i for i in range(9000)}\nfor i in range(9000):\n    del x[i]\n",
     "evaluation steps"},
    {"TextsInALoop",
     "s = 'a' * 90000\nt = 'a' * 40000 + 'b'\nfor i in range(9000):\n    y = s.find(t)\n",
     "evaluation steps"},
};
INSTANTIATE_TEST_SUITE_P(Programs, Bound, testing::ValuesIn(kEndless),
                         [](const auto& row) { return std::string(row.param.name); });

// What looks as bad and is none: the pipeline behind it is read.
struct Harmless {
  const char* name;
  std::string program;
};

void PrintTo(const Harmless& harmless, std::ostream* out) {
  *out << harmless.name;
}

class NoBound : public testing::TestWithParam<Harmless> {};

TEST_P(NoBound, IsReached) {
  SourceMap sources;
  const auto read = ReadText(GetParam().program + R"(
from sagemaker.workflow.fail_step import FailStep
from sagemaker.workflow.pipeline import Pipeline
pipeline = Pipeline(name="P", steps=[FailStep(name="Only", error_message="x")])
)",
                             sources);
  ASSERT_TRUE(read.ok()) << read.error().message;
  ASSERT_EQ(read.value().pipelines.size(), 1U);
  EXPECT_EQ(num_vertices(read.value().pipelines.front()), 1U);
}

const std::vector<Harmless> kHarmless = {
    {"PowerOfPowers", "x = 10**10**10\ny = 2 ** 100000000\nz = 1 << 10**9\n"},
    {"LongNumber", "x = " + std::string(100'000, '9') + "\ny = int('9' * 90000)\n"},
    {"ListInItself", "x = []\nx.append(x)\ny = str(x)\nz = x == x\n"},
    {"DictInItself", "x = {}\nx['x'] = x\ny = repr(x)\nz = f'{x}'\n"},
    {"ClassInItself", "class A:\n    pass\nA.a = A\nx = A()\nx.x = x\ny = str(vars(x))\n"},
    {"SharedTuples", "x = ()\nfor i in range(99):\n    x = (x, x)\ny = {x: 1}\n"},
    {"NestedRepetition", "import re\nx = re.match('(a+)+$', 'a' * 40 + 'b')\n"},
    {"NestedCounts", "import re\nx = re.match('((a{100}){100}){100}', 'a')\n"},
    {"DeepPattern", "import re\nx = re.match('(' * 5000 + 'a' + ')' * 5000, 'a')\n"},
    {"DeepClasses", "class A0:\n    pass\n" +
                        [] {
                          std::string classes;
                          for (int i = 0; i < 300; ++i)
                            classes += "class A" + std::to_string(i + 1) + "(A" +
                                       std::to_string(i) + "):\n    pass\n";
                          return classes;
                        }()},
    {"Comments",
     Repeated("# a comment\n", 70'000) + "x = [\n" + Repeated("# inside\n", 70'000) + "]\n"},
    {"JoinedLines", "x = 1 " + Repeated("\\\n", 70'000) + "+ 2\n"},
    {"LoopOverAnIterator", "numbers = iter(range(4000))\nwhile next(numbers) < 2000:\n    pass\n"},
    {"LoopOverAGenerator",
     "def count():\n    n = 0\n    while n < 4000:\n        n += 1\n        yield n\n"
     "numbers = count()\nwhile next(numbers) < 2000:\n    pass\n"},
    {"LoopWithItsStateInAnObject",
     "class Clock:\n    now = 0\n    def tick(self):\n        self.now += 1\n        return "
     "self.now\n"
     "clock = Clock()\nwhile clock.tick() < 2000:\n    pass\n"},
    {"LoopThatFillsADict", "x = {}\nwhile len(x) < 600:\n    x[len(x)] = 1\n"},
    {"LoopThatEmptiesASet", "x = set(range(600))\nwhile x:\n    x.pop()\n"},
    {"LongLine",
     "x = [" + Repeated("1, ", 9'000) + "]\ny = '" + Repeated("\u00e9", 100'000) + "'\n"},
};
INSTANTIATE_TEST_SUITE_P(Programs, NoBound, testing::ValuesIn(kHarmless),
                         [](const auto& row) { return std::string(row.param.name); });

// Code that waits for what never comes does so until its limit; nobody has to wait with it.
TEST(Bounds, LoopsThatChangeNothingReachTheLimitAtOnce) {
  const char* const kWaiting[] = {
      "while True:\n    pass\n",
      "import time\nstatus = 'InProgress'\nwhile status != 'Completed':\n    time.sleep(30)\n",
      "import time\nwhile True:\n    try:\n        last = time.time()\n    except OSError: break\n",
      ("class Job:\n    def refresh(self):\n        self.status = 'Running'\n"
       "job = Job()\njob.refresh()\nwhile job.status == 'Running':\n    job.refresh()\n"),
  };
  python::Limits limits;
  limits.steps = UINT64_MAX;
  for (const char* program : kWaiting) {
    SourceMap sources;
    const auto read = ReadText(program, sources, limits);
    ASSERT_TRUE(read.ok()) << program;
    EXPECT_FALSE(read.value().complete) << program;
    ASSERT_EQ(read.value().diagnostics.size(), 1U) << program;
    EXPECT_TRUE(Is(read.value().diagnostics.front(), "budget-reached")) << program;
  }
}

// Steps that a condition lists twice, thirty times inside each other.
TEST(Bounds, StepsOfAPipeline) {
  SourceMap sources;
  const auto read = ReadText(R"(
from sagemaker.workflow.condition_step import ConditionStep
from sagemaker.workflow.conditions import ConditionEquals
from sagemaker.workflow.fail_step import FailStep
from sagemaker.workflow.pipeline import Pipeline
step = FailStep(name="S", error_message="x")
for i in range(30):
    condition = ConditionEquals(left=1, right=1)
    step = ConditionStep(name=f"C{i}", conditions=[condition], if_steps=[step], else_steps=[step])
pipeline = Pipeline(name="P", steps=[step])
)",
                             sources);
  ASSERT_TRUE(read.ok()) << read.error().message;
  ASSERT_EQ(read.value().pipelines.size(), 1U);
  EXPECT_FALSE(graph::Info(read.value().pipelines.front()).complete);
}

}  // namespace
}  // namespace smgraph::frontends
