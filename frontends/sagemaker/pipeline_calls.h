#pragma once

#include "frontends/sagemaker/reader.h"
#include "graph/pipeline.h"

namespace smgraph::sagemaker {

/// What is said about a pipeline in calls of it: description, tags and parallelism given to
/// create(), update() and upsert(), the values given to start(), the schedules given to
/// put_triggers().
void ReadPipelineCalls(Reader& reader, const python::Instance& pipeline, graph::PipelineInfo& info);

}  // namespace smgraph::sagemaker
