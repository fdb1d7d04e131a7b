#include "frontends/python/library/library.h"

namespace smgraph::python {

std::vector<Rows> LibraryTables() {
  return {ArgparseRows(),  ClickRows(),     ClockRows(),   CollectionsRows(), CommandLineRows(),
          DataclassRows(), DatetimeRows(),  FileRows(),    FunctoolsRows(),   GraphlibRows(),
          HeapqRows(),     InPythonRows(),  InspectRows(), IpythonRows(),     ItertoolsRows(),
          JsonRows(),      TomlRows(),      TypingRows(),  PydanticRows(),    MathematicsRows(),
          OsPathRows(),    OsRows(),        PathlibRows(), ReRows(),          SystemRows(),
          TextToolsRows(), TimedeltaRows(), YamlRows()};
}

}  // namespace smgraph::python
