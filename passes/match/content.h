#pragma once

#include <cstdint>
#include <string_view>

#include "graph/pipeline.h"

namespace smgraph::passes {

/// Mixes `value` into `seed`.
std::uint64_t Mix(std::uint64_t seed, std::uint64_t value);
std::uint64_t HashText(std::string_view text);

/// A hash of what a step is given (arguments, settings, literal inputs), without the names of the
/// steps that it reads from.
std::uint64_t ContentHash(const graph::Step& step);

/// How much of what two steps are given is the same: 0 nothing, 1 all.
double ContentLikeness(const graph::Step& a, const graph::Step& b);

}  // namespace smgraph::passes
