#pragma once

#include <optional>
#include <string>
#include <unordered_map>
#include <vector>

#include "frontends/dialect/formulas.h"
#include "frontends/dialect/terms.h"
#include "frontends/python/evaluator.h"
#include "frontends/python/value.h"
#include "graph/guard.h"
#include "graph/pipeline.h"
#include "graph/value.h"

namespace smgraph::frontends {

/// Turns values of the evaluator into values of the graph. What the dialect declared (a parameter,
/// a property of a step, an artifact) is read by the subclass; containers, literals, templates and
/// what is not known are read here, the same for every dialect.
class ValueReader {
 public:
  explicit ValueReader(python::Evaluator& evaluator) : evaluator_(evaluator) {}
  virtual ~ValueReader() = default;
  ValueReader(const ValueReader&) = delete;
  ValueReader& operator=(const ValueReader&) = delete;

  /// Never fails: what cannot be expressed is an Unknown with reason and place. Bounded depth.
  graph::Value Read(python::Ref value);
  /// An Unknown that says why `value` cannot be expressed.
  graph::Value ReadUnknown(python::Ref value);
  /// The conditions around a place as a guard; loops are left out. `outermost` (exclusive) ends the
  /// walk: conditions that were already there when the pipeline function was entered do not count.
  graph::Guard ReadGuard(const python::Path* path, const python::Path* outermost = nullptr);
  /// The loops around a place whose collections are not known; nullopt when there are none.
  std::optional<graph::Multiplicity> ReadMultiplicity(const python::Path* path,
                                                      const python::Path* outermost = nullptr);
  /// Is there a loop on the path that goes over something which is not known, though neither a step
  /// nor anything else gives it while the pipeline runs?
  bool HasUnknownLoop(const python::Path* path, const python::Path* outermost);
  /// A condition of the evaluator as a formula: comparisons, and, or, not, membership, truth. What
  /// is not known in it has a label of its own (see Terms), the same for all guards of this reader.
  graph::Guard ReadCondition(python::Ref condition);
  /// The place of values that have none of their own: what is being read now.
  void set_place(SourceSpan place) { place_ = place; }
  SourceSpan place() const { return place_; }

 protected:
  /// The dialect's reading of an instance of a declared class or of an opaque value that hangs
  /// below one; nullopt for what the dialect has no word for.
  virtual std::optional<graph::Value> ReadDeclared(python::Ref value) = 0;
  /// The dialect's reading of any value by its identity, asked before all others: an argument of a
  /// function that stands for a parameter, whatever value it has.
  virtual std::optional<graph::Value> ReadIdentity(python::Ref /*value*/) { return std::nullopt; }
  /// Called around the parts of a container or template, for dialects in which that matters.
  virtual void Enter(python::Kind /*container*/) {}
  virtual void Leave(python::Kind /*container*/) {}
  /// Whether an element that is there when the condition holds says so itself: its parts are made
  /// only then.
  virtual bool IsMadeWhen(const graph::Value& /*element*/, python::Ref /*condition*/) {
    return true;
  }
  /// Both alternatives: the common reading, or an Unknown that names the condition.
  virtual graph::Value ReadChoice(const python::Choice& choice);
  python::Evaluator& evaluator() { return evaluator_; }

 private:
  bool ComputedAtRunTime(python::Ref value, int depth = 0);
  graph::Value ReadNow(python::Ref value);
  graph::List ReadItems(python::Kind container, const std::vector<python::Ref>& items);
  graph::Value ReadItem(python::Ref item);
  graph::Map ReadDict(const python::Dict& dict);
  graph::Value ReadTemplate(const python::Template& text);
  graph::Value ReadObject(const python::Instance& object);
  bool IsLiteral(python::Ref collection);
  graph::Guard ReadComparison(const python::Opaque& operation);
  graph::Value ReadAsked(graph::CompareOp op, python::Ref collection);
  graph::Guard ReadTruth(python::Ref condition);
  Formulas::Id ReadFormula(python::Ref condition);
  Formulas::Id ReadParts(python::Ref condition);

  python::Evaluator& evaluator_;
  SourceSpan place_;
  Terms terms_;
  bool in_condition_ = false;
  Formulas formulas_;
  std::unordered_map<python::Ref, Formulas::Id> read_;  // of conditions; only for look-ups
  int depth_ = 0;
  int values_ = 0;  // read since the outermost Read began
};

}  // namespace smgraph::frontends
