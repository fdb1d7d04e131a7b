#pragma once

#include <optional>
#include <string>

#include "graph/pipeline.h"
#include "passes/lower/plan.h"
#include "passes/step_index.h"

namespace smgraph::passes {

/// Says values of a resolved SageMaker pipeline in ZenML's words: an artifact is the name of an
/// output, what is read of it stands in subscripts.
///
///   Prep.ProcessingOutputConfig.Outputs['train'].S3Output.S3Uri   Prep.train
///   JsonGet of Evaluate, EvaluationReport, metrics.auc Evaluate.evaluation['metrics']['auc']
///   result [0] of split                                           split.output_0
///   a repacked model                                              the model before repacking
///   the Outcome of a condition                                    unknown, with the reason
class ValueLowering {
 public:
  /// Both must outlive this. Ports that a value reads are added to their steps where missing.
  ValueLowering(graph::Pipeline& resolved, const Plan& plan);

  void Lower(graph::Value& value, const SourceSpan& place);
  void Lower(graph::Map& map, const SourceSpan& place);
  void Lower(graph::Guard& guard, const SourceSpan& place);

  /// What `use` reads when it reads a part of a loop's results, "IterationOutputs[0].Body.Path":
  /// the same of the step of the body; nullopt for anything else.
  std::optional<graph::StepReference> ReadOfBody(const graph::Value& use) const;

 private:
  void LowerPart(graph::Value& part, const SourceSpan& place, int depth);
  graph::Value Artifact(graph::StepId producer, const graph::Value& use);
  graph::Value ModelBeforeRepacking(graph::StepId repack, const SourceSpan& place, int depth);

  graph::Pipeline& pipeline_;
  const Plan& plan_;
  StepIndex index_;
  // The guard that was lowered last and what became of it: many steps have the same one.
  graph::Guard last_guard_;
  graph::Guard last_lowered_;
};

}  // namespace smgraph::passes
