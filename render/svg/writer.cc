#include "render/svg/writer.h"

#include <cmath>
#include <map>
#include <utility>

#include <fmt/format.h>

#include "render/embedded.h"
#include "render/escape.h"
#include "render/look.h"

namespace smgraph::render::svg {
namespace {

constexpr double kMargin = 16;
constexpr double kArrowLength = 9;
constexpr double kArrowWidth = 7;
constexpr double kLegendHeight = 26;

std::string Number(double value) {
  std::string text = fmt::format("{:.1f}", value);
  if (text.ends_with(".0")) text.resize(text.size() - 2);
  return text == "-0" ? "0" : text;
}

std::string Coordinates(double x, double y) {
  return Number(x) + " " + Number(y);
}

std::string_view EdgeKindClass(DiagramEdgeKind kind) {
  constexpr std::string_view kNames[] = {"data", "control", "order"};
  return kNames[static_cast<std::size_t>(kind)];
}

class Writer {
 public:
  Writer(const Diagram& diagram, const Scene& scene) : diagram_(diagram), scene_(scene) {}

  std::string Write(const std::string& title, bool style) {
    ids_ = FragmentIds(diagram_, "step-");
    const double legend = diagram_.comparison && style ? kLegendHeight : 0;
    const double width = scene_.placed.width + 2 * kMargin;
    const double height = scene_.placed.height + 2 * kMargin + legend;
    out_ = fmt::format(
        R"(<svg xmlns="http://www.w3.org/2000/svg" class="picture{3}" viewBox="0 0 {0} {1}" width="{0}" height="{1}" role="group" aria-label="{2}">)",
        Number(width), Number(height), EscapedXml(title), diagram_.comparison ? " comparison" : "");
    Line("");
    Line("<title>" + EscapedXml(title) + "</title>");
    if (style) Line("<style>\n" + std::string(kPictureCss) + "</style>");
    if (style) Line(R"(<rect class="paper" width="100%" height="100%"/>)");
    Line(fmt::format(R"svg(<g class="scene" transform="translate({0} {0})">)svg", Number(kMargin)));
    for (std::size_t frame = 0; frame < diagram_.groups.size(); ++frame)
      Frame(frame);
    for (std::size_t edge = 0; edge < diagram_.edges.size(); ++edge)
      Edge(edge);
    for (std::size_t node = 0; node < diagram_.nodes.size(); ++node)
      Node(node);
    Line("</g>");
    if (legend > 0) Legend(height - kLegendHeight / 2);
    Line("</svg>");
    return std::move(out_);
  }

 private:
  void Line(std::string_view text) {
    out_ += text;
    out_ += '\n';
  }

  void Frame(std::size_t index) {
    const PlacedBox& box = scene_.placed.frames[index];
    const double left = box.x - box.width / 2;
    const double top = box.y - box.height / 2;
    Line(fmt::format(R"(<g class="frame"><rect x="{}" y="{}" width="{}" height="{}" rx="10"/>)",
                     Number(left), Number(top), Number(box.width), Number(box.height)));
    Line(fmt::format(R"(<text x="{}" y="{}">{}</text></g>)", Number(left + 12), Number(top + 16),
                     EscapedXml(scene_.frame_titles[index])));
  }

  void Edge(std::size_t index) {
    const DiagramEdge& edge = diagram_.edges[index];
    const PlacedLine& line = scene_.placed.edges[index];
    if (line.curve.empty()) return;
    Line(fmt::format(R"(<g class="edge {} mark-{}{}" data-from="{}" data-to="{}">)",
                     EdgeKindClass(edge.kind), MarkName(edge.mark), edge.implied ? " implied" : "",
                     ids_[edge.from], ids_[edge.to]));
    const std::string& from = diagram_.nodes[edge.from].id;
    const std::string& to = diagram_.nodes[edge.to].id;
    std::string title = from + " → " + to;
    if (!edge.label.empty()) title += ": " + edge.label;
    if (edge.mark != Mark::kNone) title += fmt::format(" ({})", MarkName(edge.mark));
    Line("<title>" + EscapedXml(title) + "</title>");
    Line("<path d=\"" + Curve(line) + "\"/>");
    Line("<polygon points=\"" + Arrow(line) + "\"/>");
    if (line.label) {
      Line(fmt::format(R"(<text x="{}" y="{}">{}</text>)", Number(line.label->x),
                       Number(line.label->y + kLabelSize * 0.35),
                       EscapedXml(scene_.labels[index])));
    }
    Line("</g>");
  }

  // What a view of one side shows instead of the text with its mark.
  std::string SideTexts(const std::string& before, const std::string& after) const {
    if (!diagram_.comparison) return {};
    return fmt::format(R"( data-before="{}" data-after="{}")", EscapedXml(before),
                       EscapedXml(after));
  }

  static std::string Curve(const PlacedLine& line) {
    std::string path = "M" + Coordinates(line.curve[0].x, line.curve[0].y);
    for (std::size_t i = 1; i < line.curve.size(); ++i) {
      path += (i % 3 == 1 ? " C" : " ") + Coordinates(line.curve[i].x, line.curve[i].y);
    }
    return path;
  }

  static std::string Arrow(const PlacedLine& line) {
    const PlacedPoint tip = line.tip;
    PlacedPoint from = line.curve.back();
    if (std::hypot(tip.x - from.x, tip.y - from.y) < 0.5) from = line.curve[line.curve.size() - 2];
    const double length = std::hypot(tip.x - from.x, tip.y - from.y);
    const double x = length == 0 ? 0 : (tip.x - from.x) / length;
    const double y = length == 0 ? 1 : (tip.y - from.y) / length;
    const PlacedPoint base{tip.x - x * kArrowLength, tip.y - y * kArrowLength};
    const double half = kArrowWidth / 2;
    return Coordinates(tip.x, tip.y) + " " + Coordinates(base.x - y * half, base.y + x * half) +
           " " + Coordinates(base.x + y * half, base.y - x * half);
  }

  void Node(std::size_t index) {
    const DiagramNode& node = diagram_.nodes[index];
    const PlacedBox& box = scene_.placed.nodes[index];
    std::string title = node.type.empty() ? node.id : node.id + " (" + node.type + ")";
    if (node.mark != Mark::kNone) title += fmt::format(", {}", MarkName(node.mark));
    Line(fmt::format(
        R"(<g class="step look-{} mark-{}" id="{}" tabindex="0" role="button" aria-label="{}">)",
        LookOf(node.kind).name, MarkName(node.mark), ids_[index], EscapedXml(title)));
    Line("<title>" + EscapedXml(title) + "</title>");
    Shape(node, box, 0);
    if (node.mark == Mark::kChanged) Shape(node, box, 3);
    double y = box.y - box.height / 2 + kPaddingY + kLineHeight * 0.76;
    for (const TextLine& line : scene_.texts[index]) {
      constexpr std::string_view kClasses[] = {"name", "type", "detail"};
      const bool whole_name = &line == &scene_.texts[index].front() && scene_.one_line_name[index];
      Line(fmt::format(
          R"(<text class="{}" x="{}" y="{}"{}>{}</text>)",
          kClasses[static_cast<std::size_t>(line.role)], Number(box.x), Number(y),
          whole_name ? SideTexts(node.former_id.empty() ? node.id : node.former_id, node.id) : "",
          EscapedXml(line.text)));
      y += kLineHeight;
    }
    Line("</g>");
  }

  // The outline, `inset` pixels inside; a second one makes the double border of a change.
  void Shape(const DiagramNode& node, const PlacedBox& box, double inset) {
    const double left = box.x - box.width / 2 + inset;
    const double right = box.x + box.width / 2 - inset;
    const double top = box.y - box.height / 2 + inset;
    const double bottom = box.y + box.height / 2 - inset;
    const char* name = inset == 0 ? "box" : "inner";
    const std::string_view look = LookOf(node.kind).name;
    if (look != "decision" && look != "failure") {
      const double radius = look == "end" ? box.height / 2 : 7;
      Line(fmt::format(R"(<rect class="{}" x="{}" y="{}" width="{}" height="{}" rx="{}"/>)", name,
                       Number(left), Number(top), Number(right - left), Number(bottom - top),
                       Number(radius)));
      return;
    }
    const double cut = look == "decision" ? std::min(14.0, box.height / 2) : 9;
    const double middle = look == "decision" ? box.y : top + cut;
    const double lower = look == "decision" ? box.y : bottom - cut;
    const std::string points = Coordinates(left + cut, top) + " " + Coordinates(right - cut, top) +
                               " " + Coordinates(right, middle) + " " + Coordinates(right, lower) +
                               " " + Coordinates(right - cut, bottom) + " " +
                               Coordinates(left + cut, bottom) + " " + Coordinates(left, lower) +
                               " " + Coordinates(left, middle);
    Line(fmt::format(R"(<polygon class="{}" points="{}"/>)", name, points));
  }

  void Legend(double y) {
    double x = kMargin;
    for (const Mark mark : {Mark::kAdded, Mark::kRemoved, Mark::kChanged}) {
      const std::string text = fmt::format("{} {}", MarkGlyph(mark), MarkName(mark));
      Line(fmt::format(
          R"(<g class="step mark-{}"><rect class="box" x="{}" y="{}" width="14" height="12" rx="3"/>)",
          MarkName(mark), Number(x), Number(y - 6)));
      Line(fmt::format(R"(<text class="legend" x="{}" y="{}">{}</text></g>)", Number(x + 20),
                       Number(y + 4), text));
      x += 20 + TextWidth(text, kTypeSize) + 18;
    }
  }

  const Diagram& diagram_;
  const Scene& scene_;
  std::vector<std::string> ids_;
  std::string out_;
};

Result<std::string> FileOf(const Diagram& diagram, const RenderOptions& options) {
  Result<Scene> scene = MakeScene(diagram);
  if (!scene.ok()) return scene.error();
  const std::string title = options.title.empty() ? diagram.name : options.title;
  return SvgElement(diagram, scene.value(), title, /*style=*/true);
}

}  // namespace

std::vector<std::string> FragmentIds(const Diagram& diagram, std::string_view prefix) {
  std::vector<std::string> ids;
  std::map<std::string, int> used;
  for (const DiagramNode& node : diagram.nodes) {
    std::string id(prefix);
    for (const char c : node.id) {
      const bool plain = (c >= '0' && c <= '9') || (c >= 'A' && c <= 'Z') ||
                         (c >= 'a' && c <= 'z') || c == '-' || c == '_' || c == '.';
      id += plain ? c : '_';
    }
    const int count = ++used[id];
    ids.push_back(count == 1 ? id : fmt::format("{}..{}", id, count));
  }
  return ids;
}

std::string SvgElement(const Diagram& diagram, const Scene& scene, const std::string& title,
                       bool style) {
  return Writer(diagram, scene).Write(title, style);
}

Result<std::string> SvgFile(const graph::Pipeline& pipeline, const RenderOptions& options) {
  return FileOf(MakeDiagram(pipeline), options);
}

Result<std::string> SvgFile(const graph::Comparison& comparison, const RenderOptions& options) {
  return FileOf(MakeDiagram(comparison), options);
}

}  // namespace smgraph::render::svg
