#pragma once

#include <vector>

#include "graph/base/diagnostic.h"
#include "graph/pipeline.h"

namespace smgraph::passes {

/// Adds an implied artifact edge wherever one step reads the S3 place that another writes, without
/// a reference that says so: the places are equal, or one lies below the other.
///
///   Prep.train is put at s3://b/run/train, Train.train reads s3://b/run/train/
///   after    Prep.train --artifact, implied--> Train.train
///
/// Only ports count whose place is known (a literal, or text made of the same parts); a bucket
/// alone is no place. Returns SMG115 for each edge whose steps nothing puts in order. Edges that
/// would close a cycle are left out. Near-linear in the ports.
std::vector<Diagnostic> AddImpliedEdges(graph::Pipeline& pipeline);

}  // namespace smgraph::passes
