#include "frontends/dialect/terms.h"

#include <algorithm>

#include <fmt/format.h>

namespace smgraph::frontends {
namespace {

using python::As;
using python::Opaque;
using python::Ref;
using python::Unknown;

constexpr int kMaxDepth = 8;  // what lies deeper counts as different, which is never wrong

/// Whether two values are the same in every run. What a call gives may differ each time.
bool Same(Ref a, Ref b, int depth) {
  if (a == b) return true;
  if (a == nullptr || b == nullptr || a->kind != b->kind || depth == 0) return false;
  if (const auto* one = As<Unknown>(a)) {
    const auto* other = As<Unknown>(b);
    return one->open != Unknown::Open::kNo && one->open == other->open &&
           one->label == other->label;
  }
  if (const auto* one = As<Opaque>(a)) {
    const auto* other = As<Opaque>(b);
    return one->origin != Opaque::Origin::kCall && one->origin == other->origin &&
           one->name == other->name && Same(one->base, other->base, depth - 1) &&
           Same(one->key, other->key, depth - 1);
  }
  return python::Known(a) && python::Equals(a, b) == 1;
}

}  // namespace

void Terms::Distinguish(Ref value, graph::Unknown& unknown) {
  std::vector<Ref>& known = values_[{unknown.reason, unknown.label, unknown.span}];
  const auto same =
      std::ranges::find_if(known, [value](Ref one) { return Same(one, value, kMaxDepth); });
  const auto number = same - known.begin() + 1;
  if (same == known.end()) known.push_back(value);
  if (number > 1) unknown.label += fmt::format("_{}", number);
}

}  // namespace smgraph::frontends
