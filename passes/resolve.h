#pragma once

#include <vector>

#include "graph/base/diagnostic.h"
#include "graph/pipeline.h"

namespace smgraph::passes {

/// Turns references and reads of property files into artifact edges: which output of which step
/// reaches which input of which step.
///
///   before   Prep --reference--> Train      (…Outputs['train'].S3Output.S3Uri, input train)
///   after    Prep.train --artifact--> Train.train
///   before   Evaluate --property-file--> Gate             (EvaluationReport, metrics.auc)
///   after    Evaluate.evaluation[metrics.auc] --artifact--> Gate
///
/// One edge of the frontend that stands for several uses becomes several; a use without an edge
/// (of a path that the service resolves but the SDK makes no edge of) gets one in SageMaker
/// pipelines. Ports that are missing on either side are added. Two steps that hand data over by
/// writing and reading the same S3 place get an implied edge. The expression stays on the edge.
///
/// Returns what was found: SMG114 for a reference to an output that the producer does not have (the
/// edge stays as it was), SMG115 for a handover by S3 that nothing puts in order. Idempotent.
/// Near-linear in steps, edges and values.
std::vector<Diagnostic> Resolve(graph::Pipeline& pipeline);

}  // namespace smgraph::passes
