#include <string>

#include <benchmark/benchmark.h>

#include "bench/generated_pipeline.h"
#include "passes/diff.h"
#include "passes/resolve.h"
#include "render/diagram.h"
#include "render/renderer.h"
#include "render/text/drawing.h"

namespace smgraph::bench {
namespace {

graph::Pipeline MakeResolved(std::int64_t steps) {
  graph::Pipeline pipeline = MakePipeline({.steps = steps});
  passes::Resolve(pipeline);
  return pipeline;
}

void BenchMakeDiagram(benchmark::State& state) {
  const graph::Pipeline pipeline = MakeResolved(state.range(0));
  for ([[maybe_unused]] auto _ : state)
    benchmark::DoNotOptimize(render::MakeDiagram(pipeline).nodes.size());
  state.SetComplexityN(state.range(0));
}
BENCHMARK(BenchMakeDiagram)->Apply(Sizes);

// Layout and text; large graphs are given up, which must be quick, too.
void BenchDrawText(benchmark::State& state) {
  const render::Diagram diagram = render::MakeDiagram(MakeResolved(state.range(0)));
  for ([[maybe_unused]] auto _ : state)
    benchmark::DoNotOptimize(render::text::DrawDiagram(diagram, {.width = 0}));
  state.SetComplexityN(state.range(0));
}
BENCHMARK(BenchDrawText)->Apply(Sizes);

void BenchDrawComparison(benchmark::State& state, const char* format) {
  const graph::Comparison comparison = passes::Compare(
      MakePipeline({.steps = state.range(0)}), MakePipeline({.steps = state.range(0), .depth = 6}));
  const render::Renderer* renderer = render::FindRenderer(format);
  for ([[maybe_unused]] auto _ : state)
    benchmark::DoNotOptimize(renderer->comparison(comparison, {}).ok());
  state.SetComplexityN(state.range(0));
}
BENCHMARK_CAPTURE(BenchDrawComparison, unicode, "unicode")->Apply(Sizes);
BENCHMARK_CAPTURE(BenchDrawComparison, list, "list")->Apply(Sizes);
BENCHMARK_CAPTURE(BenchDrawComparison, mermaid, "mermaid")->Apply(Sizes);
BENCHMARK_CAPTURE(BenchDrawComparison, json, "json")->Apply(Sizes);
// Graphviz places the boxes of these; it needs minutes where the others need seconds.
BENCHMARK_CAPTURE(BenchDrawComparison, svg, "svg")->Arg(10)->Unit(benchmark::kMicrosecond);
BENCHMARK_CAPTURE(BenchDrawComparison, html, "html")->Arg(10)->Unit(benchmark::kMicrosecond);

// The sizes that have a goal: 30 steps as text in 10 ms, 1,000 in 1 s, 10,000 as a list in 1 s;
// 1,000 as a picture in 2 s, 10,000 in 10 s.
void BenchDrawPipeline(benchmark::State& state, const char* format) {
  const graph::Pipeline pipeline = MakeResolved(state.range(0));
  const render::Renderer* renderer = render::FindRenderer(format);
  render::RenderOptions options;
  options.width = 0;
  for ([[maybe_unused]] auto _ : state)
    benchmark::DoNotOptimize(renderer->pipeline(pipeline, options).ok());
}
BENCHMARK_CAPTURE(BenchDrawPipeline, unicode, "unicode")
    ->Arg(30)
    ->Arg(1000)
    ->Unit(benchmark::kMillisecond);
BENCHMARK_CAPTURE(BenchDrawPipeline, list, "list")->Arg(10000)->Unit(benchmark::kMillisecond);
BENCHMARK_CAPTURE(BenchDrawPipeline, svg, "svg")
    ->Arg(1000)
    ->Arg(10000)
    ->Unit(benchmark::kMillisecond);
BENCHMARK_CAPTURE(BenchDrawPipeline, html, "html")->Arg(1000)->Unit(benchmark::kMillisecond);

}  // namespace
}  // namespace smgraph::bench
