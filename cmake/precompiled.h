// The headers that nearly every source reads and nobody here changes: parsed once a build.
//
// Sources still include what they use; SMGRAPH_PCH=OFF builds without this file and proves it.
// nlohmann/json.hpp is not among them: it would cost every source of ours a second, whether it
// reads JSON or not, and save the few that do less than that.
#pragma once

#include <algorithm>
#include <array>
#include <cstddef>
#include <cstdint>
#include <functional>
#include <map>
#include <memory>
#include <optional>
#include <set>
#include <span>
#include <string>
#include <string_view>
#include <tuple>
#include <unordered_map>
#include <utility>
#include <variant>
#include <vector>

#include <boost/graph/adjacency_list.hpp>
#include <fmt/format.h>
