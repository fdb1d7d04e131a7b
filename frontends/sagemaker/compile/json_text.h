#pragma once

#include <functional>
#include <string>

#include "graph/value.h"

namespace smgraph::sagemaker {

/// Called for what JSON has no word for: Unknowns, text with gaps.
using WriteGap = std::function<void(const graph::Value& gap, std::string& out)>;

/// Appends `value` as Python's json.dumps(value) writes it: ", " and ": " between, everything
/// outside ASCII escaped, the shortest digits of a float. Of text with gaps the quotes and what is
/// known are written here, `gap` is called for the rest.
void WriteJson(const graph::Value& value, std::string& out, const WriteGap& gap);

/// The same as json.dumps(value, indent=indent); in one line when `indent` is 0.
std::string JsonOf(const graph::Value& value, int indent = 0);

}  // namespace smgraph::sagemaker
