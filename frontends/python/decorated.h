#pragma once

#include <string_view>

namespace smgraph::python {

/// An attribute of functions below a decorator that nobody knows: it is taken to change nothing,
/// and may give arguments itself.
inline constexpr std::string_view kDecorated = "%decorated";

}  // namespace smgraph::python
