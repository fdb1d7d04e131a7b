#include "frontends/python/builtins/builtins.h"

namespace smgraph::python {

std::vector<Rows> BuiltinTables() {
  return {CoreRows(),   InstanceRows(),  IterationRows(), NumberRows(),
          ObjectRows(), ReductionRows(), TypeRows()};
}

}  // namespace smgraph::python
