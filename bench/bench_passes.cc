#include <benchmark/benchmark.h>

#include "bench/generated_pipeline.h"
#include "passes/diff.h"
#include "passes/lower.h"
#include "passes/match.h"
#include "passes/resolve.h"

namespace smgraph::bench {
namespace {

using graph::Pipeline;

void BenchResolve(benchmark::State& state) {
  const Pipeline pipeline = MakePipeline(state.range(0), 5);
  for ([[maybe_unused]] auto _ : state) {
    Pipeline copy = pipeline;
    passes::Resolve(copy);
    benchmark::DoNotOptimize(num_edges(copy));
  }
  state.SetComplexityN(state.range(0));
}
BENCHMARK(BenchResolve)->Apply(Sizes);

void BenchLower(benchmark::State& state) {
  const Pipeline pipeline = MakePipeline(state.range(0), 5);
  for ([[maybe_unused]] auto _ : state) {
    const passes::Lowered lowered = passes::Lower(pipeline);
    benchmark::DoNotOptimize(num_edges(lowered.pipeline));
  }
  state.SetComplexityN(state.range(0));
}
BENCHMARK(BenchLower)->Apply(Sizes);

void BenchMatch(benchmark::State& state) {
  const Pipeline before = MakePipeline(state.range(0), 5);
  const Pipeline after = MakePipeline(state.range(0), 6);
  for ([[maybe_unused]] auto _ : state) {
    const passes::MatchResult result = passes::Match(before, after);
    benchmark::DoNotOptimize(result.matching.pairs.size());
  }
  state.SetComplexityN(state.range(0));
}
BENCHMARK(BenchMatch)->Apply(Sizes);

// Every step has one changed argument.
void BenchDiff(benchmark::State& state) {
  const Pipeline before = MakePipeline(state.range(0), 5);
  const Pipeline after = MakePipeline(state.range(0), 6);
  for ([[maybe_unused]] auto _ : state) {
    const graph::Comparison comparison = passes::Compare(before, after);
    benchmark::DoNotOptimize(comparison.changes.size());
  }
  state.SetComplexityN(state.range(0));
}
BENCHMARK(BenchDiff)->Apply(Sizes);

void BenchDiffAcrossDialects(benchmark::State& state) {
  const Pipeline before = MakePipeline(state.range(0), 5);
  const Pipeline after = passes::Lower(before).pipeline;
  for ([[maybe_unused]] auto _ : state) {
    const graph::Comparison comparison = passes::Compare(before, after);
    benchmark::DoNotOptimize(comparison.changes.size());
  }
  state.SetComplexityN(state.range(0));
}
BENCHMARK(BenchDiffAcrossDialects)->Apply(Sizes);

}  // namespace
}  // namespace smgraph::bench
