#include "render/graphviz.h"

#include <cstdio>
#include <map>
#include <memory>
#include <mutex>
#include <utility>

#include <fmt/format.h>
#include <gvc.h>

namespace smgraph::render {
namespace {

constexpr std::size_t kManyNodes = 2000;
constexpr double kPointsPerInch = 72.0;
constexpr double kTitleHeight = 14.0;

// The library keeps global state.
std::mutex& LibraryMutex() {
  static std::mutex mutex;
  return mutex;
}

struct CloseGraph {
  void operator()(Agraph_t* graph) const { agclose(graph); }
};
using Graph = std::unique_ptr<Agraph_t, CloseGraph>;

struct CloseFile {
  void operator()(FILE* file) const { std::fclose(file); }
};
using File = std::unique_ptr<FILE, CloseFile>;

// How graphs of the library get the ids by which it orders subgraphs and edges: numbered in the
// order of their making. By itself it takes the addresses of their names, so that the same graph
// would be laid out differently from time to time.
namespace numbered {

// Of one graph: even numbers for names, odd ones for what has none.
struct Ids {
  std::map<std::string, IDTYPE> of_name;
  std::map<IDTYPE, std::string> names;
  IDTYPE named = 0;
  IDTYPE nameless = 1;
};

Ids& Of(void* state) {
  return *static_cast<Ids*>(state);
}

void* Open(Agraph_t* /*graph*/, Agdisc_t* /*disciplines*/) {
  return new Ids;
}

void Close(void* state) {
  delete &Of(state);
}

long Map(void* state, int /*type*/, char* name, IDTYPE* id, int create) {
  Ids& ids = Of(state);
  if (name == nullptr) {
    *id = ids.nameless;
    ids.nameless += 2;
    return 1;
  }
  const auto found = ids.of_name.find(name);
  if (found == ids.of_name.end() && create == 0) return 0;
  if (found != ids.of_name.end()) {
    *id = found->second;
    return 1;
  }
  *id = ids.named += 2;
  ids.of_name.emplace(name, *id);
  ids.names.emplace(*id, name);
  return 1;
}

// No ids of the caller's choice.
long Allocate(void* /*state*/, int /*type*/, IDTYPE /*id*/) {
  return 0;
}

void Free(void* /*state*/, int /*type*/, IDTYPE /*id*/) {}

char* Print(void* state, int /*type*/, IDTYPE id) {
  Ids& ids = Of(state);
  const auto found = ids.names.find(id);
  return found == ids.names.end() ? nullptr : found->second.data();
}

void Register(void* /*state*/, int /*type*/, void* /*object*/) {}

}  // namespace numbered

Agdisc_t* NumberedIds() {
  static Agiddisc_t ids = {&numbered::Open,  &numbered::Map,   &numbered::Allocate, &numbered::Free,
                           &numbered::Print, &numbered::Close, &numbered::Register};
  static Agdisc_t all = {&AgMemDisc, &ids, &AgIoDisc};
  return &all;
}

// One for the process, never freed: the plug-in that measures text keeps pointers into the last
// one.
GVC_t* Context() {
  static GVC_t* const context = [] {
    agseterr(AGMAX);  // nothing on standard error; failures are results
    return gvContext();
  }();
  return context;
}

Error Failure(std::string what) {
  const char* reason = aglasterr();
  if (reason != nullptr && *reason != '\0') what += std::string(": ") + reason;
  while (!what.empty() && what.back() == '\n')
    what.pop_back();
  return {.message = std::move(what)};
}

// Frees the layout before the graph is closed.
class Layout {
 public:
  explicit Layout(Agraph_t* graph) : graph_(graph), ok_(gvLayout(Context(), graph, "dot") == 0) {}
  ~Layout() { gvFreeLayout(Context(), graph_); }
  Layout(const Layout&) = delete;
  Layout& operator=(const Layout&) = delete;
  bool ok() const { return ok_; }

 private:
  Agraph_t* graph_;
  bool ok_;
};

void Set(void* object, const char* name, const std::string& value) {
  // The library's text parameters are not const in this version, but it copies them.
  std::string name_text = name;
  std::string value_text = value;
  std::string empty;
  agsafeset(object, name_text.data(), value_text.data(), empty.data());
}

// An empty label of a fixed size: the library then needs no fonts, whose sizes differ by machine.
std::string Spacer(double width, double height) {
  return fmt::format(
      R"(<TABLE BORDER="0" CELLPADDING="0" CELLSPACING="0"><TR><TD FIXEDSIZE="TRUE" WIDTH="{:.0f}" HEIGHT="{:.0f}"></TD></TR></TABLE>)",
      width, height);
}

void SetHtml(Agraph_t* graph, void* object, const char* name, const std::string& html) {
  std::string text = html;
  std::string name_text = name;
  std::string empty;
  char* value = agstrdup_html(graph, text.data());
  agsafeset(object, name_text.data(), value, empty.data());
  agstrfree(graph, value);
}

class Placer {
 public:
  explicit Placer(const PlaceRequest& request) : request_(request) {}

  Result<Placed> Run() {
    if (Context() == nullptr) return Failure("graphviz cannot be started");
    std::string name = "pipeline";
    const Graph graph(agopen(name.data(), Agdirected, NumberedIds()));
    graph_ = graph.get();
    Fill();
    const Layout layout(graph_);
    if (!layout.ok()) return Failure("graphviz cannot lay out this graph");
    Read();
    return std::move(out_);
  }

 private:
  void Fill() {
    Set(graph_, "nodesep", "0.35");
    Set(graph_, "ranksep", "0.45");
    // All ranks at once: ranked by itself, a frame can get edges along a rank, whose labels make
    // this version free memory twice.
    Set(graph_, "newrank", "true");
    if (request_.nodes.size() > kManyNodes) {
      Set(graph_, "splines", "line");
      Set(graph_, "nslimit", "0.1");
      Set(graph_, "nslimit1", "0.1");
    }
    for (std::size_t i = 0; i < request_.nodes.size(); ++i)
      AddNode(i);
    for (std::size_t i = 0; i < request_.frames.size(); ++i)
      AddFrame(i);
    for (std::size_t i = 0; i < request_.edges.size(); ++i)
      AddEdge(i);
  }

  void AddNode(std::size_t index) {
    std::string name = fmt::format("n{}", index);
    Agnode_t* node = agnode(graph_, name.data(), 1);
    Set(node, "shape", "box");
    Set(node, "label", "");
    Set(node, "fixedsize", "true");
    Set(node, "width", fmt::format("{:.4f}", request_.nodes[index].width / kPointsPerInch));
    Set(node, "height", fmt::format("{:.4f}", request_.nodes[index].height / kPointsPerInch));
    nodes_.push_back(node);
  }

  void AddFrame(std::size_t index) {
    const PlaceRequest::Frame& frame = request_.frames[index];
    Agraph_t* parent = frame.parent ? frames_[*frame.parent] : graph_;
    std::string name = fmt::format("cluster{}", index);
    Agraph_t* subgraph = agsubg(parent, name.data(), 1);
    for (const std::size_t node : frame.nodes)
      agsubnode(subgraph, nodes_[node], 1);
    SetHtml(graph_, subgraph, "label", Spacer(frame.label_width, kTitleHeight));
    Set(subgraph, "margin", "10");
    frames_.push_back(subgraph);
  }

  void AddEdge(std::size_t index) {
    const PlaceRequest::Edge& edge = request_.edges[index];
    std::string name = fmt::format("e{}", index);
    Agedge_t* line = agedge(graph_, nodes_[edge.from], nodes_[edge.to], name.data(), 1);
    if (edge.label_width > 0) {
      SetHtml(graph_, line, "label", Spacer(edge.label_width, edge.label_height));
    }
    if (!edge.ranks) Set(line, "constraint", "false");
    Set(line, "arrowsize", "0.7");
    edges_.push_back(line);
  }

  PlacedPoint Point(pointf point) const { return {point.x - box_.LL.x, box_.UR.y - point.y}; }

  PlacedBox Box(boxf box) const {
    const PlacedPoint low = Point(box.LL);
    const PlacedPoint high = Point(box.UR);
    return {(low.x + high.x) / 2, (low.y + high.y) / 2, high.x - low.x, low.y - high.y};
  }

  void Read() {
    box_ = GD_bb(graph_);
    out_.width = box_.UR.x - box_.LL.x;
    out_.height = box_.UR.y - box_.LL.y;
    for (std::size_t i = 0; i < nodes_.size(); ++i) {
      const PlacedPoint middle = Point(ND_coord(nodes_[i]));
      out_.nodes.push_back({middle.x, middle.y, request_.nodes[i].width, request_.nodes[i].height});
    }
    for (Agedge_t* edge : edges_)
      out_.edges.push_back(Line(edge));
    for (Agraph_t* frame : frames_)
      out_.frames.push_back(Box(GD_bb(frame)));
  }

  PlacedLine Line(Agedge_t* edge) const {
    PlacedLine line;
    if (const textlabel_t* label = ED_label(edge)) line.label = Point(label->pos);
    const splines* drawn = ED_spl(edge);
    if (drawn == nullptr || drawn->size == 0) return line;
    const bezier& curve = drawn->list[0];
    for (std::size_t i = 0; i < static_cast<std::size_t>(curve.size); ++i) {
      line.curve.push_back(Point(curve.list[i]));
    }
    line.tip = curve.eflag != 0 ? Point(curve.ep) : line.curve.back();
    return line;
  }

  const PlaceRequest& request_;
  Agraph_t* graph_ = nullptr;
  std::vector<Agnode_t*> nodes_;
  std::vector<Agedge_t*> edges_;
  std::vector<Agraph_t*> frames_;
  boxf box_{};
  Placed out_;
};

// Overwrites what stands between `begin` and `end` behind it by zeros, so that offsets stay true.
void BlankBetween(std::string_view begin, char end, std::string& bytes) {
  for (std::size_t at = bytes.find(begin); at != std::string::npos;
       at = bytes.find(begin, at + 1)) {
    for (std::size_t i = at + begin.size(); i < bytes.size() && bytes[i] != end; ++i) {
      if (bytes[i] >= '0' && bytes[i] <= '9') bytes[i] = '0';
    }
  }
}

// Drops comments, in which the library names its version.
void DropComments(std::string& svg) {
  for (std::size_t at = svg.find("<!--"); at != std::string::npos; at = svg.find("<!--", at)) {
    const std::size_t end = svg.find("-->", at);
    if (end == std::string::npos) return;
    svg.erase(at, end + 3 - at + (svg.substr(end + 3, 1) == "\n" ? 1 : 0));
  }
}

}  // namespace

Result<Placed> PlaceGraph(const PlaceRequest& request) {
  const std::lock_guard<std::mutex> lock(LibraryMutex());
  return Placer(request).Run();
}

Result<std::string> GraphvizImage(const std::string& dot, const char* format) {
  const std::lock_guard<std::mutex> lock(LibraryMutex());
  if (Context() == nullptr) return Failure("graphviz cannot be started");
  std::string text = dot;
  const File file(fmemopen(text.data(), text.size(), "r"));
  if (file == nullptr) return Failure("there is no memory to draw in");
  const Graph graph(agread(file.get(), NumberedIds()));
  if (graph == nullptr) return Failure("graphviz cannot read the graph");
  const Layout layout(graph.get());
  if (!layout.ok()) return Failure("graphviz cannot lay out this graph");
  char* data = nullptr;
  unsigned int length = 0;
  if (gvRenderData(Context(), graph.get(), format, &data, &length) != 0 || data == nullptr) {
    return Failure(fmt::format("graphviz cannot write {}", format));
  }
  std::string bytes(data, length);
  gvFreeRenderData(data);
  BlankBetween("/CreationDate (D:", ')', bytes);
  if (bytes.starts_with("<?xml")) DropComments(bytes);
  return bytes;
}

}  // namespace smgraph::render
