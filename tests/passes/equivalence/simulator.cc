#include "tests/passes/equivalence/simulator.h"

#include <algorithm>
#include <cmath>
#include <cstdint>
#include <iterator>
#include <optional>
#include <utility>

#include <boost/range/iterator_range.hpp>

namespace smgraph::testing {
namespace {

using graph::CompareOp;
using graph::Guard;
using graph::Pipeline;
using graph::StepId;
using graph::Value;
using graph::Verdict;

std::optional<double> Number(const Value& value) {
  if (const auto* integer = value.As<std::int64_t>()) return static_cast<double>(*integer);
  if (const auto* number = value.As<double>()) return *number;
  if (const auto* truth = value.As<bool>()) return *truth ? 1 : 0;
  return std::nullopt;
}

bool IsConstant(const Value& value) {
  return Number(value).has_value() || value.As<std::string>() != nullptr;
}

bool IsRead(const Value& value) {
  return value.As<graph::ParameterReference>() != nullptr ||
         (!graph::ReferredStep(value).empty() && value.As<graph::Unknown>() == nullptr);
}

bool Equal(const Value& a, const Value& b) {
  const auto x = Number(a);
  const auto y = Number(b);
  return x && y ? *x == *y : a == b;
}

bool Truthy(const Value& value) {
  if (const auto* text = value.As<std::string>()) return !text->empty();
  return Number(value).value_or(0) != 0;
}

Value ValueIn(const Value& value, const World& world) {
  if (IsConstant(value)) return value;
  const auto found = world.find(graph::Describe(value));
  return found == world.end() ? Value(0) : found->second;
}

bool IsIn(const Value& value, const Value& container) {
  const auto* list = container.As<graph::List>();
  return list != nullptr &&
         std::ranges::any_of(list->items, [&](const Value& item) { return Equal(value, item); });
}

bool Compares(const Guard& guard, const World& world) {
  const Value left = ValueIn(guard.left, world);
  if (guard.op == CompareOp::kTruthy) return Truthy(left);
  if (guard.op == CompareOp::kIn) return IsIn(left, guard.right);
  if (guard.op == CompareOp::kNotIn) return !IsIn(left, guard.right);
  const Value right = ValueIn(guard.right, world);
  if (guard.op == CompareOp::kEq) return Equal(left, right);
  if (guard.op == CompareOp::kNe) return !Equal(left, right);
  const double a = Number(left).value_or(0);
  const double b = Number(right).value_or(0);
  switch (guard.op) {
    case CompareOp::kLt:
      return a < b;
    case CompareOp::kLe:
      return a <= b;
    case CompareOp::kGt:
      return a > b;
    default:
      return a >= b;
  }
}

bool Holds(const Guard& guard, const World& world) {
  switch (guard.kind) {
    case Guard::Kind::kTrue:
      return true;
    case Guard::Kind::kFalse:
      return false;
    case Guard::Kind::kNot:
      return !Holds(guard.operands.front(), world);
    case Guard::Kind::kAnd:
      return std::ranges::all_of(guard.operands, [&](const Guard& g) { return Holds(g, world); });
    case Guard::Kind::kOr:
      return std::ranges::any_of(guard.operands, [&](const Guard& g) { return Holds(g, world); });
    case Guard::Kind::kCompare:
      break;
  }
  return Compares(guard, world);
}

template <typename Visitor>
void WalkComparisons(const Guard& guard, Visitor&& visit) {
  if (guard.kind == Guard::Kind::kCompare) visit(guard);
  for (const Guard& operand : guard.operands)
    WalkComparisons(operand, visit);
}

template <typename Visitor>
void WalkComparisons(const Pipeline& pipeline, Visitor&& visit) {
  for (const StepId step : boost::make_iterator_range(vertices(pipeline)))
    WalkComparisons(pipeline[step].guard, visit);
}

// What is read and compared with each other: it is of one kind, and has all constants of it.
struct Group {
  std::vector<Guard> comparisons;
  std::set<std::string> names;
  std::set<double> numbers;
  std::set<std::string> texts;
  bool truths = false;  // a constant True or False, a parameter of that type
  bool whole = false;   // a parameter that is an integer
};

void AddOperand(const Value& value, Group& group) {
  if (const auto* text = value.As<std::string>()) {
    group.texts.insert(*text);
  } else if (value.As<bool>() != nullptr) {
    group.truths = true;
  } else if (const auto number = Number(value)) {
    group.numbers.insert(*number);
  } else {
    group.names.insert(graph::Describe(value));
  }
}

Group GroupOf(const Guard& comparison) {
  Group group;
  group.comparisons.push_back(comparison);
  AddOperand(comparison.left, group);
  if (const auto* list = comparison.right.As<graph::List>()) {
    for (const Value& item : list->items)
      AddOperand(item, group);
  } else if (comparison.op != CompareOp::kTruthy) {
    AddOperand(comparison.right, group);
  }
  return group;
}

void AddTo(Group& group, Group other) {
  std::ranges::move(other.comparisons, std::back_inserter(group.comparisons));
  group.names.merge(other.names);
  group.numbers.merge(other.numbers);
  group.texts.merge(other.texts);
  group.truths = group.truths || other.truths;
}

void AddParameterType(const std::string& type, Group& group) {
  if (type == "Boolean" || type == "bool") group.truths = true;
  if (type == "String" || type == "str") group.texts.insert("");
  if (type == "Integer" || type == "int") group.whole = true;
  if (group.whole || type == "Float" || type == "float") group.numbers.insert(0);
}

std::vector<Group> GroupsOf(const std::vector<const Pipeline*>& pipelines) {
  std::vector<Group> groups;
  std::set<std::string> known;
  for (const Pipeline* pipeline : pipelines) {
    WalkComparisons(*pipeline, [&](const Guard& comparison) {
      if (!known.insert(graph::Describe(comparison)).second) return;
      Group group = GroupOf(comparison);
      std::erase_if(groups, [&group](Group& other) {
        const bool common = std::ranges::any_of(
            other.names, [&group](const std::string& name) { return group.names.contains(name); });
        if (common) AddTo(group, std::move(other));
        return common;
      });
      groups.push_back(std::move(group));
    });
  }
  for (const Pipeline* pipeline : pipelines) {
    for (const graph::Parameter& parameter : Info(*pipeline).parameters) {
      for (Group& group : groups) {
        if (group.names.contains("${Parameters." + parameter.name + "}"))
          AddParameterType(parameter.type, group);
      }
    }
  }
  return groups;
}

std::vector<Value> Whole(const std::vector<Value>& values, std::size_t around) {
  const auto reach = static_cast<std::int64_t>(around);
  std::set<std::int64_t> integers;
  for (const Value& value : values) {
    const auto floor = static_cast<std::int64_t>(std::floor(*Number(value)));
    for (std::int64_t i = -reach; i <= reach; ++i)
      integers.insert(floor + i);
  }
  return {integers.begin(), integers.end()};
}

// The values that may matter of each of the group's readings: so many may lie in one gap between
// constants, all different, as there are readings.
std::vector<Value> ValuesOf(const Group& group) {
  const std::size_t count = group.names.size();
  std::vector<Value> values(group.texts.begin(), group.texts.end());
  if (!values.empty()) {
    for (std::size_t i = 0; i < count; ++i)
      values.emplace_back("other" + std::to_string(i));
    return values;
  }
  if (group.truths || group.numbers.empty()) {
    if (group.truths || count == 1) return {false, true};
  }
  std::set<double> numbers = group.numbers;
  if (numbers.empty()) numbers.insert(0);
  const auto steps = static_cast<double>(count);
  double last = *numbers.begin() - 1;
  for (const double number : numbers) {
    for (double i = 1; i <= steps; ++i)
      values.emplace_back(last + (number - last) * i / (steps + 1));
    values.emplace_back(number);
    last = number;
  }
  for (double i = 1; i <= steps; ++i)
    values.emplace_back(last + i);
  return group.whole ? Whole(values, count) : values;
}

// Each world with each value of one more reading.
std::vector<World> With(const std::vector<World>& worlds, const std::vector<World>& parts) {
  std::vector<World> more;
  more.reserve(worlds.size() * parts.size());
  for (const World& world : worlds) {
    for (const World& part : parts) {
      World next = world;
      next.insert(part.begin(), part.end());
      more.push_back(std::move(next));
    }
  }
  return more;
}

// Of worlds in which the same guards hold, one.
template <typename Guards>
void KeepDifferent(const Guards& guards, std::vector<World>& worlds) {
  std::set<std::vector<bool>> seen;
  std::erase_if(worlds, [&](const World& world) {
    std::vector<bool> holding;
    for (const Guard& guard : guards)
      holding.push_back(Holds(guard, world));
    return !seen.insert(std::move(holding)).second;
  });
}

// What the worlds of a pipeline depend on.
std::string WorldsKey(const Pipeline& pipeline) {
  std::string key;
  for (const StepId step : boost::make_iterator_range(vertices(pipeline))) {
    if (!pipeline[step].guard.always()) key += graph::Describe(pipeline[step].guard) + "\n";
  }
  for (const graph::Parameter& parameter : Info(pipeline).parameters)
    key += parameter.name + " " + parameter.type + "\n";
  return key;
}

std::vector<World> WorldsOfGroup(const Group& group) {
  const std::vector<Value> values = ValuesOf(group);
  std::vector<World> worlds = {{}};
  for (const std::string& name : group.names) {
    std::vector<World> parts;
    for (const Value& value : values)
      parts.push_back({{name, value}});
    worlds = With(worlds, parts);
  }
  KeepDifferent(group.comparisons, worlds);
  return worlds;
}

std::vector<Guard> GuardsOf(const Pipeline& a, const Pipeline& b) {
  std::vector<Guard> guards;
  for (const Pipeline* side : {&a, &b}) {
    for (const StepId step : boost::make_iterator_range(vertices(*side)))
      guards.push_back((*side)[step].guard);
  }
  return guards;
}

std::vector<std::vector<StepId>> WaitsOf(const Pipeline& pipeline) {
  std::vector<std::vector<StepId>> next(num_vertices(pipeline));
  for (const auto edge : boost::make_iterator_range(edges(pipeline)))
    next[source(edge, pipeline)].push_back(target(edge, pipeline));
  for (const StepId step : boost::make_iterator_range(vertices(pipeline))) {
    graph::Walk(pipeline[step].guard, [&](const Value& value) {
      const auto from = graph::FindStep(pipeline, graph::ReferredStep(value));
      if (from && *from != step) next[*from].push_back(step);
    });
  }
  return next;
}

void AddGiven(const graph::Step& step, Trace& trace) {
  trace.given.insert({step.id, "type", step.type});
  for (const auto& [name, value] : step.arguments.items)
    trace.given.insert({step.id, name, graph::Describe(value)});
  for (const graph::Port& port : step.inputs) {
    if (!port.value.null())
      trace.given.insert({step.id, "input " + port.name, graph::Describe(port.value)});
  }
  if (!step.multiplicity) return;
  for (const Value& over : step.multiplicity->over)
    trace.given.insert({step.id, "for each", graph::Describe(over)});
}

// A value that was loaded and given on is data, too, although no edge says so.
void AddLoaded(const Pipeline& pipeline, const std::vector<bool>& runs, Trace& trace) {
  for (const StepId step : boost::make_iterator_range(vertices(pipeline))) {
    for (const graph::Port& port : pipeline[step].inputs) {
      const auto* read = port.value.As<graph::StepReference>();
      const auto from = read == nullptr ? std::nullopt : graph::FindStep(pipeline, read->step);
      const bool edge = std::ranges::any_of(trace.data, [&](const auto& data) {
        return std::get<2>(data) == pipeline[step].id && std::get<3>(data) == port.name;
      });
      if (!from || edge || !runs[step] || !runs[*from]) continue;
      trace.data.insert({read->step, read->path.substr(0, read->path.find_first_of(".[")),
                         pipeline[step].id, port.name});
    }
  }
}

bool SameSettings(const Pipeline& a, const Pipeline& b) {
  if (!(Info(a).settings == Info(b).settings) || !(Info(a).schedules == Info(b).schedules))
    return false;
  for (const StepId step : boost::make_iterator_range(vertices(a))) {
    const auto other = graph::FindStep(b, a[step].id);
    if (other && !(a[step].settings == b[*other].settings)) return false;
  }
  return true;
}

Verdict JudgeRuns(const Pipeline& before, const Pipeline& after) {
  bool added_order = false;
  for (const World& world : WorldsOf(before, after)) {
    const Trace a = Simulate(before, world);
    const Trace b = Simulate(after, world);
    if (a.steps != b.steps || a.data != b.data || a.given != b.given) return Verdict::kDifferent;
    if (!std::ranges::includes(b.order, a.order)) return Verdict::kDifferent;
    added_order = added_order || a.order != b.order;
  }
  return added_order ? Verdict::kRefines : Verdict::kEquivalent;
}

}  // namespace

Trace Simulate(const Pipeline& pipeline, const World& world) {
  Trace trace;
  std::vector<bool> runs(num_vertices(pipeline));
  for (const StepId step : boost::make_iterator_range(vertices(pipeline))) {
    runs[step] = Holds(pipeline[step].guard, world);
    if (!runs[step]) continue;
    trace.steps.insert(pipeline[step].id);
    AddGiven(pipeline[step], trace);
  }
  for (const auto edge : boost::make_iterator_range(edges(pipeline))) {
    const StepId from = source(edge, pipeline);
    const StepId to = target(edge, pipeline);
    if (!runs[from] || !runs[to] || !CarriesData(pipeline[edge].kind)) continue;
    trace.data.insert(
        {pipeline[from].id, pipeline[edge].output, pipeline[to].id, pipeline[edge].input});
  }
  AddLoaded(pipeline, runs, trace);
  const auto next = WaitsOf(pipeline);
  for (const StepId first : boost::make_iterator_range(vertices(pipeline))) {
    std::vector<StepId> open = {first};
    std::set<StepId> seen;
    while (runs[first] && !open.empty()) {
      const StepId step = open.back();
      open.pop_back();
      for (const StepId to : next[step]) {
        if (!runs[to] || !seen.insert(to).second) continue;
        open.push_back(to);
        trace.order.insert({pipeline[first].id, pipeline[to].id});
      }
    }
  }
  return trace;
}

Pipeline Inlined(Pipeline pipeline, const std::string& name, const Value& value) {
  const auto replace = [&](Value& part) {
    const auto* reference = part.As<graph::ParameterReference>();
    if (reference != nullptr && reference->name == name) part = Value(value);
  };
  for (const StepId step : boost::make_iterator_range(vertices(pipeline))) {
    graph::Edit(pipeline[step].guard, replace);
    for (auto& item : pipeline[step].arguments.items)
      graph::Edit(item.second, replace);
    for (auto& item : pipeline[step].settings.items)
      graph::Edit(item.second, replace);
    for (graph::Port& port : pipeline[step].inputs)
      graph::Edit(port.value, replace);
  }
  return pipeline;
}

bool CanSimulate(const Pipeline& a, const Pipeline& b) {
  bool readable = true;
  const auto look = [&readable](const Guard& comparison) {
    const auto known = [](const Value& value) { return IsConstant(value) || IsRead(value); };
    readable = readable && known(comparison.left);
    if (comparison.op == CompareOp::kTruthy) return;
    const bool member = comparison.op == CompareOp::kIn || comparison.op == CompareOp::kNotIn;
    const auto* list = comparison.right.As<graph::List>();
    readable = readable && (member ? list != nullptr && std::ranges::all_of(list->items, IsConstant)
                                   : known(comparison.right));
  };
  WalkComparisons(a, look);
  WalkComparisons(b, look);
  const std::vector<Group> groups = GroupsOf({&a, &b});
  return readable && std::ranges::all_of(groups, [](const Group& group) {
           return int{!group.texts.empty()} + int{!group.numbers.empty()} + int{group.truths} <= 1;
         });
}

std::vector<World> WorldsOf(const Pipeline& a, const Pipeline& b) {
  // Most changes of a pipeline leave its guards alone.
  static std::map<std::string, std::vector<World>> known;
  const auto [entry, inserted] = known.try_emplace(WorldsKey(a) + WorldsKey(b));
  if (!inserted) return entry->second;
  std::vector<World>& worlds = entry->second;
  worlds = {{}};
  for (const Group& group : GroupsOf({&a, &b}))
    worlds = With(worlds, WorldsOfGroup(group));
  KeepDifferent(GuardsOf(a, b), worlds);
  return worlds;
}

Verdict Judge(const Pipeline& before, const Pipeline& after, bool strict) {
  if (strict && !SameSettings(before, after)) return Verdict::kDifferent;
  Pipeline fixed = before;
  bool narrowed = false;
  const auto named = [](const Pipeline& side, const std::string& name) {
    const auto& all = Info(side).parameters;
    const auto found = std::ranges::find(all, name, &graph::Parameter::name);
    return found == all.end() ? nullptr : &*found;
  };
  for (const graph::Parameter& parameter : Info(before).parameters) {
    const graph::Parameter* other = named(after, parameter.name);
    if (other == nullptr && !parameter.default_value) return Verdict::kDifferent;
    if (other == nullptr) {
      narrowed = true;
      fixed = Inlined(std::move(fixed), parameter.name, *parameter.default_value);
    } else if (other->type != parameter.type || other->default_value != parameter.default_value ||
               other->allowed != parameter.allowed) {
      return Verdict::kDifferent;
    }
  }
  for (const graph::Parameter& parameter : Info(after).parameters) {
    if (named(before, parameter.name) == nullptr) return Verdict::kDifferent;
  }
  const Verdict runs = JudgeRuns(fixed, after);
  return runs == Verdict::kEquivalent && narrowed ? Verdict::kRefines : runs;
}

}  // namespace smgraph::testing
