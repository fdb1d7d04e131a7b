#include "frontends/zenml/build_graph.h"

#include <algorithm>
#include <utility>

#include <fmt/format.h>

#include "frontends/dialect/wanted.h"
#include "frontends/python/natives.h"
#include "frontends/zenml/program_order.h"
#include "frontends/zenml/signature.h"
#include "frontends/zenml/values.h"

namespace smgraph::zenml {
namespace {

constexpr std::string_view kMadeBy = "zenml";

class Builder {
 public:
  Builder(python::Evaluator& ev, Recording& recording)
      : wanted_(ev.State<frontends::Wanted>()), recording_(recording), values_(ev, &recording) {}

  graph::Pipeline Build();

 private:
  void AddStep(const Invocation& invocation);
  void AddPorts(const Invocation& invocation, graph::Step& step);
  void AddConditions(const Invocation& invocation, graph::Step& step);
  void AddFailures();
  void ExcludeFailures(const python::Path* path, std::size_t failures, graph::Guard& guard);
  graph::Guard FailureGuard(const Recording::Failure& failure);
  void AddEdges(std::size_t consumer);
  void AddOrderEdge(std::size_t producer, std::size_t consumer, std::string_view expression,
                    bool carried = false);
  void FillInfo();

  const frontends::Wanted& wanted_;
  Recording& recording_;
  Values values_;
  graph::Pipeline pipeline_;
};

void Builder::AddPorts(const Invocation& invocation, graph::Step& step) {
  for (const InvocationInput& input : invocation.inputs) {
    step.inputs.push_back({input.name, input.name, input.type, input.value});
    const bool parameter =
        input.source == InputSource::kParameter || input.source == InputSource::kConfigured ||
        input.source == InputSource::kDefault || input.source == InputSource::kExternal;
    if (parameter) step.arguments.Set(input.name, input.value);
  }
  for (const Output& output : invocation.outputs)
    step.outputs.push_back({output.name, output.name, output.type, {}});
}

// The body of a dynamic pipeline is run where its steps are: nothing of it is decided before.
void DecideAtRunTime(graph::Guard& guard) {
  guard.time = graph::GuardTime::kRunTime;
  for (graph::Guard& operand : guard.operands)
    DecideAtRunTime(operand);
}

// What is left open by something that can be said beforehand.
bool IsOpen(const graph::Guard& guard) {
  bool open = false;
  graph::Walk(guard, [&open](const graph::Value& part) {
    const auto* unknown = part.As<graph::Unknown>();
    open = open || (unknown != nullptr && !unknown->settled_by.empty());
  });
  return open;
}

bool HoldsUnknown(const graph::Guard& guard) {
  bool found = false;
  graph::Walk(guard, [&found](const graph::Value& part) {
    found = found || part.As<graph::Unknown>() != nullptr;
  });
  return found;
}

// Whether it is not known what decides.
bool IsUnsure(const graph::Guard& guard, const Recording& recording) {
  if (recording.dynamic) return IsOpen(guard);
  return recording.any_values ? HoldsUnknown(guard) : !guard.always();
}

// In a static pipeline every condition and loop that is left was decided by something we do not
// know while the pipeline was compiled; in a dynamic one it is decided while the pipeline runs.
void Builder::AddConditions(const Invocation& invocation, graph::Step& step) {
  values_.set_place(invocation.span);
  step.guard = values_.ReadGuard(invocation.path, recording_.outermost);
  if (recording_.dynamic) DecideAtRunTime(step.guard);
  step.multiplicity = values_.ReadMultiplicity(invocation.path, recording_.outermost);
  if (IsUnsure(step.guard, recording_)) {
    recording_.Incomplete("conditional-graph",
                          fmt::format("whether '{}' is in the pipeline depends on: {}", step.id,
                                      graph::Summary(step.guard)),
                          invocation.span);
  }
  const bool unknown_loop =
      step.multiplicity &&
      (!recording_.dynamic || values_.HasUnknownLoop(invocation.path, recording_.outermost));
  if (unknown_loop) {
    recording_.Incomplete("step-in-unknown-loop",
                          fmt::format("how often '{}' is in the pipeline depends on: {}", step.id,
                                      graph::Describe(step.multiplicity->over[0])),
                          invocation.span);
  }
  if (invocation.mapped_over.empty()) return;
  if (!step.multiplicity) step.multiplicity.emplace();
  auto& over = step.multiplicity->over;
  over.insert(over.end(), invocation.mapped_over.begin(), invocation.mapped_over.end());
}

void Builder::AddStep(const Invocation& invocation) {
  graph::Step step;
  step.id = invocation.id;
  step.kind = graph::StepKind::kPythonStep;
  step.type = invocation.step_name;
  step.description = invocation.description;
  step.settings = invocation.configuration;
  step.span = invocation.span;
  AddPorts(invocation, step);
  AddConditions(invocation, step);
  const auto behind = [number = boost::num_vertices(pipeline_)](const Recording::Failure& failure) {
    return failure.calls > number;
  };
  ExcludeFailures(invocation.path,
                  std::ranges::find_if(recording_.failures, behind) - recording_.failures.begin(),
                  step.guard);
  graph::AddStep(std::move(step), pipeline_);
}

// Loops are left out.
graph::Guard Builder::FailureGuard(const Recording::Failure& failure) {
  values_.set_place(failure.span);
  graph::Guard guard = values_.ReadGuard(failure.path, recording_.outermost);
  DecideAtRunTime(guard);
  return guard;
}

// What is reached behind places where the body may fail is so when it has not failed there.
void Builder::ExcludeFailures(const python::Path* path, std::size_t failures, graph::Guard& guard) {
  for (std::size_t i = 0; i < failures; ++i) {
    const Recording::Failure& failure = recording_.failures[i];
    if (!BothReached(recording_, failure.path, path)) continue;
    graph::Guard failed = FailureGuard(failure);
    if (values_.ReadMultiplicity(failure.path, recording_.outermost)) {
      failed = graph::Guard::Compare(
          graph::Unknown{"whether a round raises is known only while the loop runs",
                         "a round raises", failure.span},
          graph::CompareOp::kTruthy, graph::Null{});
    }
    guard = graph::And(std::move(guard), graph::Not(std::move(failed)));
  }
}

// Ruled to be the same as a step that fails: a step of a kind of its own.
void Builder::AddFailures() {
  std::size_t number = 0;
  for (std::size_t i = 0; i < recording_.failures.size(); ++i) {
    const Recording::Failure& failure = recording_.failures[i];
    graph::Step step;
    do {
      step.id = ++number == 1 ? "raise" : fmt::format("raise_{}", number);
    } while (recording_.ids.contains(step.id));
    step.kind = graph::StepKind::kFail;
    step.type = failure.exception;
    step.description = failure.message;
    step.span = failure.span;
    step.guard = FailureGuard(failure);
    ExcludeFailures(failure.path, i, step.guard);
    step.multiplicity = values_.ReadMultiplicity(failure.path, recording_.outermost);
    const auto id = graph::AddStep(std::move(step), pipeline_);
    for (const std::size_t producer : failure.sequenced)
      AddOrderEdge(producer, id, "called before");
  }
}

void Builder::AddOrderEdge(std::size_t producer, std::size_t consumer, std::string_view expression,
                           bool carried) {
  if (producer == consumer && !carried) return;
  graph::Edge edge;
  edge.kind = graph::EdgeKind::kOrder;
  edge.expression = expression;
  edge.made_by = kMadeBy;
  edge.carried = carried;
  edge.span = pipeline_[consumer].span;
  boost::add_edge(producer, consumer, std::move(edge), pipeline_);
}

void Builder::AddEdges(std::size_t consumer) {
  const Invocation& invocation = recording_.invocations[consumer];
  for (const InvocationInput& input : invocation.inputs) {
    for (const Use& use : input.uses) {
      graph::Edge edge;
      edge.kind = graph::EdgeKind::kReference;
      edge.output = use.output;
      edge.input = input.name;
      const std::string& producer = recording_.invocations[use.producer].id;
      edge.expression = fmt::format("{}.{}{}", producer, use.output, use.chunk);
      edge.made_by = kMadeBy;
      edge.carried = use.carried;
      edge.span = invocation.span;
      boost::add_edge(use.producer, consumer, std::move(edge), pipeline_);
    }
  }
  // `after` beside a data edge of the same pair says nothing new.
  std::set<std::size_t> known = invocation.DataUpstream();
  const auto add = [&](const std::set<std::size_t>& producers, std::string_view expression) {
    for (const std::size_t producer : producers) {
      if (known.insert(producer).second) AddOrderEdge(producer, consumer, expression);
    }
  };
  add(invocation.after, "after");
  add(invocation.sequenced, "called before");
  add(invocation.waits_for, "load");
  add(invocation.after_some, "after in some runs");
  for (const std::size_t producer : invocation.after_round)
    AddOrderEdge(producer, consumer, "after", /*carried=*/true);
}

void Builder::FillInfo() {
  graph::PipelineInfo& info = graph::Info(pipeline_);
  const auto* function = FunctionBehind(recording_.pipeline->attributes.Find("entrypoint"));
  info.name = recording_.name;
  info.dialect = graph::Dialect::kZenMl;
  info.dynamic = recording_.dynamic;
  info.parameters = recording_.parameters;
  info.schedules = recording_.schedules;
  info.unknown_names = recording_.unknown_names;
  info.settings = recording_.settings;
  if (!recording_.given.items.empty()) info.settings.Set("parameters", recording_.given);
  if (!recording_.outputs.null()) info.settings.Set("outputs", recording_.outputs);
  if (function != nullptr) {
    info.entry = std::string(function->name);
    info.description = DocstringOf(*function);
    info.span = function->definition.span();
  }
  info.complete = recording_.complete;
  info.diagnostics = recording_.diagnostics;
  SortDiagnostics(info.diagnostics);
}

graph::Pipeline Builder::Build() {
  for (const Invocation& invocation : recording_.invocations)
    AddStep(invocation);
  for (std::size_t i = 0; i < recording_.invocations.size(); ++i)
    AddEdges(i);
  if (wanted_.failures) AddFailures();
  FillInfo();
  return std::move(pipeline_);
}

}  // namespace

graph::Pipeline BuildGraph(python::Evaluator& ev, Recording& recording) {
  return Builder(ev, recording).Build();
}

}  // namespace smgraph::zenml
