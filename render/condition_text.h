#pragma once

#include <string>

#include "graph/pipeline.h"

// When and how often a step runs, in a line for people.
namespace smgraph::render {

/// What a condition step asks, from its `conditions` argument, whose items have the form of the
/// definition JSON: "Evaluate.evaluation[auc] >= 0.9 and not (Region == 'eu')". Empty for other
/// steps and other forms.
std::string ConditionText(const graph::Step& step);

/// "if auc >= 0.9" for a step that does not run always; empty when it does, or when the pipeline
/// has a condition step in front of it that says so.
std::string GuardText(const graph::Pipeline& pipeline, graph::StepId step);

/// "for each Prep.files" for a step that runs several times.
std::string MultiplicityText(const graph::Step& step);

}  // namespace smgraph::render
