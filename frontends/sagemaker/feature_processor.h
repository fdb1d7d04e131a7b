#pragma once

#include "frontends/python/evaluator.h"

namespace smgraph::sagemaker {

/// to_pipeline(pipeline_name, step, …) of the feature processor: a pipeline with one training step
/// that runs the decorated function, as the SDK makes it (reference: SDK module
/// feature_store.feature_processor.feature_scheduler).
python::Ref FeatureProcessorPipeline(python::Evaluator& ev, const python::Call& call);

/// What @remote and @feature_processor do: called with the function, they keep it; called again,
/// the function runs elsewhere.
python::Ref CallRemotely(python::Evaluator& ev, python::Instance& decorator,
                         const python::Call& call);

}  // namespace smgraph::sagemaker
