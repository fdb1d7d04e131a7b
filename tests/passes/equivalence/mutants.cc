#include "tests/passes/equivalence/mutants.h"

#include <array>
#include <random>
#include <utility>
#include <vector>

#include <boost/range/iterator_range.hpp>
#include <fmt/format.h>

#include "tests/passes/equivalence/parts.h"

namespace smgraph::testing {
namespace {

using graph::CompareOp;
using graph::Edge;
using graph::EdgeKind;
using graph::Guard;
using graph::Pipeline;
using graph::Step;
using graph::StepId;
using graph::Value;

class Dice {
 public:
  explicit Dice(std::uint32_t seed) : engine_(seed) {}
  std::uint32_t Below(std::size_t bound) { return static_cast<std::uint32_t>(engine_() % bound); }
  bool OneIn(std::uint32_t odds) { return Below(odds) == 0; }

 private:
  std::mt19937 engine_;
};

constexpr std::array<double, 3> kBounds = {0.5, 0.8, 0.9};
constexpr std::array<CompareOp, 6> kOperators = {CompareOp::kLt, CompareOp::kLe, CompareOp::kGt,
                                                 CompareOp::kGe, CompareOp::kEq, CompareOp::kNe};

Value RandomRead(Dice& dice) {
  switch (dice.Below(3)) {
    case 0:
      return graph::StepReference{"S0", "auc"};
    case 1:
      return graph::StepReference{"S1", "loss"};
    default:
      return graph::ParameterReference{"bound"};
  }
}

Guard RandomGuard(Dice& dice, int depth) {
  if (depth == 0 || dice.OneIn(2)) {
    const Value left = RandomRead(dice);
    const Value right = dice.OneIn(4) ? RandomRead(dice) : Value(kBounds[dice.Below(3)]);
    return Guard::Compare(left, kOperators[dice.Below(kOperators.size())], right);
  }
  Guard a = RandomGuard(dice, depth - 1);
  Guard b = RandomGuard(dice, depth - 1);
  switch (dice.Below(3)) {
    case 0:
      return And(std::move(a), std::move(b));
    case 1:
      return Or(std::move(a), std::move(b));
    default:
      return Not(And(std::move(a), std::move(b)));
  }
}

Edge Data(std::size_t number) {
  Edge edge;
  edge.kind = EdgeKind::kArtifact;
  edge.output = "out";
  edge.input = fmt::format("in{}", number);
  return edge;
}

bool Joined(const Pipeline& pipeline, StepId from, StepId to) {
  return edge(from, to, pipeline).second;
}

class Mutator {
 public:
  Mutator(const Pipeline& pipeline, std::uint32_t seed) : dice_(seed), parts_(pipeline) {}

  Mutant Run() {
    for (std::uint32_t i = dice_.Below(3) + 1; i > 0; --i)
      Change();
    Mutant mutant;
    const bool rename = dice_.OneIn(3);
    for (const Step& step : parts_.steps)
      mutant.names[rename ? NewName(step.id) : step.id] = step.id;
    if (rename) RenameAll();
    mutant.pipeline = parts_.Build();
    mutant.what = std::move(what_);
    mutant.ambiguous = dropped_ && added_;
    return mutant;
  }

 private:
  void Change() {
    switch (dice_.Below(11)) {
      case 0:
        return DropEdge();
      case 1:
        return AddEdge(EdgeKind::kArtifact);
      case 2:
        return AddEdge(EdgeKind::kOrder);
      case 3:
        return RedirectEdge();
      case 4:
        return SetGuard("negated", [](const Guard& guard) { return Not(guard); });
      case 5:
        return SetGuard("without guard", [](const Guard&) { return Guard::True(); });
      case 6:
        return SetGuard("doubly negated", [](const Guard& guard) { return Spelled(guard); });
      case 7:
        return SetGuard("with another bound", [this](Guard guard) {
          graph::Edit(guard, [this](Value& value) {
            if (value.As<double>() != nullptr) value = kBounds[dice_.Below(3)];
          });
          return guard;
        });
      case 8:
        return SetGuard("with another guard",
                        [this](const Guard&) { return RandomGuard(dice_, 1); });
      case 9:
        return DropStep();
      default:
        return AddStep();
    }
  }

  // x >= c as x > c or x == c, and so on: the same, said otherwise.
  static Guard Spelled(const Guard& guard) {
    switch (guard.kind) {
      case Guard::Kind::kCompare:
        if (guard.op == CompareOp::kGe)
          return Or(Guard::Compare(guard.left, CompareOp::kGt, guard.right),
                    Guard::Compare(guard.right, CompareOp::kEq, guard.left));
        if (guard.op == CompareOp::kLt)
          return Guard::Compare(guard.right, CompareOp::kGt, guard.left);
        return guard;
      case Guard::Kind::kAnd: {
        Guard any = Guard::False();
        for (const Guard& operand : guard.operands)
          any = Or(std::move(any), Not(Spelled(operand)));
        return Not(std::move(any));
      }
      default:
        return guard;
    }
  }

  template <typename Make>
  void SetGuard(const char* how, Make make) {
    const std::uint32_t step = dice_.Below(parts_.steps.size());
    if (step < 2) return;  // the first two are read by guards
    what_ += fmt::format("{} {}; ", parts_.steps[step].id, how);
    parts_.steps[step].guard = make(parts_.steps[step].guard);
  }

  void DropEdge() {
    if (parts_.arcs.empty()) return;
    const std::uint32_t edge = dice_.Below(parts_.arcs.size());
    what_ += fmt::format("edge {} dropped; ", edge);
    parts_.arcs.erase(parts_.arcs.begin() + edge);
  }

  void AddEdge(EdgeKind kind) {
    const std::uint32_t to = dice_.Below(parts_.steps.size() - 1) + 1;
    const std::uint32_t from = dice_.Below(to);
    Edge edge = Data(90 + parts_.arcs.size());
    if (kind == EdgeKind::kOrder) edge = Edge{};
    edge.kind = kind;
    what_ += fmt::format("{} edge from {} to {}; ", EdgeKindName(kind), from, to);
    parts_.arcs.push_back({from, to, std::move(edge)});
  }

  void RedirectEdge() {
    if (parts_.arcs.empty()) return;
    auto& edge = parts_.arcs[dice_.Below(parts_.arcs.size())];
    what_ += fmt::format("edge of {} from elsewhere; ", parts_.steps[edge.to].id);
    edge.from = dice_.Below(edge.to);
  }

  void DropStep() {
    const StepId last = parts_.steps.size() - 1;
    if (last < 3) return;
    what_ += fmt::format("{} dropped; ", parts_.steps[last].id);
    std::erase_if(parts_.arcs,
                  [last](const Parts::Arc& arc) { return arc.from == last || arc.to == last; });
    parts_.steps.pop_back();
    dropped_ = true;
  }

  void AddStep() {
    Step step = parts_.steps[dice_.Below(parts_.steps.size())];
    step.id = fmt::format("Extra{}", parts_.steps.size());
    step.type = step.id;
    step.inputs.clear();
    what_ += fmt::format("{} added; ", step.id);
    parts_.arcs.push_back({dice_.Below(parts_.steps.size()), parts_.steps.size(), Data(0)});
    parts_.steps.push_back(std::move(step));
    added_ = true;
  }

  static std::string NewName(const std::string& name) { return "work_" + name + "_now"; }

  void RenameAll() {
    what_ += "all renamed; ";
    RenameSteps(parts_, NewName);
    for (Step& step : parts_.steps)
      step.type = step.id;
  }

  Dice dice_;
  Parts parts_;
  std::string what_;
  bool dropped_ = false;
  bool added_ = false;
};

}  // namespace

Pipeline GuardedPipeline(std::uint32_t seed) {
  Dice dice(seed);
  Pipeline pipeline;
  Info(pipeline).name = "Random";
  Info(pipeline).dialect = graph::Dialect::kZenMl;
  Info(pipeline).dynamic = true;
  graph::Parameter parameter;
  parameter.name = "bound";
  parameter.type = "float";
  parameter.default_value = 0.5;
  Info(pipeline).parameters.push_back(std::move(parameter));
  const std::uint32_t count = dice.Below(6) + 4;
  for (StepId step = 0; step < count; ++step) {
    Step node;
    node.id = fmt::format("S{}", step);
    node.kind = graph::StepKind::kPythonStep;
    node.type = node.id;
    if (step == 0) node.outputs.push_back({"auc", "auc", "float", {}});
    if (step == 1) node.outputs.push_back({"loss", "loss", "float", {}});
    if (step > 1 && dice.OneIn(2)) node.guard = RandomGuard(dice, 2);
    AddStep(std::move(node), pipeline);
    for (StepId from = 0; from < step; ++from) {
      if (!dice.OneIn(3) || Joined(pipeline, from, step)) continue;
      Join(pipeline, from, step, dice.OneIn(3) ? Edge{} : Data(from));
    }
  }
  return pipeline;
}

Mutant Mutate(const Pipeline& pipeline, std::uint32_t seed) {
  return Mutator(pipeline, seed).Run();
}

}  // namespace smgraph::testing
