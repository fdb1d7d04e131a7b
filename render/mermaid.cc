#include "render/mermaid.h"

#include <map>
#include <optional>
#include <set>
#include <vector>

#include <fmt/format.h>

#include "render/look.h"
#include "render/text/graphemes.h"

namespace smgraph::render {
namespace {

// Text for between quotes; Mermaid's own codes for what would end it or mean something in it.
std::string Escaped(std::string_view text) {
  std::string out;
  for (const char c : text::Printable(text)) {
    switch (c) {
      case '"':
        out += "#quot;";
        break;
      case '#':
        out += "#35;";
        break;
      case '<':
        out += "#lt;";
        break;
      case '>':
        out += "#gt;";
        break;
      case '&':
        out += "#amp;";
        break;
      case '`':
        out += "#96;";
        break;
      default:
        out += c;
    }
  }
  return out;
}

std::string QuotedLabel(std::string_view text) {
  return '"' + Escaped(text) + '"';
}

struct Brackets {
  std::string_view open;
  std::string_view close;
};

Brackets BracketsOf(const DiagramNode& node) {
  const std::string_view look = LookOf(node.kind).name;
  if (look == "decision") return {"{{", "}}"};
  if (look == "failure" || look == "end") return {"([", "])"};
  if (look == "model") return {"[(", ")]"};
  return {"[", "]"};
}

class MermaidWriter {
 public:
  explicit MermaidWriter(const Diagram& diagram) : diagram_(diagram) {}

  std::string Write(const std::string& title) {
    if (!title.empty()) out_ += "---\ntitle: " + QuotedLabel(title) + "\n---\n";
    Line(0, "flowchart TD");
    NameNodes();
    std::vector<std::optional<std::size_t>> group_of(diagram_.nodes.size());
    for (std::size_t group = 0; group < diagram_.groups.size(); ++group) {
      for (const std::size_t node : diagram_.groups[group].members)
        group_of[node] = group;
    }
    for (std::size_t node = 0; node < diagram_.nodes.size(); ++node) {
      if (!group_of[node]) Node(node, 1);
    }
    for (std::size_t group = 0; group < diagram_.groups.size(); ++group) {
      if (!diagram_.groups[group].parent) Group(group, 1);
    }
    for (const DiagramEdge& edge : diagram_.edges)
      Edge(edge);
    Styles();
    return std::move(out_);
  }

 private:
  void Line(int depth, const std::string& text) {
    out_ += std::string(static_cast<std::size_t>(depth) * 2, ' ') + text + "\n";
  }

  // "s_" keeps clear of Mermaid's words ("end", "class", …).
  void NameNodes() {
    std::map<std::string, int> used;
    for (const DiagramNode& node : diagram_.nodes) {
      std::string name = "s_";
      for (const char c : node.id) {
        const bool plain =
            (c >= '0' && c <= '9') || (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z');
        name += plain ? c : '_';
      }
      const int count = ++used[name];
      names_.push_back(count == 1 ? name : fmt::format("{}__{}", name, count));
    }
  }

  void Node(std::size_t index, int depth) {
    const DiagramNode& node = diagram_.nodes[index];
    std::string label = Escaped(node.id);
    if (node.mark != Mark::kNone) label = fmt::format("{} {}", MarkGlyph(node.mark), label);
    const auto add = [&](const std::string& text) { label += "<br/>" + Escaped(text); };
    if (!node.type.empty()) add(node.type);
    for (const std::string& detail : node.details)
      add(detail);
    if (!node.former_id.empty()) add("was " + node.former_id);
    const Brackets brackets = BracketsOf(node);
    const std::string_view style =
        diagram_.comparison ? MarkName(node.mark) : LookOf(node.kind).name;
    used_styles_.insert(std::string(style));
    Line(depth, fmt::format("{}{}\"{}\"{}:::{}", names_[index], brackets.open, label,
                            brackets.close, style));
  }

  void Group(std::size_t index, int depth) {
    const DiagramGroup& group = diagram_.groups[index];
    Line(depth, fmt::format("subgraph g_{} [{}]", index, QuotedLabel(group.title)));
    for (const std::size_t node : group.members)
      Node(node, depth + 1);
    for (std::size_t inner = index + 1; inner < diagram_.groups.size(); ++inner) {
      if (diagram_.groups[inner].parent == index) Group(inner, depth + 1);
    }
    Line(depth, "end");
  }

  void Edge(const DiagramEdge& edge) {
    std::string label = Escaped(edge.label);
    if (edge.mark != Mark::kNone) label = MarkGlyph(edge.mark) + (label.empty() ? "" : " " + label);
    const bool dotted = edge.mark == Mark::kRemoved || edge.implied;
    const std::string_view arrow = dotted ? "-.->" : edge.mark == Mark::kAdded ? "==>" : "-->";
    Line(1, fmt::format("{} {}{} {}", names_[edge.from], arrow,
                        label.empty() ? "" : "|\"" + label + "\"|", names_[edge.to]));
    if (edge.mark != Mark::kNone) marked_edges_[edge.mark].push_back(edge_count_);
    ++edge_count_;
  }

  void Styles() {
    if (diagram_.comparison) {
      for (const Mark mark : {Mark::kNone, Mark::kAdded, Mark::kRemoved, Mark::kChanged}) {
        const MarkLook& look = MarkLookOf(mark);
        const std::string_view line = mark == Mark::kRemoved ? ",stroke-dasharray:6 4"
                                      : mark == Mark::kNone  ? ""
                                      : mark == Mark::kChanged
                                          ? ",stroke-width:3px,stroke-dasharray:2 2"
                                          : ",stroke-width:3px";
        ClassDef(look.name, look.fill, look.line, line);
        if (marked_edges_[mark].empty()) continue;
        Line(1,
             fmt::format("linkStyle {} stroke:{}", fmt::join(marked_edges_[mark], ","), look.line));
      }
      return;
    }
    for (const DiagramNode& node : diagram_.nodes) {
      const Look& look = LookOf(node.kind);
      ClassDef(look.name, look.fill, look.line, "");
    }
  }

  // Each class once, and only those that are used.
  void ClassDef(std::string_view name, std::string_view fill, std::string_view line,
                std::string_view more) {
    if (used_styles_.erase(std::string(name)) == 0) return;
    Line(1, fmt::format("classDef {} fill:{},stroke:{},color:#1c2024{}", name, fill, line, more));
  }

  const Diagram& diagram_;
  std::vector<std::string> names_;
  std::set<std::string> used_styles_;
  std::map<Mark, std::vector<int>> marked_edges_;
  int edge_count_ = 0;
  std::string out_;
};

}  // namespace

std::string MermaidText(const Diagram& diagram, const std::string& title) {
  return MermaidWriter(diagram).Write(title);
}

Result<std::string> MermaidFile(const graph::Pipeline& pipeline, const RenderOptions& options) {
  return MermaidText(MakeDiagram(pipeline), options.title);
}

Result<std::string> MermaidFile(const graph::Comparison& comparison, const RenderOptions& options) {
  return MermaidText(MakeDiagram(comparison), options.title);
}

}  // namespace smgraph::render
