#include "passes/implied_edges.h"

#include <cstddef>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <utility>

#include <boost/graph/strong_components.hpp>
#include <boost/range/iterator_range.hpp>
#include <fmt/format.h>

#include "graph/base/catalogue.h"
#include "passes/reachability.h"

namespace smgraph::passes {
namespace {

using graph::Edge;
using graph::EdgeKind;
using graph::Port;
using graph::StepId;
using graph::Value;

struct Written {
  StepId step;
  std::string output;
};

// A place that a step reads and another writes.
struct Handover {
  StepId producer;
  StepId consumer;
  std::string output;
  std::string input;
  std::string place;  // as the consumer writes it
  bool exact = true;  // false: one place lies below the other
};

// Text that is equal for values that are equal when the pipeline runs; nullopt when that cannot be
// said, and for what a reference already orders.
std::optional<std::string> Key(const Value& value) {
  if (const auto* text = value.As<std::string>()) return *text;
  const auto* join = value.As<graph::Join>();
  if (join == nullptr) return std::nullopt;
  std::string key;
  for (const Value& part : join->values) {
    if (!key.empty()) key += join->separator;
    if (const auto* parameter = part.As<graph::ParameterReference>()) {
      key += "{parameter " + parameter->name + "}";
    } else if (const auto* variable = part.As<graph::ExecutionVariable>()) {
      key += "{execution " + variable->name + "}";
    } else if (const auto* unknown = part.As<graph::Unknown>()) {
      const SourceSpan& at = unknown->span;
      key += fmt::format("{{unknown {} {}:{}:{}}}", unknown->reason,
                         static_cast<std::uint32_t>(at.file), at.begin.line, at.begin.column);
    } else if (auto inner = Key(part)) {
      key += *inner;
    } else {
      return std::nullopt;
    }
  }
  return key;
}

// "s3://bucket/a/b" without slashes at its end; nullopt for anything but a place below a bucket.
std::optional<std::string> PlaceOf(const Value& value) {
  constexpr std::string_view kScheme = "s3://";
  std::optional<std::string> key = Key(value);
  if (!key || !key->starts_with(kScheme)) return std::nullopt;
  while (key->ends_with('/'))
    key->pop_back();
  if (key->find('/', kScheme.size()) == std::string::npos) return std::nullopt;
  return key;
}

// Training and its like put things into folders of their own below the place they are given, so
// that what others read there need not come from them.
bool FillsItsPlace(graph::StepKind kind) {
  return kind != graph::StepKind::kTraining && kind != graph::StepKind::kTuning &&
         kind != graph::StepKind::kAutoMl;
}

class HandOverFinder {
 public:
  explicit HandOverFinder(graph::Pipeline& pipeline) : pipeline_(pipeline) {}

  std::vector<Handover> Find() {
    for (const StepId step : boost::make_iterator_range(vertices(pipeline_))) {
      for (const Port& port : pipeline_[step].outputs) {
        if (auto place = PlaceOf(port.value)) written_[*place].push_back({step, port.name});
      }
    }
    if (written_.empty()) return {};
    for (const StepId step : boost::make_iterator_range(vertices(pipeline_))) {
      for (const Port& port : pipeline_[step].inputs) {
        if (const auto place = PlaceOf(port.value)) FindWriters(step, port, *place);
      }
    }
    return std::move(found_);
  }

 private:
  // The writers of the place itself; else those of the nearest place above it; else all below it.
  void FindWriters(StepId consumer, const Port& input, const std::string& place) {
    Handover handover{0, consumer, {}, input.name, graph::PlainText(input.value)};
    for (std::string above = place; above.size() > 5; above.resize(above.rfind('/'))) {
      const auto found = written_.find(above);
      if (found != written_.end() && Add(handover, found->second)) return;
      handover.exact = false;
    }
    const std::string folder = place + "/";
    for (auto it = written_.lower_bound(folder);
         it != written_.end() && it->first.starts_with(folder); ++it) {
      Add(handover, it->second);
    }
  }

  // True when there was a writer to add (or the edge is there already).
  bool Add(Handover handover, const std::vector<Written>& writers) {
    bool any = false;
    for (const Written& writer : writers) {
      const bool whole_place = handover.exact || FillsItsPlace(pipeline_[writer.step].kind);
      if (writer.step == handover.consumer || !whole_place) continue;
      any = true;
      if (HasEdge(writer, handover.consumer, handover.input)) continue;
      handover.producer = writer.step;
      handover.output = writer.output;
      found_.push_back(handover);
    }
    return any;
  }

  bool HasEdge(const Written& writer, StepId consumer, const std::string& input) const {
    for (const auto id : boost::make_iterator_range(in_edges(consumer, pipeline_))) {
      const Edge& edge = pipeline_[id];
      if (CarriesData(edge.kind) && source(id, pipeline_) == writer.step &&
          edge.output == writer.output && edge.input == input) {
        return true;
      }
    }
    return false;
  }

  graph::Pipeline& pipeline_;
  std::map<std::string, std::vector<Written>> written_;
  std::vector<Handover> found_;
};

Diagnostic MissingOrder(const graph::Pipeline& pipeline, const Handover& handover) {
  const graph::Step& producer = pipeline[handover.producer];
  const graph::Step& consumer = pipeline[handover.consumer];
  Diagnostic diagnostic =
      Finding("handover-without-dependency",
              fmt::format("step '{}' reads '{}', which step '{}' writes, without waiting for it",
                          consumer.id, handover.place, producer.id),
              consumer.span);
  if (!handover.exact) diagnostic.confidence = Confidence::kMaybe;
  diagnostic.notes.push_back(
      {producer.span, fmt::format("written by output '{}'", handover.output)});
  return diagnostic;
}

void AddEdge(graph::Pipeline& pipeline, const Handover& handover) {
  Edge edge;
  edge.kind = EdgeKind::kArtifact;
  edge.output = handover.output;
  edge.input = handover.input;
  edge.expression = handover.place;
  edge.made_by = "resolve";
  edge.implied = true;
  edge.span = pipeline[handover.consumer].span;
  add_edge(handover.producer, handover.consumer, std::move(edge), pipeline);
}

// For each handover whether its edge would be part of a cycle: a step that already comes later
// hands nothing over, and of steps that exchange places both ways nobody can say who begins.
std::vector<bool> OnCycle(const graph::Pipeline& pipeline, const std::vector<Handover>& handovers) {
  using Shape = boost::adjacency_list<boost::vecS, boost::vecS, boost::directedS>;
  Shape shape(num_vertices(pipeline));
  for (const auto id : boost::make_iterator_range(edges(pipeline))) {
    add_edge(source(id, pipeline), target(id, pipeline), shape);
  }
  for (const Handover& handover : handovers) {
    add_edge(handover.producer, handover.consumer, shape);
  }
  std::vector<std::size_t> component(num_vertices(shape));
  boost::strong_components(
      shape, boost::make_iterator_property_map(component.begin(), get(boost::vertex_index, shape)));
  std::vector<bool> on_cycle;
  for (const Handover& handover : handovers) {
    on_cycle.push_back(component[handover.producer] == component[handover.consumer]);
  }
  return on_cycle;
}

}  // namespace

std::vector<Diagnostic> AddImpliedEdges(graph::Pipeline& pipeline) {
  const std::vector<Handover> handovers = HandOverFinder(pipeline).Find();
  if (handovers.empty()) return {};
  std::vector<Reachability::Pair> pairs;
  for (const Handover& handover : handovers) {
    pairs.emplace_back(handover.producer, handover.consumer);
  }
  const std::vector<bool> ordered = Reachability(pipeline).Reaches(pairs);
  const std::vector<bool> on_cycle = OnCycle(pipeline, handovers);
  std::vector<Diagnostic> found;
  for (std::size_t i = 0; i < handovers.size(); ++i) {
    if (on_cycle[i]) continue;
    if (!ordered[i]) found.push_back(MissingOrder(pipeline, handovers[i]));
    AddEdge(pipeline, handovers[i]);
  }
  return found;
}

}  // namespace smgraph::passes
