#pragma once

#include "frontends/sagemaker/request.h"

namespace smgraph::sagemaker {

/// Reports arguments that the SDK refuses when a step or its policies are made (reference: SDK
/// classes EMRStep and RetryPolicy). What is not known may be right.
void ReportRefusedArguments(Builder& b);

/// Adds one finding about the step.
void ReportRefused(Builder& b, const std::string& problem);

}  // namespace smgraph::sagemaker
