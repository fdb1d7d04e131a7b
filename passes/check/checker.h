#pragma once

#include <string>
#include <utility>
#include <vector>

#include "graph/base/catalogue.h"
#include "graph/pipeline.h"
#include "passes/check.h"

// What the rules are made of. A new rule is a row of the catalogue, a file with a Checker, a line
// below and one in check.cc.
namespace smgraph::passes {

/// Where a rule puts what it finds.
class Findings {
 public:
  Findings(RuleName rule, std::vector<Diagnostic>& found) : rule_(rule), found_(found) {}

  /// A finding as the rule's row says; the caller may add to it.
  Diagnostic& Add(const SourceSpan& span, std::string message) {
    found_.push_back(Finding(rule_, std::move(message), span));
    return found_.back();
  }

 private:
  RuleName rule_;
  std::vector<Diagnostic>& found_;
};

struct Checker {
  RulePage page;
  void (*find)(const graph::Pipeline& pipeline, const CheckOptions& options, Findings& findings);
};

extern const Checker kCycle;
extern const Checker kDependencyOnFailStep;
extern const Checker kDuplicateParameter;
extern const Checker kNoSuchPropertyFile;
extern const Checker kParameterDefault;
extern const Checker kScheduledDynamicPipeline;
extern const Checker kUndeclaredParameter;

}  // namespace smgraph::passes
