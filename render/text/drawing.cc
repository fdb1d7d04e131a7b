#include "render/text/drawing.h"

#include <algorithm>
#include <array>
#include <map>
#include <string_view>
#include <tuple>
#include <utility>
#include <vector>

#include "render/layout/layout.h"
#include "render/text/boxes.h"
#include "render/text/canvas.h"
#include "render/text/graphemes.h"
#include "render/text/labels.h"

namespace smgraph::render::text {
namespace {

// Beyond these a drawing is a wallpaper.
constexpr std::size_t kMostSteps = 1500;
constexpr std::size_t kMostStepsInWidth = 400;
constexpr std::size_t kMostEdges = 5000;

// The means to keep a width, from none to all of them.
struct Attempt {
  BoxLimits box;
  int label;
  bool split = false;
  bool lanes = false;
};
constexpr std::array<Attempt, 10> kAttempts = {{
    {{40, 28}, 28},
    {{32, 24}, 18},
    {{24, 20}, 14},
    {{32, 24}, 18, true},
    {{22, 18}, 14, true},
    {{14, 12}, 10, true},
    {{10, 8}, 8, true},
    {{14, 12}, 10, true, true},
    {{10, 8}, 8, true, true},
    {{8, 6}, 5, true, true},
}};

// Edges from one step with the same label and mark: drawn as one line with a port of its own.
struct Line {
  std::size_t from = 0;
  std::vector<std::size_t> to;
  std::vector<std::string> label;
  Mark mark = Mark::kNone;
};

class Drawing {
 public:
  Drawing(const Diagram& diagram, const DrawingOptions& options)
      : diagram_(diagram), options_(options) {}

  // With `frames` around the groups, else with words in the boxes that say the same.
  std::optional<std::string> Try(const Attempt& attempt, bool frames) {
    Compose(attempt, frames);
    layout::LayoutOptions layout_options{options_.width, attempt.split, attempt.lanes};
    const layout::Problem problem = MakeProblem(frames);
    std::optional<layout::Geometry> geometry = Arrange(problem, layout_options);
    layout_options.roomy_titles = frames;
    if (!geometry && frames) geometry = Arrange(problem, layout_options);
    if (!geometry) return std::nullopt;
    return Print(*geometry);
  }

 private:
  void Compose(const Attempt& attempt, bool frames) {
    lines_.clear();
    boxes_.clear();
    std::map<std::size_t, std::vector<std::string>> loops;
    std::map<std::tuple<std::size_t, bool, std::string, Mark>, Line> bundles;
    for (const DiagramEdge& edge : diagram_.edges) {
      const std::string label = EdgeLabel(edge);
      if (edge.from == edge.to) {
        loops[edge.from].push_back(label);
        continue;
      }
      const bool last = edge.label == "else";  // stands right of "then"
      Line& line = bundles[{edge.from, last, label, edge.mark}];
      line.from = edge.from;
      line.mark = edge.mark;
      line.to.push_back(edge.to);
      if (line.label.empty() && !label.empty()) line.label = WrapLabel(label, attempt.label);
    }
    for (auto& [key, line] : bundles)
      lines_.push_back(std::move(line));
    const std::vector<std::string> places = ClusterTexts(diagram_);
    for (std::size_t node = 0; node < diagram_.nodes.size(); ++node) {
      boxes_.push_back(MakeBoxText(diagram_.nodes[node], loops[node],
                                   frames ? std::string() : places[node], attempt.box));
    }
  }

  std::string TitleOf(const DiagramGroup& group) const {
    return "[ " + Printable(group.title) + " ]";
  }

  layout::Problem MakeProblem(bool frames) const {
    layout::Problem problem;
    for (const BoxText& box : boxes_)
      problem.boxes.push_back({box.width(), box.height()});
    for (const Line& line : lines_) {
      int width = 0;
      for (const std::string& part : line.label)
        width = std::max(width, DisplayWidth(part));
      problem.lines.push_back({line.from, line.to, width, static_cast<int>(line.label.size())});
    }
    for (const DiagramGroup& group : diagram_.groups) {
      if (frames)
        problem.frames.push_back({group.members, group.parent, DisplayWidth(TitleOf(group))});
    }
    return problem;
  }

  std::string Print(const layout::Geometry& geometry) const {
    Canvas canvas(geometry.width, geometry.height, options_.alphabet);
    for (const layout::Path& path : geometry.paths) {
      const Line& line = lines_[path.line];
      for (const layout::Stroke& stroke : path.strokes) {
        canvas.Line(stroke, StyleOf(line.mark), InkOf(line.mark, diagram_.comparison));
      }
    }
    for (std::size_t node = 0; node < boxes_.size(); ++node) {
      DrawBox(geometry.boxes[node], boxes_[node], diagram_.nodes[node], diagram_.comparison,
              options_.alphabet, canvas);
    }
    for (const layout::Path& path : geometry.paths)
      DrawEnds(path, canvas);
    for (std::size_t frame = 0; frame < geometry.frames.size(); ++frame)
      DrawFrame(geometry.frames[frame], TitleOf(diagram_.groups[frame]), canvas);
    return canvas.Print(options_.colour);
  }

  void DrawFrame(const layout::Frame& frame, const std::string& title, Canvas& canvas) const {
    canvas.Write(frame.title, title, Ink::kDim);
    for (int x = frame.box.x; x <= frame.box.right(); ++x) {
      for (const int y : {frame.box.y, frame.box.bottom()})
        canvas.PutUnder({x, y}, FrameGlyph(options_.alphabet, false), Ink::kDim);
    }
    for (int y = frame.box.y + 1; y < frame.box.bottom(); ++y) {
      for (const int x : {frame.box.x, frame.box.right()})
        canvas.PutUnder({x, y}, FrameGlyph(options_.alphabet, true), Ink::kDim);
    }
  }

  void DrawEnds(const layout::Path& path, Canvas& canvas) const {
    const Line& line = lines_[path.line];
    const Ink ink = InkOf(line.mark, diagram_.comparison);
    const Arms arms = kAcross | (path.upward ? kUp : kDown);
    canvas.Put(path.tail,
               LineGlyph(options_.alphabet, arms, StyleOf(diagram_.nodes[line.from].mark),
                         StyleOf(line.mark)),
               ink);
    for (const layout::Cell& head : path.heads) {
      canvas.Put(head, ArrowHead(options_.alphabet, path.upward), ink);
    }
    layout::Cell cell = path.label;
    for (const std::string& part : line.label) {
      canvas.Write(cell, part, line.mark == Mark::kNone ? Ink::kPlain : ink);
      ++cell.y;
    }
  }

  const Diagram& diagram_;
  const DrawingOptions& options_;
  std::vector<BoxText> boxes_;
  std::vector<Line> lines_;
};

}  // namespace

std::optional<std::string> DrawDiagram(const Diagram& diagram, const DrawingOptions& options) {
  const std::size_t most_steps = options.width == 0 ? kMostSteps : kMostStepsInWidth;
  if (diagram.nodes.size() > most_steps || diagram.edges.size() > kMostEdges) return std::nullopt;
  Drawing drawing(diagram, options);
  for (const bool frames : {true, false}) {
    if (frames && diagram.groups.empty()) continue;
    for (const Attempt& attempt : kAttempts) {
      if (frames && attempt.lanes) break;  // rather words than frames around single boxes
      if (std::optional<std::string> text = drawing.Try(attempt, frames)) return text;
      if (options.width == 0) break;
    }
  }
  return std::nullopt;
}

}  // namespace smgraph::render::text
