#include "frontends/python/methods/methods.h"

namespace smgraph::python {

std::vector<Rows> MethodTables() {
  return {BytesRows(),        CodecRows(), DictRows(), IteratorRows(),  ListRows(),
          NumberMethodRows(), SetRows(),   StrRows(),  StrSearchRows(), StrSplitRows()};
}

}  // namespace smgraph::python
