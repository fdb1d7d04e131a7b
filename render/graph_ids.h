#pragma once

#include <cgraph.h>

namespace smgraph::render {

/// How graphs of Graphviz's library get the ids by which it orders subgraphs and edges: numbered in
/// the order of their making. By itself the library takes the addresses of their names, so that the
/// same graph would be laid out differently from time to time.
Agdisc_t* NumberedIds();

}  // namespace smgraph::render
