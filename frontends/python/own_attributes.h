#pragma once

#include <map>
#include <string_view>
#include <unordered_set>
#include <utility>

#include "frontends/python/value.h"

namespace smgraph::python {

/// What user code has set on objects of declared classes. State of an evaluation.
struct OwnAttributes {
  /// Names that these do not have themselves: where nobody has set such a name, the object has no
  /// attribute of that name.
  std::unordered_set<std::string_view> names;
  /// What the constructor got, by object and argument, where something else has replaced it since.
  std::map<std::pair<const Instance*, std::string_view>, Ref> replaced;
};

}  // namespace smgraph::python
