#include <string>

#include <gtest/gtest.h>

#include "frontends/zenml/zenml.h"
#include "graph/verify.h"
#include "tests/frontends/zenml/zenml_reader.h"

// Snapshots, present and past.
namespace smgraph::zenml {
namespace {

graph::Pipeline Read(const std::string& text) {
  SourceMap sources;
  auto document = ReadSnapshot(text, sources.Add("snapshot.json", text), sources);
  if (!document.ok()) {
    ADD_FAILURE() << document.error().message;
    return {};
  }
  EXPECT_TRUE(graph::Verify(document.value().pipelines[0]).empty());
  return std::move(document.value().pipelines[0]);
}

std::string ErrorOf(const std::string& text) {
  SourceMap sources;
  const auto document = ReadSnapshot(text, sources.Add("snapshot.json", text), sources);
  return document.ok() ? "none"
                       : sources.Describe(document.error().span) + " " + document.error().message;
}

constexpr const char* kExample = R"({"is_dynamic": false,
 "pipeline_spec": {"version": "0.4", "parameters": {"rows": 10},
  "steps": [
   {"source": {"module": "steps.pull", "attribute": "pull", "type": "user"}, "invocation_id": "pull", "upstream_steps": [], "inputs": {}},
   {"source": {"module": "steps.fit", "attribute": "fit", "type": "user"}, "invocation_id": "fit", "upstream_steps": ["pull"],
    "inputs": {"table": {"step_name": "pull", "output_name": "output"}}},
   {"source": {"module": "steps.ping", "attribute": "ping", "type": "user"}, "invocation_id": "ping", "upstream_steps": ["fit"], "inputs": {}}]}})";

TEST(Snapshot, ExampleOfTheReference) {
  const auto p = Read(kExample);
  EXPECT_EQ(Steps(p), (Lines{"pull", "fit", "ping"}));
  EXPECT_EQ(Edges(p), (Lines{"fit ~> ping", "pull.output -> fit.table"}));
  ASSERT_EQ(graph::Info(p).parameters.size(), 1U);
  EXPECT_EQ(graph::Describe(*graph::Info(p).parameters[0].default_value), "10");
  EXPECT_TRUE(graph::Info(p).complete);
}

TEST(Snapshot, ConfigurationsAndListInputs) {
  const auto p = Read(R"({"pipeline_configuration": {"name": "nightly", "enable_cache": false},
 "step_configurations": {
  "two": {"spec": {"invocation_id": "two", "upstream_steps": [], "inputs": {}},
          "config": {"name": "two", "outputs": {"a": {}, "b": {}}}},
  "sink_2": {"spec": {"invocation_id": "sink_2", "upstream_steps": ["two"],
                      "inputs": {"x": [{"step_name": "two", "output_name": "a"},
                                       {"step_name": "two", "output_name": "b"}]}},
             "config": {"name": "sink", "parameters": {"y": 3}, "enable_cache": true}}}})");
  EXPECT_EQ(graph::Info(p).name, "nightly");
  EXPECT_EQ(Steps(p), (Lines{"two", "sink_2(sink)"}));
  EXPECT_EQ(Edges(p), (Lines{"two.a -> sink_2.x", "two.b -> sink_2.x"}));
  EXPECT_EQ(InputOf(p, "sink_2", "x"), "[two.a, two.b]");
  EXPECT_EQ(InputOf(p, "sink_2", "y"), "3");
}

TEST(Snapshot, LegacySpecification) {
  const auto p = Read(R"({"version": "0.3", "steps": [
   {"source": "steps.pull.pull@abc", "pipeline_parameter_name": "importer", "upstream_steps": []},
   {"source": "steps.fit.fit", "upstream_steps": ["importer"]}]})");
  EXPECT_EQ(Steps(p), (Lines{"importer(pull)", "fit"}));
  EXPECT_EQ(Edges(p), (Lines{"importer ~> fit"}));
}

TEST(Snapshot, AnswerOfTheServer) {
  const auto p = Read("{\"id\": \"1\", \"body\": {}, \"metadata\": " + std::string(kExample) + "}");
  EXPECT_EQ(Steps(p), (Lines{"pull", "fit", "ping"}));
}

std::string WithSchedule(const std::string& schedule) {
  return "{\"metadata\": " + std::string(kExample) + ", \"resources\": {\"schedule\": " + schedule +
         "}}";
}

TEST(Snapshot, TimesOfTheServerAreInUtc) {
  const auto p = Read(WithSchedule(
      R"({"name": "s", "body": {"active": true, "start_time": "2024-02-01T04:00:00", "interval_second": "PT12H"}})"));
  ASSERT_EQ(graph::Info(p).schedules.size(), 1U);
  const graph::Schedule& schedule = graph::Info(p).schedules[0];
  EXPECT_EQ(schedule.name, "s");
  EXPECT_EQ(schedule.form, "interval");
  EXPECT_EQ(graph::PlainText(schedule.expression), "PT12H");
  EXPECT_EQ(graph::PlainText(*schedule.settings.Find("start_time")), "2024-02-01T04:00:00Z");
}

TEST(Snapshot, ScheduleThatIsOnlyNamedIsNotKnown) {
  const auto p = Read(WithSchedule("\"0b8b0c1e-9df4-4d6b-9d2c-3f3a8c1f2a11\""));
  ASSERT_EQ(graph::Info(p).schedules.size(), 1U);
  EXPECT_EQ(graph::Info(p).schedules[0].form, "unknown");
}

TEST(Snapshot, ScheduleThatIsNotActiveIsNone) {
  const auto p = Read(
      WithSchedule(R"({"name": "s", "body": {"active": false, "cron_expression": "0 6 * * *"}})"));
  EXPECT_TRUE(graph::Info(p).schedules.empty());
}

TEST(Snapshot, OfADynamicPipelineIsIncomplete) {
  const auto p = Read(R"({"is_dynamic": true, "pipeline_spec": {"steps": []}})");
  EXPECT_TRUE(graph::Info(p).dynamic);
  EXPECT_FALSE(graph::Info(p).complete);
}

TEST(Snapshot, MalformedOnesAreErrorsWithAPlace) {
  EXPECT_TRUE(Contains(ErrorOf("{\n \"a\": ]"), "snapshot.json:2:7"));
  EXPECT_EQ(ErrorOf("[]"), "snapshot.json:1:1 expected an object, not an array");
  EXPECT_TRUE(Contains(ErrorOf("{}"), "not a ZenML snapshot"));
  EXPECT_EQ(ErrorOf("{\"pipeline_spec\": {\"steps\":\n  {}}}"),
            "snapshot.json:2:3 expected a list, not an object");
  EXPECT_EQ(ErrorOf("{\"pipeline_spec\": {\"steps\": [{\"invocation_id\": \"a\",\n"
                    " \"upstream_steps\": [\"b\"]}]}}"),
            "snapshot.json:2:21 'b' is no step of the pipeline");
  EXPECT_TRUE(Contains(ErrorOf("{\"pipeline_spec\": {\"steps\": [{\"invocation_id\": \"a\"},"
                               "{\"invocation_id\": \"a\"}]}}"),
                       "two steps are called 'a'"));
}

}  // namespace
}  // namespace smgraph::zenml
