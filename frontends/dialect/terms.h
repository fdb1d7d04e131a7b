#pragma once

#include <functional>
#include <map>
#include <string>
#include <tuple>
#include <vector>

#include "frontends/python/value.h"
#include "graph/value.h"

namespace smgraph::frontends {

/// Whether two values are the same in every run. What a call gives may differ each time, but for
/// what `same_call` knows of.
using SameCall = std::function<bool(const python::Opaque&, const python::Opaque&)>;
bool SameInEveryRun(python::Ref a, python::Ref b, const SameCall& same_call = {});

/// Tells the terms of one pipeline's guards apart. What is not known is described by why and where,
/// which is the same in every round of a loop that was unrolled and in every call of a helper; yet
/// `draw() < 3` of one round says nothing about that of another.
class Terms {
 public:
  /// `unknown`, as which `value` was read, under a label of its own: "load()", "load()_2" … in the
  /// order in which they are asked for. The same value, and names and variables of the environment
  /// that are read again, have the same label. Linear in the number of values of one description.
  void Distinguish(python::Ref value, graph::Unknown& unknown);

 private:
  using Description = std::tuple<std::string, std::string, SourceSpan>;

  std::map<Description, std::vector<python::Ref>> values_;
};

}  // namespace smgraph::frontends
