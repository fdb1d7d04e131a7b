#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "graph/changes.h"
#include "graph/pipeline.h"

// What every picture shows, whether of one pipeline or of a comparison: named nodes and at most one
// edge for each pair of steps and state. In canonical order, which depends on ids alone and not on
// the order in which the graph was built, so that a picture has the same bytes for any order.
namespace smgraph::render {

/// How a part of a comparison differs.
enum class Mark : std::uint8_t { kNone, kAdded, kRemoved, kChanged };
/// ' ', '+', '-', '~'.
char MarkGlyph(Mark mark);
/// "same", "added", "removed", "changed".
std::string_view MarkName(Mark mark);

struct DiagramNode {
  std::string id;         // as in the pipeline (in a comparison: of the after if it is there)
  std::string former_id;  // the name in the before when that differs
  std::string type;       // "Training"
  std::vector<std::string> details;  // "if auc >= 0.9", "for each Prep.files"
  std::string former_type;           // in a comparison: of the before, where that has the step
  std::vector<std::string> former_details;
  graph::StepKind kind = graph::StepKind::kOther;
  Mark mark = Mark::kNone;
  graph::StepId step = 0;  // in the pipeline (in a comparison: in the union)
};

/// What an edge is drawn as when several edges between two steps are drawn as one.
enum class DiagramEdgeKind : std::uint8_t { kData, kControl, kOrder };

struct DiagramEdge {
  std::size_t from = 0;  // index into Diagram::nodes
  std::size_t to = 0;
  std::string label;  // "train, validation", "then", or empty
  DiagramEdgeKind kind = DiagramEdgeKind::kOrder;
  bool implied = false;
  Mark mark = Mark::kNone;
};

/// Steps with a frame around them: those on one arm of a condition, when there are several, and the
/// clusters of graphs that are no pipelines.
struct DiagramGroup {
  std::string title;                  // "CheckAUC: then", or the name of the cluster
  bool arm = false;                   // of a condition, whose edges say the same
  std::vector<std::size_t> members;   // those of inner groups are theirs only
  std::optional<std::size_t> parent;  // for an arm the group that its condition is in
};

struct Diagram {
  std::string name;
  graph::Dialect dialect = graph::Dialect::kGeneric;
  bool complete = true;
  bool comparison = false;
  std::vector<DiagramNode> nodes;    // topologically, ties by id
  std::vector<DiagramEdge> edges;    // by from, to, mark, label
  std::vector<DiagramGroup> groups;  // parents first
};

Diagram MakeDiagram(const graph::Pipeline& pipeline);
/// The union of both sides with what differs marked.
Diagram MakeDiagram(const graph::Comparison& comparison);

/// `title`, or without one the name of the pipeline, in a comparison of both: "old → new".
std::string TitleOf(const graph::Pipeline& pipeline, const std::string& title);
std::string TitleOf(const graph::Comparison& comparison, const std::string& title);

/// "in Outer / Inner" for each node that is in clusters, else empty: for pictures without frames.
std::vector<std::string> ClusterTexts(const Diagram& diagram);

/// True for the kinds of step that decide where the run goes on.
bool IsDecision(graph::StepKind kind);

}  // namespace smgraph::render
