#pragma once

#include <cstdint>
#include <optional>
#include <string_view>

#include <benchmark/benchmark.h>

#include "graph/pipeline.h"

namespace smgraph::bench {

struct Shape {
  std::int64_t steps = 0;
  /// An argument of every step: pipelines with two depths differ in each of them.
  std::int64_t depth = 5;
  /// What the names of its jobs begin with.
  std::string_view name = "Process";
  /// This step has another depth than the others.
  std::optional<std::int64_t> odd_one = {};
};

/// A SageMaker pipeline of any size: layers of ten processing steps, each reading from two of the
/// layer before, with a condition near the start.
graph::Pipeline MakePipeline(const Shape& shape);

/// Runs a benchmark with 10, 100, … 100,000 steps.
void Sizes(benchmark::internal::Benchmark* benchmark);

}  // namespace smgraph::bench
