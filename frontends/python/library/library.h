#pragma once

#include "frontends/python/registry.h"

// Rows of Python's standard library, one function a file; the list of all is in tables.cc.
namespace smgraph::python {

LibraryRows CollectionsRows();
LibraryRows ContextlibRows();
LibraryRows FunctoolsRows();
LibraryRows ItertoolsRows();
LibraryRows MathematicsRows();
LibraryRows FileRows();

}  // namespace smgraph::python
