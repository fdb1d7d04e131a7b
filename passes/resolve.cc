#include "passes/resolve.h"

#include <algorithm>
#include <cstddef>
#include <iterator>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <utility>

#include <boost/range/iterator_range.hpp>
#include <fmt/format.h>

#include "graph/base/catalogue.h"
#include "passes/implied_edges.h"
#include "passes/outputs.h"
#include "passes/property_path.h"
#include "passes/step_index.h"
#include "passes/uses.h"

namespace smgraph::passes {
namespace {

using graph::Edge;
using graph::EdgeId;
using graph::EdgeKind;
using graph::Step;
using graph::StepId;
using graph::Value;

bool IsUnresolved(const Edge& edge) {
  return edge.kind == EdgeKind::kReference || edge.kind == EdgeKind::kPropertyFile;
}

std::string_view PathOf(const Value& use) {
  if (const auto* reference = use.As<graph::StepReference>()) return reference->path;
  if (const auto* get = use.As<graph::JsonGet>()) return get->path;
  if (const auto* result = use.As<graph::FunctionResult>()) return result->path;
  return {};
}

// A condition's operands are no ports: its guard holds them.
bool HasInputPorts(const Step& step) {
  return step.kind != graph::StepKind::kCondition && step.kind != graph::StepKind::kChoice;
}

class Resolver {
 public:
  explicit Resolver(graph::Pipeline& pipeline)
      : pipeline_(pipeline),
        index_(pipeline),
        adds_edges_(Info(pipeline).dialect == graph::Dialect::kSageMaker) {}

  std::vector<Diagnostic> Run() {
    for (const StepId step : boost::make_iterator_range(vertices(pipeline_)))
      ResolveInto(step);
    return std::move(found_);
  }

 private:
  struct PendingUse {
    Use use;
    bool taken = false;
  };
  using UsesByProducer = std::map<StepId, std::vector<PendingUse>>;

  void ResolveInto(StepId consumer) {
    std::vector<EdgeId> incoming;
    bool unresolved = adds_edges_;
    for (const EdgeId edge : boost::make_iterator_range(in_edges(consumer, pipeline_))) {
      incoming.push_back(edge);
      unresolved = unresolved || IsUnresolved(pipeline_[edge]);
    }
    if (!unresolved) return;
    UsesByProducer uses = GatherUses(consumer);
    for (const EdgeId edge : incoming) {
      if (pipeline_[edge].kind == EdgeKind::kArtifact) Cover(edge, uses);
    }
    for (const EdgeId edge : incoming) {
      if (IsUnresolved(pipeline_[edge])) ResolveEdge(edge, uses);
    }
    if (adds_edges_) AddMissing(consumer, uses);
  }

  UsesByProducer GatherUses(StepId consumer) {
    UsesByProducer uses;
    for (Use& use : UsesOf(pipeline_[consumer])) {
      const auto producer = index_.Find(graph::ReferredStep(use.value));
      if (producer && *producer != consumer) uses[*producer].push_back({std::move(use)});
    }
    return uses;
  }

  // Marks the use that a finished edge stands for.
  void Cover(EdgeId id, UsesByProducer& uses) {
    const auto candidates = uses.find(source(id, pipeline_));
    if (candidates == uses.end()) return;
    const Edge& edge = pipeline_[id];
    for (PendingUse& pending : candidates->second) {
      const bool same_input = edge.input.empty() || pending.use.input == edge.input;
      if (pending.taken || !same_input) continue;
      if (OutputOf(source(id, pipeline_), pending.use.value, edge.output) == edge.output) {
        pending.taken = true;
        return;
      }
    }
  }

  // The output that `use` reads. `noted` is what the frontend wrote on its edge: for a property
  // file the output that holds it, which then holds for the file's other readers too.
  std::optional<std::string> OutputOf(StepId producer, const Value& use,
                                      std::string_view noted = {}) {
    const auto* get = use.As<graph::JsonGet>();
    if (get == nullptr) return OutputRead(pipeline_[producer], use);
    std::string& holder = file_outputs_[{producer, get->property_file}];
    if (holder.empty()) holder = WithoutJsonPath(noted);
    return OutputRead(pipeline_[producer], use, holder);
  }

  void ResolveEdge(EdgeId id, UsesByProducer& uses) {
    const auto candidates = uses.find(source(id, pipeline_));
    PendingUse* const pending =
        candidates == uses.end() ? nullptr : BestUse(id, candidates->second);
    if (pending != nullptr) {
      pending->taken = true;
      const auto output = OutputOf(source(id, pipeline_), pending->use.value, pipeline_[id].output);
      if (output) {
        Finish(id, *output, InputFor(target(id, pipeline_), pending->use));
      } else {
        Report(id, pending->use.value);
      }
      return;
    }
    ResolveByItself(id);
  }

  // An edge whose use is not among the values: its own ports or its expression must do.
  void ResolveByItself(EdgeId id) {
    const Edge& edge = pipeline_[id];
    Step& producer = pipeline_[source(id, pipeline_)];
    std::optional<std::string> output;
    if (graph::FindPort(producer.outputs, edge.output) != nullptr) {
      output = edge.output;
    } else if (!edge.expression.empty()) {
      output = OutputAt(producer, PathWithin(edge.expression, producer.id));
    }
    if (output) {
      Finish(id, *output, edge.input);
    } else {
      Report(id, {});
    }
  }

  // The use that the edge most likely stands for: same path, same input, or the next one.
  PendingUse* BestUse(EdgeId id, std::vector<PendingUse>& candidates) {
    const Edge& edge = pipeline_[id];
    const StepId producer = source(id, pipeline_);
    const std::string_view path = PathWithin(edge.expression, pipeline_[producer].id);
    PendingUse* best = nullptr;
    int best_score = -1;
    for (PendingUse& pending : candidates) {
      const bool json = pending.use.value.As<graph::JsonGet>() != nullptr;
      // The inputs of ZenML's edges are certain; which one it is need not be among the values.
      const bool other = !adds_edges_ && !edge.input.empty() && edge.input != pending.use.input;
      if (other || pending.taken || json != (edge.kind == EdgeKind::kPropertyFile)) continue;
      int score = 0;
      if (!edge.input.empty() && edge.input == pending.use.input) score += 2;
      if (PathOf(pending.use.value) == path) score += 2;
      if (!json && !edge.output.empty() && OutputOf(producer, pending.use.value) == edge.output) {
        score += 1;
      }
      if (score > best_score) best = &pending;
      best_score = std::max(score, best_score);
    }
    return best;
  }

  // Edges that an edge of the frontend stands for besides the use it took itself, and those that it
  // leaves out because the SDK's graph has none.
  void AddMissing(StepId consumer, UsesByProducer& uses) {
    for (auto& [producer, candidates] : uses) {
      for (PendingUse& pending : candidates) {
        if (pending.taken) continue;
        const auto output = OutputOf(producer, pending.use.value);
        if (!output) continue;
        Edge edge;
        edge.kind = EdgeKind::kArtifact;
        edge.output = *output;
        edge.input = InputFor(consumer, pending.use);
        edge.expression = graph::Describe(pending.use.value);
        edge.made_by = "resolve";
        edge.span = pipeline_[consumer].span;
        add_edge(producer, consumer, std::move(edge), pipeline_);
      }
    }
  }

  void Finish(EdgeId id, std::string output, std::string input) {
    Edge& edge = pipeline_[id];
    edge.kind = EdgeKind::kArtifact;
    edge.output = std::move(output);
    if (!input.empty()) edge.input = std::move(input);
  }

  // The port that a use stands in; one is added for a use that stands in an argument.
  std::string InputFor(StepId consumer, const Use& use) {
    Step& step = pipeline_[consumer];
    if (!use.input.empty() || !HasInputPorts(step)) return use.input;
    const bool label_is_free = graph::FindPort(step.inputs, use.label) == nullptr;
    const std::string& name = label_is_free ? use.label : use.place;
    if (graph::FindPort(step.inputs, name) == nullptr) {
      step.inputs.push_back({name, use.place, {}, use.value});
    }
    return name;
  }

  void Report(EdgeId id, const Value& use) {
    const Step& producer = pipeline_[source(id, pipeline_)];
    const Edge& edge = pipeline_[id];
    const std::string what = use.null() ? edge.expression : std::string(PathOf(use));
    Diagnostic diagnostic =
        Finding("no-such-output", fmt::format("step '{}' has no output '{}'", producer.id, what),
                edge.span);
    std::string names;
    for (const graph::Port& port : producer.outputs) {
      names += (names.empty() ? "its outputs: '" : ", '") + port.name + "'";
    }
    if (!names.empty()) diagnostic.notes.push_back({producer.span, names});
    found_.push_back(std::move(diagnostic));
  }

  graph::Pipeline& pipeline_;
  StepIndex index_;
  bool adds_edges_;
  std::map<std::pair<StepId, std::string>, std::string> file_outputs_;  // by property file
  std::vector<Diagnostic> found_;
};

}  // namespace

std::vector<Diagnostic> Resolve(graph::Pipeline& pipeline) {
  std::vector<Diagnostic> found = Resolver(pipeline).Run();
  std::ranges::move(AddImpliedEdges(pipeline), std::back_inserter(found));
  return found;
}

}  // namespace smgraph::passes
