#include <string>

#include <gtest/gtest.h>

#include "tests/frontends/sagemaker/program.h"
#include "tests/frontends/sagemaker/reading.h"

// Attributes, entries and items whose name, key or place only a run tells: what they are set to,
// taken from or called as holds for each that may be meant, and for none for certain.
namespace smgraph::sagemaker {
namespace {

constexpr const char* kBuilder = R"(
class Builder:
    def __init__(self, steps): self.steps = steps
    def add_a(self): self.steps.append(T("A"))
    def add_b(self): self.steps.append(T("B"))
    def run(self): return len(self.steps)
b = Builder(steps)
)";

TEST(UnknownNames, MethodsThatAreCalledByName) {
  const std::string either = "A if {MODE} == 'a'; B if {MODE} != 'a'";
  EXPECT_EQ(GuardedSteps(std::string(kBuilder) + "{'a': b.add_a, 'b': b.add_b}[mode]()"), either);
  const std::string named = "A if 'add_{MODE}' == 'add_a'; B if 'add_{MODE}' != 'add_a'";
  EXPECT_EQ(GuardedSteps(std::string(kBuilder) + "getattr(b, f'add_{mode}')()"), named);
  EXPECT_EQ(GuardedSteps(std::string(kBuilder) + "from operator import methodcaller\n"
                                                 "methodcaller(f'add_{mode}')(b)"),
            named);
}

// What `steps` are when `code` has run on `d = {"n": 2, "m": 1}`: "A" when the entry "n" is 2.
std::string WhereEntryIsTwo(const std::string& code) {
  return GuardedSteps("import json\nd = {'n': 2, 'm': 1}\nover = json.load(open('over.json'))\n" +
                      code + "\nif d.get('n') == 2: steps.append(T('A'))\n");
}

TEST(UnknownNames, EntriesThatMayBeReplaced) {
  EXPECT_EQ(WhereEntryIsTwo("d['m'] = 5"), "A");
  EXPECT_EQ(WhereEntryIsTwo("d[mode] = 5"), "A if {MODE} != 'n'");
  EXPECT_EQ(WhereEntryIsTwo("d[f'x-{mode}'] = 5"), "A");
  EXPECT_EQ(WhereEntryIsTwo("d[f'nn{mode}'] = 5"), "A");
  EXPECT_EQ(WhereEntryIsTwo("d.update(over)"), "A if not ({n} != 2 and 'n' in {over.json})");
  EXPECT_EQ(WhereEntryIsTwo("d = {**d, **over}"), "A if not ({n} != 2 and 'n' in {over.json})");
  EXPECT_EQ(WhereEntryIsTwo("d = {**over, **d}"), "A");
  EXPECT_EQ(WhereEntryIsTwo("d = d | {k: 5 for k in over}"),
            "A if {not each json(over.json) == 'n'} and not ({each json(over.json) == 'n'})");
  EXPECT_EQ(WhereEntryIsTwo("d = dict(d, **over)"), "A if not ({n} != 2 and 'n' in {**})");
  EXPECT_EQ(WhereEntryIsTwo("for k, v in over.items(): d[k] = v"),
            "A if not (not ({each json(over.json).items()[1] == 2}) and {each "
            "json(over.json).items()[0] == 'n'} and {items()})");
}

TEST(UnknownNames, EntriesThatMayBeGone) {
  EXPECT_EQ(WhereEntryIsTwo("d.pop(mode, None)"), "A if {MODE} != 'n'");
  EXPECT_EQ(WhereEntryIsTwo("del d[mode]"), "A if {MODE} != 'n'");
}

TEST(UnknownNames, AttributesThatMayBeSet) {
  const std::string config = R"(
class Config:
    n = 2
    def run(self): return 1
c = Config()
)";
  const std::string ask = "\nif c.n == 2: steps.append(T('A'))\n";
  EXPECT_EQ(GuardedSteps(config + "setattr(c, 'm', 5)" + ask), "A");
  EXPECT_EQ(GuardedSteps(config + "setattr(c, mode, 5)" + ask), "A if {MODE} != 'n'");
  EXPECT_EQ(GuardedSteps(config + "setattr(Config, mode, 5)" + ask), "A if {MODE} != 'n'");
  EXPECT_EQ(
      GuardedSteps(config +
                   "import json\n"
                   "for k, v in json.load(open('c.json')).items(): setattr(c, k, v)" +
                   ask),
      "A if {each json(c.json).items()[1] == 2} or not ({each json(c.json).items()[0] == 'n'})");
}

TEST(UnknownNames, ItemsThatMayBeReplacedOrGone) {
  const auto items = [](const std::string& code) {
    return GuardedSteps("x = [T('A'), T('B')]\n" + code + "\nsteps.extend(x)\n");
  };
  EXPECT_EQ(items("x[int(mode)] = T('C')"),
            "C if {MODE} == 0 or {MODE} == -2 or {MODE} == 1 or {MODE} == -1; A if not ({MODE} == "
            "0 or {MODE} == -2); B if not ({MODE} == 1 or {MODE} == -1)");
  EXPECT_EQ(items("x.pop(int(mode))"),
            "A if not ({MODE} == 0 or {MODE} == -2); B if not ({MODE} == 1 or {MODE} == -1)");
  EXPECT_EQ(items("del x[int(mode)]"),
            "A if not ({MODE} == 0 or {MODE} == -2); B if not ({MODE} == 1 or {MODE} == -1)");
  const auto names = [](const std::string& code) {
    return GuardedSteps("x = ['A', 'B']\ny = {'A', 'B'}\n" + code +
                        "\nif 'A' in x and 'A' in y: steps.append(T('A'))\n");
  };
  EXPECT_EQ(names("x.remove(mode)"), "A if {MODE} != 'A'");
  EXPECT_EQ(names("y.discard(mode)"), "A if {MODE} != 'A'");
  EXPECT_EQ(names("y.remove(mode)"), "A if {MODE} != 'A'");
}

// Nothing is known of what is called: what it does with steps is not, either.
TEST(UnknownNames, CallsOfAnything) {
  for (const char* call :
       {"getattr(b, mode)()", "[b.add_a, b.run][int(mode)]()", "eval(mode)(steps)",
        "__import__('sys').modules[mode].fill(steps)", "__import__(mode).fill(steps)"}) {
    const graph::Pipeline pipeline =
        ReadBody("mode = open('MODE').read()\nsteps = [T('A')]\n" + std::string(kBuilder) + call +
                 "\np = Pipeline(name='P', steps=steps)\n");
    EXPECT_FALSE(graph::Info(pipeline).complete) << call;
  }
}

// A list that is empty when it is handed out may have steps afterwards.
TEST(UnknownNames, CallsThatFillTheListOfSteps) {
  for (const char* call : {"eval(mode)(b)", "eval(mode)(b.add_a)", "eval(mode)({'b': [steps]})",
                           "__import__(mode).fill(steps)"}) {
    const Reading reading =
        ReadProgram(ProgramOf("mode = open('MODE').read()\nsteps = []\n" + std::string(kBuilder) +
                              call + "\np = Pipeline(name='P', steps=steps)\n"));
    ASSERT_EQ(reading.document.pipelines.size(), 1U);
    EXPECT_FALSE(graph::Info(reading.document.pipelines.front()).complete) << call;
  }
}

}  // namespace
}  // namespace smgraph::sagemaker
