#include <algorithm>
#include <cstdint>
#include <set>
#include <utility>

#include <boost/range/iterator_range.hpp>
#include <fmt/format.h>
#include <fmt/ranges.h>

#include "graph/order.h"
#include "passes/equivalence/findings.h"

namespace smgraph::passes {
namespace {

using graph::Side;
using graph::StepId;

constexpr std::size_t kMaxOpenFacts = 6;  // 64 cases
constexpr std::size_t kMaxSingleDefaults = 16;

std::vector<Formula> ReadGuards(const graph::Pipeline& pipeline, Side side, Vocabulary& words) {
  std::vector<Formula> guards;
  guards.reserve(num_vertices(pipeline));
  const graph::Guard* last = nullptr;
  for (const StepId step : boost::make_iterator_range(vertices(pipeline))) {
    // Many steps in a row have one guard.
    const graph::Guard& guard = pipeline[step].guard;
    if (last != nullptr && *last == guard) {
      guards.push_back(guards.back());
      continue;
    }
    guards.push_back(words.Read(guard, side));
    last = &guard;
  }
  return guards;
}

bool IsOpen(const Atom& atom, const std::vector<Term>& terms) {
  const auto unknown = [&terms](const Operand& operand) {
    return operand.term && terms[*operand.term].unknown;
  };
  return atom.fact && (unknown(atom.left) || unknown(atom.right));
}

bool HasItsType(const graph::Parameter& parameter) {
  if (!parameter.default_value) return false;
  const graph::Value& value = *parameter.default_value;
  const std::string& type = parameter.type;
  if (!parameter.allowed.empty())
    return std::ranges::find(parameter.allowed, value) != parameter.allowed.end();
  if (type == "int" || type == "Integer") return value.As<std::int64_t>() != nullptr;
  if (type == "float" || type == "Float")
    return value.As<double>() != nullptr || value.As<std::int64_t>() != nullptr;
  if (type == "str" || type == "String") return value.As<std::string>() != nullptr;
  return (type == "bool" || type == "Boolean") && value.As<bool>() != nullptr;
}

}  // namespace

GuardLogic::GuardLogic(const Correspondence& same) : same_(same), vocabulary_(same) {
  for (const graph::Pipeline* side : {&same.before(), &same.after()}) {
    for (const StepId step : boost::make_iterator_range(vertices(*side)))
      vocabulary_.NoteLengths((*side)[step].guard);
  }
  before_ = ReadGuards(same.before(), Side::kBefore, vocabulary_);
  after_ = ReadGuards(same.after(), Side::kAfter, vocabulary_);
  ReadDefaults();
  vocabulary_.InferSorts();
}

// Only of parameters that guards read, and where the default is of the parameter's type: the
// comparison must not change what is known of it.
void GuardLogic::ReadDefaults() {
  for (std::size_t term = 0; term < vocabulary_.terms().size(); ++term) {
    const Term known = vocabulary_.terms()[term];
    const auto* reference = known.value.As<graph::ParameterReference>();
    if (reference == nullptr) continue;
    const graph::Pipeline& side = known.side == Side::kBefore ? same_.before() : same_.after();
    for (const graph::Parameter& parameter : Info(side).parameters) {
      if (parameter.name != reference->name || !HasItsType(parameter)) continue;
      defaults_.emplace(term,
                        vocabulary_.Read(graph::Guard::Compare(known.value, graph::CompareOp::kEq,
                                                               *parameter.default_value),
                                         known.side));
    }
  }
}

Answer GuardLogic::Possible(const Formula& formula, Valuation& run,
                            std::vector<std::string>& open) {
  const Answer answer = Decide(formula, run, open);
  if (answer == Answer::kYes && !defaults_.empty()) PreferDefaults(formula, run);
  return answer;
}

void GuardLogic::PreferDefaults(const Formula& formula, Valuation& run) {
  std::set<std::size_t> read;
  for (const std::size_t atom : AtomsOf(formula)) {
    for (const Operand* operand :
         {&vocabulary_.atoms()[atom].left, &vocabulary_.atoms()[atom].right})
      if (operand->term) read.insert(*operand->term);
  }
  std::vector<Formula> defaults;
  for (const auto& [term, is_default] : defaults_) {
    if (read.contains(term)) defaults.push_back(is_default);
  }
  if (defaults.empty()) return;
  const auto possible = [&](const Formula& wanted) {
    Valuation usual;
    std::vector<std::string> open;
    const bool yes = Decide(wanted, usual, open) == Answer::kYes;
    if (yes) run = std::move(usual);
    return yes;
  };
  std::vector<Formula> all = defaults;
  all.push_back(formula);
  if (possible(Conjunction(std::move(all))) || defaults.size() > kMaxSingleDefaults) return;
  Formula kept = formula;
  for (Formula& is_default : defaults) {
    Formula more = Conjunction({kept, std::move(is_default)});
    if (possible(more)) kept = std::move(more);
  }
}

Answer GuardLogic::Decide(const Formula& formula, Valuation& run, std::vector<std::string>& open) {
  if (formula.kind == Formula::Kind::kFalse) return Answer::kNo;
  if (formula.kind == Formula::Kind::kTrue) {
    run.terms.assign(vocabulary_.terms().size(), {});
    return Answer::kYes;
  }
  if (!solver_) solver_.emplace(vocabulary_);
  std::vector<std::size_t> facts;
  for (const std::size_t atom : AtomsOf(formula)) {
    if (IsOpen(vocabulary_.atoms()[atom], vocabulary_.terms())) facts.push_back(atom);
  }
  if (facts.size() > kMaxOpenFacts) {
    open.push_back(fmt::format("{} conditions that cannot be read", facts.size()));
    return Answer::kUnknown;
  }
  // A run that shows something does so whatever the facts are: they may depend on what it reads.
  std::vector<Formula> cases;
  for (std::size_t bits = 0; bits < std::size_t{1} << facts.size(); ++bits) {
    std::map<std::size_t, bool> fixed;
    for (std::size_t i = 0; i < facts.size(); ++i)
      fixed[facts[i]] = (bits >> i & 1) != 0;
    cases.push_back(Settled(formula, fixed));
  }
  Answer answer = solver_->Satisfiable(Conjunction(std::move(cases)), run);
  if (answer == Answer::kNo && !facts.empty()) {
    Valuation some;
    answer = solver_->Satisfiable(formula, some);
    if (answer == Answer::kYes) {
      for (const std::size_t atom : facts)
        open.push_back(fmt::format("whether {}", vocabulary_.atoms()[atom].text));
      return Answer::kUnknown;
    }
  }
  if (answer == Answer::kUnknown) open.push_back(solver_->problem());
  return answer;
}

bool GuardLogic::Impossible(const Formula& formula) {
  Valuation run;
  std::vector<std::string> open;
  return Possible(formula, run, open) == Answer::kNo;
}

std::vector<std::string> GuardLogic::RunOf(const graph::Pipeline& side,
                                           const std::vector<Formula>& guards, const Valuation& run,
                                           std::optional<StepId> last) const {
  std::vector<std::string> steps;
  for (const StepId step : graph::TopologicalOrder(side)) {
    if (Holds(guards[step], vocabulary_, run)) steps.push_back(side[step].id);
    if (step == last) break;
  }
  return steps;
}

std::vector<std::string> GuardLogic::RunBefore(const Valuation& run,
                                               std::optional<StepId> last) const {
  return RunOf(same_.before(), before_, run, last);
}

std::vector<std::string> GuardLogic::RunAfter(const Valuation& run,
                                              std::optional<StepId> last) const {
  return RunOf(same_.after(), after_, run, last);
}

std::vector<std::pair<std::string, std::string>> GuardLogic::Read(const Valuation& run) const {
  std::vector<std::pair<std::string, std::string>> read;
  for (std::size_t i = 0; i < run.terms.size(); ++i) {
    if (!run.terms[i].null())
      read.emplace_back(vocabulary_.terms()[i].name, graph::Describe(run.terms[i]));
  }
  for (const auto& [atom, holds] : run.facts)
    read.emplace_back(vocabulary_.atoms()[atom].text, holds ? "true" : "false");
  return read;
}

std::string GuardLogic::With(const Valuation& run) const {
  std::vector<std::string> parts;
  for (const auto& [name, value] : Read(run))
    parts.push_back(fmt::format("{} = {}", name, value));
  return parts.empty() ? "" : fmt::format("with {}, ", fmt::join(parts, " and "));
}

}  // namespace smgraph::passes
