#include <ctime>
#include <utility>

#include <benchmark/benchmark.h>

#include "bench/generated_pipeline.h"
#include "passes/diff.h"
#include "passes/equivalence.h"
#include "passes/lower.h"
#include "passes/match.h"
#include "passes/resolve.h"

namespace smgraph::bench {
namespace {

using graph::Pipeline;

void BenchResolve(benchmark::State& state) {
  const Pipeline pipeline = MakePipeline({.steps = state.range(0)});
  for ([[maybe_unused]] auto _ : state) {
    Pipeline copy = pipeline;
    passes::Resolve(copy);
    benchmark::DoNotOptimize(num_edges(copy));
  }
  state.SetComplexityN(state.range(0));
}
BENCHMARK(BenchResolve)->Apply(Sizes);

void BenchLower(benchmark::State& state) {
  const Pipeline pipeline = MakePipeline({.steps = state.range(0)});
  for ([[maybe_unused]] auto _ : state) {
    const passes::Lowered lowered = passes::Lower(pipeline);
    benchmark::DoNotOptimize(num_edges(lowered.pipeline));
  }
  state.SetComplexityN(state.range(0));
}
BENCHMARK(BenchLower)->Apply(Sizes);

void BenchMatch(benchmark::State& state) {
  const Pipeline before = MakePipeline({.steps = state.range(0)});
  const Pipeline after = MakePipeline({.steps = state.range(0), .depth = 6});
  for ([[maybe_unused]] auto _ : state) {
    const passes::MatchResult result = passes::Match(before, after);
    benchmark::DoNotOptimize(result.matching.pairs.size());
  }
  state.SetComplexityN(state.range(0));
}
BENCHMARK(BenchMatch)->Apply(Sizes);

// Every step has one changed argument.
void BenchDiff(benchmark::State& state) {
  const Pipeline before = MakePipeline({.steps = state.range(0)});
  const Pipeline after = MakePipeline({.steps = state.range(0), .depth = 6});
  for ([[maybe_unused]] auto _ : state) {
    const graph::Comparison comparison = passes::Compare(before, after);
    benchmark::DoNotOptimize(comparison.changes.size());
  }
  state.SetComplexityN(state.range(0));
}
BENCHMARK(BenchDiff)->Apply(Sizes);

void BenchDiffAcrossDialects(benchmark::State& state) {
  const Pipeline before = MakePipeline({.steps = state.range(0)});
  const Pipeline after = passes::Lower(before).pipeline;
  for ([[maybe_unused]] auto _ : state) {
    const graph::Comparison comparison = passes::Compare(before, after);
    benchmark::DoNotOptimize(comparison.changes.size());
  }
  state.SetComplexityN(state.range(0));
}
BENCHMARK(BenchDiffAcrossDialects)->Apply(Sizes);

// Of ten steps nothing tells one from another but their names.
void ProofSizes(benchmark::internal::Benchmark* benchmark) {
  benchmark->RangeMultiplier(10)
      ->Range(100, 100'000)
      ->Complexity()
      ->UseManualTime()
      ->Unit(benchmark::kMicrosecond);
}

// The proof alone, in processor time, which other programs on the machine do not add to: the
// pipelines, which it consumes, are made before and what it said is forgotten behind.
void Prove(benchmark::State& state, const Shape& one, const Shape& other, graph::Verdict expected,
           Pipeline (*make)(const Shape&) = &MakePipeline) {
  for ([[maybe_unused]] auto _ : state) {
    Pipeline before = make(one);
    Pipeline after = make(other);
    const std::clock_t begin = std::clock();
    const graph::Equivalence result = passes::Prove(std::move(before), std::move(after));
    const std::clock_t end = std::clock();
    if (result.verdict != expected) return state.SkipWithError("another verdict");
    state.SetIterationTime(static_cast<double>(end - begin) / CLOCKS_PER_SEC);
  }
  state.SetComplexityN(state.range(0));
}

// Names that have nothing in common.
void BenchProveRenamed(benchmark::State& state) {
  Shape renamed{.steps = state.range(0)};
  renamed.name = "task";
  Prove(state, {.steps = state.range(0)}, renamed, graph::Verdict::kRenamed);
}
BENCHMARK(BenchProveRenamed)->Apply(ProofSizes);

// The same, and one step in the middle is given another value.
void BenchProveOneChange(benchmark::State& state) {
  Shape changed{.steps = state.range(0)};
  changed.name = "task";
  changed.odd_one = state.range(0) / 2;
  Prove(state, {.steps = state.range(0)}, changed, graph::Verdict::kDifferent);
}
BENCHMARK(BenchProveOneChange)->Apply(ProofSizes);

// A value of every step is another one.
void BenchProveAllChanged(benchmark::State& state) {
  Prove(state, {.steps = state.range(0)}, {.steps = state.range(0), .depth = 6},
        graph::Verdict::kDifferent);
}
BENCHMARK(BenchProveAllChanged)->Apply(ProofSizes);

// Renamed, in a dialect that needs no lowering.
void BenchProveRenamedZenMl(benchmark::State& state) {
  Shape renamed{.steps = state.range(0)};
  renamed.name = "task";
  Prove(state, {.steps = state.range(0)}, renamed, graph::Verdict::kRenamed,
        [](const Shape& shape) { return passes::Lower(MakePipeline(shape)).pipeline; });
}
BENCHMARK(BenchProveRenamedZenMl)->Apply(ProofSizes);

}  // namespace
}  // namespace smgraph::bench
