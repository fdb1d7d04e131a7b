#include "frontends/python/methods/methods.h"

namespace smgraph::python {

std::vector<Rows> MethodTables() {
  return {BytesRows(), DictRows(), IteratorRows(),  ListRows(),    NumberMethodRows(),
          SetRows(),   StrRows(),  StrSearchRows(), StrSplitRows()};
}

}  // namespace smgraph::python
