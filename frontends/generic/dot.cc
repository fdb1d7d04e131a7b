#include <cctype>
#include <cstdio>
#include <memory>
#include <mutex>
#include <string>
#include <utility>

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
  for (Agnode_t* node = agfstnode(graph); node != nullptr; node = agnxtnode(graph, node))
    builder.AddNode(agnameof(node), LabelOf(node, agnameof(node)), span);
  for (Agnode_t* node = agfstnode(graph); node != nullptr; node = agnxtnode(graph, node)) {
    for (Agedge_t* edge = agfstout(graph, node); edge != nullptr; edge = agnxtout(graph, edge))
      builder.AddEdge(agnameof(node), agnameof(aghead(edge)), LabelOf(edge, ""), span);
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
