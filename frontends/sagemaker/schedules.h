#pragma once

#include <span>

#include "frontends/sagemaker/reader.h"
#include "frontends/sagemaker/step_list.h"

namespace smgraph::sagemaker {

/// When a pipeline starts by itself: what put_triggers() is given, and what is made beside the
/// pipeline and has it as target: schedules and rules of EventBridge (boto3: create_schedule,
/// put_rule with put_targets) and of the feature processor (schedule, put_trigger). A schedule of
/// the same name replaces the older one. That the target of one is not known is a finding.
/// `pipeline`: the objects that stand for it.
void ReadSchedules(Reader& reader, Findings& findings,
                   std::span<const python::Instance* const> pipeline, graph::PipelineInfo& info);

}  // namespace smgraph::sagemaker
