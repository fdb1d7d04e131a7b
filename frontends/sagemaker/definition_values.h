#pragma once

#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "graph/pipeline.h"
#include "graph/value.h"

// Values of a compiled definition.
namespace smgraph::sagemaker {

/// One `Get` of a step.
struct DefinitionUse {
  std::string step;
  std::string path;  // property path, or the property file's name
  graph::EdgeKind kind = graph::EdgeKind::kReference;
  std::string input;     // port of the consumer
  bool outside = false;  // outside Arguments: no edge for the SDK
};

/// Turns the plain values of a definition into references, joins and the like, and notes the steps
/// they refer to. A step's name may hold dots: the longest known name wins, else the name ends at
/// the first dot.
class DefinitionValues {
 public:
  explicit DefinitionValues(std::vector<std::string> names) : names_(std::move(names)) {}

  graph::Value Read(const graph::Value& plain, int depth = 0);
  /// What is read from now on belongs to this port.
  void SetInput(std::string input) { input_ = std::move(input); }
  void SetOutside(bool outside) { outside_ = outside; }
  std::vector<DefinitionUse> TakeUses() { return std::exchange(uses_, {}); }

 private:
  graph::Value ReadGet(const std::string& path);
  graph::Value ReadJoin(const graph::Map& join, int depth);
  graph::Value ReadJsonGet(const graph::Map& get, int depth);
  std::pair<std::string, std::string> Split(std::string_view path) const;
  void Note(std::string step, std::string path, graph::EdgeKind kind);

  std::vector<std::string> names_;
  std::vector<DefinitionUse> uses_;
  std::string input_;
  bool outside_ = false;
};

}  // namespace smgraph::sagemaker
