#include "render/facts.h"

#include <fmt/format.h>

namespace smgraph::render {

std::string Counted(std::size_t count, std::string_view noun) {
  return fmt::format("{} {}{}", count, noun, count == 1 ? "" : "s");
}

std::string Facts(const graph::Pipeline& pipeline) {
  const graph::PipelineInfo& info = graph::Info(pipeline);
  const bool lowered = num_vertices(pipeline) > 0 && !pipeline[0].origins.empty();
  return fmt::format("{}{}{} pipeline, {}, {}", lowered ? "lowered to a " : "",
                     info.dynamic ? "dynamic " : "", graph::DialectName(info.dialect),
                     Counted(num_vertices(pipeline), "step"), Counted(num_edges(pipeline), "edge"));
}

}  // namespace smgraph::render
