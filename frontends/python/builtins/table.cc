#include "frontends/python/builtins/builtins.h"
#include "frontends/python/enums.h"

namespace smgraph::python {

std::vector<Rows> BuiltinTables() {
  return {CoreRows(),   EnumRows(),   GroupRows(),     InstanceRows(), IterationRows(),
          NumberRows(), ObjectRows(), ReductionRows(), TypeRows()};
}

}  // namespace smgraph::python
