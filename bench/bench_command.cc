#include <string>
#include <string_view>
#include <utility>

#include <benchmark/benchmark.h>

#include "bench/corpus_files.h"
#include "frontends/read.h"
#include "passes/diff.h"
#include "render/renderer.h"

// `smgraph diff` without its process: both files are read, compared and drawn.
namespace smgraph::bench {
namespace {

graph::Pipeline ReadPipeline(const CorpusFile& file, SourceMap& sources) {
  frontends::ReadOptions options;
  options.root = PathOf(file).parent_path();
  auto document = frontends::Read(frontends::ParseInput(PathOf(file).string()), options, sources);
  if (!document.ok() || document.value().pipelines.empty()) return {};
  return std::move(document.value().pipelines.front());
}

void BenchDiffCommand(benchmark::State& state, std::string_view format) {
  const render::Renderer* renderer = render::FindRenderer(format);
  for ([[maybe_unused]] auto _ : state) {
    SourceMap sources;
    const graph::Pipeline before = ReadPipeline(kBefore, sources);
    const graph::Pipeline after = ReadPipeline(kAfter, sources);
    const graph::Comparison comparison = passes::Compare(before, after);
    render::RenderOptions options;
    options.sources = &sources;
    const auto drawn = renderer->comparison(comparison, options);
    if (num_vertices(before) != 10 || num_vertices(after) != 10 || !drawn.ok())
      return state.SkipWithError("the ten steps were not read and drawn");
    benchmark::DoNotOptimize(drawn.value().size());
  }
}
BENCHMARK_CAPTURE(BenchDiffCommand, unicode, "unicode")->Unit(benchmark::kMicrosecond);
BENCHMARK_CAPTURE(BenchDiffCommand, html, "html")->Unit(benchmark::kMicrosecond);

}  // namespace
}  // namespace smgraph::bench
