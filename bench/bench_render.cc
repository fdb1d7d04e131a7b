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

}  // namespace
}  // namespace smgraph::bench
