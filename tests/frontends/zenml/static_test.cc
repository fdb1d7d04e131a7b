#include <string>

#include <gtest/gtest.h>

#include "tests/frontends/zenml/zenml_reader.h"

// What a static pipeline compiles to: what ZenML itself made of the examples S1 to S25, and the
// rules behind them: invocation ids, inputs, parameters, outputs, order.
namespace smgraph::zenml {
namespace {

TEST(InvocationIds, NameWithSuffixIsTaken) {
  const auto p = Static("t2(); train(); train()");
  EXPECT_EQ(Steps(p), (Lines{"train_2", "train", "train_3(train)"}));
  EXPECT_EQ(Edges(p), Lines{});
  EXPECT_TRUE(Complete(p)) << Messages(p);
}

TEST(InvocationIds, SuffixOfATakenName) {
  EXPECT_EQ(Steps(Static("train(); train(); t2()")),
            (Lines{"train", "train_2(train)", "train_2_2(train_2)"}));
  EXPECT_EQ(Steps(Static("train(id='train_2'); train(); train(); train()")),
            (Lines{"train_2(train)", "train", "train_3(train)", "train_4(train)"}));
}

TEST(InvocationIds, DuplicateCustomIdIsRefused) {
  const auto p = Static("train(id='x'); train(id='x')");
  EXPECT_TRUE(Contains(Messages(p), "duplicate invocation ID 'x'"));
  EXPECT_FALSE(Complete(p));
}

TEST(InvocationIds, BranchesMayHaveTheSame) {
  const std::string branches = "if os.environ.get('BIG'):\n    train(id='x')\n";
  const auto p = Static(branches + "else:\n    train(id='x')", "", "import os\n");
  EXPECT_EQ(Steps(p), (Lines{"x(train)", "x_2(train)"}));
  EXPECT_FALSE(Contains(Messages(p), "duplicate")) << Messages(p);
  EXPECT_EQ(graph::Describe(p[1].guard), "not ({BIG})");
  for (const char* again : {"train(id='x')", "if os.environ.get('OLD'):\n    train(id='x')"}) {
    const std::string body = branches + "else:\n    train(id='x')\n" + again;
    EXPECT_TRUE(Contains(Messages(Static(body, "", "import os\n")), "duplicate")) << again;
  }
}

TEST(LoneSteps, RunAsPipelinesOfTheirName) {
  const std::string code =
      std::string(kPrelude) + "if __name__ == '__main__':\n    src(3, id='x')\n";
  const auto p = ReadOne(code);
  EXPECT_EQ(graph::Info(p).name, "src");
  EXPECT_EQ(Steps(p), Lines{"src"});
  EXPECT_EQ(InputOf(p, "src", "n"), "3");
  EXPECT_TRUE(Complete(p)) << Messages(p);
}

TEST(LoneSteps, RunBesidePipelinesToo) {
  const auto document = ReadZenMl(std::string(kPrelude) + R"(
@pipeline
def flow():
    helper(1)

def helper(n):
    return src(n)

def uncalled(n):
    return sq(n)

def main():
    flow()
    helper(5)
    sink(3)

main()
)");
  std::string said;
  for (const graph::Pipeline& p : document.pipelines) {
    said += graph::Info(p).name + ":";
    for (const std::string& step : Steps(p))
      said += " " + step + "(" + (step == "src" ? InputOf(p, "src", "n") : "") + ")";
    said += "\n";
    EXPECT_TRUE(Complete(p)) << Messages(p);
  }
  EXPECT_EQ(said, "flow: src(1)\nsrc: src(5)\nsink: sink()\n");
}

TEST(InvocationIds, OptionsAndCopiesKeepTheName) {
  EXPECT_EQ(Steps(Static("train.with_options(enable_cache=False)(); train.copy()()")),
            (Lines{"train", "train_2(train)"}));
}

TEST(InvocationIds, NumbersFollowExecution) {
  const auto p = Static("for i in range(3):\n    helper(i)\nsrc(9)", "",
                        "def helper(i):\n    return src(i)\n");
  EXPECT_EQ(Steps(p), (Lines{"src", "src_2(src)", "src_3(src)", "src_4(src)"}));
  EXPECT_EQ(InputOf(p, "src_2", "n"), "1");
  EXPECT_EQ(InputOf(p, "src_4", "n"), "9");
}

TEST(Outputs, TwoAreUnpacked) {
  const auto p = Static("a, b = two()\nsink(a, y=b)");
  EXPECT_EQ(Edges(p), (Lines{"two.a -> sink.x", "two.b -> sink.y"}));
  EXPECT_TRUE(Complete(p)) << Messages(p);
}

TEST(Outputs, TwoTogetherAreAListInput) {
  const auto p = Static("c = two()\nsink(c)");
  EXPECT_EQ(Edges(p), (Lines{"two.a -> sink.x", "two.b -> sink.x"}));
  EXPECT_EQ(InputOf(p, "sink", "y"), "None");
}

TEST(Outputs, ListsOfHandlesKeepTheirOrder) {
  const auto p = Static("a = src(); n = one()\nsink([a, n])");
  EXPECT_EQ(Edges(p), (Lines{"one.output -> sink.x", "src.output -> sink.x"}));
  EXPECT_EQ(InputOf(p, "sink", "x"), "[src.output, one.output]");
}

TEST(Outputs, ReturnedVariableIsOneOutput) {
  const auto p =
      Static("two_name()", "",
             "@step\ndef two_name() -> Tuple[int, str]:\n    r = (1, 'x')\n    return r\n");
  EXPECT_EQ(OutputsOf(p, "two_name"), (Lines{"output"}));
}

TEST(Outputs, NamesComeFromTheAnnotation) {
  const auto p = Static("a(); b(); c(); d(); e(); f(); g(); h()", "", R"(
from zenml import ArtifactConfig
NAME = "constant"
from enum import Enum
class Names(str, Enum):
    SCORES = "scores"
Pair = Tuple[Annotated[int, "left"], Annotated[int, "right"]]
@step
def a() -> Annotated[int, "n"]: return 1
@step
def b() -> Annotated[int, ArtifactConfig(name="m", version=1)]: return 1
@step
def c() -> Tuple[int, str]: return 1, "x"
@step
def d() -> Annotated[Tuple[int, str], "pair"]: return 1, "x"
@step
def e() -> Annotated[int, NAME]: return 1
@step
def h() -> Annotated[int, Names.SCORES]: return 1
@step
def f() -> Pair: return 1, 2
@step
def g() -> "tuple[Annotated[int, 'l'], int]": return (1, 2)
)");
  EXPECT_EQ(OutputsOf(p, "a"), (Lines{"n"}));
  EXPECT_EQ(OutputsOf(p, "b"), (Lines{"m"}));
  EXPECT_EQ(OutputsOf(p, "c"), (Lines{"output_0", "output_1"}));
  EXPECT_EQ(OutputsOf(p, "d"), (Lines{"pair"}));
  EXPECT_EQ(OutputsOf(p, "e"), (Lines{"constant"}));
  EXPECT_EQ(OutputsOf(p, "h"), (Lines{"scores"}));
  EXPECT_EQ(OutputsOf(p, "f"), (Lines{"left", "right"}));
  EXPECT_EQ(OutputsOf(p, "g"), (Lines{"l", "output_1"}));
}

TEST(Outputs, WithoutAnnotationTheBodySays) {
  const auto p = Static("a(); b(); c()", "", R"(
@step
def a():
    def inner():
        return 3
    return None
@step
def b():
    return 1, 2
@step
def c():
    if True:
        return 1
)");
  EXPECT_EQ(OutputsOf(p, "a"), Lines{});
  EXPECT_EQ(OutputsOf(p, "b"), (Lines{"output"}));
  EXPECT_EQ(OutputsOf(p, "c"), (Lines{"output"}));
}

TEST(Outputs, VariableLengthAndDuplicateNamesAreRefused) {
  EXPECT_TRUE(
      Contains(Messages(Static("a()", "", "@step\ndef a() -> Tuple[int, ...]:\n    return 1, 2\n")),
               "variable length output annotations are not allowed"));
  EXPECT_TRUE(Contains(
      Messages(Static(
          "a()", "",
          "@step\ndef a() -> Tuple[Annotated[int, 'x'], Annotated[int, 'x']]:\n    return 1, 2\n")),
      "duplicate output name x"));
}

TEST(Outputs, PlaceholdersStayInTheName) {
  const auto p = Static("sink(subst())", "", R"(
@step(substitutions={"kind": "foo"})
def subst() -> Annotated[int, "out_{kind}_{date}"]: return 1
)");
  EXPECT_EQ(Edges(p), (Lines{"subst.out_{kind}_{date} -> sink.x"}));
  EXPECT_TRUE(Complete(p)) << Messages(p);
}

TEST(After, OfAStepWithoutOutputsIsNoEdge) {
  EXPECT_EQ(Edges(Static("n = nothing(id='n1')\nsink(1, after=n)")), Lines{});
}

TEST(After, TakesHandlesIdsAndSequences) {
  const auto p =
      Static("a = src(); nothing(id='n1')\nsink(3, after=[a, 'n1'])\nsink(3, after=(a, 'n1'))");
  EXPECT_EQ(Edges(p), (Lines{"n1 ~> sink", "n1 ~> sink_2", "src ~> sink", "src ~> sink_2"}));
}

TEST(After, NestedListsAreIgnored) {
  EXPECT_EQ(Edges(Static("a = src()\nsink(6, after=[[a]])")), Lines{});
}

TEST(After, TwoOutputsAreOneEdge) {
  EXPECT_EQ(Edges(Static("sink(4, after=two())")), (Lines{"two ~> sink"}));
}

TEST(After, BesideADataEdgeIsNothing) {
  EXPECT_EQ(Edges(Static("a, b = two()\nsink(a, after=b)")), (Lines{"two.a -> sink.x"}));
  EXPECT_EQ(Edges(Static("a = src()\nsink(a, after=None)")), (Lines{"src.output -> sink.x"}));
}

TEST(After, MayNameALaterStep) {
  const auto p = Static("nothing(after='later'); src(id='later')");
  EXPECT_EQ(Edges(p), (Lines{"later ~> nothing"}));
  EXPECT_TRUE(Complete(p)) << Messages(p);
}

TEST(After, UnknownIdIsRefused) {
  const auto p = Static("src(after='nope')");
  EXPECT_TRUE(Contains(Messages(p), "after='nope' of 'src' names no step"));
  EXPECT_FALSE(Complete(p));
}

TEST(After, CyclesAreFlagged) {
  EXPECT_TRUE(Contains(Messages(Static("src(id='a', after='a')")), "cycle"));
  EXPECT_TRUE(
      Contains(Messages(Static("src(id='a', after='b')\nsrc(id='b', after='a')")), "cycle"));
}

TEST(After, ListsAreBuiltInLoops) {
  const auto p = Static(
      "after = []\nfor i in range(2):\n    src(i, id=f'w{i}')\n    "
      "after.append(f'w{i}')\nnothing(after=after)");
  EXPECT_EQ(Edges(p), (Lines{"w0 ~> nothing", "w1 ~> nothing"}));
}

TEST(Handles, AreTrueAndEqualNothing) {
  const auto p = Static("a = src()\n(sink(1) if a else None)\nsink(2) if a == 1 else sink(3)");
  EXPECT_EQ(Steps(p), (Lines{"src", "sink", "sink_2(sink)"}));
  EXPECT_EQ(InputOf(p, "sink", "x"), "1");
  EXPECT_EQ(InputOf(p, "sink_2", "x"), "3");
  EXPECT_TRUE(Complete(p)) << Messages(p);
}

TEST(Handles, InTextLoseTheEdge) {
  const auto p = Static("sink(f'{src()}')");
  EXPECT_EQ(Steps(p), (Lines{"src", "sink"}));
  EXPECT_EQ(Edges(p), Lines{});
  EXPECT_TRUE(Contains(Messages(p), "no edge is made"));
}

TEST(Handles, InsideOtherContainersAreRefused) {
  for (const char* argument : {"(a,)", "{a}", "{'k': a}", "[a, 1]"}) {
    const auto p = Static(std::string("a = src()\nsink(") + argument + ")");
    EXPECT_TRUE(Contains(Messages(p), "cannot be passed for input 'x'")) << argument;
    EXPECT_FALSE(Complete(p)) << argument;
  }
}

TEST(Handles, OfOneOutputCannotBeUnpacked) {
  const auto p = Static("a, b = src()\nsink(a)");
  EXPECT_FALSE(Complete(p));
}

TEST(Handles, EmptyListIsAParameter) {
  const auto p = Static("sink([])");
  EXPECT_EQ(InputOf(p, "sink", "x"), "[]");
  EXPECT_EQ(Edges(p), Lines{});
}

TEST(Arguments, BindByPositionAndName) {
  const auto p = Static("sq(3, f=4); sq(x=one())");
  EXPECT_EQ(InputOf(p, "sq", "x"), "3");
  EXPECT_EQ(InputOf(p, "sq", "f"), "4");
  EXPECT_EQ(InputOf(p, "sq_2", "f"), "2");
  EXPECT_EQ(Edges(p), (Lines{"one.output -> sq_2.x"}));
}

TEST(Arguments, MissingInputIsReported) {
  const auto p = Static("sq()");
  EXPECT_TRUE(Contains(Messages(p), "missing entrypoint input 'x' in step 'sq'"));
  EXPECT_EQ(Steps(p), (Lines{"sq"}));
}

TEST(Arguments, TooManyOrUnknownAreRefused) {
  EXPECT_TRUE(Contains(Messages(Static("one(3)")), "step 'one' has no input for"));
  EXPECT_TRUE(Contains(Messages(Static("one(z=3)")), "step 'one' has no input for 'z'"));
}

TEST(StaticContext, OfAPipelineThatNobodyCallsMayBeConfiguredElsewhere) {
  const std::string code = std::string(kPrelude) + R"(
from zenml import get_pipeline_context

@pipeline
def p():
    model = get_pipeline_context().model.get_artifact("x")
    sq(1)
)";
  const auto uncalled = ReadOne(code);
  EXPECT_EQ(Steps(uncalled), (Lines{"sq"})) << Messages(uncalled);
  const auto called = ReadZenMl(code + "\np()\n");
  EXPECT_TRUE(Contains(Messages(called.pipelines.front()),
                       "'NoneType' object has no attribute 'get_artifact'"));
}

TEST(Arguments, ExternalAndLazyMakeNoEdge) {
  const auto p = ReadOne(std::string(kPrelude) + R"(
@pipeline(model=Model(name="m"))
def p():
    sink(ExternalArtifact(value=3))
    sink(Client().get_artifact_version("foo"), y=Client().get_model_version("m", "1"))
    m = get_pipeline_context().model
    sink(m.get_artifact("art"), y=m.run_metadata["k"])
)");
  EXPECT_EQ(Steps(p), (Lines{"sink", "sink_2(sink)", "sink_3(sink)"}));
  EXPECT_EQ(Edges(p), Lines{});
  EXPECT_TRUE(Complete(p)) << Messages(p);
}

TEST(Arguments, OptionsGiveDefaults) {
  const auto p = Static("s2 = src.with_options(parameters={'n': 9})\ns2(); src()");
  EXPECT_EQ(InputOf(p, "src", "n"), "9");
  EXPECT_EQ(InputOf(p, "src_2", "n"), "1");
}

TEST(Arguments, ConfigureChangesTheStepForAllLaterCalls) {
  const auto p = Static("src()\nsrc.configure(parameters={'n': 5})\nsrc()");
  EXPECT_EQ(InputOf(p, "src", "n"), "1");
  EXPECT_EQ(InputOf(p, "src_2", "n"), "5");
}

TEST(Parameters, DecideTheGraph) {
  const auto document = ReadZenMl(std::string(kPrelude) + R"(
@pipeline
def p(a: int, c: Optional[List[int]] = None):
    for i in c or []:
        src(i)
    src(a)

p("5", c=["1", 2])
)");
  ASSERT_EQ(document.pipelines.size(), 1U);
  const auto& p = document.pipelines[0];
  EXPECT_EQ(Steps(p), (Lines{"src", "src_2(src)", "src_3(src)"}));
  EXPECT_EQ(InputOf(p, "src", "n"), "1");
  EXPECT_EQ(InputOf(p, "src_2", "n"), "2");
  EXPECT_EQ(graph::Describe(*graph::Info(p).settings.Find("parameters")), "{'a': 5, 'c': [1, 2]}");
  EXPECT_TRUE(Complete(p)) << Messages(p);
}

TEST(Parameters, AreReferencesWhereTheyArePassedOn) {
  const auto p = Static("src(rows)", "rows: int = 100");
  ASSERT_EQ(graph::Info(p).parameters.size(), 1U);
  EXPECT_EQ(graph::Info(p).parameters[0].name, "rows");
  EXPECT_EQ(graph::Info(p).parameters[0].type, "int");
  EXPECT_EQ(graph::Describe(*graph::Info(p).parameters[0].default_value), "100");
  EXPECT_EQ(InputOf(p, "src", "n"), "${Parameters.rows}");
}

TEST(Parameters, RequiredOneThatDecidesMakesTheGraphIncomplete) {
  const auto p = Static("src(rows)\nif deploy:\n    nothing()", "rows: int, deploy: bool");
  EXPECT_EQ(Steps(p), (Lines{"src", "nothing"}));
  EXPECT_EQ(InputOf(p, "src", "n"), "${Parameters.rows}");
  EXPECT_EQ(GuardOf(p, "src"), "always");
  EXPECT_EQ(GuardOf(p, "nothing"), "${Parameters.deploy}");
  EXPECT_FALSE(Complete(p));
}

TEST(Parameters, AreBoundOnTheCommandLine) {
  ReadOptions options;
  options.set = {{"deploy", "false"}};
  const auto p = ReadOne(std::string(kPrelude) + "@pipeline\ndef p(deploy: bool):\n    src()\n" +
                             "    if deploy:\n        nothing()\n",
                         options);
  EXPECT_EQ(Steps(p), (Lines{"src"}));
  EXPECT_TRUE(Complete(p)) << Messages(p);
}

TEST(Parameters, RefusedDefaultsAreShownSymbolically) {
  const auto p = Static("if not small and not large:\n    raise ValueError('choose')\nsrc()",
                        "small: bool = False, large: bool = False");
  EXPECT_EQ(Steps(p), (Lines{"src"}));
  EXPECT_FALSE(Complete(p));
  EXPECT_TRUE(Contains(Messages(p), "ValueError"));
}

TEST(NestedPipelines, AreInlined) {
  const auto document = ReadZenMl(std::string(kPrelude) + R"(
@pipeline(enable_cache=False)
def inner(k: int):
    a = src(k)
    return sink(a)

@pipeline
def p():
    r = inner("7")
    r2 = inner(k=3)
    sink(r, y=r2)

p()
)");
  ASSERT_EQ(document.pipelines.size(), 2U);
  const auto& p = document.pipelines[1];
  EXPECT_EQ(Steps(p), (Lines{"src", "sink", "src_2(src)", "sink_2(sink)", "sink_3(sink)"}));
  EXPECT_EQ(Edges(p), (Lines{"sink.output -> sink_3.x", "sink_2.output -> sink_3.y",
                             "src.output -> sink.x", "src_2.output -> sink_2.x"}));
  EXPECT_EQ(InputOf(p, "src", "n"), "'7'");
}

TEST(PipelineOutputs, AreHandlesOrTuplesOfHandles) {
  const auto outputs = [](const std::string& body) {
    const auto p = Static(body);
    const graph::Value* value = graph::Info(p).settings.Find("outputs");
    return value == nullptr ? "none" : graph::Describe(*value);
  };
  EXPECT_EQ(outputs("return src()"), "[src.output]");
  EXPECT_EQ(outputs("return two()"), "none");
  EXPECT_EQ(outputs("a, b = two()\nreturn a, b, 5"), "[two.a, two.b]");
  EXPECT_EQ(outputs("return {'a': src()}"), "none");
}

TEST(Spellings, AllLeadToSteps) {
  const auto document = ReadZenMl(R"(
import zenml as z
from zenml.steps import step as old_step, BaseStep
from zenml.pipelines import pipeline as old_pipeline

def plain(x: int) -> int:
    return x
made = z.step(plain)

@z.step()
def called() -> int:
    return 1

@old_step
def old(x: int = 1) -> None:
    pass

class Trainer(BaseStep):
    def entrypoint(self, x: int) -> int:
        return x

def body():
    a = called()
    old(made(a))
    Trainer()(a)
    Trainer(name="custom")(a)

p = old_pipeline(body)
q = z.pipeline(name="other")(body)
)");
  ASSERT_EQ(document.pipelines.size(), 2U);
  EXPECT_EQ(graph::Info(document.pipelines[1]).name, "other");
  const auto& p = document.pipelines[0];
  EXPECT_EQ(graph::Info(p).name, "body");
  EXPECT_EQ(Steps(p), (Lines{"called", "plain", "old", "Trainer", "custom"}));
  EXPECT_EQ(Edges(p), (Lines{"called.output -> Trainer.x", "called.output -> custom.x",
                             "called.output -> plain.x", "plain.output -> old.x"}));
}

TEST(LibrarySteps, AreKnown) {
  const auto p =
      Static("r, h = evidently_report_step(src(), comparison_dataset=src())\nsink(h)", "",
             "from zenml.integrations.evidently.steps import evidently_report_step\n");
  EXPECT_EQ(Edges(p), (Lines{"evidently_report_step.report_html -> sink.x",
                             "src.output -> evidently_report_step.reference_dataset",
                             "src_2.output -> evidently_report_step.comparison_dataset"}));
  EXPECT_TRUE(Complete(p)) << Messages(p);
}

TEST(UnknownCalls, ThatMayBeStepsMakeTheGraphIncomplete) {
  const auto p = Static("a = src()\nfar_away(a)", "", "from somewhere import far_away\n");
  EXPECT_FALSE(Complete(p));
  EXPECT_TRUE(Contains(Messages(p), "'somewhere.far_away' may add a step"));
}

TEST(UnknownCalls, OfModulesThatOnlyARunNamesMakeTheGraphIncomplete) {
  const auto p = Static("src()\ngetattr(import_module(os.environ['KIT']), 'work')(1)", "",
                        "import os\nfrom importlib import import_module\n");
  EXPECT_FALSE(Complete(p));
  EXPECT_TRUE(Contains(Messages(p), "it may be any object of the project"));
}

TEST(UnknownCalls, OfOneOfTheMethodsOrFunctionsMayBeEachOfThem) {
  const std::string kit =
      "import os\nimport sys\nclass Kit:\n    def a(self): return src()\n"
      "    def b(self): return src(2)\n    def note(self): print()\n";
  const auto methods = Static("getattr(Kit(), open('which').read())()", "", kit);
  EXPECT_EQ(Steps(methods), (Lines{"src", "src_2(src)"}));
  EXPECT_FALSE(Complete(methods));
  for (const char* call :
       {"getattr(sys.modules[__name__], open('which').read())()",
        "sys.modules[open('which').read()].work()", "eval(open('which').read())()"}) {
    EXPECT_FALSE(Complete(Static(std::string("src()\n") + call, "", kit))) << call;
  }
  const auto log =
      Static("import logging\nsrc()\ngetattr(logging.getLogger(), open('w').read())('x')", "", kit);
  EXPECT_TRUE(Complete(log)) << Messages(log);
}

TEST(UnknownCalls, AroundThePipelineDoNotMatter) {
  const auto p = Static("logger.info('start')\na = src(int(os.environ.get('N', 3)))", "",
                        "import os\nimport logging\nlogger = logging.getLogger(__name__)\n");
  EXPECT_TRUE(Complete(p)) << Messages(p);
}

TEST(PipelineWithoutSteps, IsRefused) {
  const auto p = Static("x = 3");
  EXPECT_FALSE(Complete(p));
  EXPECT_TRUE(Contains(Messages(p), "has no steps"));
}

TEST(StaticArguments, HandlesAreFoundHoweverDeepTheyLie) {
  const auto p = ReadOne(std::string(kPrelude) + R"(
@pipeline
def p():
    value = one()
    for _ in range(20):
        value = {"inner": [value, value]}
    big(value)
)");
  EXPECT_TRUE(Contains(Messages(p), "a dict with outputs of steps inside cannot be passed"));
}

TEST(StepNames, OfFunctionsThatWereRenamed) {
  const auto p = ReadOne(R"(
from zenml import pipeline, step

def make(method):
    def scale(v: float) -> float:
        return v
    scale.__name__ = f"scale_{method}"
    return step(scale)

@pipeline
def p():
    make("a")(1.0)
    make("b")(2.0)
)");
  EXPECT_EQ(Steps(p), (Lines{"scale_a", "scale_b"}));
}

TEST(StepNames, OfClassesIsTheirAttribute) {
  const auto p = ReadOne(R"(
from zenml import pipeline
from zenml.steps import BaseStep

class Store(BaseStep):
    def entrypoint(self, grade: str) -> None: ...

@pipeline
def p():
    store = Store()
    store("a")
    store("b", after=store.name, id=store.name + "_again")
)");
  EXPECT_EQ(Steps(p), (Lines{"Store", "Store_again(Store)"}));
  EXPECT_EQ(Edges(p), (Lines{"Store ~> Store_again"}));
}

TEST(Parameters, OfLoopsOverWhatIsNotKnownAreNotKnown) {
  const auto p = Static(
      "sink([1 for n in xs]); sink([1] + [2 for n in xs]); sink([n for n in (1, 2)])", "xs: list");
  EXPECT_EQ(InputOf(p, "sink", "x").find("[1]"), std::string::npos) << InputOf(p, "sink", "x");
  EXPECT_TRUE(Contains(InputOf(p, "sink_2", "x"), "[1, {"));
  EXPECT_EQ(InputOf(p, "sink_3", "x"), "[1, 2]");
}

TEST(Parameters, OfElementsUnderAConditionAreNotKnown) {
  const auto p =
      Static("xs = [1]\nif os.environ.get('BIG'):\n    xs.append(2)\nsink(xs)", "", "import os\n");
  EXPECT_TRUE(Contains(InputOf(p, "sink", "x"), "[1, {"));
}

TEST(Parameters, OfALaterCallAreSaidWhereTheGraphIsTheSame) {
  const auto p = ReadOne(R"(
from zenml import pipeline, step

@step
def fetch(day: str) -> str: return day

@pipeline
def p(day: str):
    fetch(day)

for day in ("mon", "tue", "tue"):
    p(day=day)
)");
  EXPECT_EQ(Messages(p), "'p' is called for the same graph with day = 'tue', too\n");
}

}  // namespace
}  // namespace smgraph::zenml
