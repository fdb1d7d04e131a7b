#pragma once

#include <string>
#include <string_view>

#include "frontends/python/value.h"
#include "graph/base/source.h"

// Labels of what is only known while loops run: which elements there are.
namespace smgraph::python {

/// The operation that holds when a loop goes round: `base` is that condition for what is outside of
/// the loop, `key` the collection. A value under it stands for one of each round.
inline constexpr std::string_view kSomeRound = "some round";

/// Text for what lists and conditions are made of, without which two of them look the same.
std::string TextFor(const SourceMap& sources, Ref value, int depth);
/// A label for a text: where that is too long it is cut, and what tells two of them apart stays.
std::string ShortLabel(const std::string& text);

}  // namespace smgraph::python
