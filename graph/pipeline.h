#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <type_traits>
#include <utility>
#include <vector>

#include <boost/graph/adjacency_list.hpp>

#include "graph/base/diagnostic.h"
#include "graph/base/source.h"
#include "graph/guard.h"
#include "graph/value.h"

namespace smgraph::graph {

/// The vocabulary that a pipeline's steps are written in.
enum class Dialect : std::uint8_t { kSageMaker, kZenMl, kAsl, kGeneric };
inline constexpr std::array<std::string_view, 4> kDialectNames = {"sagemaker", "zenml", "asl",
                                                                  "generic"};
std::string_view DialectName(Dialect dialect);

/// What a step does, independent of its dialect. The order is that of kStepKindNames.
enum class StepKind : std::uint8_t {
  kProcessing,
  kTraining,
  kTuning,
  kTransform,
  kCondition,
  kFail,
  kModelCreate,
  kModelRegister,
  kLambda,
  kCallback,
  kQualityCheck,
  kClarifyCheck,
  kEmr,
  kEmrServerless,
  kNotebook,
  kAutoMl,
  kEndpoint,
  kLineage,
  kFunction,
  kPythonStep,
  kForEach,
  kCleanup,
  kChoice,
  kMap,
  kParallel,
  kWait,
  kPass,
  kSucceed,
  kOther
};
/// "processing", "model-register", …
std::string_view StepKindName(StepKind kind);
std::optional<StepKind> StepKindFromName(std::string_view name);

/// A named input or output. `path` is the property path that reads an output
/// ("ProcessingOutputConfig.Outputs['train'].S3Output.S3Uri" leads back to the port "train") or the
/// place of an input in the arguments; `type` the annotation where there is one; `value` what is
/// given to the input (URI, literal, reference) or where the output is put.
struct Port {
  std::string name;
  std::string path;
  std::string type;
  Value value;
  bool operator==(const Port&) const = default;
};

/// How often a step runs: once for each element of `over` (one value, or several for a product).
struct Multiplicity {
  std::vector<Value> over;
  bool operator==(const Multiplicity&) const = default;
};

/// A node. `id` is unique in the pipeline, stable between runs, and the only name that is printed
/// or compared: the step's name in its dialect, parts that are known only at run time in braces.
struct Step {
  std::string id;
  StepKind kind = StepKind::kOther;
  std::string type;          // as the dialect writes it: "Training"; the function's name in ZenML
  std::string display_name;  // never an identifier
  std::string description;
  std::vector<Port> inputs;
  std::vector<Port> outputs;
  Map arguments;  // what the step is given, by its dialect's names
  Map settings;   // infrastructure: instance_type, instance_count, role, image, cache, retry, …
  Guard guard;    // in which runs it executes
  std::optional<Multiplicity> multiplicity;
  std::vector<std::string> origins;  // ids of the steps of another dialect that it was lowered from
  SourceSpan span;
  bool operator==(const Step&) const = default;
};

enum class EdgeKind : std::uint8_t { kReference, kPropertyFile, kOrder, kControl, kArtifact };
inline constexpr std::array<std::string_view, 5> kEdgeKindNames = {"reference", "property-file",
                                                                   "order", "control", "artifact"};
std::string_view EdgeKindName(EdgeKind kind);
/// True for the kinds that carry data: reference, property-file and artifact.
bool CarriesData(EdgeKind kind);

/// From the step that must come first to the one that needs it. Implied and carried edges
/// may close cycles.
struct Edge {
  EdgeKind kind = EdgeKind::kOrder;
  std::string output;  // port of the producer; empty for order and control
  std::string input;   // port of the consumer
  std::string arm;     // control: "then", "else"; order: trigger "failed", "stopped", "any" or ""
  std::string expression;  // as the author wrote it; kept by every pass
  std::string made_by;     // frontend or pass that put the edge here
  bool implied = false;    // inferred from equal URIs: nothing makes the runner respect it
  bool carried = false;    // read by a later round of a loop than makes it: no order of the steps
  SourceSpan span;
  bool operator==(const Edge&) const = default;
};

/// Whether the consumer waits for the producer.
inline bool Orders(const Edge& edge) {
  return !edge.implied && !edge.carried;
}

/// A parameter of the pipeline. A missing default means that a value is required at start.
struct Parameter {
  std::string name;
  std::string type;  // "String", "Integer", "Float", "Boolean"; the annotation in ZenML
  std::optional<Value> default_value;
  std::vector<Value> allowed;
  SourceSpan span;
  bool operator==(const Parameter&) const = default;
};

/// When the pipeline starts by itself: `form` is "cron", "rate", "interval", "at", …; `expression`
/// its text as written.
struct Schedule {
  std::string name;
  std::string form;
  Value expression;
  Map settings;
  SourceSpan span;
  bool operator==(const Schedule&) const = default;
};

/// What belongs to the pipeline as a whole.
struct PipelineInfo {
  std::string name;
  Dialect dialect = Dialect::kGeneric;
  std::string entry;  // the function, class method or variable that makes it, for FILE::ENTRY
  std::string description;
  bool dynamic = false;  // ZenML: the graph is decided while it runs
  std::vector<Parameter> parameters;
  std::vector<Schedule> schedules;
  Map settings;                        // cache, retry, tags, orchestrator, experiment, …
  std::vector<Unknown> unknown_names;  // what stands in braces in its name and in those of steps
  SourceSpan span;
  // False when something that is not known may change which steps exist, their names or their
  // edges; a diagnostic then says what and where.
  bool complete = true;
  std::vector<Diagnostic> diagnostics;
  // What the dialect's SDK would send to its service, only where it was asked for and no part of
  // the JSON form; null otherwise. Text of which parts are not known is a Join of texts and
  // Unknowns.
  Value definition;
  bool operator==(const PipelineInfo&) const = default;
};

// vecS: iteration follows insertion, and parallel edges are allowed. Passes never remove a vertex
// in place (that would renumber the others): they build a new Pipeline.
using PipelineGraph = boost::adjacency_list<boost::vecS, boost::vecS, boost::bidirectionalS, Step,
                                            Edge, PipelineInfo>;
/// A graph of steps. Boost's own graph is copied, vertex by vertex, where others are moved.
class Pipeline : public PipelineGraph {
 public:
  Pipeline() = default;
  ~Pipeline() = default;
  Pipeline(const Pipeline&) = default;
  Pipeline& operator=(const Pipeline&) = default;
  Pipeline(Pipeline&& other) noexcept { Swap(other); }
  Pipeline& operator=(Pipeline&& other) noexcept {
    Swap(other);
    return *this;
  }

 private:
  void Swap(Pipeline& other) noexcept {
    m_edges.swap(other.m_edges);
    m_vertices.swap(other.m_vertices);
    m_property.swap(other.m_property);
  }
};
using StepId = boost::graph_traits<Pipeline>::vertex_descriptor;
using EdgeId = boost::graph_traits<Pipeline>::edge_descriptor;

inline PipelineInfo& Info(Pipeline& pipeline) {
  return pipeline[boost::graph_bundle];
}
inline const PipelineInfo& Info(const Pipeline& pipeline) {
  return pipeline[boost::graph_bundle];
}

/// A new step of the pipeline. Boost's add_vertex would copy it.
inline StepId AddStep(Step step, Pipeline& pipeline) {
  const StepId id = boost::add_vertex(pipeline);
  pipeline[id] = std::move(step);
  return id;
}
// A graph that grows moves its steps.
static_assert(std::is_nothrow_move_constructible_v<Step> &&
              std::is_nothrow_move_assignable_v<Step>);

/// The step called `id`. Linear in the number of steps.
std::optional<StepId> FindStep(const Pipeline& pipeline, std::string_view id);
/// The port called `name`, or null.
const Port* FindPort(const std::vector<Port>& ports, std::string_view name);

/// Equal steps in the same order, equal edges in the same order, equal information.
bool Same(const Pipeline& a, const Pipeline& b);

/// What a file holds: its pipelines in source order, and what was found outside any of them.
/// `complete` is false when a pipeline was seen that could not be read at all.
struct Document {
  std::vector<Pipeline> pipelines;
  std::vector<Diagnostic> diagnostics;
  bool complete = true;
};

}  // namespace smgraph::graph
