#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "graph/pipeline.h"

// What comparing two pipelines gives. Plain data: passes write it, renderers read it.
namespace smgraph::graph {

/// One pair of steps that stand for each other, and why ("same name", "normalised name",
/// "declared", "only step with these neighbours").
struct StepPair {
  StepId before;
  StepId after;
  std::string why;
};

/// Which steps of the before stand for which of the after; each step is in at most one pair. Pairs
/// are in the order of the before's steps.
struct Matching {
  std::vector<StepPair> pairs;
  /// Logarithmic, and linear the other way: build an index to look up many.
  std::optional<StepId> AfterOf(StepId before) const;
  std::optional<StepId> BeforeOf(StepId after) const;
};

enum class ChangeKind : std::uint8_t { kAdded, kRemoved, kChanged, kRenamed };
/// "added", "removed", "changed", "renamed".
std::string_view ChangeKindName(ChangeKind kind);

/// What a change is about.
enum class ChangeSubject : std::uint8_t {
  kPipeline,
  kParameter,
  kSchedule,
  kStep,
  kInput,
  kOutput,
  kArgument,
  kSetting,
  kGuard,
  kEdge
};
/// "pipeline", "parameter", …, "edge".
std::string_view ChangeSubjectName(ChangeSubject subject);

/// One difference. `name` says what it is about in the words of the side it is on ("Train",
/// "Train.instance_type", "Prep.train -> Train.train"); `before` and `after` are one-line texts,
/// empty on the side where the thing does not exist.
struct Change {
  ChangeKind kind = ChangeKind::kChanged;
  ChangeSubject subject = ChangeSubject::kStep;
  std::string name;
  std::string before;
  std::string after;
  SourceSpan before_span;
  SourceSpan after_span;
  bool open = false;                 // one of the two is not known: they may be the same
  std::optional<StepId> union_step;  // the step of the union graph that it belongs to
};

/// Where a step or an edge of the union graph comes from.
enum class Side : std::uint8_t { kBoth, kBefore, kAfter };

struct UnionStep {
  Side side = Side::kBoth;
  bool changed = false;  // in both, and something of it differs
  std::optional<StepId> before;
  std::optional<StepId> after;
};

/// Both pipelines in one: matched steps once (as in the after), the others too. `steps[i]` and
/// `edges[i]` speak of the i-th step and edge of `pipeline`, in insertion order.
struct UnionGraph {
  struct EdgeState {
    Side side = Side::kBoth;
    bool changed = false;
  };
  Pipeline pipeline;
  std::vector<UnionStep> steps;
  std::vector<EdgeState> edges;
};

/// A comparison, complete: the two sides in one dialect, how their steps were matched, what
/// differs.
struct Comparison {
  Pipeline before;
  Pipeline after;
  Matching matching;
  // The pipeline, parameters, schedules, then the steps in the order of the union.
  std::vector<Change> changes;
  UnionGraph united;
  // False across dialects: each has settings of its own, and they are left out.
  bool settings_compared = true;
  // What was done to compare them ("the before was lowered to ZenML").
  std::vector<std::string> notes;
};

}  // namespace smgraph::graph
