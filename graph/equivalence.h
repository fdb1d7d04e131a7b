#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "graph/base/source.h"

// What a proof that two pipelines do the same, or do not, consists of. Plain data: a pass writes
// it, renderers read it.
namespace smgraph::graph {

/// Whether two pipelines do the same, from "the same text" to "cannot be told".
enum class Verdict : std::uint8_t {
  kIdentical,   // nothing differs, names included
  kRenamed,     // names differ and nothing else
  kEquivalent,  // the same tasks, data and order in every run, said differently
  kRefines,     // every task and its data are kept; order was added or freedom taken away
  kDifferent,   // some run differs
  kUnknown      // what is not known decides it
};
/// "identical", "renamed", …
std::string_view VerdictName(Verdict verdict);

/// One step of the argument for a verdict: which rule was applied to what.
struct Reason {
  std::string rule;  // "guard-rewritten", "order-implied", "renamed", …: stable, for programs
  std::string subject;
  std::string text;  // for people
};

/// A run that both sides can make, up to where they part.
struct Counterexample {
  /// What the run reads, by the names of the before where it has them: Evaluate.auc, 0.9.
  std::vector<std::pair<std::string, std::string>> with;
  /// "with Evaluate.auc = 0.9, the before runs Register, the after does not"
  std::string text;
  /// The steps that run, in an order that they can run in.
  std::vector<std::string> before_runs;
  std::vector<std::string> after_runs;
  SourceSpan before_span;
  SourceSpan after_span;
};

/// A pair of steps by their names.
struct NamedPair {
  std::string before;
  std::string after;
  std::string why;
};

struct Equivalence {
  Verdict verdict = Verdict::kUnknown;
  std::vector<NamedPair> matching;
  std::vector<Reason> argument;
  std::vector<std::string> assumptions;
  std::optional<Counterexample>
      counterexample;                // of kDifferent, and of kRefines where there is one
  std::vector<std::string> unknown;  // what would have to be known, of kUnknown
};

}  // namespace smgraph::graph
