#include <algorithm>
#include <cctype>
#include <cstdio>
#include <map>
#include <memory>
#include <mutex>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include <boost/algorithm/string/trim.hpp>
#include <cgraph.h>
#include <fmt/format.h>

#include "frontends/generic/builder.h"
#include "frontends/generic/generic.h"

namespace smgraph::generic {
namespace {

// The library keeps global state.
std::mutex& ReaderMutex() {
  static std::mutex mutex;
  return mutex;
}

// What the library has to say about the text. It wants a function, so there is one place for it.
std::string& Complaints() {
  static std::string text;
  return text;
}

int Complain(char* message) {
  Complaints() += message;
  return 0;
}

// Messages are kept instead of printed for the time of reading.
class Listening {
 public:
  Listening() : former_(agseterrf(&Complain)), level_(agseterr(AGERR)) { Complaints().clear(); }
  ~Listening() {
    agseterr(level_);
    agseterrf(former_);
  }
  Listening(const Listening&) = delete;
  Listening& operator=(const Listening&) = delete;

 private:
  agusererrf former_;
  agerrlevel_t level_;
};

struct CloseGraph {
  void operator()(Agraph_t* graph) const { agclose(graph); }
};
using Graph = std::unique_ptr<Agraph_t, CloseGraph>;

struct CloseFile {
  void operator()(FILE* file) const { std::fclose(file); }
};
using File = std::unique_ptr<FILE, CloseFile>;

// "<stdin>: syntax error in line 3 near 'x'": its line and what it is.
Error SyntaxError(FileId file) {
  const std::string& text = Complaints();
  SourceSpan span;
  span.file = file;
  std::string message = "not valid DOT";
  const std::size_t line = text.find("line ");
  if (line != std::string::npos) {
    span.begin.line =
        static_cast<std::uint32_t>(std::strtoul(text.c_str() + line + 5, nullptr, 10));
    span.begin.column = 1;
    span.end = span.begin;
  }
  const std::size_t near = text.find("near ");
  if (near != std::string::npos)
    message += ": " + boost::trim_copy(text.substr(near, text.find('\n', near) - near));
  return {message, span, {}};
}

// A label in one line; escapes that break lines are blanks, "\N" is the node's name.
std::string PlainLabel(std::string_view label, std::string_view name) {
  std::string out;
  for (std::size_t i = 0; i < label.size(); ++i) {
    if (label[i] != '\\' || i + 1 == label.size()) {
      out += label[i] == '\n' ? ' ' : label[i];
      continue;
    }
    const char escape = label[++i];
    if (escape == 'N')
      out += name;
    else
      out += escape == 'n' || escape == 'l' || escape == 'r' ? ' ' : escape;
  }
  return boost::trim_copy(out);
}

// The text of the attribute "label"; nothing where it is markup or a record with fields.
std::string LabelOf(void* object, const char* name) {
  char* label = agget(object, const_cast<char*>("label"));
  if (label == nullptr || aghtmlstr(label) != 0) return {};
  const char* shape = agget(object, const_cast<char*>("shape"));
  if (shape != nullptr && std::string_view(shape).ends_with("ecord")) return {};
  return PlainLabel(label, name);
}

// The name of a port that a record or a table gave; "s", "ne", … only say where a line ends.
std::string PortOf(Agedge_t* edge, const char* attribute) {
  const char* said = agget(edge, const_cast<char*>(attribute));
  const std::string_view port = said == nullptr ? "" : said;
  const std::string_view name = port.substr(0, port.find(':'));
  constexpr std::string_view kPlaces = " n ne e se s sw w nw c _ ";
  const bool place = kPlaces.find(fmt::format(" {} ", name)) != std::string_view::npos;
  return place ? std::string() : std::string(name);
}

// What is written at an edge, with the ports that it joins: "rows", "rows (out → in)", "out → ".
std::string EdgeLabel(Agedge_t* edge) {
  const std::string label = LabelOf(edge, "");
  const std::string tail = PortOf(edge, "tailport");
  const std::string head = PortOf(edge, "headport");
  if (tail.empty() && head.empty()) return label;
  const std::string ports = head.empty() ? tail : boost::trim_copy(tail + " → " + head);
  return label.empty() ? ports : fmt::format("{} ({})", label, ports);
}

// The clusters around each node, from the outermost; a node in two that are not nested is in the
// first one, as in Graphviz.
class Clusters {
 public:
  explicit Clusters(Agraph_t* graph) {
    CountLabels(graph);
    Visit(graph, {});
  }

  std::vector<std::string> Around(const std::string& node) const {
    const auto found = around_.find(node);
    return found == around_.end() ? std::vector<std::string>() : found->second;
  }

 private:
  // In the order in which they are written; the library's own is by addresses.
  static std::vector<Agraph_t*> PartsOf(Agraph_t* graph) {
    std::vector<Agraph_t*> parts;
    for (Agraph_t* part = agfstsubg(graph); part != nullptr; part = agnxtsubg(part))
      parts.push_back(part);
    std::ranges::sort(parts, {}, [](Agraph_t* part) { return AGSEQ(part); });
    return parts;
  }

  static bool IsCluster(Agraph_t* graph) {
    return std::string_view(agnameof(graph)).starts_with("cluster");
  }

  // What is written at a graph goes for those in it, too, which it does not tell apart.
  static std::string OwnLabel(Agraph_t* cluster) {
    const std::string label = LabelOf(cluster, agnameof(cluster));
    return label == LabelOf(agparent(cluster), agnameof(cluster)) ? std::string() : label;
  }

  // A cluster is called by its label where no other one has it, else by its id.
  std::string NameOf(Agraph_t* cluster) const {
    const std::string label = OwnLabel(cluster);
    return label.empty() || uses_.at(label) > 1 ? std::string(agnameof(cluster)) : label;
  }

  void CountLabels(Agraph_t* graph) {
    for (Agraph_t* part : PartsOf(graph)) {
      if (IsCluster(part)) ++uses_[OwnLabel(part)];
      CountLabels(part);
    }
  }

  void Visit(Agraph_t* graph, const std::vector<std::string>& outer) {
    for (Agraph_t* part : PartsOf(graph)) {
      std::vector<std::string> path = outer;
      if (IsCluster(part)) path.push_back(NameOf(part));
      if (path.size() > outer.size()) Enclose(part, outer, path);
      Visit(part, path);
    }
  }

  void Enclose(Agraph_t* cluster, const std::vector<std::string>& outer,
               const std::vector<std::string>& path) {
    for (Agnode_t* node = agfstnode(cluster); node != nullptr; node = agnxtnode(cluster, node)) {
      std::vector<std::string>& known = around_[agnameof(node)];
      if (known == outer) known = path;
    }
  }

  std::map<std::string, int> uses_;
  std::map<std::string, std::vector<std::string>> around_;
};

SourceSpan WholeFile(FileId file) {
  SourceSpan span;
  span.file = file;
  return span;
}

std::string NameOf(Agraph_t* graph, FileId file, const SourceMap& sources) {
  const std::string name = agnameof(graph);
  return name.empty() || name.front() == '%' ? NameOfFile(sources.Path(file)) : name;
}

graph::Pipeline PipelineOf(Agraph_t* graph, FileId file, const SourceMap& sources) {
  Builder builder;
  const SourceSpan span = WholeFile(file);
  const Clusters clusters(graph);
  for (Agnode_t* node = agfstnode(graph); node != nullptr; node = agnxtnode(graph, node)) {
    const std::string id = agnameof(node);
    builder.AddNode(id, LabelOf(node, id.c_str()), span, clusters.Around(id));
  }
  for (Agnode_t* node = agfstnode(graph); node != nullptr; node = agnxtnode(graph, node)) {
    for (Agedge_t* edge = agfstout(graph, node); edge != nullptr; edge = agnxtout(graph, edge))
      builder.AddEdge(agnameof(node), agnameof(aghead(edge)), EdgeLabel(edge), span);
  }
  return builder.Build(NameOf(graph, file, sources), span);
}

}  // namespace

bool LooksLikeDot(std::string_view text) {
  const std::size_t brace = text.find('{');
  if (brace == std::string_view::npos) return false;
  std::string head = boost::trim_copy(std::string(text.substr(0, brace)));
  if (head.starts_with("strict")) head = boost::trim_copy(head.substr(6));
  const std::string_view word = head.starts_with("digraph") ? "digraph" : "graph";
  if (!head.starts_with(word)) return false;
  const std::string id = boost::trim_copy(head.substr(word.size()));
  return id.empty() || id.find_first_of("\n=()") == std::string::npos || id.front() == '"';
}

Result<graph::Document> ReadDot(std::string_view text, FileId file, SourceMap& sources) {
  const std::scoped_lock lock(ReaderMutex());
  const Listening listening;
  const File stream(fmemopen(const_cast<char*>(text.data()), text.size(), "r"));
  agsetfile(const_cast<char*>("graph"));  // counts lines from one again
  graph::Document document;
  while (stream) {
    const Graph graph(agread(stream.get(), nullptr));
    if (!Complaints().empty()) return SyntaxError(file);
    if (!graph) break;
    if (agisdirected(graph.get()) == 0) {
      return Error{"the graph is undirected: its edges say no order", WholeFile(file),
                   "write digraph and ->"};
    }
    document.pipelines.push_back(PipelineOf(graph.get(), file, sources));
  }
  if (document.pipelines.empty()) return SyntaxError(file);
  return document;
}

}  // namespace smgraph::generic
