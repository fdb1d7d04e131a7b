#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "graph/guard.h"
#include "graph/value.h"

// Values of a run, computed with as Python does. What is no plain data has no answer.
namespace smgraph::zenml {

std::optional<double> NumberIn(const graph::Value& value);
bool SameValue(const graph::Value& a, const graph::Value& b);
std::optional<bool> Compare(graph::CompareOp op, const graph::Value& a, const graph::Value& b);
/// "scores['a'][]" is "scores", "['a']", "[]"; ".items()" is one part.
std::vector<std::string> PartsOf(std::string_view path);
/// The keys, the values, or both in pairs.
graph::Value Pairs(const graph::Map& map, bool keys, bool values);
/// An element of a list, from the end for negative numbers.
std::optional<graph::Value> Item(const graph::Value& value, std::int64_t index);
/// How many elements "[2:]" leaves out; nothing for any other part of a path.
std::optional<std::size_t> RestFrom(std::string_view part);
std::optional<graph::Value> DropFirst(const graph::Value& value, std::size_t count);
/// How often a loop over it goes round; a number says it.
std::optional<std::size_t> LengthOf(const graph::Value& value);

}  // namespace smgraph::zenml
