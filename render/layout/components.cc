#include "render/layout/components.h"

#include <algorithm>
#include <numeric>
#include <optional>
#include <utility>

namespace smgraph::render::layout {
namespace {

constexpr int kGapColumns = 4;
constexpr int kGapRows = 1;
constexpr int kWideEnough = 100;  // an unlimited drawing of many parts goes on below from here

class Sets {
 public:
  explicit Sets(std::size_t count) : parent_(count) {
    std::iota(parent_.begin(), parent_.end(), 0U);
  }

  std::size_t Find(std::size_t box) {
    while (parent_[box] != box)
      box = parent_[box] = parent_[parent_[box]];
    return box;
  }
  void Join(std::size_t a, std::size_t b) {
    a = Find(a);
    b = Find(b);
    parent_[std::max(a, b)] = std::min(a, b);
  }

 private:
  std::vector<std::size_t> parent_;
};

void Shift(Geometry& drawing, int dx, int dy) {
  const auto move = [&](Cell& cell) { cell = {cell.x + dx, cell.y + dy}; };
  for (Box& box : drawing.boxes) {
    box.x += dx;
    box.y += dy;
  }
  for (Frame& frame : drawing.frames) {
    frame.box.x += dx;
    frame.box.y += dy;
    move(frame.title);
  }
  for (Path& path : drawing.paths) {
    move(path.tail);
    move(path.label);
    for (Cell& head : path.heads)
      move(head);
    for (Stroke& stroke : path.strokes) {
      move(stroke.from);
      move(stroke.to);
    }
  }
}

bool IsSingle(const Component& component) {
  return component.boxes.size() == 1;
}

void Append(const Component& component, Geometry drawing, Geometry& out) {
  for (std::size_t box = 0; box < drawing.boxes.size(); ++box) {
    out.boxes[component.boxes[box]] = drawing.boxes[box];
  }
  for (std::size_t frame = 0; frame < drawing.frames.size(); ++frame)
    out.frames[component.frames[frame]] = drawing.frames[frame];
  for (Path& path : drawing.paths) {
    path.line = component.lines[path.line];
    out.paths.push_back(std::move(path));
  }
}

}  // namespace

std::vector<Component> SplitComponents(const Problem& problem) {
  const std::size_t count = problem.boxes.size();
  Sets sets(count);
  for (const LineSpec& line : problem.lines) {
    for (const std::size_t to : line.to)
      sets.Join(line.from, to);
  }
  // The first box that stands in a frame or in one of its inner ones.
  std::vector<std::optional<std::size_t>> first(problem.frames.size());
  for (std::size_t frame = problem.frames.size(); frame-- > 0;) {
    const FrameSpec& spec = problem.frames[frame];
    for (const std::size_t box : spec.boxes) {
      if (!first[frame]) first[frame] = box;
      sets.Join(*first[frame], box);
    }
    if (!spec.parent || !first[frame]) continue;
    std::optional<std::size_t>& outer = first[*spec.parent];
    if (!outer) outer = first[frame];
    sets.Join(*outer, *first[frame]);
  }
  std::vector<Component> components;
  std::vector<std::size_t> component_of(count);
  std::vector<std::size_t> index_of(count);
  for (std::size_t box = 0; box < count; ++box) {
    const std::size_t root = sets.Find(box);
    if (root == box) {
      component_of[box] = components.size();
      components.emplace_back();
    }
    component_of[box] = component_of[root];
    Component& component = components[component_of[box]];
    index_of[box] = component.boxes.size();
    component.boxes.push_back(box);
    component.problem.boxes.push_back(problem.boxes[box]);
  }
  for (std::size_t index = 0; index < problem.lines.size(); ++index) {
    LineSpec line = problem.lines[index];
    Component& component = components[component_of[line.from]];
    line.from = index_of[line.from];
    for (std::size_t& to : line.to)
      to = index_of[to];
    component.problem.lines.push_back(std::move(line));
    component.lines.push_back(index);
  }
  std::vector<std::size_t> frame_of(problem.frames.size());
  for (std::size_t index = 0; index < problem.frames.size(); ++index) {
    FrameSpec frame = problem.frames[index];
    Component& component = components[component_of[*first[index]]];
    for (std::size_t& box : frame.boxes)
      box = index_of[box];
    if (frame.parent) frame.parent = frame_of[*frame.parent];
    frame_of[index] = component.frames.size();
    component.frames.push_back(index);
    component.problem.frames.push_back(std::move(frame));
  }
  std::stable_partition(components.begin(), components.end(),
                        [](const Component& c) { return !IsSingle(c); });
  return components;
}

Geometry PackComponents(const Problem& problem, const std::vector<Component>& components,
                        const std::vector<Geometry>& drawings, int width) {
  Geometry out;
  out.boxes.resize(problem.boxes.size());
  out.frames.resize(problem.frames.size());
  int limit = width;
  if (width == 0) {
    limit = kWideEnough;
    for (const Geometry& drawing : drawings)
      limit = std::max(limit, drawing.width);
  }
  int x = 0;
  int y = 0;
  for (std::size_t i = 0; i < drawings.size(); ++i) {
    Geometry drawing = drawings[i];
    const bool beside = i > 0 && IsSingle(components[i - 1]) && IsSingle(components[i]);
    if (i > 0 && (!beside || x + drawing.width > limit)) {
      x = 0;
      y = out.height + kGapRows;
    }
    Shift(drawing, x, y);
    out.width = std::max(out.width, x + drawing.width);
    out.height = std::max(out.height, y + drawing.height);
    x += drawing.width + kGapColumns;
    Append(components[i], std::move(drawing), out);
  }
  return out;
}

}  // namespace smgraph::render::layout
