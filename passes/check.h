#pragma once

#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "graph/base/diagnostic.h"
#include "graph/base/rule.h"
#include "graph/pipeline.h"

namespace smgraph::passes {

struct CheckOptions {
  /// The flavour of ZenML orchestrator that runs the pipelines: "sagemaker", "kubernetes", … When
  /// it is empty, the settings of a pipeline and its steps say it, or nothing does.
  std::string orchestrator;
};

/// The rules in the order of their codes.
std::span<const Rule* const> AllRules();
/// By code or slug; null when there is none.
const Rule* FindRule(std::string_view code_or_slug);

/// Everything that the rules find in a pipeline as it was read, besides what reading it found.
std::vector<Diagnostic> Check(const graph::Pipeline& pipeline, const CheckOptions& options = {});

}  // namespace smgraph::passes
