#include "render/unknowns.h"

#include <algorithm>

#include "graph/guard.h"

namespace smgraph::render {
namespace {

using graph::Unknown;
using graph::Value;

// Labels tell the rounds of a loop apart; for people the cause is one.
bool SameCause(const Unknown& a, const Unknown& b) {
  return a.reason == b.reason && a.span == b.span && a.settled_by == b.settled_by;
}

class Collector {
 public:
  void Add(const std::string& where, const Unknown& unknown) {
    auto known = std::ranges::find_if(
        found_, [&](const FoundUnknown& found) { return SameCause(found.unknown, unknown); });
    if (known == found_.end()) known = found_.insert(found_.end(), {unknown, {}});
    if (known->where.empty() || known->where.back() != where) known->where.push_back(where);
  }

  void Add(const std::string& where, const Value& value) {
    graph::Walk(value, [&](const Value& part) {
      if (const auto* unknown = part.As<Unknown>()) Add(where, *unknown);
    });
  }

  void Add(const std::string& where, const graph::Map& map) {
    for (const auto& [key, value] : map.items)
      Add(where + "." + key, value);
  }

  void Add(const std::string& where, const graph::Guard& guard) {
    Add(where, guard.left);
    Add(where, guard.right);
    for (const graph::Guard& operand : guard.operands)
      Add(where, operand);
  }

  void Add(const graph::Step& step) {
    Add(step.id + ".arguments", step.arguments);
    Add(step.id + ".settings", step.settings);
    for (const graph::Port& port : step.inputs)
      Add(step.id + ".inputs." + port.name, port.value);
    for (const graph::Port& port : step.outputs)
      Add(step.id + ".outputs." + port.name, port.value);
    Add(step.id + ".guard", step.guard);
    if (!step.multiplicity) return;
    for (const Value& over : step.multiplicity->over)
      Add(step.id + ".multiplicity", over);
  }

  std::vector<FoundUnknown> Take() { return std::move(found_); }

 private:
  std::vector<FoundUnknown> found_;
};

}  // namespace

std::vector<FoundUnknown> FindUnknowns(const graph::Pipeline& pipeline) {
  Collector collector;
  const graph::PipelineInfo& info = graph::Info(pipeline);
  for (const Unknown& unknown : info.unknown_names)
    collector.Add("names", unknown);
  for (const graph::Parameter& parameter : info.parameters) {
    if (parameter.default_value)
      collector.Add("parameter " + parameter.name, *parameter.default_value);
  }
  for (const graph::Schedule& schedule : info.schedules) {
    collector.Add("schedule " + schedule.name, schedule.expression);
    collector.Add("schedule " + schedule.name, schedule.settings);
  }
  collector.Add("settings", info.settings);
  for (graph::StepId step = 0; step < num_vertices(pipeline); ++step)
    collector.Add(pipeline[step]);
  return collector.Take();
}

}  // namespace smgraph::render
