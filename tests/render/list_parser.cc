#include <algorithm>
#include <string>
#include <utility>
#include <vector>

#include "tests/render/drawing_parser.h"
#include "tests/render/parsed_text.h"

namespace smgraph::render {
namespace {

// An edge as it is written, in pieces.
struct Entry {
  std::vector<std::string> target;
  std::vector<std::string> label;
};

class ListParser {
 public:
  ParsedDrawing Run(std::string_view text) {
    while (!text.empty()) {
      const std::size_t end = text.find('\n');
      Line(std::string(text.substr(0, end)));
      text.remove_prefix(end == std::string_view::npos ? text.size() : end + 1);
    }
    EndStep();
    for (ParsedEdge& edge : out_.edges) {
      if (std::ranges::find(out_.nodes, edge.to, &ParsedNode::name) == out_.nodes.end()) {
        out_.problems.push_back("no step '" + edge.to + "'");
      }
    }
    std::ranges::sort(out_.nodes);
    std::ranges::sort(out_.edges);
    return std::move(out_);
  }

 private:
  void Line(const std::string& line) {
    const std::size_t indent = line.find_first_not_of(' ');
    if (indent == std::string::npos) return;
    const std::string rest = line.substr(indent);
    switch (indent) {
      case 0:
        EndStep(), name_ = {rest};
        break;
      case 1:
        name_.push_back(rest);
        break;
      case 2:
        StartEdge(rest);
        break;
      case 5:
        entries_.back().target.push_back(rest);
        break;
      case 6:
      case 7:
        entries_.back().label.push_back(rest);
        break;
      default:
        break;  // a detail goes on
    }
  }

  void StartEdge(const std::string& text) {
    for (const std::string arrow : {"→ ", "-> "}) {
      if (!text.starts_with(arrow)) continue;
      const std::string rest = text.substr(arrow.size());
      const std::size_t gap = rest.find("  ");
      Entry entry{{rest.substr(0, gap)}, {}};
      if (gap != std::string::npos) entry.label.push_back(Stripped(rest.substr(gap)));
      entries_.push_back(std::move(entry));
    }
  }

  void EndStep() {
    if (name_.empty()) return;
    const auto [mark, name] = SplitNameMark(Rejoined(name_));
    out_.nodes.push_back({name, mark, false});
    for (const Entry& entry : entries_) {
      const auto [edge_mark, label] = SplitMark(Rejoined(entry.label));
      out_.edges.push_back({name, Decoded(Rejoined(entry.target)), label, edge_mark});
    }
    name_.clear();
    entries_.clear();
  }

  std::vector<std::string> name_;
  std::vector<Entry> entries_;
  ParsedDrawing out_;
};

}  // namespace

ParsedDrawing ParseList(std::string_view text) {
  return ListParser().Run(text);
}

}  // namespace smgraph::render
