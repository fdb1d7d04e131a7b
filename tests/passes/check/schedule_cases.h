#pragma once

#include <set>
#include <string>
#include <utility>

#include "graph/pipeline.h"
#include "graph/schedule/time.h"
#include "passes/check.h"

// Pipelines with one schedule, for the tests of the rules about schedules.
namespace smgraph::passes {

inline graph::Schedule MakeSchedule(const char* form, graph::Value expression,
                                    graph::Map settings = {}) {
  graph::Schedule schedule;
  schedule.form = form;
  schedule.expression = std::move(expression);
  schedule.settings = std::move(settings);
  return schedule;
}

inline graph::Map MakeSettings(const char* key, graph::Value value) {
  graph::Map settings;
  settings.Set(key, std::move(value));
  return settings;
}

inline graph::Pipeline MakePipeline(graph::Dialect dialect, graph::Schedule schedule) {
  graph::Pipeline pipeline;
  graph::Info(pipeline).name = "nightly";
  graph::Info(pipeline).dialect = dialect;
  graph::Info(pipeline).schedules.push_back(std::move(schedule));
  return pipeline;
}

/// The slugs of what is found on the 1st of December 2026, run by `orchestrator`.
inline std::set<std::string> SlugsOf(const graph::Pipeline& pipeline,
                                     const char* orchestrator = "") {
  CheckOptions options;
  options.orchestrator = orchestrator;
  options.now = schedule::ParseTime("2026-12-01")->In(cctz::utc_time_zone());
  std::set<std::string> slugs;
  for (const Diagnostic& finding : Check(pipeline, options))
    slugs.insert(finding.slug);
  return slugs;
}

inline std::set<std::string> OfZenMl(const char* orchestrator, graph::Schedule schedule) {
  return SlugsOf(MakePipeline(graph::Dialect::kZenMl, std::move(schedule)), orchestrator);
}

inline std::set<std::string> OfSageMaker(graph::Schedule schedule) {
  schedule.settings.Set("role", "arn:aws:iam::1:role/scheduler");
  return SlugsOf(MakePipeline(graph::Dialect::kSageMaker, std::move(schedule)));
}

using Slugs = std::set<std::string>;

}  // namespace smgraph::passes
