#include <string>

#include <gtest/gtest.h>

#include "passes/check.h"

namespace smgraph::passes {
namespace {

using graph::Map;

struct Case {
  bool dynamic = true;
  bool scheduled = true;
  std::string pipeline_setting = {};
  std::string step_setting = {};
  std::string option = {};
};

Map Settings(const std::string& key) {
  Map inner;
  if (!key.empty()) inner.Set(key, Map());
  Map settings;
  settings.Set("settings", inner);
  return settings;
}

std::vector<Diagnostic> FoundIn(const Case& given) {
  graph::Pipeline pipeline;
  graph::PipelineInfo& info = graph::Info(pipeline);
  info.dialect = graph::Dialect::kZenMl;
  info.name = "nightly";
  info.dynamic = given.dynamic;
  info.settings = Settings(given.pipeline_setting);
  if (given.scheduled) info.schedules.push_back({"", "cron", "0 2 * * ? *", {}, {}});
  graph::Step step;
  step.id = "score";
  step.settings = Settings(given.step_setting);
  add_vertex(step, pipeline);
  std::vector<Diagnostic> found = Check(pipeline, {.orchestrator = given.option});
  std::erase_if(found,
                [](const Diagnostic& one) { return one.slug != "scheduled-dynamic-pipeline"; });
  return found;
}

bool Mentions(const Diagnostic& finding, const std::string& text) {
  for (const Note& note : finding.notes) {
    if (note.text.find(text) != std::string::npos) return true;
  }
  return false;
}

TEST(ScheduledDynamicPipeline, NeedsBoth) {
  EXPECT_TRUE(FoundIn({.dynamic = false}).empty());
  EXPECT_TRUE(FoundIn({.scheduled = false}).empty());
  EXPECT_EQ(FoundIn({}).size(), 1U);
}

TEST(ScheduledDynamicPipeline, KubernetesTakesIt) {
  EXPECT_TRUE(FoundIn({.option = "kubernetes"}).empty());
  EXPECT_TRUE(FoundIn({.pipeline_setting = "orchestrator.kubernetes"}).empty());
  EXPECT_EQ(FoundIn({.pipeline_setting = "orchestrator.kubernetes", .option = "sagemaker"}).size(),
            1U);
}

TEST(ScheduledDynamicPipeline, SaysWhereItFailsAndWhatThatLeavesBehind) {
  for (const Case& given :
       {Case{.pipeline_setting = "orchestrator.sagemaker"},
        Case{.step_setting = "orchestrator.sagemaker"}, Case{.option = "sagemaker"}}) {
    const std::vector<Diagnostic> found = FoundIn(given);
    ASSERT_EQ(found.size(), 1U);
    EXPECT_EQ(found[0].code, "SMG501");
    EXPECT_EQ(found[0].severity, Severity::kError);
    EXPECT_EQ(found[0].message, "dynamic pipeline 'nightly' has a schedule");
    EXPECT_TRUE(Mentions(found[0], "NotImplementedError"));
    EXPECT_TRUE(Mentions(found[0], "leaves an active schedule"));
    EXPECT_TRUE(Mentions(found[0], "ways out"));
  }
  EXPECT_FALSE(Mentions(FoundIn({.option = "airflow"})[0], "leaves an active schedule"));
}

TEST(ScheduledDynamicPipeline, AWarningWhereTheOrchestratorIsAssumedOrNotKnown) {
  const std::vector<Diagnostic> unknown = FoundIn({});
  EXPECT_EQ(unknown[0].severity, Severity::kWarning);
  EXPECT_EQ(unknown[0].confidence, Confidence::kLikely);
  EXPECT_TRUE(Mentions(unknown[0], "--orchestrator"));
  EXPECT_EQ(FoundIn({.option = "house-made"})[0].confidence, Confidence::kMaybe);
}

}  // namespace
}  // namespace smgraph::passes
