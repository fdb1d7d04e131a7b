#pragma once

#include "frontends/zenml/state.h"

namespace smgraph::zenml {

/// Once the body is done: feeds the inputs of steps in loops with what rounds before leave, and
/// lets steps wait for it. Says in the recording where it is not known which steps make that.
void AddCarried(Recording& recording);

}  // namespace smgraph::zenml
