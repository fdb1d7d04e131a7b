#pragma once

#include "frontends/sagemaker/compiler.h"
#include "frontends/sagemaker/job_call.h"
#include "frontends/sagemaker/request.h"
#include "frontends/sagemaker/step_list.h"

namespace smgraph::sagemaker {

/// Reports arguments that the SDK refuses when a step or what it is given is made (reference: SDK
/// classes EMRStep, Lambda, ProcessingStep and RetryPolicy). What is not known may be right.
void ReportRefusedArguments(Builder& b);

/// Reports what the SDK refuses when a method of a processor runs.
void ReportRefusedCall(Builder& b, const JobCall& call);

/// Reports models without a name in a pipeline whose definition keeps the names of jobs
/// (PipelineDefinitionConfig): v2 of the SDK refuses them when it makes the definition.
void ReportUnnamedModels(const python::Instance& pipeline, const Compiler& compiler,
                         Findings& findings);

/// Reports steps whose arguments stand in the order of a release that nobody pins.
void ReportOldOrder(const Compiler& compiler, Findings& findings);

/// Adds one finding about the step.
void ReportRefused(Builder& b, const std::string& problem);

}  // namespace smgraph::sagemaker
