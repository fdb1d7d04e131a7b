#include <string>
#include <utility>

#include <benchmark/benchmark.h>

#include "bench/generated_pipeline.h"
#include "graph/json.h"
#include "graph/verify.h"

namespace smgraph::bench {
namespace {

void BenchVerify(benchmark::State& state) {
  const graph::Pipeline pipeline = MakePipeline({.steps = state.range(0)});
  for ([[maybe_unused]] auto _ : state)
    benchmark::DoNotOptimize(graph::Verify(pipeline).size());
  state.SetComplexityN(state.range(0));
}
BENCHMARK(BenchVerify)->Apply(Sizes);

// Written and read back.
void BenchJson(benchmark::State& state) {
  graph::Document document;
  document.pipelines.push_back(MakePipeline({.steps = state.range(0)}));
  for ([[maybe_unused]] auto _ : state) {
    SourceMap sources;
    const std::string text = graph::WriteJson(document, sources);
    const auto read = graph::ReadJson(text, FileId::kNoFile, sources);
    benchmark::DoNotOptimize(read.ok());
  }
  state.SetComplexityN(state.range(0));
}
BENCHMARK(BenchJson)->Apply(Sizes);

}  // namespace
}  // namespace smgraph::bench
