#pragma once

#include <string>
#include <vector>

#include "cli/two_sides.h"
#include "graph/base/result.h"
#include "passes/match.h"

namespace smgraph::cli {

/// Which steps are declared to be the same: by --map A=B and --map-file, checked against both
/// sides; and by comments `# smgraph: from A` at steps of the after, as far as the before has a
/// step A and no option says otherwise. Fails when one step is declared to be two.
Result<passes::MatchOptions> Declared(const Sides& sides, const SideArguments& arguments,
                                      SourceMap& sources);

}  // namespace smgraph::cli
