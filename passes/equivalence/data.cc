#include <algorithm>
#include <cstddef>
#include <map>
#include <set>
#include <string>
#include <utility>

#include <boost/range/iterator_range.hpp>
#include <fmt/format.h>

#include "passes/diff/edge_matching.h"
#include "passes/equivalence/findings.h"
#include "passes/names.h"

namespace smgraph::passes {
namespace {

using graph::Counterexample;
using graph::Edge;
using graph::EdgeId;
using graph::Pipeline;
using graph::StepId;

std::string SourceText(const Pipeline& pipeline, EdgeId id) {
  const std::string& step = pipeline[source(id, pipeline)].id;
  const std::string& output = pipeline[id].output;
  return output.empty() ? step : step + "." + output;
}

class DataComparer {
 public:
  DataComparer(const Correspondence& same, GuardLogic& logic, ProofFindings& findings)
      : same_(same), logic_(logic), findings_(findings), ports_(same) {}

  void Run() {
    const EdgeMatching edges = MatchEdges(same_, ports_);
    for (std::size_t i = 0; i < edges.before.size(); ++i) {
      const EdgeId id = edges.before[i];
      if (!CarriesData(same_.before()[id].kind) || same_.before()[id].implied) continue;
      const bool kept = edges.after_of[i] && !edges.changed[*edges.after_of[i]];
      if (kept || edges.covered_before[i]) continue;
      Report(id, edges.after_of[i] ? std::optional(edges.after[*edges.after_of[i]]) : std::nullopt);
    }
    for (std::size_t i = 0; i < edges.after.size(); ++i) {
      const EdgeId id = edges.after[i];
      if (!CarriesData(same_.after()[id].kind) || same_.after()[id].implied) continue;
      if (!edges.before_of[i] && !edges.covered_after[i]) Report(std::nullopt, id);
    }
    if (!same_.across()) return;
    for (const StepId step : boost::make_iterator_range(vertices(same_.after()))) {
      AskAboutExchanged(step);
      AskAboutOutputs(step);
    }
  }

 private:
  // An edge that one side has, or that goes elsewhere; told when both consumers and their
  // producers are there and run.
  void Report(std::optional<EdgeId> before, std::optional<EdgeId> after) {
    std::optional<StepId> of_before;
    std::optional<StepId> of_after;
    if (before) of_before = target(*before, same_.before());
    if (after) of_after = target(*after, same_.after());
    if (!of_before) of_before = same_.BeforeOf(*of_after);
    if (!of_after) of_after = same_.AfterOf(*of_before);
    if (!of_before || !of_after || !HasPartner(before, after)) return;
    Valuation run;
    std::vector<std::string> open;
    const Answer answer = logic_.Possible(RunningWith(before, after, *of_before), run, open);
    if (answer == Answer::kNo) return;
    Counterexample example;
    example.with = logic_.Read(run);
    example.text = logic_.With(run) + Text(before, after, *of_before);
    if (before) example.before_span = SpanOf(same_.before(), *before);
    if (after) example.after_span = SpanOf(same_.after(), *after);
    findings_.differences.push_back({std::move(example), std::move(run), of_before, of_after});
  }

  // The only output that is used on either side is taken to be the same one. Of several that a
  // function gives it may be another one, unless its name says so: that of the output, or of an
  // input that takes it.
  void AskAboutOutputs(StepId step) {
    const auto partner = same_.BeforeOf(step);
    const Pipeline& after = same_.after();
    if (!partner || after[step].outputs.size() < 2) return;
    if (same_.before()[*partner].outputs.size() != 1) return;
    for (const auto& [before, name] : ports_.Outputs(*partner, step)) {
      if (!IsUsed(step, name) || IsCalledSo(*partner, before, NameKey(name))) continue;
      findings_.unknown.push_back(fmt::format("whether {}.{} is {}.{}, which is one of {} outputs",
                                              same_.before()[*partner].id, before, after[step].id,
                                              name, after[step].outputs.size()));
    }
  }

  bool IsCalledSo(StepId before, const std::string& output, const std::string& key) const {
    const auto alike = [&key](const std::string& name) {
      const std::string other = NameKey(name);
      return other.find(key) != other.npos || key.find(other) != key.npos;
    };
    const auto used = boost::make_iterator_range(out_edges(before, same_.before()));
    return alike(output) || std::any_of(used.begin(), used.end(), [&](EdgeId id) {
             const Edge& edge = same_.before()[id];
             return edge.output == output && CarriesData(edge.kind) && alike(edge.input);
           });
  }

  bool IsUsed(StepId step, const std::string& output) const {
    const auto used = boost::make_iterator_range(out_edges(step, same_.after()));
    return std::any_of(used.begin(), used.end(), [&](EdgeId id) {
      return CarriesData(same_.after()[id].kind) && same_.after()[id].output == output;
    });
  }

  // Inputs that only the after names cannot be compared. One that is called as an output which
  // another input reads may have been exchanged with it: of one producer, or in a ring.
  void AskAboutExchanged(StepId step) {
    const Pipeline& after = same_.after();
    std::set<std::pair<StepId, std::string>> read;
    std::map<std::string, std::string> taken;  // key of an output: that of the input that takes it
    for (const EdgeId id : boost::make_iterator_range(in_edges(step, after))) {
      if (!CarriesData(after[id].kind)) continue;
      const std::string output = NameKey(after[id].output);
      read.emplace(source(id, after), output);
      taken.emplace(output, NameKey(after[id].input));
    }
    if (read.size() < 2) return;
    for (const EdgeId id : boost::make_iterator_range(in_edges(step, after))) {
      const std::string input = NameKey(after[id].input);
      if (!CarriesData(after[id].kind) || input == NameKey(after[id].output)) continue;
      const bool exchanged = read.contains({source(id, after), input}) || InRing(taken, input);
      if (!exchanged || IsNamedBefore(step, input)) continue;
      findings_.unknown.push_back(fmt::format(
          "whether {} is meant to take {} as '{}', which is the name of another output that it "
          "reads",
          after[step].id, SourceText(after, id), after[id].input));
    }
  }

  // Whether inputs take each other's namesakes: `name` is an output that another input takes, which
  // is the name of an output …, which `name` takes.
  static bool InRing(const std::map<std::string, std::string>& taken, const std::string& name) {
    auto next = taken.find(name);
    for (std::size_t i = 0; i < taken.size() && next != taken.end(); ++i) {
      if (next->second == name) return i > 0;
      next = taken.find(next->second);
    }
    return false;
  }

  bool IsNamedBefore(StepId step, const std::string& input) const {
    const auto partner = same_.BeforeOf(step);
    return partner && std::ranges::any_of(same_.before()[*partner].inputs, [&](const auto& port) {
             return NameKey(port.name) == input;
           });
  }

  // Steps of one side only are told as such, with all that they hand over.
  bool HasPartner(std::optional<EdgeId> before, std::optional<EdgeId> after) const {
    return (!before || same_.AfterOf(source(*before, same_.before()))) &&
           (!after || same_.BeforeOf(source(*after, same_.after())));
  }

  // The consumer runs, and the producers do.
  Formula RunningWith(std::optional<EdgeId> before, std::optional<EdgeId> after,
                      StepId consumer) const {
    std::vector<Formula> running = {logic_.Before(consumer)};
    if (before) running.push_back(logic_.Before(source(*before, same_.before())));
    if (after) running.push_back(logic_.After(source(*after, same_.after())));
    return Conjunction(std::move(running));
  }

  std::string Text(std::optional<EdgeId> before, std::optional<EdgeId> after,
                   StepId consumer) const {
    const std::string& name = same_.before()[consumer].id;
    if (before && after) {
      const Edge& a = same_.before()[*before];
      const Edge& b = same_.after()[*after];
      const std::string from = SourceText(same_.before(), *before);
      const std::string other = SourceText(same_.after(), *after);
      if (from != other)
        return fmt::format("{} reads {} in the before, {} in the after", name, from, other);
      return fmt::format("{} takes {} as '{}' in the before, as '{}' in the after", name, from,
                         a.input, b.input);
    }
    if (before) {
      return fmt::format("{} reads {} in the before, and not in the after", name,
                         SourceText(same_.before(), *before));
    }
    return fmt::format("{} reads {} in the after, and not in the before", name,
                       SourceText(same_.after(), *after));
  }

  static SourceSpan SpanOf(const Pipeline& pipeline, EdgeId id) {
    const SourceSpan& span = pipeline[id].span;
    return span.known() ? span : pipeline[target(id, pipeline)].span;
  }

  const Correspondence& same_;
  GuardLogic& logic_;
  ProofFindings& findings_;
  PortMatcher ports_;
};

}  // namespace

void CompareData(const Correspondence& same, GuardLogic& logic, ProofFindings& findings) {
  DataComparer(same, logic, findings).Run();
}

}  // namespace smgraph::passes
