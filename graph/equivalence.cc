#include "graph/equivalence.h"

#include <array>
#include <cstddef>

namespace smgraph::graph {

std::string_view VerdictName(Verdict verdict) {
  constexpr std::array<std::string_view, 6> kNames = {"identical", "renamed",   "equivalent",
                                                      "refines",   "different", "unknown"};
  return kNames.at(static_cast<std::size_t>(verdict));
}

}  // namespace smgraph::graph
