#include "frontends/dialect/alternatives.h"

#include <unordered_set>

namespace smgraph::frontends {

using python::Ref;

std::vector<Ref> Alternatives(Ref value) {
  std::vector<Ref> found;
  std::unordered_set<Ref> seen;  // only for look-ups
  std::vector<Ref> open = {value};
  while (!open.empty()) {
    Ref one = open.back();
    open.pop_back();
    if (one == nullptr || one->kind == python::Kind::kAbsent || !seen.insert(one).second) continue;
    if (const auto* choice = python::As<python::Choice>(one)) {
      open.push_back(choice->otherwise);
      open.push_back(choice->then);
    } else {
      found.push_back(one);
    }
  }
  return found;
}

}  // namespace smgraph::frontends
