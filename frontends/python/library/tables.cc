#include "frontends/python/library/library.h"

namespace smgraph::python {

std::vector<LibraryRows> LibraryTables() {
  return {
      CollectionsRows(),  // collections, copy
      ContextlibRows(),   // contextlib, dataclasses
      FunctoolsRows(),   ItertoolsRows(),
      MathematicsRows(),  // math, operator
      FileRows(),
  };
}

}  // namespace smgraph::python
