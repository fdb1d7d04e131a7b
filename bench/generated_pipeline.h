#pragma once

#include <cstdint>

#include <benchmark/benchmark.h>

#include "graph/pipeline.h"

namespace smgraph::bench {

/// A SageMaker pipeline of any size: layers of ten processing steps, each reading from two of the
/// layer before, with a condition near the start. `depth` is an argument of every step: pipelines
/// with two depths differ in each of them.
graph::Pipeline MakePipeline(std::int64_t steps, std::int64_t depth);

/// Runs a benchmark with 10, 100, … 100,000 steps.
void Sizes(benchmark::internal::Benchmark* benchmark);

}  // namespace smgraph::bench
