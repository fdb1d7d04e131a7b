#include "render/dot.h"

#include <vector>

#include <fmt/format.h>

#include "render/escape.h"
#include "render/look.h"
#include "render/node_text.h"
#include "render/text/graphemes.h"

namespace smgraph::render {
namespace {

constexpr std::size_t kManySteps = 2000;  // from here on dot needs help to end in seconds

// A name as it is, for Graphviz takes backslashes in names for what they are. One that would join
// the quote behind it cannot be written.
std::string Quoted(std::string_view name) {
  const std::string printable = text::Printable(name);
  std::string out = "\"";
  for (std::size_t i = 0; i < printable.size(); ++i) {
    const bool before_quote = i + 1 == printable.size() || printable[i + 1] == '"';
    if (printable[i] == '\\' && before_quote) {
      out += "<U+005C>";
    } else {
      out += printable[i] == '"' ? "\\\"" : printable.substr(i, 1);
    }
  }
  return out + '"';
}

// In labels Graphviz reads escapes and entities.
std::string EscapedLabel(std::string_view printable) {
  std::string out;
  for (const char c : printable) {
    if (c == '"' || c == '\\') out += '\\';
    out += c == '&' ? "&amp;" : std::string(1, c);
  }
  return out;
}

std::string QuotedLabel(std::string_view text) {
  return '"' + EscapedLabel(text::Printable(text)) + '"';
}

// Text of a label in HTML, where Graphviz reads escapes, too.
std::string HtmlText(std::string_view printable) {
  std::string out;
  for (const char c : EscapedXml(printable))
    out += c == '\\' ? "\\\\" : std::string(1, c);
  return out;
}

std::string Attributes(const std::vector<std::string>& attributes) {
  std::string out;
  for (const std::string& attribute : attributes) {
    if (!attribute.empty()) out += (out.empty() ? "" : ", ") + attribute;
  }
  return out.empty() ? out : " [" + out + "]";
}

class DotWriter {
 public:
  DotWriter(const Diagram& diagram, const std::string& title) : diagram_(diagram), title_(title) {}

  std::string Write() {
    group_of_.resize(diagram_.nodes.size());
    for (std::size_t group = 0; group < diagram_.groups.size(); ++group) {
      for (const std::size_t node : diagram_.groups[group].members)
        group_of_[node] = group;
    }
    Head();
    for (std::size_t node = 0; node < diagram_.nodes.size(); ++node) {
      if (!group_of_[node]) Node(node, 1);
    }
    for (std::size_t group = 0; group < diagram_.groups.size(); ++group) {
      if (!diagram_.groups[group].parent) Group(group, 1);
    }
    for (const DiagramEdge& edge : diagram_.edges)
      Edge(edge);
    return out_ + "}\n";
  }

 private:
  void Line(int depth, const std::string& text) {
    out_ += std::string(static_cast<std::size_t>(depth) * 2, ' ') + text + "\n";
  }

  void Head() {
    Line(0, "digraph " + Quoted(diagram_.name) + " {");
    if (!title_.empty()) Line(1, "label=" + QuotedLabel(title_) + "; labelloc=t; fontsize=14;");
    Line(1, "fontname=\"Helvetica\"; nodesep=0.35; ranksep=0.45; newrank=true;");
    if (diagram_.nodes.size() > kManySteps) Line(1, "splines=line; nslimit=0.1; nslimit1=0.1;");
    Line(1, "node [fontname=\"Helvetica\", fontsize=12, margin=\"0.15,0.08\", style=\"filled\"];");
    Line(1, "edge [fontname=\"Helvetica\", fontsize=10, arrowsize=0.7, color=\"#595959\"];");
  }

  void Node(std::size_t index, int depth) {
    const DiagramNode& node = diagram_.nodes[index];
    const Look& look = LookOf(node.kind);
    const MarkLook& mark = MarkLookOf(node.mark);
    const bool plain = !diagram_.comparison;
    const bool box = look.dot_shape == "box";
    std::string style = box ? "filled,rounded" : "filled";
    if (node.mark == Mark::kRemoved) style += ",dashed";
    Line(
        depth,
        Quoted(node.id) +
            Attributes({"label=<" + Label(node) + ">", fmt::format("shape={}", look.dot_shape),
                        fmt::format("style=\"{}\"", style),
                        fmt::format("fillcolor=\"{}\"", plain ? look.fill : mark.fill),
                        fmt::format("color=\"{}\"", plain ? look.line : mark.line),
                        node.mark == Mark::kRemoved ? std::string() : std::string(mark.dot_node)}) +
            ";");
  }

  static std::string Label(const DiagramNode& node) {
    std::string name;
    std::string rest;
    for (const TextLine& line : NodeText(node)) {
      if (line.role == TextLine::Role::kName) {
        name += (name.empty() ? "" : "<BR/>") + HtmlText(line.text);
      } else {
        rest += R"(<BR/><FONT POINT-SIZE="10" COLOR="#4d4d4d">)" + HtmlText(line.text) + "</FONT>";
      }
    }
    if (node.mark == Mark::kRemoved) name = "<S>" + name + "</S>";
    if (node.mark != Mark::kNone) name = fmt::format("{} {}", MarkGlyph(node.mark), name);
    return "<B>" + name + "</B>" + rest;
  }

  void Group(std::size_t index, int depth) {
    const DiagramGroup& group = diagram_.groups[index];
    Line(depth, fmt::format("subgraph cluster_{} {{", index));
    Line(depth + 1,
         "label=" + QuotedLabel(group.title) +
             "; style=\"rounded,dashed\"; color=\"#b0b0b0\"; fontsize=10; fontcolor=\"#595959\";");
    for (const std::size_t node : group.members)
      Node(node, depth + 1);
    for (std::size_t inner = index + 1; inner < diagram_.groups.size(); ++inner) {
      if (diagram_.groups[inner].parent == index) Group(inner, depth + 1);
    }
    Line(depth, "}");
  }

  // The blanks keep the text off the line.
  static std::string EdgeLabel(const DiagramEdge& edge) {
    std::string label;
    for (const std::string& line : EdgeText(edge)) {
      label += (label.empty() ? "" : "\\n") + EscapedLabel(" " + line + " ");
    }
    return label.empty() ? label : '"' + label + '"';
  }

  void Edge(const DiagramEdge& edge) {
    const std::string label = EdgeLabel(edge);
    const MarkLook& mark = MarkLookOf(edge.mark);
    // In a cycle of both sides together the edge that is gone gives way.
    const bool gives_way = edge.mark == Mark::kRemoved && edge.to < edge.from;
    const bool control = edge.kind == DiagramEdgeKind::kControl;
    const std::string_view color = edge.mark != Mark::kNone ? mark.line
                                   : control ? LookOf(graph::StepKind::kCondition).line
                                             : "";
    Line(1, Quoted(diagram_.nodes[edge.from].id) + " -> " + Quoted(diagram_.nodes[edge.to].id) +
                Attributes({label.empty() ? "" : "label=" + label,
                            color.empty() ? "" : fmt::format("color=\"{}\"", color),
                            std::string(mark.dot_edge), gives_way ? "constraint=false" : "",
                            edge.kind == DiagramEdgeKind::kOrder ? "arrowhead=vee" : "",
                            edge.implied && edge.mark == Mark::kNone ? "style=dotted" : ""}) +
                ";");
  }

  const Diagram& diagram_;
  const std::string& title_;
  std::vector<std::optional<std::size_t>> group_of_;
  std::string out_;
};

}  // namespace

std::string DotText(const Diagram& diagram, const std::string& title) {
  return DotWriter(diagram, title).Write();
}

Result<std::string> DotFile(const graph::Pipeline& pipeline, const RenderOptions& options) {
  return DotText(MakeDiagram(pipeline), options.title);
}

Result<std::string> DotFile(const graph::Comparison& comparison, const RenderOptions& options) {
  return DotText(MakeDiagram(comparison), options.title);
}

}  // namespace smgraph::render
