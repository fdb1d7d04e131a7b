#pragma once

#include <string_view>
#include <unordered_set>

namespace smgraph::python {

/// Names of attributes that user code has set on objects of declared classes, which do not have
/// them: where nobody has set such a name, the object has no attribute of that name. State of an
/// evaluation.
struct OwnAttributes {
  std::unordered_set<std::string_view> names;
};

}  // namespace smgraph::python
