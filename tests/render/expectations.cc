#include "tests/render/expectations.h"

#include <algorithm>
#include <cstdlib>
#include <fstream>
#include <iterator>
#include <sstream>

#include "render/text/graphemes.h"

namespace smgraph::render {
namespace {

std::string Line(const ParsedNode& node) {
  return "step [" + std::string(1, node.mark) + "] " + node.name +
         (node.decides ? " (decides)" : "");
}

std::string Line(const ParsedEdge& edge) {
  return "edge [" + std::string(1, edge.mark) + "] " + edge.from + " -(" + edge.label + ")-> " +
         edge.to;
}

std::string Line(const ParsedFrame& frame) {
  std::string line = "frame " + frame.title + ":";
  for (const std::string& node : frame.nodes)
    line += " " + node;
  return line;
}

template <typename T>
void AddMissing(const char* word, const std::vector<T>& from, const std::vector<T>& in,
                std::string& out) {
  std::vector<T> missing;
  std::ranges::set_difference(from, in, std::back_inserter(missing));
  for (const T& item : missing)
    out += word + Line(item) + "\n";
}

std::string ReadFile(const std::string& path) {
  std::ifstream file(path, std::ios::binary);
  std::ostringstream text;
  text << file.rdbuf();
  return text.str();
}

// Of the group and of those in it.
std::vector<std::string> NamesIn(const Diagram& diagram, const DiagramGroup& group) {
  std::vector<std::string> names;
  for (const std::size_t member : group.members)
    names.push_back(diagram.nodes[member].id);
  for (const DiagramGroup& inner : diagram.groups) {
    if (!inner.parent || &diagram.groups[*inner.parent] != &group) continue;
    std::ranges::copy(NamesIn(diagram, inner), std::back_inserter(names));
  }
  std::ranges::sort(names);
  return names;
}

}  // namespace

ParsedDrawing Expected(const Diagram& diagram, bool list) {
  ParsedDrawing expected;
  for (const DiagramNode& node : diagram.nodes) {
    expected.nodes.push_back({node.id, MarkGlyph(node.mark), !list && IsDecision(node.kind)});
  }
  for (const DiagramEdge& edge : diagram.edges) {
    expected.edges.push_back(
        {diagram.nodes[edge.from].id, diagram.nodes[edge.to].id, edge.label, MarkGlyph(edge.mark)});
  }
  for (const DiagramGroup& group : diagram.groups) {
    if (!list) expected.frames.push_back({group.title, NamesIn(diagram, group)});
  }
  std::ranges::sort(expected.frames);
  std::ranges::sort(expected.nodes);
  std::ranges::sort(expected.edges);
  return expected;
}

std::string Differences(const ParsedDrawing& found, const ParsedDrawing& expected) {
  std::string out;
  for (const std::string& problem : found.problems)
    out += problem + "\n";
  AddMissing("not drawn: ", expected.nodes, found.nodes, out);
  AddMissing("not drawn: ", expected.edges, found.edges, out);
  AddMissing("invented: ", found.nodes, expected.nodes, out);
  AddMissing("invented: ", found.edges, expected.edges, out);
  AddMissing("invented: ", found.frames, expected.frames, out);
  // Where frames have no room there are none.
  if (!found.frames.empty()) AddMissing("not drawn: ", expected.frames, found.frames, out);
  return out;
}

std::vector<std::string> Lines(std::string_view text) {
  std::vector<std::string> lines;
  while (!text.empty()) {
    const std::size_t end = text.find('\n');
    lines.emplace_back(text.substr(0, end));
    text.remove_prefix(end == std::string_view::npos ? text.size() : end + 1);
  }
  return lines;
}

std::string BadLines(std::string_view text, int width) {
  std::string out;
  if (!text.empty() && text.back() != '\n') out += "no newline at the end\n";
  for (const std::string& line : Lines(text)) {
    const bool wide = width > 0 && text::DisplayWidth(line) > width;
    const bool control = std::ranges::any_of(line, [](char c) { return c >= 0 && c < ' '; });
    const bool trailing = !line.empty() && line.back() == ' ';
    if (wide || control || trailing) out += line + "\n";
  }
  return out;
}

std::string GoldenDifference(const std::string& name, std::string_view text) {
  const std::string path = std::string(SMGRAPH_SOURCE_DIR) + "/tests/render/golden/" + name;
  if (std::getenv("SMGRAPH_UPDATE_GOLDEN") != nullptr) {
    std::ofstream(path, std::ios::binary) << text;
    return {};
  }
  const std::string expected = ReadFile(path);
  if (expected == text) return {};
  return "expected in " + path + ":\n" + expected + "\nfound:\n" + std::string(text) +
         "\nif that is right: SMGRAPH_UPDATE_GOLDEN=1 render_test\n";
}

}  // namespace smgraph::render
