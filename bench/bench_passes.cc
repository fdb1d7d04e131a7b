#include <benchmark/benchmark.h>
#include <fmt/format.h>

#include "graph/json.h"
#include "graph/pipeline.h"
#include "passes/diff.h"
#include "passes/lower.h"
#include "passes/resolve.h"

// The passes over generated SageMaker pipelines: layers of ten processing steps, each reading from
// two of the layer before, with a condition on every tenth layer.
namespace smgraph::passes {
namespace {

using graph::Edge;
using graph::EdgeKind;
using graph::Pipeline;
using graph::Step;
using graph::StepId;
using graph::StepKind;

constexpr StepId kWidth = 10;

void AddRead(Pipeline& pipeline, StepId producer, StepId consumer) {
  const std::string path = "ProcessingOutputConfig.Outputs['data'].S3Output.S3Uri";
  Edge edge;
  edge.kind = EdgeKind::kReference;
  edge.input = fmt::format("in{}", pipeline[consumer].inputs.size());
  edge.expression = path;
  pipeline[consumer].inputs.push_back(
      {edge.input, {}, {}, graph::StepReference{pipeline[producer].id, path}});
  add_edge(producer, consumer, std::move(edge), pipeline);
}

StepId AddJob(Pipeline& pipeline, std::int64_t depth) {
  Step step;
  step.id = fmt::format("Process-{}", num_vertices(pipeline));
  step.kind = StepKind::kProcessing;
  step.type = "Processing";
  step.outputs = {{"data", "ProcessingOutputConfig.Outputs['data'].S3Output.S3Uri", {}, {}}};
  step.arguments.Set("Environment", graph::Map{{{"DEPTH", depth}, {"STAGE", "prod"}}});
  step.settings.Set("instance_type", "ml.m5.large");
  return add_vertex(std::move(step), pipeline);
}

// The steps of the last layer but one condition, which guards the layer after it.
void AddCondition(Pipeline& pipeline, StepId producer, const std::vector<StepId>& branch) {
  Step gate;
  gate.id = fmt::format("Gate-{}", num_vertices(pipeline));
  gate.kind = StepKind::kCondition;
  const graph::JsonGet metric{pipeline[producer].id, "report", "auc", {}};
  gate.arguments.Set("left", metric);
  const StepId id = add_vertex(std::move(gate), pipeline);
  Edge read;
  read.kind = EdgeKind::kPropertyFile;
  add_edge(producer, id, std::move(read), pipeline);
  for (const StepId step : branch) {
    pipeline[step].guard = graph::Guard::Compare(metric, graph::CompareOp::kGe, 0.9);
    Edge control;
    control.kind = EdgeKind::kControl;
    control.arm = "then";
    add_edge(id, step, std::move(control), pipeline);
  }
}

Pipeline MakePipeline(std::int64_t steps, std::int64_t depth) {
  Pipeline pipeline;
  Info(pipeline).name = "Bench";
  Info(pipeline).dialect = graph::Dialect::kSageMaker;
  std::vector<StepId> last;
  for (StepId layer = 0; num_vertices(pipeline) < static_cast<StepId>(steps); ++layer) {
    std::vector<StepId> next;
    for (StepId i = 0; i < kWidth; ++i) {
      next.push_back(AddJob(pipeline, depth));
      if (last.empty()) continue;
      AddRead(pipeline, last[i], next[i]);
      AddRead(pipeline, last[(i + layer) % kWidth], next[i]);
    }
    // Only near the start: who waits for a guarded step has its guard, so that conditions
    // everywhere would measure the size of formulas.
    if (layer == 1) AddCondition(pipeline, last.front(), {next.front()});
    last = std::move(next);
  }
  return pipeline;
}

void BenchResolve(benchmark::State& state) {
  const Pipeline pipeline = MakePipeline(state.range(0), 5);
  for ([[maybe_unused]] auto _ : state) {
    Pipeline copy = pipeline;
    Resolve(copy);
    benchmark::DoNotOptimize(num_edges(copy));
  }
  state.SetComplexityN(state.range(0));
}
BENCHMARK(BenchResolve)
    ->RangeMultiplier(10)
    ->Range(10, 100'000)
    ->Complexity()
    ->Unit(benchmark::kMillisecond);

void BenchLower(benchmark::State& state) {
  const Pipeline pipeline = MakePipeline(state.range(0), 5);
  for ([[maybe_unused]] auto _ : state) {
    const Lowered lowered = Lower(pipeline);
    benchmark::DoNotOptimize(num_edges(lowered.pipeline));
  }
  state.SetComplexityN(state.range(0));
}
BENCHMARK(BenchLower)
    ->RangeMultiplier(10)
    ->Range(10, 100'000)
    ->Complexity()
    ->Unit(benchmark::kMillisecond);

// Every step has one changed argument.
void BenchDiff(benchmark::State& state) {
  const Pipeline before = MakePipeline(state.range(0), 5);
  const Pipeline after = MakePipeline(state.range(0), 6);
  for ([[maybe_unused]] auto _ : state) {
    const graph::Comparison comparison = Compare(before, after);
    benchmark::DoNotOptimize(comparison.changes.size());
  }
  state.SetComplexityN(state.range(0));
}
BENCHMARK(BenchDiff)
    ->RangeMultiplier(10)
    ->Range(10, 100'000)
    ->Complexity()
    ->Unit(benchmark::kMillisecond);

void BenchDiffAcrossDialects(benchmark::State& state) {
  const Pipeline before = MakePipeline(state.range(0), 5);
  const Pipeline after = Lower(before).pipeline;
  for ([[maybe_unused]] auto _ : state) {
    const graph::Comparison comparison = Compare(before, after);
    benchmark::DoNotOptimize(comparison.changes.size());
  }
  state.SetComplexityN(state.range(0));
}
BENCHMARK(BenchDiffAcrossDialects)
    ->RangeMultiplier(10)
    ->Range(10, 100'000)
    ->Complexity()
    ->Unit(benchmark::kMillisecond);

void BenchJson(benchmark::State& state) {
  graph::Document document;
  document.pipelines.push_back(MakePipeline(state.range(0), 5));
  for ([[maybe_unused]] auto _ : state) {
    SourceMap sources;
    const std::string text = graph::WriteJson(document, sources);
    const auto read = graph::ReadJson(text, FileId::kNoFile, sources);
    benchmark::DoNotOptimize(read.ok());
  }
  state.SetComplexityN(state.range(0));
}
BENCHMARK(BenchJson)
    ->RangeMultiplier(10)
    ->Range(10, 100'000)
    ->Complexity()
    ->Unit(benchmark::kMillisecond);

}  // namespace
}  // namespace smgraph::passes
