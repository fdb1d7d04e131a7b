#pragma once

#include <functional>
#include <optional>
#include <string_view>

#include "graph/pipeline.h"
#include "passes/flat_index.h"

namespace smgraph::passes {

/// The steps of a pipeline by id. Built in linear time, for a pipeline whose steps neither change
/// their ids nor move while the index is in use. Of steps with one id the first is found.
class StepIndex {
 public:
  explicit StepIndex(const graph::Pipeline& pipeline)
      : pipeline_(pipeline), steps_(num_vertices(pipeline)) {
    for (graph::StepId step = 0; step < num_vertices(pipeline); ++step) {
      if (!Find(pipeline[step].id)) steps_.Add(Hash(pipeline[step].id), step);
    }
  }

  std::optional<graph::StepId> Find(std::string_view id) const {
    const std::size_t found =
        steps_.Find(Hash(id), [&](graph::StepId step) { return pipeline_[step].id == id; });
    return found == FlatIndex::kNone ? std::nullopt : std::optional<graph::StepId>(found);
  }

 private:
  static std::size_t Hash(std::string_view id) { return std::hash<std::string_view>()(id); }

  const graph::Pipeline& pipeline_;
  FlatIndex steps_;
};

}  // namespace smgraph::passes
