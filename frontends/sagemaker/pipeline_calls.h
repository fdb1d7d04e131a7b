#pragma once

#include <span>

#include "frontends/sagemaker/reader.h"
#include "graph/pipeline.h"

namespace smgraph::sagemaker {

/// What is said about a pipeline in calls of it: description, tags and parallelism given to
/// create(), update() and upsert(), the values given to start(). `pipeline`: the objects that stand
/// for it.
void ReadPipelineCalls(Reader& reader, std::span<const python::Instance* const> pipeline,
                       graph::PipelineInfo& info);

}  // namespace smgraph::sagemaker
