#pragma once

#include <unordered_map>
#include <vector>

#include "frontends/python/value.h"

namespace smgraph::python {

/// State of an evaluation: what `max` or `min` of a few values gave, where only the run knows which
/// of them it is. To compare it is to compare each of them.
struct Extremes {
  struct Extreme {
    std::vector<Ref> values;
    bool largest = false;
  };
  std::unordered_map<Ref, Extreme> known;  // only for look-ups
};

}  // namespace smgraph::python
