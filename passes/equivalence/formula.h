#pragma once

#include <cstddef>
#include <cstdint>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <vector>

#include "graph/guard.h"
#include "passes/diff/correspondence.h"
#include "passes/diff/ports.h"

// Guards of two pipelines as formulas over one set of terms, so that they can be compared.
namespace smgraph::passes {

/// What kind of values a term has, as far as comparisons tell.
enum class Sort : std::uint8_t { kOpen, kNumber, kInteger, kText, kTruth, kMixed };

/// A value that only a run knows, and that guards of either side read.
struct Term {
  std::string name;  // for people
  graph::Value value;
  graph::Side side = graph::Side::kBefore;  // whose words these are
  Sort sort = Sort::kOpen;
  bool length = false;                   // of a collection: an integer, 0 or more
  std::optional<std::size_t> text = {};  // a length: the term that it is of, where that is a text
  // A parameter: what its declaration allows; empty for anything of the sort.
  std::vector<graph::Value> allowed = {};
  // Nobody knows what it is, only that it is the same where it is called so: a value that cannot be
  // read, or one that is computed of another term.
  bool unknown = false;
};

/// One side of a comparison: a term, or else a constant.
struct Operand {
  std::optional<std::size_t> term;
  graph::Value constant;
};

/// A comparison, in one of the forms ==, <, <=, in, is true. `fact`: no theory speaks of it; it
/// holds or it does not, and the same comparison does so on both sides.
struct Atom {
  graph::CompareOp op = graph::CompareOp::kEq;
  Operand left;
  Operand right;
  std::string text;
  bool fact = false;
};

/// A formula over atoms, by their numbers. Formulas with equal keys are equal but for the order of
/// operands.
struct Formula {
  enum class Kind : std::uint8_t { kTrue, kFalse, kAtom, kNot, kAnd, kOr };
  Kind kind = Kind::kTrue;
  std::size_t atom = 0;
  std::vector<Formula> operands;
  std::string key;
};

/// Negation, and the conjunction and disjunction of any number of formulas.
Formula Negation(Formula operand);
Formula Conjunction(std::vector<Formula> operands);
Formula Disjunction(std::vector<Formula> operands);

/// `formula` where these atoms hold or do not.
Formula Settled(const Formula& formula, const std::map<std::size_t, bool>& atoms);

/// The atoms that stand in `formula`, each once, in ascending order.
std::vector<std::size_t> AtomsOf(const Formula& formula);

/// The terms and atoms of two pipelines. Things that stand for each other are one term: the same
/// part of outputs that stand for each other, paired parameters, equal values.
class Vocabulary {
 public:
  explicit Vocabulary(const Correspondence& same) : same_(same), ports_(same) {}

  /// Notes what `guard` asks the length of: there, a collection is true when it is not empty. Of
  /// all guards before the first Read.
  void NoteLengths(const graph::Guard& guard);
  /// A guard of the before or the after.
  Formula Read(const graph::Guard& guard, graph::Side side);
  /// Finds out the sorts of terms; call it after the last Read.
  void InferSorts();

  const std::vector<Term>& terms() const { return terms_; }
  const std::vector<Atom>& atoms() const { return atoms_; }
  /// Terms that are taken for one although one side names more of the value than the other.
  const std::vector<std::string>& doubts() const { return doubts_; }

 private:
  Operand OperandOf(const graph::Value& value, graph::Side side);
  std::size_t TermOf(const graph::Value& value, graph::Side side);
  std::optional<std::size_t> CounterpartOf(const graph::Value& value, graph::Side side);
  enum class Likeness : std::uint8_t { kOther, kDoubtful, kSame };
  Likeness Compare(const graph::Value& before, const graph::Value& after);
  Likeness CompareOutputs(const graph::StepReference& before, const std::string& of_before,
                          const graph::StepReference& after, const std::string& of_after);
  std::string StepKey(const graph::Value& value, graph::Side side) const;
  Formula Truth(const graph::Value& value, graph::Side side);
  Formula Comparison(const graph::Guard& guard, graph::Side side);
  Formula Membership(const graph::Guard& guard, graph::Side side);
  Formula AtomFormula(Atom atom);
  std::string KeyOf(const Operand& operand) const;
  void Join(std::size_t term, Sort sort);
  bool IsFact(const Atom& atom) const;
  const graph::Parameter* DeclarationOf(const Term& term) const;
  Sort DeclaredSort(const Term& term) const;
  void FindAllowed(Term& term) const;
  void FindMeasuredTexts();
  void FindComputedTerms();

  const Correspondence& same_;
  PortMatcher ports_;
  std::vector<Term> terms_;
  std::vector<Atom> atoms_;
  std::map<std::string, std::size_t> atom_by_key_;
  std::map<std::string, std::size_t> term_of_before_;  // by description
  std::map<std::string, std::size_t> term_of_after_;
  std::map<std::string, std::vector<std::size_t>> terms_by_step_;  // by StepKey
  std::vector<std::string> doubts_;
  std::set<std::string, std::less<>> measured_;  // paths below steps
};

}  // namespace smgraph::passes
