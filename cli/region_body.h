#pragma once

#include <string>

#include "cli/regions.h"
#include "graph/base/result.h"
#include "graph/pipeline.h"

namespace smgraph::cli {

/// Where a region stands.
enum class RegionHome { kPython, kMarkdown, kReStructuredText };

/// The columns that a region takes when it does not say.
int DefaultRegionWidth(RegionHome home);

/// What stands between the markers: the pipeline in the region's format, in a literal or fenced
/// block as its style says, no line wider than its width. The indentation of the docstring does not
/// count: formatters change it, and the drawing must not change with it. Lines end in "\n", the
/// last one in nothing. The same wherever the code of the pipeline stands: it says no places.
/// `name` is a heading; may be empty. Fails on an option that has no such value.
Result<std::string> RegionBody(const graph::Pipeline& pipeline, const Region& region,
                               RegionHome home, const std::string& name);

}  // namespace smgraph::cli
