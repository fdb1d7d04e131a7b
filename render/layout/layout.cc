#include "render/layout/layout.h"

#include <utility>

#include "render/layout/assemble.h"
#include "render/layout/components.h"
#include "render/layout/coordinates.h"
#include "render/layout/crossings.h"
#include "render/layout/frames.h"
#include "render/layout/lanes.h"
#include "render/layout/layering.h"
#include "render/layout/ports.h"
#include "render/layout/ranks.h"
#include "render/layout/routes.h"
#include "render/layout/strands.h"

namespace smgraph::render::layout {
namespace {

std::optional<Geometry> ArrangeComponent(const Problem& problem, const LayoutOptions& options) {
  const std::vector<Strand> strands = MakeStrands(problem);
  std::vector<int> ranks =
      options.lanes ? AssignLanes(problem, strands) : AssignRanks(problem.boxes.size(), strands);
  const int limit = options.width == 0 ? -1 : (options.width - 1) / 2;
  if (limit >= 0) {
    const std::vector<int> before = ranks;
    if (!SplitRanks(problem, strands, limit, ranks)) return std::nullopt;
    if (ranks != before && !options.split_rows) return std::nullopt;
  }
  Layering layering = MakeLayering(problem, strands, ranks);
  OrderRows(layering);
  if (limit >= 0 && !FramesFit(layering, limit)) return std::nullopt;
  PlaceItems(layering, limit);
  if (!layering.frames.empty()) {
    if (!PlaceWalls(layering, limit, options.roomy_titles)) return std::nullopt;
    SlidePorts(layering);
  }
  std::vector<Channel> channels(layering.hops.size());
  for (std::size_t row = 0; row < channels.size(); ++row) {
    if (!RouteChannel(layering, row, limit, channels[row])) return std::nullopt;
  }
  return Assemble(problem, strands, layering, channels);
}

}  // namespace

std::optional<Geometry> Arrange(const Problem& problem, const LayoutOptions& options) {
  const std::vector<Component> components = SplitComponents(problem);
  std::vector<Geometry> drawings;
  for (const Component& component : components) {
    std::optional<Geometry> drawing = ArrangeComponent(component.problem, options);
    if (!drawing || (options.width > 0 && drawing->width > options.width)) return std::nullopt;
    drawings.push_back(*std::move(drawing));
  }
  return PackComponents(problem, components, drawings, options.width);
}

}  // namespace smgraph::render::layout
