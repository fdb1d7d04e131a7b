#pragma once

#include <optional>
#include <string>
#include <vector>

#include "frontends/python/value.h"
#include "frontends/sagemaker/property_shapes.h"

namespace smgraph::sagemaker {

/// What hangs below a declared object: `step.properties.A["b"]` is the object and the accesses
/// `properties`, `A`, `["b"]`.
struct Access {
  python::Instance* root = nullptr;
  std::vector<PathLink> links;
};

/// Takes a chain of attributes and indexes apart; nullopt when it does not end at an object of a
/// declared class. An index that is not known is "*".
std::optional<Access> AccessOf(python::Ref value);

/// The property path as the SDK writes it: attributes joined by dots, [0] and ['name'] for indexes.
std::string PathText(const std::vector<PathLink>& links, std::size_t first = 0);

}  // namespace smgraph::sagemaker
