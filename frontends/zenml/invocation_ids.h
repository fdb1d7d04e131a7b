#pragma once

#include <string>
#include <string_view>

#include "frontends/zenml/state.h"

namespace smgraph::zenml {

/// The id of the next invocation: the base when it is free, else the first free
/// one of base_2, base_3, … All ids that exist count, whatever made them.
std::string AllocateId(Recording& recording, std::string_view base);
/// True when some invocation is called `id`.
bool IdTaken(const Recording& recording, std::string_view id);
/// The invocation called `id`, or the number of invocations.
std::size_t FindInvocation(const Recording& recording, std::string_view id);

}  // namespace smgraph::zenml
