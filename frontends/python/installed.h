#pragma once

#include <string_view>

namespace smgraph::python {

/// True for modules that are there wherever pipelines are built: Python's own (3.8 to 3.14) and
/// what the SDKs bring along. Of others it is not known.
bool IsInstalled(std::string_view dotted);

/// True for names that Python's own modules have only since 3.12: "itertools.batched". The SDKs'
/// recordings are of 3.11.
bool IsOfNewerPython(std::string_view dotted);

}  // namespace smgraph::python
