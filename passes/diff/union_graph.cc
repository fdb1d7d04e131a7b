#include "passes/diff/union_graph.h"

#include <cstddef>
#include <map>
#include <set>
#include <string>
#include <utility>

#include <boost/range/iterator_range.hpp>

namespace smgraph::passes {
namespace {

using graph::Edge;
using graph::Pipeline;
using graph::Port;
using graph::Side;
using graph::Step;
using graph::StepId;
using graph::Value;

class StepUniter {
 public:
  explicit StepUniter(const Correspondence& same) : same_(same) {
    build_.of_before.resize(num_vertices(same.before()));
    build_.of_after.resize(num_vertices(same.after()));
    for (StepId step = 0; step < build_.of_after.size(); ++step)
      ids_.insert(same.after()[step].id);
  }

  UnionBuild Run() {
    const std::vector<std::vector<StepId>> removed = RemovedBehind();
    for (const StepId step : removed.front())
      AddRemoved(step);
    for (StepId step = 0; step < build_.of_after.size(); ++step) {
      AddAfter(step);
      for (const StepId gone : removed[step + 1])
        AddRemoved(gone);
    }
    UniteInfo();
    TranslateRemoved();
    return std::move(build_);
  }

 private:
  // The steps of the before without a partner: at the front, and behind each step of the after.
  std::vector<std::vector<StepId>> RemovedBehind() const {
    std::vector<std::vector<StepId>> removed(build_.of_after.size() + 1);
    std::size_t place = 0;
    for (StepId step = 0; step < build_.of_before.size(); ++step) {
      const auto partner = same_.AfterOf(step);
      if (partner) place = *partner + 1;
      if (!partner) removed[place].push_back(step);
    }
    return removed;
  }

  void AddAfter(StepId step) {
    const auto before = same_.BeforeOf(step);
    const StepId united = add_vertex(same_.after()[step], build_.graph.pipeline);
    build_.of_after[step] = united;
    if (before) build_.of_before[*before] = united;
    build_.graph.steps.push_back({before ? Side::kBoth : Side::kAfter, false, before, step});
  }

  void AddRemoved(StepId step) {
    Step copy = same_.before()[step];
    while (!ids_.insert(copy.id).second)
      copy.id += " (before)";
    if (copy.id != same_.before()[step].id) renamed_.emplace(same_.before()[step].id, copy.id);
    build_.of_before[step] = AddStep(std::move(copy), build_.graph.pipeline);
    build_.graph.steps.push_back({Side::kBefore, false, step, std::nullopt});
  }

  void UniteInfo() {
    graph::PipelineInfo& info = Info(build_.graph.pipeline);
    const graph::PipelineInfo& before = Info(same_.before());
    info = Info(same_.after());
    for (const graph::Parameter& parameter : before.parameters) {
      bool kept = false;
      for (const graph::Parameter& other : Info(same_.after()).parameters) {
        kept = kept || same_.SameParameter(parameter.name, other.name);
        if (same_.SameParameter(parameter.name, other.name)) {
          parameters_.emplace(parameter.name, other.name);
        }
      }
      if (!kept) info.parameters.push_back(parameter);
    }
    info.complete = info.complete && before.complete;
    info.diagnostics.insert(info.diagnostics.end(), before.diagnostics.begin(),
                            before.diagnostics.end());
    SortDiagnostics(info.diagnostics);
  }

  // Removed steps speak of steps and parameters by the names of the before.
  void TranslateRemoved() {
    for (StepId step = 0; step < build_.of_before.size(); ++step) {
      const auto partner = same_.AfterOf(step);
      const std::string& id = same_.before()[step].id;
      if (partner) renamed_.emplace(id, same_.after()[*partner].id);
    }
    const auto translate = [this](Value& part) { Translate(part); };
    for (StepId id = 0; id < build_.of_before.size(); ++id) {
      if (same_.AfterOf(id)) continue;
      Step& step = build_.graph.pipeline[build_.of_before[id]];
      for (Port& port : step.inputs)
        graph::Edit(port.value, translate);
      for (Port& port : step.outputs)
        graph::Edit(port.value, translate);
      for (auto& item : step.arguments.items)
        graph::Edit(item.second, translate);
      for (auto& item : step.settings.items)
        graph::Edit(item.second, translate);
      graph::Edit(step.guard, translate);
      if (!step.multiplicity) continue;
      for (Value& over : step.multiplicity->over)
        graph::Edit(over, translate);
    }
  }

  void Translate(Value& part) const {
    const auto rename = [](const std::map<std::string, std::string>& names, std::string& name) {
      const auto found = names.find(name);
      if (found != names.end()) name = found->second;
    };
    if (auto* reference = part.As<graph::StepReference>()) rename(renamed_, reference->step);
    if (auto* result = part.As<graph::FunctionResult>()) rename(renamed_, result->step);
    if (auto* get = part.As<graph::JsonGet>()) rename(renamed_, get->step);
    if (auto* parameter = part.As<graph::ParameterReference>())
      rename(parameters_, parameter->name);
  }

  const Correspondence& same_;
  UnionBuild build_;
  std::set<std::string> ids_;
  std::map<std::string, std::string> renamed_;  // ids: before to union
  std::map<std::string, std::string> parameters_;
};

std::string Translated(const NamePairs& names, const std::string& name) {
  const auto found = names.find(name);
  return found == names.end() ? name : found->second;
}

void EnsurePort(std::vector<Port>& ports, const std::string& name) {
  if (!name.empty() && graph::FindPort(ports, name) == nullptr) ports.push_back({name, {}, {}, {}});
}

}  // namespace

UnionBuild UniteSteps(const Correspondence& same) {
  return StepUniter(same).Run();
}

void UniteEdges(const Correspondence& same, const EdgeMatching& matched, PortMatcher& ports,
                UnionBuild& build) {
  Pipeline& united = build.graph.pipeline;
  for (std::size_t i = 0; i < matched.after.size(); ++i) {
    const auto id = matched.after[i];
    add_edge(build.of_after[source(id, same.after())], build.of_after[target(id, same.after())],
             same.after()[id], united);
    const bool both = matched.before_of[i].has_value() || matched.covered_after[i];
    build.graph.edges.push_back({both ? Side::kBoth : Side::kAfter, matched.changed[i]});
  }
  for (std::size_t i = 0; i < matched.before.size(); ++i) {
    if (matched.after_of[i] || matched.covered_before[i]) continue;
    const auto id = matched.before[i];
    const StepId from = source(id, same.before());
    const StepId to = target(id, same.before());
    Edge edge = same.before()[id];
    if (const auto after = same.AfterOf(from)) {
      edge.output = Translated(ports.Outputs(from, *after), edge.output);
    }
    if (const auto after = same.AfterOf(to)) {
      edge.input = Translated(ports.Inputs(to, *after), edge.input);
    }
    EnsurePort(united[build.of_before[from]].outputs, edge.output);
    EnsurePort(united[build.of_before[to]].inputs, edge.input);
    add_edge(build.of_before[from], build.of_before[to], std::move(edge), united);
    build.graph.edges.push_back({Side::kBefore, false});
  }
}

}  // namespace smgraph::passes
