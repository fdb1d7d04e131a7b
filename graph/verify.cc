#include "graph/verify.h"

#include <algorithm>
#include <set>
#include <string_view>
#include <unordered_set>
#include <utility>

#include <boost/range/iterator_range.hpp>
#include <fmt/format.h>

#include "graph/order.h"

namespace smgraph::graph {
namespace {

class Verifier {
 public:
  explicit Verifier(const Pipeline& pipeline) : pipeline_(pipeline), info_(Info(pipeline)) {
    for (const StepId step : boost::make_iterator_range(vertices(pipeline_))) {
      if (!steps_.insert(pipeline_[step].id).second) repeated_.insert(pipeline_[step].id);
    }
    for (const Parameter& parameter : info_.parameters)
      parameters_.insert(parameter.name);
  }

  std::vector<std::string> Run() {
    CheckInfo();
    for (const StepId step : boost::make_iterator_range(vertices(pipeline_))) {
      CheckStep(pipeline_[step]);
    }
    for (const EdgeId edge : boost::make_iterator_range(edges(pipeline_)))
      CheckEdge(edge);
    CheckCycles();
    return std::move(broken_);
  }

 private:
  template <typename... Args>
  void Report(fmt::format_string<Args...> format, Args&&... args) {
    broken_.push_back(fmt::format(format, std::forward<Args>(args)...));
  }

  // True when a diagnostic's message has `text` in it: the user was told.
  bool Told(std::string_view text) const {
    return std::ranges::any_of(info_.diagnostics, [text](const Diagnostic& diagnostic) {
      return diagnostic.message.find(text) != std::string::npos;
    });
  }

  void CheckInfo() {
    for (const std::string_view id : repeated_)
      Report("step id '{}' is not unique", id);
    if (!info_.complete && info_.diagnostics.empty()) {
      Report("the pipeline is incomplete and no diagnostic says why");
    }
    for (const Parameter& parameter : info_.parameters) {
      const std::string where = "parameter '" + parameter.name + "'";
      if (parameter.default_value) CheckValue(*parameter.default_value, where);
      for (const Value& allowed : parameter.allowed)
        CheckValue(allowed, where);
    }
    for (const Schedule& schedule : info_.schedules) {
      CheckValue(schedule.expression, "a schedule");
      CheckMap(schedule.settings, "a schedule");
    }
    CheckMap(info_.settings, "the pipeline's settings");
  }

  void CheckStep(const Step& step) {
    if (step.id.empty()) Report("a step has no id");
    const std::string where = "step '" + step.id + "'";
    CheckPorts(step.inputs, where, "input");
    CheckPorts(step.outputs, where, "output");
    CheckMap(step.arguments, where);
    CheckMap(step.settings, where);
    CheckGuard(step.guard, where);
    if (step.multiplicity) {
      for (const Value& over : step.multiplicity->over)
        CheckValue(over, where);
    }
  }

  void CheckPorts(const std::vector<Port>& ports, const std::string& where, std::string_view kind) {
    std::set<std::string_view> names;
    for (const Port& port : ports) {
      if (!names.insert(port.name).second) {
        Report("{} has more than one {} '{}'", where, kind, port.name);
      }
      CheckValue(port.value, where);
    }
  }

  void CheckMap(const Map& map, const std::string& where) {
    for (const auto& item : map.items)
      CheckValue(item.second, where);
  }

  void CheckValue(const Value& value, const std::string& where) {
    Walk(value, [&](const Value& part) { CheckPart(part, where); });
  }

  void CheckPart(const Value& part, const std::string& where) {
    if (const auto* reference = part.As<StepReference>()) {
      CheckStepName(reference->step, where);
    } else if (const auto* get = part.As<JsonGet>()) {
      if (get->uri.empty()) CheckStepName(get->step, where);
    } else if (const auto* result = part.As<FunctionResult>()) {
      CheckStepName(result->step, where);
    } else if (const auto* parameter = part.As<ParameterReference>()) {
      CheckParameterName(parameter->name, where);
    } else if (const auto* unknown = part.As<Unknown>()) {
      CheckUnknown(*unknown, where);
    }
  }

  void CheckStepName(const std::string& id, const std::string& where) {
    if (steps_.contains(id) || Told(id)) return;
    // A name that only a run knows, in a graph that says it may lack the step.
    if (!info_.complete && id.find('{') != std::string::npos) return;
    Report("{} refers to step '{}', which does not exist", where, id);
  }

  void CheckParameterName(const std::string& name, const std::string& where) {
    // A graph that may lack steps may lack parameters, too.
    if (!info_.complete || parameters_.contains(name) || Told(name)) return;
    Report("{} refers to parameter '{}', which does not exist", where, name);
  }

  void CheckUnknown(const Unknown& unknown, const std::string& where) {
    if (unknown.reason.empty()) Report("{} has an unknown value without a reason", where);
    if (info_.span.known() && !unknown.span.known()) {
      Report("{} has an unknown value without a place ({})", where, unknown.reason);
    }
  }

  void CheckGuard(const Guard& guard, const std::string& where) {
    CheckArity(guard, where);
    Walk(guard, [&](const Value& part) { CheckPart(part, where); });
  }

  void CheckArity(const Guard& guard, const std::string& where) {
    const std::size_t count = guard.operands.size();
    const bool junction = guard.kind == Guard::Kind::kAnd || guard.kind == Guard::Kind::kOr;
    const bool negation = guard.kind == Guard::Kind::kNot;
    if ((junction && count < 2) || (negation && count != 1) ||
        (!junction && !negation && count != 0)) {
      Report("{} has a guard with {} operands where that many cannot be", where, count);
    }
    for (const Guard& operand : guard.operands)
      CheckArity(operand, where);
  }

  void CheckEdge(EdgeId id) {
    const Edge& edge = pipeline_[id];
    const Step& from = pipeline_[source(id, pipeline_)];
    const Step& to = pipeline_[target(id, pipeline_)];
    const bool data = CarriesData(edge.kind);
    if (!data && !(edge.output.empty() && edge.input.empty())) {
      Report("{} edge {} -> {} has ports", EdgeKindName(edge.kind), from.id, to.id);
    }
    if (data && !edge.output.empty() && FindPort(from.outputs, edge.output) == nullptr) {
      Report("edge {} -> {} leaves output '{}', which does not exist", from.id, to.id, edge.output);
    }
    if (data && !edge.input.empty() && FindPort(to.inputs, edge.input) == nullptr) {
      Report("edge {} -> {} enters input '{}', which does not exist", from.id, to.id, edge.input);
    }
  }

  void CheckCycles() {
    const std::vector<StepId> cycle = FindCycle(pipeline_);
    if (cycle.empty() || Told("cycle")) return;
    std::string path;
    for (const StepId step : cycle)
      path += pipeline_[step].id + " -> ";
    Report("the steps form a cycle: {}{}", path, pipeline_[cycle.front()].id);
  }

  const Pipeline& pipeline_;
  const PipelineInfo& info_;
  std::unordered_set<std::string_view> steps_;       // looked up only
  std::unordered_set<std::string_view> parameters_;  // looked up only
  std::set<std::string_view> repeated_;
  std::vector<std::string> broken_;
};

}  // namespace

std::vector<std::string> Verify(const Pipeline& pipeline) {
  return Verifier(pipeline).Run();
}

}  // namespace smgraph::graph
