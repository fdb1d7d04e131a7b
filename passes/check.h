#pragma once

#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "graph/base/catalogue.h"
#include "graph/base/diagnostic.h"
#include "graph/pipeline.h"

namespace smgraph::passes {

struct CheckOptions {
  /// The flavour of ZenML orchestrator that runs the pipelines: "sagemaker", "kubernetes", … When
  /// it is empty, the settings of a pipeline and its steps say it, or nothing does.
  std::string orchestrator;
};

/// What is told about the rules of check, in the order of their codes.
std::span<const RulePage* const> RulePages();

/// Everything that the rules find in a pipeline as it was read, besides what reading it found.
std::vector<Diagnostic> Check(const graph::Pipeline& pipeline, const CheckOptions& options = {});

}  // namespace smgraph::passes
