#include <string>
#include <utility>
#include <vector>

#include <boost/range/iterator_range.hpp>
#include <fmt/format.h>

#include "passes/diff/ports.h"
#include "passes/diff/value_differences.h"
#include "passes/equivalence/findings.h"
#include "passes/step_index.h"

// What steps of two SageMaker pipelines read below an output: lowering keeps the output only, which
// is what a ZenML step can be asked for, and of two properties of one job both are data of it.
namespace smgraph::passes {
namespace {

using graph::Pipeline;
using graph::StepId;
using graph::Value;

class ReadComparer {
 public:
  ReadComparer(const Correspondence& lowered, const Pipeline& before, const Pipeline& after,
               ProofFindings& findings)
      : before_(before),
        after_(after),
        same_(before, after, MatchingOf(lowered, before, after), /*across=*/false),
        ports_(same_),
        findings_(findings) {}

  void Run() {
    for (const StepId step : boost::make_iterator_range(vertices(before_))) {
      const auto partner = same_.AfterOf(step);
      if (!partner) continue;
      Compare(step, *partner,
              DifferencesOf(before_[step].arguments, after_[*partner].arguments, same_, &ports_));
      for (const graph::Port& input : before_[step].inputs) {
        const graph::Port* other = graph::FindPort(after_[*partner].inputs, input.name);
        if (other == nullptr) continue;
        Compare(step, *partner,
                DifferencesOf(input.value, other->value, input.name, same_, &ports_));
      }
    }
  }

 private:
  // Lowered steps keep their names.
  static graph::Matching MatchingOf(const Correspondence& lowered, const Pipeline& before,
                                    const Pipeline& after) {
    const StepIndex of_before(before);
    const StepIndex of_after(after);
    graph::Matching matching;
    for (const StepId step : boost::make_iterator_range(vertices(lowered.before()))) {
      const auto partner = lowered.AfterOf(step);
      if (!partner) continue;
      const auto a = of_before.Find(lowered.before()[step].id);
      const auto b = of_after.Find(lowered.after()[*partner].id);
      if (a && b) matching.pairs.push_back({*a, *b, {}});
    }
    return matching;
  }

  void Compare(StepId before, StepId after, const std::vector<ValueDifference>& differences) {
    for (const ValueDifference& found : differences) {
      if (found.reads && OfOneStep(*found.reads->first, *found.reads->second))
        Report(before, after, found);
    }
  }

  // Of different steps the edges tell.
  bool OfOneStep(const Value& before, const Value& after) const {
    return same_.SameStep(graph::ReferredStep(before), graph::ReferredStep(after));
  }

  void Report(StepId before, StepId after, const ValueDifference& found) {
    graph::Counterexample example;
    example.text = fmt::format("{} is given {} as {} in the before, {} in the after",
                               before_[before].id, found.before, found.place, found.after);
    example.before_span = before_[before].span;
    example.after_span = after_[after].span;
    findings_.differences.push_back({std::move(example)});
  }

  const Pipeline& before_;
  const Pipeline& after_;
  Correspondence same_;
  PortMatcher ports_;
  ProofFindings& findings_;
};

}  // namespace

void CompareReads(const Correspondence& same, const Sides& sides, ProofFindings& findings) {
  if (sides.written)
    ReadComparer(same, sides.written->first, sides.written->second, findings).Run();
}

}  // namespace smgraph::passes
