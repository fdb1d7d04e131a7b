#pragma once

#include <cstdint>
#include <string>
#include <utility>
#include <vector>

#include "graph/changes.h"
#include "passes/diff/correspondence.h"
#include "passes/diff/given_values.h"

// What two steps of different dialects are given, side by side.
namespace smgraph::passes {

enum class Alike : std::uint8_t { kYes, kNo, kOpen };

/// Whether two values of two dialects are the same thing: '5' is 5, 'true' is True; of what is read
/// from a step only the parts below the output count.
Alike CompareValues(const graph::Value& before, const graph::Value& after,
                    const Correspondence& same);
bool IsConstantValue(const graph::Value& value);
/// Whether the value, or a part of it, is read from a step.
bool HoldsRead(const graph::Value& value);
/// Text around one value alone is the value: an argument of a command line is a text.
const graph::Value& BareValue(const graph::Value& value);
/// "max-depth = 5"
std::string GivenText(const GivenValue& given);

/// The values of one name on both sides, which are taken out of the lists: by their whole name,
/// then by its last part.
std::vector<std::pair<GivenValue, GivenValue>> TakePairs(std::vector<GivenValue>& before,
                                                         std::vector<GivenValue>& after);

/// The parameters of the pipeline that feed the step of `side`, and that the other one does not
/// mention.
std::vector<std::string> LoneParameters(graph::Side side, const StepInputs& before,
                                        const StepInputs& after, const Correspondence& same);

}  // namespace smgraph::passes
