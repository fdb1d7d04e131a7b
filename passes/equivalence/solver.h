#pragma once

#include <cstdint>
#include <map>
#include <memory>
#include <string>
#include <vector>

#include "passes/equivalence/formula.h"

namespace smgraph::passes {

/// What a run finds: a value for each term (null: any), and which facts hold.
struct Valuation {
  std::vector<graph::Value> terms;    // by term of the vocabulary
  std::map<std::size_t, bool> facts;  // by atom
};

enum class Answer : std::uint8_t { kYes, kNo, kUnknown };

/// Whether a formula holds in the run; a term without a value is 0, "" or false.
bool Holds(const Formula& formula, const Vocabulary& vocabulary, const Valuation& run);

/// Decides formulas over numbers, integers, texts and truth values, exactly. Z3 does the work; its
/// library is loaded by the first solver of the process, and its effort is limited by a count of
/// its steps, so that the answer does not depend on the machine.
class Solver {
 public:
  /// After vocabulary.InferSorts(); the vocabulary must outlive this.
  explicit Solver(const Vocabulary& vocabulary);
  ~Solver();
  Solver(const Solver&) = delete;
  Solver& operator=(const Solver&) = delete;

  /// Whether there is a run in which `formula` holds; `run` becomes one when the answer is yes.
  /// kUnknown: the limit, or no library (see problem()).
  Answer Satisfiable(const Formula& formula, Valuation& run);
  /// Why the last answer was kUnknown.
  const std::string& problem() const { return problem_; }

 private:
  struct Context;
  const Vocabulary& vocabulary_;
  std::unique_ptr<Context> context_;  // null without the library
  std::string problem_;
};

}  // namespace smgraph::passes
