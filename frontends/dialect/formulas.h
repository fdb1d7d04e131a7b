#pragma once

#include <cstdint>
#include <cstdlib>
#include <map>
#include <unordered_map>
#include <vector>

#include "graph/guard.h"

namespace smgraph::frontends {

/// Formulas over conditions, each kept once: a program's condition may have very many ways to one
/// of its parts.
class Formulas {
 public:
  /// A formula; the negative number is its negation.
  using Id = std::int32_t;
  static constexpr Id kTrue = 1;
  static constexpr Id kFalse = -kTrue;

  Formulas();
  /// A comparison, or what is always or never so.
  Id Atom(graph::Guard guard);
  /// `a and not (a and b)` is `a and not b`; nothing else is decided.
  Id And(const std::vector<Id>& operands);
  Id Or(Id a, Id b) { return -And({-a, -b}); }
  /// Written out. Of one that is longer than anybody reads, parts are not known.
  graph::Guard Written(Id formula) const;

 private:
  struct Node {
    graph::Guard atom;
    std::vector<Id> operands;  // of a conjunction: two or more
    std::size_t length = 1;    // comparisons when it is written out
  };
  using Memory = std::unordered_map<Id, Id>;  // only for look-ups

  static std::size_t IndexOf(Id formula) { return static_cast<std::size_t>(std::abs(formula)) - 1; }
  const Node& NodeOf(Id formula) const { return nodes_[IndexOf(formula)]; }
  Id Join(const std::vector<Id>& operands);
  Id Conjunction(std::vector<Id> operands);
  Id Beside(Id formula, Memory& known);
  bool Follows(Id formula, Id from) const;
  bool ShortenOne(std::vector<Id>& operands);
  const graph::Guard& FirstAtom(Id formula) const;
  bool IsEither(const Node& node) const;
  graph::Guard Write(Id formula, std::size_t& left) const;

  std::vector<Node> nodes_;
  std::vector<Id> atoms_;
  std::map<std::vector<Id>, Id> joined_;  // what And() was asked for
  std::map<std::vector<Id>, Id> conjunctions_;
};

}  // namespace smgraph::frontends
