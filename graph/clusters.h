#pragma once

#include <string_view>

namespace smgraph::graph {

/// The argument of a step that says in which named parts of a graph that is no pipeline it stands:
/// a list of names, from the outermost. Pictures draw frames around them.
inline constexpr std::string_view kClusters = "clusters";

}  // namespace smgraph::graph
