#pragma once

#include "frontends/sagemaker/compiler.h"
#include "frontends/sagemaker/request.h"
#include "frontends/sagemaker/step_list.h"

namespace smgraph::sagemaker {

/// Reports arguments that the SDK refuses when a step or its policies are made (reference: SDK
/// classes EMRStep and RetryPolicy). What is not known may be right.
void ReportRefusedArguments(Builder& b);

/// Reports models without a name in a pipeline whose definition keeps the names of jobs
/// (PipelineDefinitionConfig): v2 of the SDK refuses them when it makes the definition.
void ReportUnnamedModels(const python::Instance& pipeline, const Compiler& compiler,
                         Findings& findings);

/// Adds one finding about the step.
void ReportRefused(Builder& b, const std::string& problem);

}  // namespace smgraph::sagemaker
