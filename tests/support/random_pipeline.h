#pragma once

#include <cstdint>

#include "graph/base/source.h"
#include "graph/pipeline.h"

// Pipelines made by a generator with a fixed seed, for property tests.
namespace smgraph::testing {

/// A document with pipelines that use every field and every alternative of the IR, sensible or not.
/// Spans point into files that are added to `sources`.
graph::Document RandomDocument(std::uint32_t seed, SourceMap& sources);

/// A SageMaker pipeline as a frontend gives it, with nested conditions, function results, property
/// files, references and `depends_on`; Verify finds it sound. `steps` is the number of its steps.
graph::Pipeline RandomSageMakerPipeline(std::uint32_t seed, std::uint32_t steps);

}  // namespace smgraph::testing
