#include "passes/check/orchestrator.h"

#include <string>

#include <gtest/gtest.h>

namespace smgraph::passes {
namespace {

graph::Map Settings(const std::string& key) {
  graph::Map keys;
  keys.Set("docker", graph::Map());
  keys.Set(key, graph::Map());
  graph::Map settings;
  settings.Set("settings", keys);
  return settings;
}

graph::Pipeline WithSettings(const std::string& of_pipeline, const std::string& of_step) {
  graph::Pipeline pipeline;
  graph::Info(pipeline).settings = Settings(of_pipeline);
  graph::Step step;
  step.settings = Settings(of_step);
  add_vertex(step, pipeline);
  return pipeline;
}

std::string Who(const graph::Pipeline& pipeline, const CheckOptions& options = {}) {
  const Orchestrator found = OrchestratorOf(pipeline, options);
  return found.flavour + ": " + found.known_by;
}

TEST(Orchestrator, IsWhatTheStrongestSays) {
  const graph::Pipeline silent = WithSettings("resources", "step_operator.sagemaker");
  const graph::Pipeline vertex = WithSettings("orchestrator.vertex", "resources");
  const CheckOptions stack = {
      .stack = {.file = "stack.yaml", .components = {{"orchestrator", "azureml", "", {}}}}};
  CheckOptions given = stack;
  given.orchestrator = "kubernetes";
  EXPECT_EQ(Who(vertex, given), "kubernetes: as given");
  EXPECT_EQ(Who(vertex, stack), "vertex: settings \"orchestrator.vertex\"");
  EXPECT_EQ(Who(WithSettings("docker", "orchestrator.vertex"), stack),
            "vertex: settings \"orchestrator.vertex\"");
  EXPECT_EQ(Who(silent, stack), "azureml: stack.yaml");
  EXPECT_EQ(Who(silent), "sagemaker: ");
}

TEST(Orchestrator, SettingsOfTwoFlavoursSayNothing) {
  EXPECT_EQ(Who(WithSettings("orchestrator.vertex", "orchestrator.kubernetes")), "sagemaker: ");
}

TEST(Orchestrator, AnAssumptionIsSaidAndCertainOfNothing) {
  Diagnostic finding;
  finding.severity = Severity::kError;
  SayWhoRuns({"vertex", "stack.yaml"}, finding);
  EXPECT_EQ(finding.severity, Severity::kError);
  EXPECT_EQ(finding.notes.back().text, "the orchestrator is 'vertex' (stack.yaml)");
  SayWhoRuns({"sagemaker", ""}, finding);
  EXPECT_EQ(finding.severity, Severity::kWarning);
  EXPECT_EQ(finding.confidence, Confidence::kLikely);
  EXPECT_TRUE(finding.notes.back().text.find("assumed") != std::string::npos);
}

}  // namespace
}  // namespace smgraph::passes
