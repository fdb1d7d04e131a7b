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

bool Same(Ref a, Ref b, const SameCall& same_call, int depth) {
  if (a == b) return true;
  if (a == nullptr || b == nullptr || a->kind != b->kind || depth == 0) return false;
  if (const auto* one = As<Unknown>(a)) {
    const auto* other = As<Unknown>(b);
    return one->open != Unknown::Open::kNo && one->open == other->open &&
           one->label == other->label;
  }
  if (const auto* one = As<Opaque>(a)) {
    const auto* other = As<Opaque>(b);
    if (one->origin != other->origin || one->name != other->name) return false;
    if (one->origin == Opaque::Origin::kCall) return same_call && same_call(*one, *other);
    return Same(one->base, other->base, same_call, depth - 1) &&
           Same(one->key, other->key, same_call, depth - 1);
  }
  return python::Known(a) && python::Equals(a, b) == 1;
}

}  // namespace

bool SameInEveryRun(Ref a, Ref b, const SameCall& same_call) {
  return Same(a, b, same_call, kMaxDepth);
}

void Terms::Distinguish(Ref value, graph::Unknown& unknown) {
  std::vector<Ref>& known = values_[{unknown.reason, unknown.label, unknown.span}];
  const auto same =
      std::ranges::find_if(known, [value](Ref one) { return SameInEveryRun(one, value); });
  const auto number = same - known.begin() + 1;
  if (same == known.end()) known.push_back(value);
  if (number > 1) unknown.label += fmt::format("_{}", number);
}

}  // namespace smgraph::frontends
