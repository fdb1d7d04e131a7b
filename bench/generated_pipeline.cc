#include "bench/generated_pipeline.h"

#include <utility>
#include <vector>

#include <fmt/format.h>

namespace smgraph::bench {
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

StepId AddJob(Pipeline& pipeline, const Shape& shape) {
  const auto number = static_cast<std::int64_t>(num_vertices(pipeline));
  const std::int64_t depth = shape.odd_one == number ? shape.depth + 1 : shape.depth;
  Step step;
  step.id = fmt::format("{}-{}", shape.name, number);
  step.kind = StepKind::kProcessing;
  step.type = "Processing";
  step.outputs = {{"data", "ProcessingOutputConfig.Outputs['data'].S3Output.S3Uri", {}, {}}};
  step.arguments.Set("Environment", graph::Map{{{"DEPTH", depth}, {"STAGE", "prod"}}});
  step.settings.Set("instance_type", "ml.m5.large");
  return AddStep(std::move(step), pipeline);
}

// The steps of the last layer but one condition, which guards the layer after it.
void AddCondition(Pipeline& pipeline, StepId producer, const std::vector<StepId>& branch) {
  Step gate;
  gate.id = fmt::format("Gate-{}", num_vertices(pipeline));
  gate.kind = StepKind::kCondition;
  const graph::JsonGet metric{pipeline[producer].id, "report", "auc", {}};
  gate.arguments.Set("left", metric);
  const StepId id = AddStep(std::move(gate), pipeline);
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

}  // namespace

Pipeline MakePipeline(const Shape& shape) {
  Pipeline pipeline;
  Info(pipeline).name = "Bench";
  Info(pipeline).dialect = graph::Dialect::kSageMaker;
  std::vector<StepId> last;
  for (StepId layer = 0; num_vertices(pipeline) < static_cast<StepId>(shape.steps); ++layer) {
    std::vector<StepId> next;
    for (StepId i = 0; i < kWidth; ++i) {
      next.push_back(AddJob(pipeline, shape));
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

void Sizes(benchmark::internal::Benchmark* benchmark) {
  benchmark->RangeMultiplier(10)->Range(10, 100'000)->Complexity()->Unit(benchmark::kMicrosecond);
}

}  // namespace smgraph::bench
