#pragma once

#include <chrono>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "graph/base/catalogue.h"
#include "graph/base/diagnostic.h"
#include "graph/pipeline.h"
#include "graph/stack.h"

namespace smgraph::passes {

struct CheckOptions {
  /// The flavour of ZenML orchestrator that runs the pipelines: "sagemaker", "kubernetes", … It is
  /// stronger than anything that the pipelines say.
  std::string orchestrator = {};
  /// The stack that runs the pipelines, as far as a file says it. Its orchestrator is for pipelines
  /// whose settings name none.
  graph::Stack stack = {};
  /// The clock, for rules about what is over; without it these find nothing.
  std::optional<std::chrono::sys_seconds> now = {};
};

/// Every kind of finding of the whole program in the order of its code: those of reading and
/// resolving, and the rules of check, which have pages.
std::span<const Rule* const> Catalogue();
/// By code or slug; null when there is none.
const Rule* FindRule(std::string_view code_or_slug);

/// Everything that the rules find in a pipeline as it was read, besides what reading it found.
std::vector<Diagnostic> Check(const graph::Pipeline& pipeline, const CheckOptions& options = {});

}  // namespace smgraph::passes
