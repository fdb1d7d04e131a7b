#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace smgraph {

/// The candidate that the user most likely meant by `name`, or empty when none is close: at most a
/// third of its letters mistyped (letters exchanged, left out, added or swapped; upper and lower
/// case count as equal), or `name` is the beginning of one candidate only. The first of equals.
std::string Closest(std::string_view name, const std::vector<std::string>& candidates);

/// "did you mean 'show'?", or empty.
std::string DidYouMean(std::string_view name, const std::vector<std::string>& candidates);

}  // namespace smgraph
