#include "passes/lower.h"

#include <algorithm>
#include <array>
#include <optional>
#include <string_view>
#include <utility>

#include <boost/range/iterator_range.hpp>

#include "passes/lower/edges.h"
#include "passes/lower/guards.h"
#include "passes/lower/plan.h"
#include "passes/lower/values.h"
#include "passes/names.h"
#include "passes/outputs.h"
#include "passes/resolve.h"

namespace smgraph::passes {
namespace {

using graph::Pipeline;
using graph::Port;
using graph::Step;
using graph::StepId;
using graph::StepKind;
using graph::Value;

std::string PythonType(const std::string& type) {
  constexpr std::array<std::pair<std::string_view, std::string_view>, 4> kTypes = {
      {{"String", "str"}, {"Integer", "int"}, {"Float", "float"}, {"Boolean", "bool"}}};
  for (const auto& [sagemaker, python] : kTypes) {
    if (type == sagemaker) return std::string(python);
  }
  return type;
}

class Lowering {
 public:
  explicit Lowering(Pipeline pipeline) : resolved_(std::move(pipeline)) {
    for (const StepId step : boost::make_iterator_range(vertices(resolved_)))
      ReadItems(step);
    Resolve(resolved_);
    plan_ = MakePlan(resolved_);
    has_loop_ = std::ranges::find(plan_.fates, Fate::kLoop) != plan_.fates.end();
  }

  Lowered Run() {
    const StepGuards guards = StepGuards::Effective(resolved_);
    for (const StepId step : boost::make_iterator_range(vertices(resolved_))) {
      resolved_[step].guard = guards[step];
      GiveMultiplicity(step);
      Note(MappingOf(resolved_[step], plan_.fate(step) == Fate::kMerged), resolved_[step].id,
           resolved_[step].span);
    }
    LowerValues();
    LowerInfo();
    AddSteps();
    LowerEdges(resolved_, plan_, new_ids_, result_.pipeline);
    DropJsonOutputs();
    return std::move(result_);
  }

 private:
  void Note(const MappingRow& row, std::string subject, const SourceSpan& span) {
    result_.mapped.push_back({&row, std::move(subject), span});
  }

  // The current item of a loop is read from whoever made the items.
  void ReadItems(StepId step) {
    const auto& multiplicity = resolved_[step].multiplicity;
    if (!multiplicity || multiplicity->over.empty()) return;
    const auto* const items =
        multiplicity->over.back().As<graph::StepReference>();  // the innermost
    if (items == nullptr) return;
    const auto read = [items](Value& part) {
      constexpr std::string_view kItem = "ForEach.CurrentItem";
      const auto* const variable = part.As<graph::ExecutionVariable>();
      if (variable == nullptr || !variable->name.starts_with(kItem)) return;
      part = graph::StepReference{items->step, items->path + variable->name.substr(kItem.size())};
    };
    for (auto& argument : resolved_[step].arguments.items)
      graph::Edit(argument.second, read);
    for (graph::Port& input : resolved_[step].inputs)
      graph::Edit(input.value, read);
  }

  // A step of a loop's body runs for each of the loop's items.
  void GiveMultiplicity(StepId step) {
    if (resolved_[step].multiplicity) return;
    for (const auto edge : boost::make_iterator_range(in_edges(step, resolved_))) {
      const StepId loop = source(edge, resolved_);
      const bool body =
          resolved_[edge].kind == graph::EdgeKind::kControl && plan_.fate(loop) == Fate::kLoop;
      const Value* const items = body ? resolved_[loop].arguments.Find("IterableItems") : nullptr;
      if (items == nullptr) continue;
      resolved_[step].multiplicity = graph::Multiplicity{{*items}};
      return;
    }
  }

  void LowerValues() {
    ValueLowering values(resolved_, plan_);
    for (const StepId id : boost::make_iterator_range(vertices(resolved_))) {
      // Ports are added to steps while values are lowered, so that none may be held on to.
      const SourceSpan place = PlaceOf(resolved_[id]);
      for (std::size_t i = 0; i < resolved_[id].inputs.size(); ++i) {
        values.Lower(resolved_[id].inputs[i].value, place);
      }
      values.Lower(resolved_[id].arguments, place);
      values.Lower(resolved_[id].settings, place);
      values.Lower(resolved_[id].guard, place);
      if (!resolved_[id].multiplicity) continue;
      for (Value& over : resolved_[id].multiplicity->over)
        values.Lower(over, place);
    }
  }

  SourceSpan PlaceOf(const Step& step) const {
    return step.span.known() ? step.span : Info(resolved_).span;
  }

  void LowerInfo() {
    graph::PipelineInfo info = Info(resolved_);
    for (graph::Parameter& parameter : info.parameters) {
      parameter.type = PythonType(parameter.type);
      Note(*FindMapping("parameter"), "parameter " + parameter.name, parameter.span);
    }
    info.dialect = graph::Dialect::kZenMl;
    info.dynamic = IsDynamic();
    for (const graph::Schedule& schedule : info.schedules) {
      Note(*FindMapping(info.dynamic ? "schedule-of-dynamic" : "schedule"),
           "schedule " + schedule.name, schedule.span);
    }
    Info(result_.pipeline) = std::move(info);
  }

  // ZenML decides while it runs when a guard reads what a step leaves behind, or the number of a
  // step's runs depends on it.
  bool IsDynamic() const {
    bool dynamic = false;
    const auto look = [&dynamic](const Value& part) {
      dynamic = dynamic || !graph::ReferredStep(part).empty();
    };
    for (const StepId step : boost::make_iterator_range(vertices(resolved_))) {
      graph::Walk(resolved_[step].guard, look);
      dynamic = dynamic || resolved_[step].multiplicity.has_value();
    }
    return dynamic;
  }

  void AddSteps() {
    std::vector<std::vector<std::string>> merged(num_vertices(resolved_));
    for (const StepId step : boost::make_iterator_range(vertices(resolved_))) {
      if (plan_.fate(step) == Fate::kMerged) {
        merged[plan_.homes[step]].push_back(resolved_[step].id);
      }
    }
    new_ids_.resize(num_vertices(resolved_));
    // Boost copies what it is given, and what it has whenever it grows: the steps move in behind
    // it.
    result_.pipeline.m_vertices.reserve(num_vertices(resolved_));
    for (const StepId step : boost::make_iterator_range(vertices(resolved_))) {
      if (plan_.fate(step) != Fate::kKept) continue;
      new_ids_[step] = add_vertex(result_.pipeline);
      Step& lowered = result_.pipeline[*new_ids_[step]];
      lowered = LowerStep(step);
      lowered.origins = std::move(merged[step]);
      lowered.origins.push_back(lowered.id);
    }
  }

  Step LowerStep(StepId step) {
    Step lowered = Take(step);
    lowered.settings.Set("source_kind", std::string(graph::StepKindName(lowered.kind)));
    if (lowered.kind != StepKind::kFail) lowered.kind = StepKind::kPythonStep;
    lowered.type = SnakeCase(lowered.id);
    return lowered;
  }

  // The step, of which only what lowering its edges looks at is left behind.
  Step Take(StepId id) {
    Step& step = resolved_[id];
    if (has_loop_) return step;
    Step taken = std::move(step);
    step = {};
    step.id = taken.id;
    step.span = taken.span;
    for (const Port& port : taken.outputs) {
      if (port.path.starts_with("PropertyFiles[")) step.outputs.push_back(port);
    }
    return taken;
  }

  // Reads of a JSON file are reads of the output that holds it, which is an artifact now.
  void DropJsonOutputs() {
    Pipeline& pipeline = result_.pipeline;
    for (const StepId step : boost::make_iterator_range(vertices(pipeline))) {
      std::vector<Port> outputs;
      for (Port& port : pipeline[step].outputs) {
        if (port.path.starts_with("PropertyFiles[")) port.name = WithoutJsonPath(port.name);
        port.path = port.name;
        if (graph::FindPort(outputs, port.name) == nullptr) outputs.push_back(std::move(port));
      }
      pipeline[step].outputs = std::move(outputs);
    }
  }

  Pipeline resolved_;
  Plan plan_;
  bool has_loop_ = false;
  std::vector<std::optional<StepId>> new_ids_;  // by old step: its place in the result
  Lowered result_;
};

}  // namespace

Lowered Lower(Pipeline pipeline) {
  return Lowering(std::move(pipeline)).Run();
}

}  // namespace smgraph::passes
