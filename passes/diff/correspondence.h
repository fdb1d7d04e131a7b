#pragma once

#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "graph/changes.h"
#include "graph/pipeline.h"
#include "passes/step_index.h"

namespace smgraph::passes {

/// Which things of two pipelines stand for each other, so that values and guards of the one can be
/// compared with those of the other. The pipelines must outlive it.
class Correspondence {
 public:
  /// `across`: the pipelines were written in different dialects.
  Correspondence(const graph::Pipeline& before, const graph::Pipeline& after,
                 const graph::Matching& matching, bool across);

  const graph::Pipeline& before() const { return before_; }
  const graph::Pipeline& after() const { return after_; }
  bool across() const { return across_; }

  std::optional<graph::StepId> AfterOf(graph::StepId before) const { return after_of_[before]; }
  std::optional<graph::StepId> BeforeOf(graph::StepId after) const { return before_of_[after]; }

  void PairParameters(std::string_view before, std::string_view after);
  bool SameParameter(const std::string& before, const std::string& after) const;
  bool SameStep(std::string_view before, std::string_view after) const;
  /// The step called so, or nullopt.
  std::optional<graph::StepId> FindBefore(std::string_view id) const {
    return before_index_.Find(id);
  }
  std::optional<graph::StepId> FindAfter(std::string_view id) const {
    return after_index_.Find(id);
  }

  /// Whether the two mean the same: ids of matched steps and paired parameters are equal, spans do
  /// not count, a map's order neither; across dialects numbers are compared by value, and of what
  /// is read from a step only the parts that both sides say.
  bool SameValue(const graph::Value& before, const graph::Value& after) const;
  bool SameMap(const graph::Map& before, const graph::Map& after) const;

 private:
  bool SameList(const std::vector<graph::Value>& before,
                const std::vector<graph::Value>& after) const;
  bool SameRead(const graph::Value& before, const graph::Value& after) const;
  bool SameText(const graph::Value& before, const graph::Value& after) const;

  const graph::Pipeline& before_;
  const graph::Pipeline& after_;
  bool across_;
  StepIndex before_index_;
  StepIndex after_index_;
  std::vector<std::optional<graph::StepId>> after_of_;
  std::vector<std::optional<graph::StepId>> before_of_;
  std::map<std::string, std::string, std::less<>> parameters_;  // before to after
};

}  // namespace smgraph::passes
