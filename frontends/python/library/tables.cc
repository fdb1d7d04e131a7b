#include "frontends/python/library/library.h"

namespace smgraph::python {

std::vector<Rows> LibraryTables() {
  return {ArgparseRows(),  ClockRows(),    CollectionsRows(), ConfigparserRows(), ContextlibRows(),
          DataclassRows(), DatetimeRows(), FileRows(),        FunctoolsRows(),    HeapqRows(),
          ItertoolsRows(), JsonRows(),     MathematicsRows(), OsPathRows(),       OsRows(),
          PathlibRows(),   ReRows(),       SystemRows(),      TextToolsRows(),    TimedeltaRows(),
          YamlRows()};
}

}  // namespace smgraph::python
