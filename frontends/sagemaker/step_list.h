#pragma once

#include <string>
#include <utility>
#include <vector>

#include "frontends/sagemaker/reader.h"
#include "graph/base/catalogue.h"
#include "graph/guard.h"

namespace smgraph::sagemaker {

/// What is not known and may change the graph, and what the SDK would refuse, of one pipeline.
class Findings {
 public:
  /// Something that may change which steps exist, their names or their edges.
  void Incomplete(RuleName rule, std::string message, SourceSpan span);
  void Add(Diagnostic diagnostic) { diagnostics_.push_back(std::move(diagnostic)); }
  void Add(std::vector<Diagnostic> diagnostics);
  void SetIncomplete() { complete_ = false; }
  bool complete() const { return complete_; }
  /// Whether one was added by that rule.
  bool Has(RuleName rule) const;
  std::vector<Diagnostic>& diagnostics() { return diagnostics_; }

 private:
  std::vector<Diagnostic> diagnostics_;
  bool complete_ = true;
};

/// One element of a list of steps or of depends_on, as it stands there.
struct ListItem {
  python::Ref value = nullptr;
  graph::Guard guard;   // under which condition it is there; true when it always is
  std::string trigger;  // of a StepDependency: "failed", "stopped", "any"
};

/// The elements of a list of steps: conditions that are not known become guards, elements that are
/// not known findings. `what` names the list in messages ("steps of pipeline 'P'").
std::vector<ListItem> ReadStepList(Reader& reader, Findings& findings, python::Ref list,
                                   const std::string& what, SourceSpan span);

/// True when no run (or build) has both: one says what the other denies.
bool Exclusive(const graph::Guard& a, const graph::Guard& b);

}  // namespace smgraph::sagemaker
