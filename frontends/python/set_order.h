#pragma once

#include <algorithm>
#include <vector>

#include "frontends/python/evaluator.h"

// The order in which Python walks over a set changes from run to run with the hashes of texts. An
// evaluation takes one order; another one with the sets the other way round tells whether it
// matters.
namespace smgraph::python {

/// State of an evaluation.
struct SetOrder {
  bool backwards = false;
  SourceSpan walked;  // where a set was first walked over whose order may matter
};

/// While it lives, what is walked over goes where its order does not matter.
class InAnyOrder {
 public:
  explicit InAnyOrder(Evaluator& ev) : order_(ev.State<SetOrder>()), before_(order_.walked) {}
  ~InAnyOrder() { order_.walked = before_; }
  InAnyOrder(const InAnyOrder&) = delete;
  InAnyOrder& operator=(const InAnyOrder&) = delete;

 private:
  SetOrder& order_;
  SourceSpan before_;
};

/// The items of a set in the order of this evaluation.
inline std::vector<Ref> WalkedItems(Evaluator& ev, const Set& set, SourceSpan span) {
  std::vector<Ref> items = set.items;
  if (set.view.dict != nullptr) return items;
  auto& order = ev.State<SetOrder>();
  if (items.size() > 1 && !order.walked.known()) order.walked = span;
  if (order.backwards) std::ranges::reverse(items);
  return items;
}

}  // namespace smgraph::python
