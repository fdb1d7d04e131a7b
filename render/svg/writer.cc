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

std::string_view EdgeKindClass(DiagramEdgeKind kind) {
  constexpr std::string_view kNames[] = {"data", "control", "order"};
  return kNames[static_cast<std::size_t>(kind)];
}

class Writer {
 public:
  Writer(const Diagram& diagram, const Scene& scene, Use use, const std::vector<TwinStep>& twins)
      : diagram_(diagram), scene_(scene), file_(use == Use::kFile), twins_(twins) {}

  std::string Write(const std::string& title) {
    ids_ = FragmentIds(diagram_, "step-");
    for (std::size_t node = 0; node < twins_.size(); ++node)
      ids_[node] = twins_[node].id;
    const double legend = diagram_.comparison && file_ ? kLegendHeight : 0;
    const double width = scene_.placed.width + 2 * kMargin;
    const double height = scene_.placed.height + 2 * kMargin + legend;
    out_ = fmt::format(
        R"(<svg xmlns="http://www.w3.org/2000/svg" class="picture{3}" viewBox="0 0 {0} {1}" width="{0}" height="{1}" role="group" aria-label="{2}">)",
        Number(width), Number(height), EscapedXml(title), diagram_.comparison ? " comparison" : "");
    Line("");
    Line("<title>" + EscapedXml(title) + "</title>");
    if (file_) Line("<style>\n" + std::string(kPictureCss) + "</style>");
    if (file_) Line(R"(<rect class="paper" width="100%" height="100%"/>)");
    Line(fmt::format(R"svg(<g class="scene" transform="translate({0} {0})">)svg", Number(kMargin)));
    for (std::size_t frame = 0; frame < diagram_.groups.size(); ++frame)
      Frame(frame);
    for (std::size_t edge = 0; edge < diagram_.edges.size(); ++edge)
      Edge(edge);
    for (std::size_t frame = 0; frame < diagram_.groups.size(); ++frame)
      FrameTitle(frame);
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
    Line(fmt::format(R"(<rect class="frame" x="{}" y="{}" width="{}" height="{}" rx="10"/>)",
                     Number(left), Number(top), Number(box.width), Number(box.height)));
  }

  // Written over the edges that pass.
  void FrameTitle(std::size_t index) {
    const PlacedBox& box = scene_.placed.frames[index];
    Line(fmt::format(R"(<text class="frame-title" x="{}" y="{}">{}</text>)",
                     Number(box.x - box.width / 2 + 12), Number(box.y - box.height / 2 + 16),
                     EscapedXml(scene_.frame_titles[index])));
  }

  void Edge(std::size_t index) {
    const DiagramEdge& edge = diagram_.edges[index];
    const PlacedLine& line = scene_.placed.edges[index];
    if (line.curve.empty()) return;
    Line(fmt::format(R"(<g class="edge {} mark-{}{}" data-from="{}" data-to="{}">)",
                     EdgeKindClass(edge.kind), MarkName(edge.mark), edge.implied ? " implied" : "",
                     ids_[edge.from], ids_[edge.to]));
    Line("<title>" + EscapedXml(EdgeTitle(diagram_, edge)) + "</title>");
    Line("<path d=\"" + Curve(line) + "\"/>");
    Line("<polygon points=\"" + Arrow(line) + "\"/>");
    if (line.label) Label(scene_.labels[index], *line.label);
    Line("</g>");
  }

  void Label(const std::vector<std::string>& lines, const PlacedPoint& middle) {
    double y = middle.y - kLabelLineHeight * (static_cast<double>(lines.size()) - 1) / 2;
    for (const std::string& line : lines) {
      Line(fmt::format(R"(<text x="{}" y="{}">{}</text>)", Number(middle.x),
                       Number(y + kLabelSize * 0.35), EscapedXml(line)));
      y += kLabelLineHeight;
    }
  }

  static std::string Curve(const PlacedLine& line) {
    std::string path = "M" + Coordinates(line.curve[0]);
    for (std::size_t i = 1; i < line.curve.size(); ++i) {
      path += (i % 3 == 1 ? " C" : " ") + Coordinates(line.curve[i]);
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
    return Coordinates(tip) + " " + Coordinates({base.x - y * half, base.y + x * half}) + " " +
           Coordinates({base.x + y * half, base.y - x * half});
  }

  void Node(std::size_t index) {
    const DiagramNode& node = diagram_.nodes[index];
    const PlacedBox& box = scene_.placed.nodes[index];
    const std::string title = EscapedXml(NodeTitle(node));
    Line(fmt::format(R"(<g class="step look-{} mark-{}" {} {} aria-label="{}">)",
                     LookOf(node.kind).name, MarkName(node.mark), Identity(index),
                     file_ ? R"(role="img")" : R"(tabindex="0" role="button")", Spoken(index)));
    Line("<title>" + title + "</title>");
    Line(Element(scene_.outlines[index], "box"));
    if (node.mark == Mark::kChanged) Line(Element(Inner(scene_.outlines[index], 3), "inner"));
    Icon(index);
    Texts(index, box.y - box.height / 2 + kPaddingY + kLineHeight * 0.76);
    Line("</g>");
  }

  std::string Identity(std::size_t index) const {
    if (twins_.empty()) return fmt::format(R"(id="{}")", ids_[index]);
    const std::string& unfold = twins_[index].unfold;
    return fmt::format(R"(data-step="{}"{})", ids_[index],
                       unfold.empty() ? "" : fmt::format(R"( data-unfold="{}")", unfold));
  }

  // Left of the widest line, beside the name.
  void Icon(std::size_t index) {
    const DiagramNode& node = diagram_.nodes[index];
    if (IconWidth(node.kind) == 0) return;
    const PlacedBox& box = scene_.placed.nodes[index];
    const double x = box.x - box.width / 2 + kPaddingX - 4 + (IsDecision(node.kind) ? 10 : 0);
    const double y = box.y - box.height / 2 + kPaddingY;
    Line(fmt::format(R"svg(<path class="icon" transform="translate({} {})" d="{}"/>)svg", Number(x),
                     Number(y), LookOf(node.kind).icon));
  }

  void Texts(std::size_t index, double y) {
    constexpr std::string_view kClasses[] = {"name", "type", "detail", "former"};
    const DiagramNode& node = diagram_.nodes[index];
    std::vector<std::string> former;
    if (!file_ && diagram_.comparison && node.mark != Mark::kAdded) former = FormerText(node);
    std::string words = MarkSpan(node.mark);
    for (std::size_t i = 0; i < scene_.texts[index].size(); ++i) {
      const TextLine& line = scene_.texts[index][i];
      words += Words(line.text, former.empty() ? line.text : former[i]);
      Line(fmt::format(R"(<text class="{}" x="{}" y="{}">{}</text>)",
                       kClasses[static_cast<std::size_t>(line.role)],
                       Number(scene_.placed.nodes[index].x + IconWidth(node.kind) / 2), Number(y),
                       words));
      words.clear();
      y += kLineHeight;
    }
  }

  static std::string MarkSpan(Mark mark) {
    if (mark == Mark::kNone) return {};
    return fmt::format(R"(<tspan class="mark">{} </tspan>)", MarkGlyph(mark));
  }

  // Apart from the mark: a name may be struck through, or replaced where the before is shown.
  std::string Words(const std::string& text, const std::string& former) const {
    if (!diagram_.comparison) return EscapedXml(text);
    const std::string data =
        former == text ? "" : fmt::format(R"( data-former="{}")", EscapedXml(former));
    return fmt::format(R"(<tspan class="word"{}>{}</tspan>)", data, EscapedXml(text));
  }

  // What is seen, in a line, and the mark as a word.
  std::string Spoken(std::size_t index) const {
    const Mark mark = diagram_.nodes[index].mark;
    std::string text;
    if (mark != Mark::kNone) text = std::string(1, MarkGlyph(mark)) + " ";
    for (const TextLine& line : scene_.texts[index])
      text += (&line == &scene_.texts[index].front() ? "" : " ") + line.text;
    if (mark != Mark::kNone) text += fmt::format(" ({})", MarkName(mark));
    return EscapedXml(text);
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
  bool file_;
  const std::vector<TwinStep>& twins_;
  std::vector<std::string> ids_;
  std::string out_;
};

Result<std::string> FileOf(const Diagram& diagram, const std::string& title) {
  Result<Scene> scene = MakeScene(diagram);
  if (!scene.ok()) return scene.error();
  return SvgElement(diagram, scene.value(), title, Use::kFile);
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
                       Use use, const std::vector<TwinStep>& twins) {
  return Writer(diagram, scene, use, twins).Write(title);
}

Result<std::string> SvgFile(const graph::Pipeline& pipeline, const RenderOptions& options) {
  return FileOf(MakeDiagram(pipeline), TitleOf(pipeline, options.title));
}

Result<std::string> SvgFile(const graph::Comparison& comparison, const RenderOptions& options) {
  return FileOf(MakeDiagram(comparison), TitleOf(comparison, options.title));
}

}  // namespace smgraph::render::svg
