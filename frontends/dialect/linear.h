#pragma once

#include <optional>

#include "frontends/python/value.h"
#include "graph/guard.h"

namespace smgraph::frontends {

/// A comparison of two values, or of a value with a number.
struct PlainComparison {
  python::Ref left = nullptr;
  graph::CompareOp op = graph::CompareOp::kEq;
  python::Ref right = nullptr;  // null: `number`
  graph::Value number;
};

/// The comparison of sums and multiples of values and numbers without the arithmetic, where that is
/// possible and exact: `a - t > 0` is a > t, `-a < 0` is a > 0, `a * 100 > 50` is a > 0.5. Nullopt
/// where nothing is calculated, and for what it does not understand.
std::optional<PlainComparison> WithoutArithmetic(python::Ref left, graph::CompareOp op,
                                                 python::Ref right);

}  // namespace smgraph::frontends
