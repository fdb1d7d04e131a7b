#include <string>

#include <gtest/gtest.h>

#include "tests/frontends/zenml/zenml_reader.h"

// Options that ZenML refuses, where the corpus has no word for it (corpus/zenml/vectors-options has
// the others): in the program around pipelines, and where the code may catch the refusal.
namespace smgraph::zenml {
namespace {

std::string MessagesOf(const graph::Document& document) {
  std::string text;
  for (const Diagnostic& one : document.diagnostics)
    text += one.message + "\n";
  return text;
}

std::string Said(const std::string& code) {
  return MessagesOf(ReadZenMl(std::string(kPrelude) + R"(
import datetime
from zenml.config import DockerSettings, Schedule, StepRetryConfig
from zenml.enums import ExecutionMode
)" + code + R"(
@pipeline
def p():
    one()
)"));
}

TEST(Options, AreRefusedAroundPipelines) {
  EXPECT_TRUE(Contains(Said("x = one.with_options(retry=StepRetryConfig(max_retries=0))"),
                       "StepRetryConfig: max_retries=0 does not fit int>0"));
  EXPECT_TRUE(Contains(Said("@step(cached=True)\ndef f(): ..."),
                       "step() got an unexpected keyword argument 'cached'"));
  EXPECT_TRUE(Contains(Said("DockerSettings(skip_build=True)"), "needs a parent_image"));
  EXPECT_EQ(Said("x = one.with_options(retry=StepRetryConfig(max_retries=2))"), "");
}

TEST(Options, ThatAreNotKnownAreTaken) {
  EXPECT_EQ(Said(R"(
import os
from somewhere import RETRY, hook, tags
n = os.environ.get("RETRIES")
x = one.with_options(retry=StepRetryConfig(max_retries=n, delay=int(n)), on_failure=hook)
y = one.with_options(retry=RETRY, settings={"docker": DockerSettings(parent_image=n, skip_build=bool(n))})
z = one.with_options(**{"retry": RETRY}, extra={"a": n}, environment={"A": f"{n}"})
q = pipeline(tags=tags, execution_mode=ExecutionMode.FAIL_FAST)(lambda: one())
)"),
            "");
}

TEST(Options, ThatTheCodeExpectsToBeRefusedAreCaught) {
  EXPECT_EQ(Said(R"(
from pydantic import ValidationError
try:
    StepRetryConfig(max_retries=0)
except ValidationError:
    pass
try:
    one.with_options(cached=True)
except Exception:
    other = one
)"),
            "");
}

TEST(Options, OfHooksThatAreWrappedOrMethodsAreNotLookedAt) {
  EXPECT_EQ(Said(R"(
import functools
def quietly(f):
    @functools.wraps(f)
    def inner(*args):
        return f(*args)
    return inner

@quietly
def told(error):
    pass

class Alerts:
    def send(self):
        pass

x = one.with_options(on_failure=told, on_success=Alerts().send)
)"),
            "");
}

TEST(Options, SchedulesOfNoRunSayWhen) {
  const std::string refused = "Schedule: a cron expression, a start time and an interval";
  EXPECT_TRUE(Contains(Said("Schedule()"), refused));
  EXPECT_TRUE(Contains(Said("Schedule(interval_second=60)"), refused));
  EXPECT_TRUE(Contains(Said("Schedule(cron_expression='')"), refused));
  EXPECT_TRUE(Contains(
      Said("Schedule(start_time=datetime.datetime(2024, 1, 1), interval_second=0)"), refused));
  EXPECT_EQ(Said("Schedule(start_time=datetime.datetime(2024, 1, 1), interval_second=60)"), "");
  EXPECT_EQ(Said("import os\nSchedule(cron_expression=os.environ['CRON'])"), "");
}

TEST(Options, OfALaterCallAreSaidOfTheSameGraph) {
  const auto document = ReadZenMl(std::string(kPrelude) + R"(
@pipeline
def p(n: int = 1):
    src(n)

p()
p.with_options(run_name="{nothing}")()
p(n="many")
)");
  ASSERT_EQ(document.pipelines.size(), 1U);
  const std::string said = Messages(document.pipelines[0]);
  EXPECT_TRUE(Contains(said, "invalid run name"));
  EXPECT_TRUE(Contains(said, "invalid argument 'n'"));
}

TEST(Options, ThatMayBeOfSeveralTypesKeepTheirOwn) {
  const auto version = [](const std::string& given) {
    const auto p =
        ReadOne(std::string(kPrelude) +
                "from zenml import Model\n@pipeline(model=Model(name='m', version=" + given +
                "))\ndef p():\n    one()\np()");
    const graph::Value* model = graph::Info(p).settings.Find("model");
    return graph::Describe(*model->As<graph::Map>()->Find("version"));
  };
  EXPECT_EQ(version("'7'"), "'7'");
  EXPECT_EQ(version("7"), "7");
}

}  // namespace
}  // namespace smgraph::zenml
