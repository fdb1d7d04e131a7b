#pragma once

#include "frontends/sagemaker/step_list.h"
#include "graph/pipeline.h"

namespace smgraph::sagemaker {

/// Pipeline(parameters=[…]) in the order given. What is no parameter is dropped, as by the SDK.
void ReadParameters(Reader& reader, Findings& findings, const python::Instance& pipeline,
                    graph::PipelineInfo& info);

}  // namespace smgraph::sagemaker
