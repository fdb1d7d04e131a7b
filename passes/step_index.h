#pragma once

#include <optional>
#include <string_view>
#include <unordered_map>

#include "graph/pipeline.h"

namespace smgraph::passes {

/// The steps of a pipeline by id. Built in linear time, for a pipeline whose steps neither change
/// their ids nor move while the index is in use. Of steps with one id the first is found.
class StepIndex {
 public:
  explicit StepIndex(const graph::Pipeline& pipeline) {
    steps_.reserve(num_vertices(pipeline));
    for (graph::StepId step = 0; step < num_vertices(pipeline); ++step) {
      steps_.try_emplace(pipeline[step].id, step);
    }
  }

  std::optional<graph::StepId> Find(std::string_view id) const {
    const auto found = steps_.find(id);
    if (found == steps_.end()) return std::nullopt;
    return found->second;
  }

 private:
  std::unordered_map<std::string_view, graph::StepId> steps_;  // looked up only
};

}  // namespace smgraph::passes
