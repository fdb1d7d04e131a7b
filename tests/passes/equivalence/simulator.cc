#include "tests/passes/equivalence/simulator.h"

#include <algorithm>
#include <cstdint>
#include <optional>

#include <boost/range/iterator_range.hpp>

namespace smgraph::testing {
namespace {

using graph::CompareOp;
using graph::Guard;
using graph::Pipeline;
using graph::StepId;
using graph::Value;

std::optional<double> Number(const Value& value) {
  if (const auto* integer = value.As<std::int64_t>()) return static_cast<double>(*integer);
  if (const auto* number = value.As<double>()) return *number;
  return std::nullopt;
}

double ValueIn(const Value& value, const World& world) {
  if (const auto number = Number(value)) return *number;
  return world.at(graph::Describe(value));
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
  const double left = ValueIn(guard.left, world);
  if (guard.op == CompareOp::kTruthy) return left != 0;
  const double right = ValueIn(guard.right, world);
  switch (guard.op) {
    case CompareOp::kEq:
      return left == right;
    case CompareOp::kNe:
      return left != right;
    case CompareOp::kLt:
      return left < right;
    case CompareOp::kLe:
      return left <= right;
    case CompareOp::kGt:
      return left > right;
    default:
      return left >= right;
  }
}

// Everything that the guards of a pipeline read or compare with.
void Collect(const Pipeline& pipeline, std::set<std::string>& read, std::set<double>& constants) {
  for (const StepId step : boost::make_iterator_range(vertices(pipeline))) {
    graph::Walk(pipeline[step].guard, [&](const Value& value) {
      if (const auto number = Number(value))
        constants.insert(*number);
      else if (!value.null())
        read.insert(graph::Describe(value));
    });
  }
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

}  // namespace

Trace Simulate(const Pipeline& pipeline, const World& world) {
  Trace trace;
  std::vector<bool> runs(num_vertices(pipeline));
  for (const StepId step : boost::make_iterator_range(vertices(pipeline))) {
    runs[step] = Holds(pipeline[step].guard, world);
    if (runs[step]) trace.steps.insert(pipeline[step].id);
  }
  for (const auto edge : boost::make_iterator_range(edges(pipeline))) {
    const StepId from = source(edge, pipeline);
    const StepId to = target(edge, pipeline);
    if (!runs[from] || !runs[to] || !CarriesData(pipeline[edge].kind)) continue;
    trace.data.insert(
        {pipeline[from].id, pipeline[edge].output, pipeline[to].id, pipeline[edge].input});
  }
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

std::vector<World> WorldsOf(const Pipeline& a, const Pipeline& b) {
  std::set<std::string> read;
  std::set<double> constants = {0};
  Collect(a, read, constants);
  Collect(b, read, constants);
  std::vector<double> numbers = {*constants.begin() - 1};
  for (const double constant : constants) {
    numbers.push_back((numbers.back() + constant) / 2);
    numbers.push_back(constant);
  }
  numbers.push_back(numbers.back() + 1);
  std::vector<World> worlds = {{}};
  for (const std::string& name : read) {
    std::vector<World> more;
    for (const World& world : worlds) {
      for (const double number : numbers) {
        World next = world;
        next[name] = number;
        more.push_back(std::move(next));
      }
    }
    worlds = std::move(more);
  }
  return worlds;
}

}  // namespace smgraph::testing
