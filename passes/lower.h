#pragma once

#include <string>
#include <vector>

#include "graph/pipeline.h"
#include "passes/lower/mapping_table.h"

namespace smgraph::passes {

/// A rule of the mapping that was applied, and to what.
struct MappedConstruct {
  const MappingRow* row;
  std::string subject;  // "Train", "parameter MaxDepth"
  SourceSpan span;
};

/// What a SageMaker pipeline becomes in ZenML.
struct Lowered {
  graph::Pipeline pipeline;  // Dialect::kZenMl
  std::vector<MappedConstruct> mapped;
};

/// The ZenML graph that a faithful migration of `pipeline` has:
///
/// - jobs and services become Python steps under their own names, with `origins`; the kind they had
///   is the setting "source_kind"; a FailStep stays a step of kind fail, which raises
/// - conditions vanish: their branches have guards (the frontend's), what a condition reads or
/// waits
///   for comes before all its branch steps, those of nested conditions included, and a step
///   downstream of a skipped one has its guard too
/// - `depends_on` a condition becomes `after` what the condition waits for
/// - loops vanish: the steps of the body have a multiplicity, who waits for the loop waits for them
/// - the repacking of a model becomes part of the step that uses the model
/// - property reads and JsonGet become artifacts, values and guards speak of outputs by name
/// - parameters keep their names and get Python's types
///
///   before   Evaluate --property-file--> Gate --control then--> Register     (and its other
///   inputs) after    Evaluate --order--> Register when Evaluate.evaluation['auc'] >= 0.9
///
/// The pipeline is resolved first when it is not yet. Expressions and spans stay; edges made here
/// say made_by "lower". Near-linear but for the guards and orders themselves: a condition with m
/// predecessors and n branch steps gives m * n orders.
Lowered Lower(graph::Pipeline pipeline);

}  // namespace smgraph::passes
