#pragma once

#include <string>
#include <string_view>

#include "graph/pipeline.h"

// Programs of a few lines, and what tests ask about the steps that were read.
namespace smgraph::sagemaker {

/// `body` behind the imports of what pipelines use, a `session`, an `estimator`, a `processor`, and
/// `T(name, dep)`, which makes a training step.
std::string ProgramOf(std::string_view body);
/// The only pipeline of that program; fails the test when there is none or there are several.
graph::Pipeline ReadBody(std::string_view body);

/// "A; B if MODE == 'b'": the steps of a pipeline of what `body` appends to `steps`, with guards.
/// `mode` is a text that only a run knows. Expects that the graph is complete where none has one.
std::string GuardedSteps(std::string_view body);

/// The step called `id`; fails the test when there is none.
const graph::Step& StepOf(const graph::Pipeline& pipeline, std::string_view id);
/// A setting or an argument of the step, as people read it; "" when it has none of that key.
std::string SettingOf(const graph::Step& step, std::string_view key);
std::string ArgumentOf(const graph::Step& step, std::string_view key);

}  // namespace smgraph::sagemaker
