#pragma once

#include <string>
#include <utility>
#include <vector>

#include "graph/base/diagnostic.h"
#include "graph/base/rule.h"
#include "graph/pipeline.h"
#include "passes/check.h"

// What the rules are made of. A new rule is a file with a Checker, a line below and one in
// check.cc.
namespace smgraph::passes {

/// Where a rule puts what it finds.
class Findings {
 public:
  Findings(const Rule& rule, std::vector<Diagnostic>& found) : rule_(rule), found_(found) {}

  /// A finding with the rule's code and severity; the caller may add to it.
  Diagnostic& Add(const SourceSpan& span, std::string message) {
    found_.push_back({.code = std::string(rule_.code),
                      .slug = std::string(rule_.slug),
                      .severity = rule_.severity,
                      .confidence = rule_.confidence,
                      .span = span,
                      .message = std::move(message),
                      .notes = {}});
    return found_.back();
  }

 private:
  const Rule& rule_;
  std::vector<Diagnostic>& found_;
};

struct Checker {
  Rule rule;
  void (*find)(const graph::Pipeline& pipeline, const CheckOptions& options, Findings& findings);
};

extern const Checker kCycle;
extern const Checker kScheduledDynamicPipeline;

}  // namespace smgraph::passes
