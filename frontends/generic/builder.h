#pragma once

#include <cstddef>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "graph/base/source.h"
#include "graph/pipeline.h"

namespace smgraph::generic {

/// Collects nodes and edges, and makes a pipeline of them.
class Builder {
 public:
  /// False when there is one with this id already. `clusters` are the names of those that it is in,
  /// from the outermost.
  bool AddNode(const std::string& id, const std::string& label, const SourceSpan& span,
               std::vector<std::string> clusters = {});
  /// False when an end is no node.
  bool AddEdge(const std::string& from, const std::string& to, const std::string& label,
               const SourceSpan& span);
  /// A step is called by its label where no other node has that label or that id, else by its id.
  graph::Pipeline Build(const std::string& name, const SourceSpan& span) const;

 private:
  struct Node {
    std::string id;
    std::string label;
    SourceSpan span;
    std::vector<std::string> clusters;
  };
  struct Edge {
    std::size_t from = 0;
    std::size_t to = 0;
    std::string label;
    SourceSpan span;
  };

  std::vector<std::string> Names() const;

  std::vector<Node> nodes_;
  std::vector<Edge> edges_;
  std::map<std::string, std::size_t, std::less<>> index_;
};

/// The name of a file without folder and suffix: of a graph that has no name.
std::string NameOfFile(std::string_view path);

}  // namespace smgraph::generic
