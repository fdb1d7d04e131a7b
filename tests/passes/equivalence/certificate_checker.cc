#include "tests/passes/equivalence/certificate_checker.h"

#include <algorithm>
#include <cctype>
#include <iterator>
#include <map>
#include <set>
#include <string_view>
#include <utility>
#include <vector>

#include <boost/range/iterator_range.hpp>
#include <fmt/format.h>

#include "tests/passes/equivalence/parts.h"
#include "tests/passes/equivalence/simulator.h"

namespace smgraph::testing {
namespace {

using graph::Equivalence;
using graph::Pipeline;
using graph::StepId;
using graph::Verdict;
using Names = std::map<std::string, std::string>;
using Pairs = std::set<std::pair<std::string, std::string>>;

std::string Plain(std::string name) {
  std::erase_if(name, [](char c) { return c == '_' || c == '-'; });
  std::ranges::transform(name, name.begin(), [](unsigned char c) { return std::tolower(c); });
  return name;
}

class Checker {
 public:
  Checker(const Pipeline& before, const Pipeline& after, const Equivalence& proof, bool across)
      : before_(Spelled(before, across)),
        after_(Spelled(after, across)),
        proof_(proof),
        across_(across) {}

  std::string Run() {
    if (proof_.verdict == Verdict::kDifferent || proof_.verdict == Verdict::kUnknown)
      return "nothing is claimed";
    std::string wrong = RenameAfter();
    if (wrong.empty()) wrong = CheckNames();
    if (wrong.empty()) wrong = CheckRuns();
    if (wrong.empty()) wrong = CheckGuards();
    if (wrong.empty()) wrong = CheckOrders();
    return wrong;
  }

 private:
  // Parameters of both dialects under one name, and what a function returns as a whole.
  static Pipeline Spelled(const Pipeline& pipeline, bool across) {
    if (!across) return pipeline;
    Parts parts(pipeline);
    for (graph::Parameter& parameter : parts.info.parameters)
      parameter.name = Plain(parameter.name);
    for (graph::Step& step : parts.steps) {
      graph::Edit(step.guard, [](graph::Value& value) {
        if (auto* reference = value.As<graph::ParameterReference>())
          reference->name = Plain(reference->name);
        auto* read = value.As<graph::StepReference>();
        auto* result = value.As<graph::FunctionResult>();
        if (read != nullptr && (read->path == "Result" || read->path == "output")) read->path = "";
        if (result != nullptr) value = graph::StepReference{result->step, result->path};
      });
    }
    return parts.Build();
  }

  // The after in the words of the before, by the matching; it has to be one to one, and whoever is
  // not in it must never run.
  std::string RenameAfter() {
    Names old_names;
    std::set<std::string> taken;
    for (const graph::NamedPair& pair : proof_.matching) {
      if (!graph::FindStep(before_, pair.before) || !graph::FindStep(after_, pair.after))
        return "a pair of steps that do not exist";
      if (!taken.insert(pair.before).second || !old_names.emplace(pair.after, pair.before).second)
        return pair.before + " is matched twice";
    }
    for (const StepId step : boost::make_iterator_range(vertices(before_))) {
      if (!taken.contains(before_[step].id) && !NeverRuns(before_[step]))
        return before_[step].id + " has no partner";
    }
    for (const StepId step : boost::make_iterator_range(vertices(after_))) {
      if (!old_names.contains(after_[step].id) && !NeverRuns(after_[step]))
        return after_[step].id + " has no partner";
    }
    Parts parts(after_);
    RenameSteps(parts, [&](const std::string& name) {
      const auto found = old_names.find(name);
      return found == old_names.end() ? "after's " + name : found->second;
    });
    // A step of ZenML is called as its function: another name of it is another name of the step.
    for (graph::Step& step : parts.steps) {
      const auto old = graph::FindStep(before_, step.id);
      if (old && before_[*old].kind == step.kind) step.type = before_[*old].type;
    }
    after_ = parts.Build();
    return "";
  }

  bool NeverRuns(const graph::Step& step) const {
    return Has("never-runs", step.id);  // CheckRuns sees whether that is true
  }

  bool Has(std::string_view rule, const std::string& subject) const {
    return std::ranges::any_of(proof_.argument, [&](const graph::Reason& reason) {
      return reason.rule == rule && reason.subject == subject;
    });
  }

  std::string CheckNames() const {
    const bool same = std::ranges::all_of(
        proof_.matching, [](const graph::NamedPair& pair) { return pair.before == pair.after; });
    const bool argued = std::ranges::any_of(
        proof_.argument, [](const graph::Reason& reason) { return reason.rule != "renamed"; });
    if (proof_.verdict == Verdict::kIdentical && (!same || !proof_.argument.empty()))
      return "not identical";
    if (proof_.verdict == Verdict::kRenamed && argued) return "more than names differ";
    return "";
  }

  std::string CheckRuns() const {
    const bool refines = proof_.verdict == Verdict::kRefines;
    if (!across_) {
      const Verdict judged = Judge(before_, after_, /*strict=*/false);
      const Verdict claimed = refines ? Verdict::kRefines : Verdict::kEquivalent;
      return judged == claimed ? "" : fmt::format("running says {}", graph::VerdictName(judged));
    }
    const Pipeline before = WithDefaults();
    for (const World& world : WorldsOf(before, after_)) {
      const Trace a = Simulate(before, world);
      const Trace b = Simulate(after_, world);
      if (a.steps != b.steps) return "other steps run";
      if (Flows(a) != Flows(b)) return "other data";
      if (!refines && a.order != b.order) return "another order";
      if (!std::ranges::includes(b.order, a.order)) return "a lost order";
    }
    return "";
  }

  // The before with the defaults of the parameters that the after lacks.
  Pipeline WithDefaults() const {
    Pipeline fixed = before_;
    for (const graph::Parameter& parameter : Info(before_).parameters) {
      const auto& kept = Info(after_).parameters;
      const bool lost =
          std::ranges::find(kept, parameter.name, &graph::Parameter::name) == kept.end();
      if (lost && parameter.default_value)
        fixed = Inlined(std::move(fixed), parameter.name, *parameter.default_value);
    }
    return fixed;
  }

  // Who reads what with whom: outputs without their names, and each reader once, since a request
  // says in several places what a function takes in one.
  using Readers = std::set<std::string>;
  static std::multiset<std::pair<std::string, Readers>> Flows(const Trace& trace) {
    std::map<std::pair<std::string, std::string>, Readers> readers;
    for (const auto& [from, output, to, input] : trace.data)
      readers[{from, output}].insert(to);
    std::multiset<std::pair<std::string, Readers>> flows;
    for (const auto& [output, by] : readers)
      flows.emplace(output.first, by);
    return flows;
  }

  // A guard in other words is an argument, and is one only where it is in other words.
  std::string CheckGuards() const {
    for (const graph::Reason& reason : proof_.argument) {
      if (reason.rule != "guard-rewritten") continue;
      const auto a = graph::FindStep(before_, reason.subject);
      const auto b = graph::FindStep(after_, reason.subject);
      if (!a || !b || before_[*a].guard == after_[*b].guard)
        return reason.subject + " has no other guard";
    }
    for (const StepId step : boost::make_iterator_range(vertices(before_))) {
      const auto other = graph::FindStep(after_, before_[step].id);
      const bool trivial = before_[step].guard.always();
      if (other && trivial != after_[*other].guard.always() &&
          !Has("guard-rewritten", before_[step].id))
        return before_[step].id + " has another guard, and nothing says why it is the same";
    }
    return "";
  }

  static Pairs WaitsOf(const Pipeline& pipeline) {
    Pairs waits;
    for (const auto edge : boost::make_iterator_range(edges(pipeline))) {
      if (!pipeline[edge].implied)
        waits.emplace(pipeline[source(edge, pipeline)].id, pipeline[target(edge, pipeline)].id);
    }
    for (const StepId step : boost::make_iterator_range(vertices(pipeline))) {
      graph::Walk(pipeline[step].guard, [&](const graph::Value& value) {
        const std::string from(graph::ReferredStep(value));
        if (!from.empty() && from != pipeline[step].id) waits.emplace(from, pipeline[step].id);
      });
    }
    return waits;
  }

  // Each wait that one side alone speaks of is in the argument, and no other. Of a refinement the
  // ones that are added are no part of it.
  std::string CheckOrders() const {
    const Pairs a = WaitsOf(before_);
    const Pairs b = WaitsOf(after_);
    Pairs alone;
    std::ranges::set_difference(a, b, std::inserter(alone, alone.end()));
    if (proof_.verdict != Verdict::kRefines)
      std::ranges::set_difference(b, a, std::inserter(alone, alone.end()));
    std::set<std::string> said;
    for (const graph::Reason& reason : proof_.argument) {
      if (reason.rule == "order-implied") said.insert(reason.subject);
    }
    std::set<std::string> known;
    for (const auto& [first, second] : alone) {
      const std::string text = first + " -> " + second;
      known.insert(text);
      if (!said.contains(text) && !Has("order-implied", After(first) + " -> " + After(second)))
        return text + " is said on one side, and nothing says that it holds on the other";
    }
    const auto invented = [&](const std::string& text) { return !known.contains(text); };
    const bool names = std::ranges::all_of(
        proof_.matching, [](const graph::NamedPair& pair) { return pair.before == pair.after; });
    if (names && proof_.verdict != Verdict::kRefines && std::ranges::any_of(said, invented))
      return "an order that nobody speaks of";
    return "";
  }

  std::string After(const std::string& before) const {
    const auto pair = std::ranges::find(proof_.matching, before, &graph::NamedPair::before);
    return pair == proof_.matching.end() ? before : pair->after;
  }

  Pipeline before_;
  Pipeline after_;
  const Equivalence& proof_;
  bool across_;
};

}  // namespace

std::string CheckCertificate(const Pipeline& before, const Pipeline& after,
                             const Equivalence& proof, bool across) {
  return Checker(before, after, proof, across).Run();
}

}  // namespace smgraph::testing
