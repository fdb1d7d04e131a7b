#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace smgraph::python {

/// The digest of `data` by the algorithm of that name in hashlib ("md5", "sha256", "sha3_256");
/// nothing for an algorithm that is not known.
std::optional<std::string> Digest(const std::string& algorithm, std::string_view data);

}  // namespace smgraph::python
