#include "frontends/python/library/library.h"

namespace smgraph::python {

std::vector<Rows> LibraryTables() {
  return {ArgparseRows(),      AsyncioRows(),     ClickRows(),   ClockRows(),
          CollectionsRows(),   CommandLineRows(), CsvRows(),     DataclassRows(),
          DatetimeRows(),      DecimalRows(),     FileRows(),    FunctoolsRows(),
          GraphlibRows(),      HashRows(),        HeapqRows(),   InPythonRows(),
          InspectObjectRows(), InspectRows(),     IpythonRows(), ItertoolsRows(),
          JsonRows(),          TomlRows(),        TypingRows(),  PydanticRows(),
          MathematicsRows(),   OsPathRows(),      OsRows(),      PathlibRows(),
          RandomRows(),        ReRows(),          SystemRows(),  TextToolsRows(),
          TimedeltaRows(),     TimezoneRows(),    YamlRows()};
}

}  // namespace smgraph::python
