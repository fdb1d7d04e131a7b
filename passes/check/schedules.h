#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "graph/pipeline.h"
#include "graph/schedule/cron.h"
#include "graph/schedule/flavours.h"
#include "passes/check.h"
#include "passes/check/orchestrator.h"

// What the rules about schedules have in common.
namespace smgraph::passes {

/// A Schedule(…) of ZenML and who would run it.
struct ZenMlSchedule {
  SourceSpan span;
  graph::Map fields;  // by the names of Schedule's arguments
  Orchestrator orchestrator;
  const schedule::Flavour* flavour = nullptr;  // null when nobody knows what it does
  bool dynamic = false;                        // of a dynamic pipeline
  bool known = true;                           // false: what it says is not known

  /// The value of a field, or null when it is absent or says nothing (None, "", a duration of zero,
  /// False), which ZenML takes for the same.
  const graph::Value* Given(std::string_view field) const;
  /// Whether ZenML lets the object be built: cron, a start and an interval, or a single start.
  bool Complete() const;
  /// The field that the orchestrator goes by, or empty when it takes none of those given.
  std::string_view Form() const;
  /// Whether it gets as far as the orchestrator's scheduler: complete, of a kind of pipeline and a
  /// form that are taken.
  bool Submitted() const;
};

/// All schedules of a ZenML pipeline; none of other dialects.
std::vector<ZenMlSchedule> ZenMlSchedules(const graph::Pipeline& pipeline,
                                          const CheckOptions& options);

/// Whether the orchestrator takes the interval: Azure ML none below a minute, Kubeflow none of
/// whole days. True when it is not known.
bool TakesInterval(const ZenMlSchedule& one);

/// What a reader, or ZenML before it, says about a cron expression; empty when it takes it.
std::string CronProblem(const std::string& sent, const schedule::Flavour& flavour);

/// The text of a value that is known.
const std::string* KnownText(const graph::Value* value);

/// A cron expression as it reaches its reader: ZenML takes "cron(" and ")" off for SageMaker.
std::string CronAsSent(const std::string& text, const schedule::Flavour& flavour);

/// Where a finding about a schedule points.
SourceSpan PlaceOfSchedule(const graph::Schedule& schedule, const graph::PipelineInfo& info);

}  // namespace smgraph::passes
